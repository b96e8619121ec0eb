"""In a real terminal, the lean driver shows what Textual's own shows, and sends less."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_grid import as_seen

from benchmarks.pseudo_terminal import PseudoTerminal

APP = Path(__file__).with_name("small_app.py")
Pair = tuple[PseudoTerminal, PseudoTerminal]


@pytest.fixture
def pair() -> Iterator[Pair]:
    """The same app on Textual's driver and on ours."""
    env = {"PYTHONPATH": str(APP.parents[2])}
    stock, lean = (PseudoTerminal([sys.executable, str(APP), driver], env=env) for driver in ("stock", "lean"))
    for terminal in (stock, lean):
        assert terminal.wait_for("300 records"), terminal.text
    settle((stock, lean))
    yield stock, lean
    stock.close()
    lean.close()


def settle(pair: Pair) -> None:
    for terminal in pair:
        terminal.read_until_quiet(quiet=0.15, patience=0.6)


def press(pair: Pair, *names: str) -> None:
    for terminal in pair:
        terminal.press(*names)
    settle(pair)


def assert_the_same(pair: Pair) -> None:
    stock, lean = pair
    for _ in range(8):  # a busy machine takes its time between a key and what it shows
        if lean.text == stock.text:
            break
        settle(pair)
    assert lean.text == stock.text
    for y in range(stock.screen.lines):
        cells = [[as_seen(terminal.screen.buffer[y][x]) for x in range(stock.screen.columns)] for terminal in pair]
        assert cells[0] == cells[1], f"line {y}"


def test_moving_scrolling_resizing_and_coming_back_from_the_shell(pair: Pair) -> None:
    stock, lean = pair
    assert_the_same(pair)
    for keys in (["j"] * 3, ["j"] * 20, ["k"] * 15, ["pagedown"] * 3, ["end"], ["home"], ["space", "space"]):
        press(pair, *keys)
        assert_the_same(pair)
    assert lean.bytes < stock.bytes * 0.7
    for size in ((60, 16), (100, 30), (80, 24)):
        for terminal in pair:
            terminal.resize(*size)
            terminal.screen.reset()  # a terminal may do anything to the screen when it is resized
        settle(pair)
        assert_the_same(pair)
        press(pair, "j")
        assert_the_same(pair)
    press(pair, "s")
    assert "record" in lean.text
    assert_the_same(pair)


def test_what_another_program_wrote_is_gone_after_ctrl_l(pair: Pair) -> None:
    stock, lean = pair
    before = lean.text
    lean.screen.erase_in_display(2)
    press(pair, "ctrl+l")
    assert lean.text == before
    press(pair, "g")
    assert "garbage" in lean.text
    press(pair, "j", "j", "j")
    assert_the_same(pair)
    before = stock.text
    press(pair, "ctrl+l")
    assert lean.text == before
    assert_the_same(pair)
