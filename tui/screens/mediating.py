"""What the parties of an item want and say: answers, positions, ways out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from store import Item, Refused
from store.records.entry import Answer
from store.records.item import Change, Side
from store.records.mediation import Propose, Reply, TakeSide
from store.sentence import N_
from store.views.key import codes, name
from tui.dialogs.dialogue import Ask, Choose, Dialogue, Part, code, until
from tui.dialogs.naming import party_named, words
from tui.labels import label
from tui.listings.conflict_why import ConflictWhyListing
from tui.listings.relay_why import RelayWhyListing
from tui.screens import page
from tui.screens.item_actions import ItemActions
from tui.text import _, apart, plain

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ALL = 0
"""In the place of a party: what all of them want."""


class Mediating(ItemActions):
    """Recording what each side says."""

    def action_record_why(self) -> None:
        """Show the records behind each number of a conflict or a relay."""
        item = self.item()
        if item is None:
            return
        if item.kind == "conflict":
            self.app.push_screen(page("why", ConflictWhyListing(item.id), self.asked_why()))
        elif item.kind == "relay":
            self.app.push_screen(page("why", RelayWhyListing(item.id)))
        else:
            self.notice(_("Nothing is reckoned of it: its sheet says all there is"), "warn")

    def asked_why(self) -> str:
        """Return about what of a conflict it is asked why: about nothing in particular."""
        return ""

    def action_item_answer(self) -> None:
        """Record what a party says."""
        self.talk(self._answer())

    def _answer(self) -> Dialogue:
        item = self.item()
        if item is None:
            return
        if not item.parties:
            self.notice(_("There is nobody to answer: name its parties first (e edits it)"), "warn")
            return
        party, option = yield from self.addressed(item)
        kind = item.kind if item.kind in ("approval", "relay") else "conflict"
        labels = {answer: label(f"answer.{kind}", answer) for answer in ("yes", "reserve", "no")}
        answer = yield from code(name(self.desk.workspace, party), labels)
        text = ""
        if answer == "reserve":
            text = yield from until(Ask(_("On what condition, or what is unclear?")), words)
        self.do(Reply(id=item.id, party=party, answer=cast(Answer, answer), option=option, text=text))

    def addressed(self, item: Item) -> Part[tuple[int, int | None]]:
        """Ask who answers, and about which option."""
        party = yield from self._party(item)
        return party, ((yield from _option(item)) if item.kind == "conflict" else None)

    def action_item_side(self) -> None:
        """Write down where a party stands, and why."""
        self.talk(self._side())

    def _side(self) -> Dialogue:
        item = self.item()
        if item is None:
            return
        party = yield from self.standing_side(item)
        if party == ALL:
            yield from self._goal(item)
            return
        who = plain(name(self.desk.workspace, party), 24)
        side = next((side for side in item.sides if side.party == party), None)
        ask = Ask(_("What does {party} want?").format(party=who), side.position if side else "")
        position = yield from until(ask, words)
        before = apart(side.interests) if side else ""
        question = _("Why does it matter to {party}?").format(party=who)
        why = yield Ask(question, before, _("Interests, separated by semicolons"))
        interests = tuple(part.strip() for part in why.split(";") if part.strip())
        weight = Ask(_("How much does it weigh for {party}, from 1 to 5?").format(party=who), _weight(side))
        rank = yield from until(weight, rank_named)
        self.do(TakeSide(id=item.id, rev=item.rev, party=party, position=position, interests=interests, rank=rank))

    def _goal(self, item: Item) -> Dialogue:
        """Write down what all sides want."""
        goal = yield from until(Ask(_("Which goal do they share?"), item.goal), words)
        self.do(Change(id=item.id, rev=item.rev, goal=goal))

    def standing_side(self, item: Item) -> Part[int]:
        """Ask where whom stands; a party that is no side yet becomes one, and of a conflict ALL may be meant."""
        goal = {"y": _("all: the goal")} if item.kind == "conflict" else {}
        return (yield from self._party(item, goal | {"z": _("another…")}))

    def action_item_option(self) -> None:
        """Add a way out."""
        self.talk(self._propose())

    def _propose(self) -> Dialogue:
        item = self.item()
        if item is None:
            return
        text = yield from until(Ask(_("A way out of #{id}").format(id=item.id)), words)
        self.do(Propose(id=item.id, rev=item.rev, text=text))

    def _party(self, item: Item, others: Mapping[str, str] = MappingProxyType({})) -> Part[int]:
        """Ask which party, by letter; `others` are the letters for all of them (y), and for one named by its code."""
        workspace = self.desk.workspace
        letters = dict(zip(LETTERS, item.parties, strict=False))
        labels = {letter: plain(name(workspace, party), 18) for letter, party in letters.items()}
        letter = "z" if others and not letters else (yield Choose(_("Which party?"), {**labels, **others}))
        if letter in letters:
            return letters[letter]
        if letter == "y":
            return ALL
        hint = " ".join(codes(workspace, item.parties))
        return (yield from until(Ask(_("Which party?"), hint=hint), lambda text: party_named(workspace, text)))


def _weight(side: Side | None) -> str:
    return str(side.rank) if side is not None and side.rank else ""


def rank_named(text: str) -> int | None:
    """Return how much something weighs, None where nothing was typed. Refused where it is not from 1 to 5."""
    if text and text not in ("1", "2", "3", "4", "5"):
        raise Refused(N_("Type a number from 1 (little) to 5, or nothing"))
    return int(text) if text else None


def _option(item: Item) -> Part[int]:
    """Ask which option, by letter."""
    texts = (_("leave as is"), *(option.text for option in item.options))
    numbered = (f"{number} {plain(text, 18)}" for number, text in enumerate(texts))
    letters = dict(zip(LETTERS, numbered, strict=False))
    letter = yield Choose(_("About which option?"), letters)
    return LETTERS.index(letter)
