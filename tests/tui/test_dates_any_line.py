"""Lines nobody would type are read too: a thousand here, as many as one likes with `any_line.py`."""

from __future__ import annotations

from tests.tui.any_line import run


def test_any_line_is_read() -> None:
    assert run(1000, seed=3) > 0
