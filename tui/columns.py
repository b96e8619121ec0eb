"""The columns of a list: what they are, and how wide each is in the room there is. Known to screens and commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.text import cells, plain

GAP = 1
"""Blank cells between two columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, and the room it takes in cells."""

    title: str = ""
    width: int = 0
    """Cells; 0: it shares what the others leave."""
    least: int = 12
    """The cells a sharing column needs at least."""
    weight: int = 1
    """A sharing column's part of what is left."""
    priority: int = 0
    """0: always there; otherwise the highest number is the first to go where room is short."""
    right: bool = False
    """Aligned to the right, for numbers."""


class Row(NamedTuple):
    """What a listing shows of one record; all text is the users' or translated, none of it is markup."""

    cells: Sequence[str]
    """One text a column; where there are fewer, the last runs on to the end of the line."""
    roles: Sequence[str] = ()
    """One role a cell ("dim", "alert", "warn", "good", "accent" or ""); those missing take the row's."""
    role: str = ""
    sign: str = ""
    """One cell in the margin, so that colour is never the only sign; by default the gravest role's own."""


@dataclass(frozen=True, slots=True)
class Section:
    """A rule line with a label among the keys of a listing: it is shown, and cannot be selected."""

    label: str


SIGNS = {"alert": "!", "warn": "~"}


def sign_of(row: Row) -> str:
    """Return the one-cell sign in the margin of `row`."""
    if row.sign:
        return row.sign[0]
    roles = {row.role, *row.roles}
    return next((sign for role, sign in SIGNS.items() if role in roles), " ")


def fit(text: str, width: int, right: bool = False) -> str:
    """Return `text` in exactly `width` cells: padded, or cut with `…`."""
    text = plain(text, max(width, 0))
    padding = " " * (width - cells(text))
    return padding + text if right else text + padding


def widths(columns: Sequence[Column], room: int) -> list[tuple[int, int]]:
    """Return (number of the column, its cells) for the columns that `room` cells hold, in their order."""
    shown = list(range(len(columns)))
    while _needed(columns, shown) > room:
        last_to_stay = max(shown, key=lambda place: columns[place].priority)
        if columns[last_to_stay].priority == 0:
            break
        shown.remove(last_to_stay)
    spare = max(0, room - _needed(columns, shown))
    weights = sum(columns[place].weight for place in shown if not columns[place].width)
    result = []
    for place in shown:
        column = columns[place]
        share = 0 if column.width else spare * column.weight // weights
        if not column.width:
            spare, weights = spare - share, weights - column.weight
        result.append((place, (column.width or column.least) + share))
    return result


def _needed(columns: Sequence[Column], shown: Sequence[int]) -> int:
    return sum(columns[place].width or columns[place].least for place in shown) + GAP * max(0, len(shown) - 1)
