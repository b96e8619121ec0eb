"""Readings against the line that is expected, drawn with characters: what a terminal can show of a plot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from tui.pieces import Line, Piece
from tui.text import cells, figure, short_day

READ, EXPECTED, TODAY = "●", "·", "┊"
LEAST = (30, 5)
"""Columns and lines below which nothing can be read from it."""


class Curve(NamedTuple):
    """What is drawn."""

    readings: Sequence[tuple[date, float]]
    base: float
    target: float
    start: date | None
    by: date | None
    unit: str = ""

    def expected(self, day: date) -> float | None:
        """Return where the line is that day; before it begins and after its end there is none."""
        if self.start is None or self.by is None or not self.start <= day <= self.by:
            return None
        return self.base + (self.target - self.base) * (day - self.start).days / max(1, (self.by - self.start).days)

    def span(self, today: date) -> tuple[date, date]:
        """Return the first and last day that is drawn."""
        days = [today, *(on for on, _value in self.readings), *(on for on in (self.start, self.by) if on)]
        first, last = min(days), max(days)
        return first, max(last, first + timedelta(days=1))


def curve(drawn: Curve, today: date, width: int, height: int) -> list[Line]:
    """Return the plot in so many columns and lines, a scale at its left and days below."""
    width, height = max(width, LEAST[0]), max(height, LEAST[1]) - 1
    values = [drawn.base, drawn.target, *(value for _on, value in drawn.readings)]
    low, high = min(values), max(values)
    scale = {0: f"{figure(high)} {drawn.unit}".rstrip(), height - 1: f"{figure(low)} {drawn.unit}".rstrip()}
    margin = max(map(cells, scale.values())) + 1
    field = _field(drawn, today, (low, high), width - margin - 1, height)
    rows: list[Line] = []
    for number, row in enumerate(field):
        label = f"{scale.get(number, ''):>{margin - 1}}"
        rows.append([Piece(f"{label} │", "dim"), *_in_roles(row)])
    first, last = drawn.span(today)
    ends = short_day(first, today), short_day(last, today)
    gap = width - margin - 1 - sum(map(cells, ends))
    return [*rows, Piece(f"{' ' * margin}└{ends[0]}{'─' * max(1, gap)}{ends[1]}", "dim")]


def _field(drawn: Curve, today: date, scale: tuple[float, float], width: int, height: int) -> list[list[str]]:
    """Return the characters of the plot, row by row."""
    (first, last), (low, high) = drawn.span(today), scale
    field = [[" "] * width for _row in range(height)]

    def column(day: date) -> int:
        return round((width - 1) * (day - first).days / (last - first).days)

    def row(value: float) -> int:
        return round((height - 1) * (high - value) / ((high - low) or 1))

    for line in field:
        line[column(today)] = TODAY
    for place in range(width):
        expected = drawn.expected(first + timedelta(days=round((last - first).days * place / (width - 1))))
        if expected is not None:
            field[row(expected)][place] = EXPECTED
    for on, value in drawn.readings:
        field[row(value)][column(on)] = READ
    return field


def _in_roles(row: Sequence[str]) -> Iterator[Piece]:
    for role, run in groupby(row, lambda character: "accent" if character == READ else "dim"):
        yield Piece("".join(run), role)
