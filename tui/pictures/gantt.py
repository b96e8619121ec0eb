"""Bars over days, drawn with characters: a timeline that reads at 80 columns, and without colour."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from tui.text import _, cells

DONE, OPEN, LATE, POINT, TODAY, MILESTONE, BEYOND = "▒", "█", "▓", "◆", "┊", "★", "…"
"""What is settled, what is not, what is late; a meeting; today; go-live; what lies outside."""


class Scale(NamedTuple):
    """Days on so many cells."""

    first: date
    last: date
    width: int

    def cell(self, day: date) -> int:
        """Return where a day stands, at the edge where it lies outside."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return max(0, min(self.width - 1, round(share * (self.width - 1))))

    def axis(self) -> str:
        """Return the names of the months above the days on which they begin."""
        names = _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
        line = ""
        month = self.first.replace(day=1)
        while month <= self.last:
            at, named = self.cell(month), names[month.month - 1]
            if (not line or len(line) < at) and at + cells(named) <= self.width:
                line = f"{line:<{at}}{named}"
            month = (month + timedelta(days=32)).replace(day=1)
        return line


def scale(days: Iterable[date], today: date, width: int) -> Scale:
    """Return a scale that holds today and all these days, on so many cells."""
    there = [today, *days]
    return Scale(min(there), max(max(there), min(there) + timedelta(days=27)), max(8, width))


def bar(scale: Scale, first: date, last: date, today: date, fill: str) -> str:
    """Return the bar from one day to another; on a single day a point stands, `fill` else. Today is a line through
    all."""
    line = [" "] * scale.width
    line[scale.cell(today)] = TODAY
    begin, end = scale.cell(first), scale.cell(last)
    for place in range(begin, end + 1):
        line[place] = fill
    return "".join(line)
