"""Doing the same to one item or to many."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from store import Item, Meeting, Operation
from store.records.triage import Accept
from store.views.key import Key
from tui.dialogs.dialogue import Dialogue, sure
from tui.screens.desk_screen import DeskScreen
from tui.text import _, _n

Make = Callable[[Item], Iterable[Operation]]


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

    def each(self, make: Make, word: str) -> Dialogue:
        """Do the same to all chosen items as one commit; several are previewed first."""
        items = self.items()
        if not items:
            self.notice(_("There is no item under the cursor"), "warn")
            return
        if len(items) > 1:
            question = _("{what}: {items}?").format(what=word, items=_n("{n} item", "{n} items", len(items)))
            if not (yield from sure(question)):
                return
        self.do(*(operation for item in items for operation in make(item)))

    def next_meeting(self, item: Item) -> Meeting | None:
        """Return the next planned meeting to which a party of an item is invited; says so where there is none."""
        workspace, today = self.desk.workspace, self.desk.today.isoformat()
        parties = {*item.parties, *([item.source] if item.source else [])}
        found = (meeting for party in parties for meeting in workspace.find(Meeting, parties=party))
        coming = [meeting for meeting in found if meeting.status == "planned" and meeting.start >= today]
        if not coming:
            self.notice(_("No meeting is planned with the parties of this item"), "warn")
        return min(coming, key=lambda meeting: meeting.start, default=None)


def opened(item: Item) -> Iterable[Operation]:
    """Return what takes an item out of the inbox first, where it still is there."""
    return [Accept(id=item.id)] if item.status == "inbox" else []
