"""A screen on which one officer writes and the others follow."""

from __future__ import annotations

import time

from tui import pen as pens
from tui.pen import Pen
from tui.screens.desk_screen import DeskScreen
from tui.text import _


class HoldingPen(DeskScreen):
    """Whoever comes first has the pen; any other may take it."""

    pen = Pen(0)
    """At no meeting yet."""

    @property
    def whereabouts(self) -> str:
        """The meeting, and whether we have the pen."""
        return self.pen.where

    @property
    def writer(self) -> str:
        """The login of the colleague who has the pen, "" where nobody else has."""
        return pens.holder(self.desk.presence.others(), self.pen)

    def come_to(self, meeting: int) -> None:
        """Sit down at a meeting: with the pen, if nobody else has it."""
        self.pen = Pen(meeting)
        if not self.writer:
            self._take()

    def action_run_pen(self) -> None:
        """Take the pen from whoever has it."""
        if self.pen.since and not self.writer:
            self.notice(_("You have the pen"))
            return
        self._take()
        self.notice(_("You have the pen: what you type is kept as you type it"), "good")

    def may_write(self) -> bool:
        """Say whether we have the pen, and take one that lies there; says who has it, and how it is taken."""
        writer = self.writer
        if writer:
            key = self.key_of_pen()
            self.notice(_("{login} has the pen: {key} takes it").format(login=writer, key=key), "warn")
            return False
        if not self.pen.since:
            self._take()
        return True

    def key_of_pen(self) -> str:
        """Return the key that takes it."""
        from tui.actions import TAKE_PEN

        return self.key_of(TAKE_PEN)

    def tell_who_is_here(self) -> None:
        """Notice also that a colleague has taken the pen."""
        super().tell_who_is_here()
        if self.pen.since and (writer := self.writer):
            self.pen = Pen(self.pen.meeting)
            self.desk.presence.tell(self.whereabouts)
            self.notice(_("{login} has taken the pen; you follow").format(login=writer), "warn")

    def _take(self) -> None:
        self.pen = Pen(self.pen.meeting, time.time_ns() // 1_000_000)
        self.desk.presence.tell(self.whereabouts)
