"""The pack of a meeting: pinned, skipped, put in order; what stands in it can be dealt with on the spot."""

from __future__ import annotations

from store import Item, Meeting
from store.records.meeting import Pin, Skip
from store.records.proceedings import Arrange
from store.views.key import Key
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.listings.pack import PackListing
from tui.pieces import Line, Part, Parts, Piece
from tui.screens import page
from tui.screens.list_screen import ListScreen
from tui.screens.mediating import Mediating
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.text import _, say


class PackScreen(Mediating, Settling, Triage, ListScreen):
    """What there is to raise, each line with why it is here."""

    place = "pack"
    BINDINGS = bindings((*ACTIONS["pack"], *EVERYWHERE))

    def __init__(self, meeting: int) -> None:
        """`meeting` is the number of the meeting."""
        self.pack = PackListing(meeting)
        super().__init__(self.pack)
        self._meeting = meeting

    def parts(self, key: Key) -> Parts:
        """All that brings the line here, then the record's sheet."""
        row = self.pack.row(self.desk.workspace, key, self.desk.today)
        reasons = (row.reason, *row.also) if row else ()
        why: list[Line] = [[Piece("• ", "dim"), Piece(say(one), "accent")] for one in reasons]
        return [Part(_("Why it is here"), why), *super().parts(key)]

    def action_meeting_run(self) -> None:
        """Run the meeting."""
        self.app.switch_screen(page("run", self._meeting))

    def action_pack_pin(self) -> None:
        """Pin the line, or unpin it."""
        if found := self._line():
            meeting, item = found
            self.do(Pin(id=meeting.id, rev=meeting.rev, item=item))

    def action_pack_skip(self) -> None:
        """Leave the line out, or take it in again."""
        if found := self._line():
            meeting, item = found
            self.do(Skip(id=meeting.id, rev=meeting.rev, item=item))

    def action_pack_up(self) -> None:
        """Raise the line earlier."""
        self._shift(-1)

    def action_pack_down(self) -> None:
        """Raise the line later."""
        self._shift(1)

    def _shift(self, step: int) -> None:
        """Put the line elsewhere in the order. The pinned come first: all up to the place it takes are pinned."""
        found = self._line()
        if found is None:
            return
        meeting, item = found
        order = [key.id for key in self.pack.order if key.table == Item.table]
        place = order.index(item) + step if item in order else -1
        if not 0 <= place < len(order):
            self.notice(_("The line stands at the end already"), "warn")
            return
        order.remove(item)
        order.insert(place, item)
        last = max(place, sum(id in meeting.pinned for id in order) - 1)
        self.do(Arrange(id=meeting.id, rev=meeting.rev, pinned=tuple(order[: last + 1])))

    def _line(self) -> tuple[Meeting, int] | None:
        """Return the meeting and the item under the cursor; says so where it is none."""
        here, meeting = self.here(), self.desk.workspace.get(Meeting, self._meeting)
        if here is None or meeting is None or here.table != Item.table:
            self.notice(_("Only items are pinned, skipped and put in order; this line comes by itself"), "warn")
            return None
        return meeting, here.id
