"""Where everything of a week stands in so many cells: columns of days, rows of hours, lanes for what overlaps. No
terminal."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

HOUR = 60
OPENS, CLOSES = 8, 18
"""The hours that are always shown, where there is room."""
NOTES = 4
"""Rows for what has no hour, where there is little room; a third of the picture where there is much."""
NARROW = 8
"""Cells of a weekend on which nothing is."""


class Told(NamedTuple):
    """What is shown of something: its words, their role, and a sign, so that colour is never the only one."""

    text: str
    role: str = ""
    sign: str = ""


class Block(NamedTuple):
    """Something on a day, at an hour or without one. What it says is asked for when it is drawn."""

    key: Hashable
    start: int = -1
    """Minutes since midnight; -1: it has no hour."""
    end: int = -1


class Day(NamedTuple):
    """A column."""

    heading: str
    is_today: bool
    is_closed: bool
    labels: tuple[str, ...]
    """What is told of the whole day and cannot be stood on: the name of a holiday."""
    notes: tuple[Block, ...]
    blocks: tuple[Block, ...]


class Placed(NamedTuple):
    """A block in the rows of its day."""

    block: Block
    first: int
    last: int
    """The row behind its last one."""
    lane: int
    lanes: int


class WeekPlan:
    """The lay-out of some days in a room of cells."""

    def __init__(self, days: Sequence[Day], width: int, height: int, gutter: int) -> None:
        """`gutter`: cells at the left for the hours."""
        self.days = days
        self.gutter = gutter
        needed = max((len(day.labels) + len(day.notes) for day in days), default=0)
        self.notes = min(needed, max(NOTES, height // 3))
        self.page = max(1, height - 1 - self.notes)
        """Rows of hours on the screen."""
        self.hours = _hours([block for day in days for block in day.blocks], self.page)
        fitting = self.page // len(self.hours)
        self.rows_an_hour = next((rows for rows in (4, 2) if fitting >= rows), 1)
        self.placed = [self._placed(day.blocks) for day in days]
        self.widths = self._widths(width - gutter)

    @property
    def rows(self) -> int:
        """Rows of hours there are in all."""
        return len(self.hours) * self.rows_an_hour

    def hour(self, row: int) -> int | None:
        """Return the hour that begins with a row."""
        place, part = divmod(row, self.rows_an_hour)
        return None if part else self.hours[place]

    def row_of(self, minutes: int) -> int:
        """Return the row in which a time of day falls."""
        hour, rest = divmod(minutes, HOUR)
        return bisect_left(self.hours, hour) * self.rows_an_hour + rest * self.rows_an_hour // HOUR

    def _placed(self, blocks: Iterable[Block]) -> list[Placed]:
        """Put what overlaps side by side, as many lanes as it needs."""
        found: list[Placed] = []
        together: list[Placed] = []
        for block in sorted(blocks, key=lambda block: (block.start, -block.end)):
            first = self.row_of(block.start)
            last = self.row_of(block.end - 1) + 1
            if together and first >= max(one.last for one in together):
                found += _of_one_width(together)
                together = []
            taken = {one.lane for one in together if one.last > first}
            lane = next(lane for lane in range(len(taken) + 1) if lane not in taken)
            together.append(Placed(block, first, last, lane, 1))
        return found + _of_one_width(together)

    def _widths(self, room: int) -> list[int]:
        """Return the cells of each column: an empty weekend takes little, a day with things side by side more."""
        empty = [place > 4 and not (day.notes or day.blocks) for place, day in enumerate(self.days)]
        weights = [
            0 if is_empty else max([1, *(one.lanes for one in placed)])
            for is_empty, placed in zip(empty, self.placed, strict=True)
        ]
        room, left = max(0, room - NARROW * sum(empty)), sum(weights)
        widths = []
        for weight in weights:
            share = room * weight // left if weight else NARROW
            if weight:
                room, left = room - share, left - weight
            widths.append(share)
        return widths


def _hours(blocks: Sequence[Block], room: int) -> list[int]:
    """Return the hours to be shown: those of work and all between them and what is early or late; where there is no
    room for so many, empty ones give way, the latest first."""
    opens = min([OPENS, *(block.start // HOUR for block in blocks)])
    closes = max([CLOSES, *(-(-block.end // HOUR) for block in blocks)])
    hours = [*range(opens, closes)]
    empty = [hour for hour in hours if not any(b.start < (hour + 1) * HOUR and b.end > hour * HOUR for b in blocks)]
    for hour in reversed(empty):
        if len(hours) <= room:
            break
        hours.remove(hour)
    return hours or [OPENS]


def _of_one_width(together: Sequence[Placed]) -> list[Placed]:
    lanes = max((one.lane for one in together), default=0) + 1
    return [one._replace(lanes=lanes) for one in together]
