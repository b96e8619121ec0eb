"""Figures of an initiative as tables that a spreadsheet opens and does not obey: its readings, its coverage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.interop.formulas import guarded
from store.interop.to_csv import line
from store.views.board.whole import Board

FIGURES = ("readings", "coverage", "pulse")


def figures(board: Board, of: str) -> Iterator[str]:
    """Yield a table's lines, the names of its columns first; `of` is one of `FIGURES`."""
    rows = {"readings": _readings, "coverage": _coverage, "pulse": _pulse}[of](board)
    return (line([_cell(value) for value in row]) for row in rows)


def _cell(value: Any) -> str:
    return guarded(value) if isinstance(value, str) else "" if value is None else str(value)


def _readings(board: Board) -> Iterator[tuple[Any, ...]]:
    yield "measure", "unit", "day", "value", "expected"
    for gauge in board.measures:
        for one in gauge.readings:
            expected = gauge.expected_way(one.day)
            on_line = None if expected is None else round(gauge.base + (gauge.target - gauge.base) * expected, 4)
            yield gauge.name, gauge.unit, one.day, one.value, on_line


def _coverage(board: Board) -> Iterator[tuple[Any, ...]]:
    yield "group", "name", "headcount", "trained", "share", "planned", "next"
    for one in board.coverage:
        share = None if one.share is None else round(one.share, 4)
        yield one.code, one.name, one.size, one.trained, share, one.planned, one.next


def _pulse(board: Board) -> Iterator[tuple[Any, ...]]:
    yield "group", "name", "step", "mean", "count", "before"
    for row in board.pulse.rows:
        for cell in row.cells:
            yield row.code, row.name, cell.step, cell.mean, cell.count, cell.before
