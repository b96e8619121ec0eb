"""Triage: one key, one decision."""

from __future__ import annotations

from typing import cast

from store import Item, Party
from store.records.item import ItemKind
from store.records.triage import Accept, Classify, Decline, Duplicate, Give, LogOnly, Wait
from store.views.key import codes, name
from store.views.likeness import likest, reports
from store.views.reasons import reasons
from tui.dialogs.dialogue import Ask, Dialogue, Part, Pick, code, until
from tui.dialogs.naming import login_named, party_named, words
from tui.labels import LABELS, label
from tui.screens.item_actions import Make
from tui.screens.sender import Senders
from tui.screens.snoozing import Snoozing
from tui.text import _, plain
from tui.widgets.bars import BETWEEN


class Triage(Snoozing, Senders):
    """What one decides about what comes in."""

    def action_item_accept(self) -> None:
        """Accept."""
        self.talk(self.each(lambda item: [Accept(id=item.id, rev=item.rev)], _("accept")))

    def action_item_give(self) -> None:
        """Give to a colleague."""
        self.talk(self._give())

    def _give(self) -> Dialogue:
        item = self.item()
        if item is None:
            return
        given = self.desk.answers("give")
        likely = self._liaison(item) or next(iter(given[-1:]), "")
        hint = ", ".join(self.desk.colleagues()) or _("A colleague's login")
        ask = Ask(_("Give to"), likely, hint, recalled=given, offered=True)
        to = yield from until(ask, login_named)
        given.append(to)
        yield from self.each(lambda item: [Give(id=item.id, rev=item.rev, to=to)], _("give to"), to)

    def _liaison(self, item: Item) -> str:
        """Return the colleague who represents whom an item comes from, "" for none and for oneself."""
        workspace = self.desk.workspace
        sender = workspace.get(Party, item.source) if item.source else None
        groups = (workspace.get(Party, group) for group in sender.groups) if sender else ()
        logins = [login for party in (sender, *groups) if party for login in party.liaisons]
        return next((login for login in logins if login != workspace.user), "")

    def action_item_wait(self) -> None:
        """Wait on a party."""
        self.talk(self._wait())

    def _wait(self) -> Dialogue:
        item = self.item()
        if item is None:
            return
        workspace = self.desk.workspace
        likely = [item.source] if item.source else item.parties[:1]
        hint = _("In whose court is the ball? A party's code or name; empty: in ours")
        ask = Ask(_("Wait on"), next(iter(codes(workspace, likely)), ""), hint, offered=True)
        party = yield from until(ask, lambda text: party_named(workspace, text) if text else None)
        whom = name(workspace, party) or _("us")
        yield from self.each(lambda item: [Wait(id=item.id, rev=item.rev, on=party)], _("wait on"), whom)

    def action_item_classify(self) -> None:
        """Say what it is."""
        self.talk(self._classify())

    def _classify(self) -> Dialogue:
        if self.item() is None:
            return
        kind = yield from code(_("Nature"), {code: label("item.kind", code) for code in LABELS["item.kind"]})
        make = Classify
        yield from self.each(
            lambda item: [make(id=item.id, rev=item.rev, kind=cast(ItemKind, kind))], label("item.kind", kind)
        )

    def action_item_log(self) -> None:
        """Close it, and log what it says."""
        self.talk(self.each(lambda item: [LogOnly(id=item.id, rev=item.rev)], _("log only")))

    def action_item_duplicate(self) -> None:
        """Close it as a duplicate of another."""
        self.talk(self._duplicate())

    def _duplicate(self) -> Dialogue:
        item = self.item()
        if item is None:
            return
        found = likest(self.desk.workspace, item, self.desk.today)
        marked = [other for other in self.items() if other.id != item.id]
        others = [*found, *(other for other in (*marked, item) if other not in found and marked)]
        question = _("“{title}” is a duplicate of").format(title=plain(item.title, 40))
        of = int((yield Pick(question, [(str(other.id), self._candidate(other)) for other in others])))
        # of several reports of the same thing, one is chosen to stand for the others
        yield from self.carry(
            [
                deed
                for deed in self.deeds(lambda item: [Duplicate(id=item.id, rev=item.rev, of=of)])
                if deed.key.id != of
            ],
            _("duplicate of"),
            self.desk.called((Item.table, of), 30),
        )

    def _candidate(self, item: Item) -> str:
        """Return what is shown of an item that another may be a duplicate of."""
        workspace, count = self.desk.workspace, reports(self.desk.workspace, item.id)
        times = f"×{count}" if count > 1 else ""
        ended = label("item.outcome", item.outcome) if item.outcome else ""
        what = " ".join(part for part in (times, label("item.kind", item.kind), f"({ended})" if ended else "") if part)
        return f"#{item.id}  {what}  {item.title}" + (f"{BETWEEN}{name(workspace, item.source)}" if item.source else "")

    def action_item_decline(self) -> None:
        """Decline, with the reason."""
        self.talk(self._decline())

    def _decline(self) -> Dialogue:
        if self.item() is None:
            return
        reason = yield from self.why_declined()
        yield from self.each(declined(reason), _("decline"), f"({reason})")

    def why_declined(self) -> Part[str]:
        """Ask for the reason; ↑ recalls those given before, by oneself and then by colleagues."""
        typed = self.desk.answers("decline")
        given = [*reasons(self.desk.workspace, Decline.act), *typed]
        latest = [*dict.fromkeys(reversed(given))][::-1]
        hint = _("↑ recalls earlier reasons") if latest else _("What whoever asked may be told")
        reason = yield from until(Ask(_("Decline because"), hint=hint, recalled=latest), words)
        typed.append(reason)
        return reason


def declined(reason: str) -> Make:
    """Return what declines an item for this reason."""
    return lambda item: [Decline(id=item.id, rev=item.rev, reason=reason)]
