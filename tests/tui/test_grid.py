"""The terminal shows the same, whether all is written or only what differs."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.terminal.grid import Grid, NotUnderstood
from tui.terminal.sgr import change

WIDTH, HEIGHT = 24, 10
COLOURS = ("", "1", "38;2;10;20;30", "1;4;38;5;9;48;2;1;2;3", "7", "1;31;48;2;1;2;3", "3;97;44", "48;2;1;2;3", "9;1")
Row = list[tuple[str, str]]


class Terminal:
    """A terminal, and how many characters were sent to it."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self.screen.reset_mode(pyte.modes.DECAWM)
        self.stream = pyte.Stream(self.screen)
        self.sent = 0

    def feed(self, data: str) -> None:
        self.sent += len(data)
        self.stream.feed(data)

    def cells(self) -> list[list[pyte.screens.Char]]:
        return [[as_seen(self.screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def as_seen(cell: pyte.screens.Char) -> pyte.screens.Char:
    """Return a cell without what nobody sees: the weight and colour of a blank."""
    if cell.data != " " or cell.underscore or cell.reverse or cell.strikethrough:
        return cell
    return cell._replace(fg="default", bold=False, italics=False)


def styled(text: str, colours: str) -> str:
    return f"\x1b[{colours}m{text}\x1b[0m" if colours else text


def at(x: int, y: int, row: Row) -> str:
    return f"\x1b[{y + 1};{x + 1}H" + "".join(styled(text, colours) for text, colours in row)


def padded(row: Row, width: int = WIDTH) -> Row:
    """Cut or fill a row to exactly so many cells."""
    kept: Row = []
    for text, colours in row:
        taken = ""
        for character in text:
            cells = 2 if character in "漢字界" else 1
            if cells <= width:
                taken, width = taken + character, width - cells
        kept.append((taken, colours))
    return [*kept, (" " * width, "")]


lines = st.lists(st.tuples(st.text("ab c漢字é…┃", max_size=14), st.sampled_from(COLOURS)), max_size=4).map(padded)
frames = st.one_of(
    st.dictionaries(st.integers(0, HEIGHT - 1), lines, min_size=1, max_size=HEIGHT),
    st.integers(-4, 4),  # all lines move by so many
)


@settings(max_examples=150, deadline=None)
@given(st.lists(lines, min_size=HEIGHT, max_size=HEIGHT), st.lists(frames, max_size=6))
def test_what_differs_is_enough(first: list[Row], later: list[dict[int, Row] | int]) -> None:
    whole, lean, grid = Terminal(), Terminal(), Grid(WIDTH, HEIGHT)
    shown = dict(enumerate(first))
    for move in [dict(enumerate(first)), *later]:
        rows = {y: shown[(y + move) % HEIGHT] for y in range(HEIGHT)} if isinstance(move, int) else move
        shown.update(rows)
        frame = "\n".join(at(0, y, row) for y, row in sorted(rows.items())) + "\x1b[1;1H"
        whole.feed(frame)
        lean.feed(grid.difference(frame))
        assert lean.cells() == whole.cells()
        assert (lean.screen.cursor.x, lean.screen.cursor.y) == (0, 0)
    assert lean.sent <= whole.sent


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1), st.text("xy ", min_size=1), st.sampled_from(COLOURS)
        ),
        max_size=12,
    )
)
def test_parts_of_lines_in_any_order(parts: list[tuple[int, int, str, str]]) -> None:
    whole, lean, grid = Terminal(), Terminal(), Grid(WIDTH, HEIGHT)
    for x, y, text, colours in parts:
        frame = at(x, y, [(text[: WIDTH - x], colours)])
        whole.feed(frame)
        lean.feed(grid.difference(frame))
        assert lean.cells() == whole.cells()


def page(first: int, cursor: int) -> str:
    """A list of numbered lines with one highlighted, as Textual writes it."""
    lines = (at(0, y, padded([(f"{first + y:4} line of the list", "7" if y == cursor else "")])) for y in range(HEIGHT))
    return "\n".join(lines)


def test_the_same_again_sends_nothing() -> None:
    grid = Grid(WIDTH, HEIGHT)
    grid.difference(page(0, 0) + "\x1b[1;1H")
    assert grid.difference(page(0, 0) + "\x1b[1;1H") == ""


def test_a_list_that_scrolls_is_moved_not_written_again() -> None:
    for step in (1, -1, 3):
        whole, lean, grid = Terminal(), Terminal(), Grid(WIDTH, HEIGHT)
        for frame in (page(50, 4), page(50 + step, 4)):
            whole.feed(frame)
            lean.feed(sent := grid.difference(frame))
            assert lean.cells() == whole.cells()
        assert len(sent) < len(page(0, 0)) / 2


def test_a_row_with_an_emoji_is_written_whole() -> None:
    grid = Grid(WIDTH, HEIGHT)
    grid.difference(at(0, 0, padded([("👩‍👩‍👧 family", "")], WIDTH + 3)))
    sent = grid.difference(at(0, 0, padded([("👩‍👩‍👧 familY", "")], WIDTH + 3)))
    assert "👩‍👩‍👧" in sent
    assert "\x1b[1;3H" in sent, "after it, the place of the next character is named, not assumed"


@pytest.mark.parametrize("frame", ["\x1b[2J", "\x1b[1;1Ha\tb", "\x1b[1;1H\x1b[1mbold", "\x1b[99;1Hx", "\x9b1mA", "a"])
def test_what_is_not_understood_changes_nothing(frame: str) -> None:
    grid = Grid(WIDTH, HEIGHT)
    with pytest.raises(NotUnderstood):
        grid.difference(frame)
    assert grid.rows == Grid(WIDTH, HEIGHT).rows
    assert grid.cursor is None


def test_a_wide_character_that_loses_one_half_loses_both() -> None:
    grid = Grid(WIDTH, HEIGHT)
    grid.difference(at(0, 0, [("a漢b字c", "1")]))
    grid.difference(at(2, 0, [("xyz", "")]))
    assert "".join(character for character, _ in grid.rows[0][:7]) == "a xyz c"


@given(st.lists(st.sampled_from([*COLOURS, "2", "1;2", "2;4;31", "53", "21;7"]), min_size=1))
def test_one_style_becomes_another_by_what_differs(styles: list[str]) -> None:
    before, screen = "", pyte.Screen(1, 1)
    stream = pyte.Stream(screen)
    for style in styles:
        stream.feed(change(before, style))
        fresh = pyte.Screen(1, 1)
        pyte.Stream(fresh).feed(f"\x1b[{style}m")
        assert screen.cursor.attrs == fresh.cursor.attrs
        assert len(change(before, style)) <= len(f"\x1b[0;{style}m")
        before = style
