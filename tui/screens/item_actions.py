"""Doing the same to one line or to many: one commit, and for several a look at what will happen before it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from store import Item, Operation, Refused
from store.records.triage import Accept
from store.views.key import Key
from tui.dialogs.dialogue import Dialogue, sure
from tui.screens.desk_screen import DeskScreen
from tui.screens.preview import Deed, rehearsed
from tui.sheets.lines import item_line
from tui.text import _, _n, plain, say

Make = Callable[[Item], Iterable[Operation]]
"""Gives what is to be done to an item; Refused where that cannot be."""


class ItemActions(DeskScreen):
    """Each action is about the marked items, else about the one under the cursor."""

    def items(self) -> list[Item]:
        """Return the items that the next action is about."""
        records = [self.record(key) for key in self.chosen() if not self.computed(key)]
        return [record for record in records if isinstance(record, Item)]

    def item(self) -> Item | None:
        """Return the first of them; says so where there is none."""
        items = self.items()
        if not items:
            self.notice(_("There is no item under the cursor"), "warn")
        return items[0] if items else None

    def computed(self, key: Key) -> bool:
        """Say whether a line stands for something computed, not for the record itself."""
        return False

    def each(self, make: Make, word: str, to: str = "", told: Callable[[Item], str] = lambda item: "") -> Dialogue:
        """Do the same to all chosen items; `word` says what, and `to` whom, when or why. Where that differs, `told`
        says it of each."""
        yield from self.carry(self.deeds(make, told), word, to)

    def deeds(self, make: Make, told: Callable[[Item], str] = lambda item: "") -> list[Deed]:
        """Return what is to be done, item by item."""
        today = self.desk.today
        return [
            Deed(Key(item.table, item.id), item_line(item, today), lambda item=item: make(item), told(item))  # type: ignore[misc]  # mypy does not infer a lambda's default
            for item in self.items()
        ]

    def carry(self, deeds: Sequence[Deed], word: str, to: str = "") -> Dialogue:
        """Carry out what is to be done as one commit; what is done to several is shown first, and asked."""
        if not deeds:
            self.notice(_("There is no item under the cursor"), "warn")
        elif len(deeds) > 1:
            yield from self._after_a_look(deeds, word, to)
        else:
            self._at_once(deeds[0])

    def _at_once(self, deed: Deed) -> None:
        try:
            operations = [*deed.make()]
        except Refused as refusal:
            self.notice(say(refusal.sentence), "warn")
            return
        self.do(*operations, about=[deed.key])

    def _after_a_look(self, deeds: Sequence[Deed], word: str, to: str) -> Dialogue:
        plan = rehearsed(self.desk.workspace, deeds)
        if not plan.fits:
            self.notice(say(plan.stay[0][1]), "warn")
            return
        count = len(plan.fits)
        what = f"{word} {plain(to, 30)}".rstrip()
        question = _("{what}: {items}?").format(what=what, items=_n("{n} item", "{n} items", count))
        if plan.stay:
            question += " " + _n("({n} stays as it is)", "({n} stay as they are)", len(plan.stay))
        self.foresee(plan.parts(f"{word} {to}".rstrip()))
        try:
            agreed = yield from sure(question)
        finally:
            self.foresee(None)
        if agreed:
            self.do(*plan.operations, about=plan.fits)


def opened(item: Item) -> Iterable[Operation]:
    """Return what takes an item out of the inbox first, where it still is there."""
    return [Accept(id=item.id)] if item.status == "inbox" else []
