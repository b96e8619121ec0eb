"""Whoever took the pen last has it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from store import Here
from tui.pen import Pen, holder, told

NOW = datetime(2026, 11, 18, tzinfo=UTC)


def here(login: str, where: str) -> Here:
    return Here(login, where, NOW)


@pytest.mark.parametrize("pen", [Pen(7), Pen(7, 1_790_000_000_000)])
def test_what_is_told_is_understood(pen: Pen) -> None:
    assert told(pen.where) == pen


@pytest.mark.parametrize("where", ["", "agenda", "run", "run x", "run 7 pen x", "run 7 pen 1 more", "run 9999999999"])
def test_anything_else_is_no_meeting(where: str) -> None:
    assert told(where) is None


def test_the_last_to_take_it_has_it() -> None:
    others = [here("lea", "run 7 pen 5"), here("max", "run 7 pen 9"), here("zoe", "run 8 pen 99"), here("ana", "run 7")]
    assert holder(others, Pen(7)) == "max"
    assert holder(others, Pen(7, 10)) == "", "it is mine"
    assert holder(others, Pen(6)) == ""
