"""What is done with relays: their plain wording, their headings, what recipients say back."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from store import Item
from store.records.entry import Answer
from store.records.item import Change
from store.records.mediation import Reply
from store.sentence import N_
from store.views.key import name
from tui.actions import Action
from tui.dialogs.dialogue import Ask, Dialogue, code, until
from tui.dialogs.naming import words
from tui.labels import label
from tui.screens.item_actions import opened
from tui.screens.mediating import Mediating
from tui.text import _, colon, plain

HEADINGS = (N_("Situation"), N_("Background"), N_("Assessment"), N_("Recommendation"))
"""SBAR; in French SAED. What a handover says, in the order in which it is said."""
BREAK = " ⏎ "
"""Where a text goes on on the next line, on the one line it is typed on."""


class Relaying(Mediating):
    """Wording relays, and hearing them back."""

    def has(self, action: Action) -> bool:
        """On a record's own page, what is done with relays is offered on relays."""
        record = self.record() if self.place == "record" and action.name.startswith("relay.") else None
        return super().has(action) and (record is None or (isinstance(record, Item) and record.kind == "relay"))

    def action_relay_plain(self) -> None:
        """Say it in plain words."""
        self._about_relay(self._plain)

    def action_relay_template(self) -> None:
        """Put the four headings into its text."""
        self._about_relay(self._template)

    def _about_relay(self, lead: Callable[[Item], Dialogue]) -> None:
        item = self.item()
        if item is None:
            return
        if item.kind != "relay":
            self.notice(_("This is no relay: n changes its nature"), "warn")
            return
        self.talk(lead(item))

    def _plain(self, item: Item) -> Dialogue:
        before = item.plain or "\n".join(filter(None, (item.title, item.text)))
        hint = _("Nothing in it leaks; E edits the text as it was said")
        typed = plain(before, multiline=True).replace("\n", BREAK)
        said = yield Ask(_("In plain words"), typed, hint=hint, aid=self.lens(item))
        text = said.replace(BREAK.strip(), "\n")
        text = "\n".join(line.strip() for line in text.split("\n")).strip()
        if text != item.plain:
            self.do(Change(id=item.id, rev=item.rev, plain=text))

    def _template(self, item: Item) -> Dialogue:
        headings = [colon(_(heading)).rstrip() for heading in HEADINGS]
        if all(heading in item.text for heading in headings):
            self.notice(_("Its text has the four headings already: E edits it"), "warn")
            return
        first, *others = headings
        self.do(Change(id=item.id, rev=item.rev, text="\n\n".join((f"{first}\n{item.text}".rstrip(), *others))))
        yield from ()

    def _answer(self) -> Dialogue:
        items = self.items()
        if items and items[0].kind == "relay" and items[0].parties:
            yield from self._read_back(items[0])
        else:
            yield from super()._answer()

    def _read_back(self, item: Item) -> Dialogue:
        """Note what a recipient has understood; of one recipient only, nobody is asked for."""
        party = item.parties[0] if not item.parties[1:] else (yield from self._party(item))
        labels = {answer: label("answer.relay", answer) for answer in ("yes", "reserve", "no")}
        answer = yield from code(name(self.desk.workspace, party), labels)
        text = ""
        if answer != "yes":
            ask = Ask(_("What did they understand?"), hint=_("In their words"))
            text = yield from until(ask, words)
        self.do(*opened(item), Reply(id=item.id, party=party, answer=cast(Answer, answer), text=text))
