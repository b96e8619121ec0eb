"""An officer's list: it opens at once, keeps its place, and obeys nothing that is written in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screen_text import shown, styles_of
from textual import on
from textual.app import App, ComposeResult
from textual.filter import LineFilter

from tui.columns import Column, Row, Section, widths
from tui.widgets.listing import Listing
from tui.widgets.unprintable import Unprintable
from tui.widgets.window import Window

COLUMNS = [Column("#", width=4, right=True), Column("Title", least=10), Column("Party", width=8, priority=1)]


class Desk(App[None]):
    """A list alone; it keeps the facts that the list posts, and which rows were asked for."""

    def __init__(self, count: int = 30, row: Callable[[Hashable], Row] | None = None) -> None:
        super().__init__()
        self.count = count
        self.facts: list[str] = []
        self.asked: list[Hashable] = []
        self.row = row or (lambda key: Row((str(key), f"item {key}", "nursing")))

    def compose(self) -> ComposeResult:
        yield Listing(COLUMNS, empty="Nothing to sort.\nPress ; to add a line.")

    def on_mount(self) -> None:
        self.show(range(self.count))
        self.listing.focus()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [Unprintable(), *super().get_line_filters()]

    @property
    def listing(self) -> Listing:
        return self.query_one(Listing)

    def show(self, keys: Sequence[Hashable], **how: Any) -> None:
        self.listing.show(keys, self._row, **how)

    def _row(self, key: Hashable) -> Row:
        self.asked.append(key)
        return self.row(key)

    @on(Listing.Moved)
    @on(Listing.Opened)
    @on(Listing.MarksChanged)
    def note(self, fact: Any) -> None:
        self.facts.append(f"{type(fact).__name__} {fact.count if hasattr(fact, 'count') else fact.key}")


async def test_the_list_as_it_is_seen() -> None:
    app = Desk(3)
    async with app.run_test(size=(34, 6)) as pilot:
        await pilot.press("j", "space")
        assert shown(app).splitlines() == [
            "      # Title            Party",
            "      0 item 0           nursing",
            " ✓    1 item 1           nursing",
            "›     2 item 2           nursing",
        ]
        assert app.facts == ["Moved 0", "Moved 1", "MarksChanged 1", "Moved 2"]


async def test_a_narrow_screen_drops_what_matters_least() -> None:
    app = Desk(1)
    async with app.run_test(size=(22, 4)):
        assert "Party" not in shown(app)
        assert "›     0 item 0" in shown(app)


@pytest.mark.parametrize("count", [10_000, 100_000])
async def test_any_number_of_records_opens_at_once_and_few_are_asked_for(count: int) -> None:
    app = Desk(count)
    async with app.run_test(size=(80, 24)) as pilot:
        assert set(app.asked) == set(range(23))
        app.asked.clear()
        await pilot.press("end")
        assert set(app.asked) == set(range(count - 23, count))
        assert app.listing.current == count - 1
        started = time.perf_counter()
        app.show(list(range(5, count)))
        assert time.perf_counter() - started < 0.1
        assert app.listing.current == count - 1


async def test_moving_the_cursor_repaints_two_lines() -> None:
    app = Desk()
    async with app.run_test(size=(60, 20)) as pilot:
        painted: list[int] = []
        draw = app.listing.render_line
        app.listing.render_line = lambda y: painted.append(y) or draw(y)  # type: ignore[method-assign,func-returns-value]  # watched, not replaced
        await pilot.press("j")
        assert painted == [1, 2]


async def test_a_held_key_does_not_queue() -> None:
    app = Desk(1000)
    async with app.run_test(size=(60, 20)) as pilot:
        painted = 0
        draw = app.listing.render_line

        def count(y: int) -> Any:
            nonlocal painted
            painted += 1
            return draw(y)

        app.listing.render_line = count  # type: ignore[method-assign]  # watched, not replaced
        await pilot.press(*["j"] * 5)
        app.listing.action_move(1)
        for _ in range(60):
            app.listing.action_move(1)
        await pilot.pause()
        assert app.listing.current == 66
        assert painted < 5 * 20 + 2 * 20, "sixty moves in a moment are one painting"


async def test_the_cursor_stays_with_its_record_when_the_list_changes() -> None:
    app = Desk()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("pagedown", "pagedown", "up", "up", "up", "up", "up")
        line = next(at for at, text in enumerate(shown(app).splitlines()) if text.startswith("›"))
        assert app.listing.current == 15
        app.show(["new", "newer", *range(30)])
        await pilot.pause()
        assert app.listing.current == 15
        assert shown(app).splitlines()[line].startswith("›    15 item 15"), "the line under the eye has not moved"
        app.facts.clear()
        app.show([key for key in range(30) if key != 15])
        await pilot.pause()
        assert app.listing.current == 16, "the next one comes by itself"
        assert app.facts == ["Moved 16"]
        app.show(range(30), keep=False)
        assert app.listing.current == 0


async def test_a_rule_line_is_seen_and_stepped_over() -> None:
    app = Desk(0)
    async with app.run_test(size=(40, 8)) as pilot:
        app.show([Section("to sort"), 1, 2, Section("suggestions"), 3])
        await pilot.pause()
        assert app.listing.current == 1
        assert "── suggestions ─────" in shown(app)
        await pilot.press("j", "j")
        assert app.listing.current == 3
        await pilot.press("j", "k", "k", "k", "k", "home")
        assert app.listing.current == 1
        app.show([Section("nothing but a rule")])
        assert app.listing.current is None
        await pilot.press("j", "enter", "space")


async def test_an_empty_list_says_what_to_do_first() -> None:
    app = Desk(0)
    async with app.run_test(size=(40, 9)) as pilot:
        assert "         Nothing to sort." in shown(app)
        assert "Press ; to add a line." in shown(app)
        await pilot.press("j", "k", "enter", "space", "end", "pageup")
        assert app.facts == ["Opened None"], "whoever shows the list says that nothing is there"


async def test_enter_and_a_second_click_open() -> None:
    app = Desk()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("enter")
        await pilot.click(Listing, offset=(10, 5))
        assert app.listing.current == 4
        await pilot.click(Listing, offset=(10, 5), times=2)
        await pilot.pause()
        assert app.facts == ["Moved 0", "Opened 0", "Moved 4", "Opened 4"]


async def test_marks_stay_with_records_and_go_with_them() -> None:
    app = Desk()
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("space", "space", "space")
        assert app.listing.marked == {0, 1, 2}
        app.show(range(1, 30))
        assert app.listing.marked == {1, 2}
        app.listing.clear_marks()
        await pilot.pause()
        assert app.listing.marked == set()
        assert "✓" not in shown(app)
        assert app.facts[-1] == "MarksChanged 0"


async def test_one_row_is_asked_again_when_its_record_changes() -> None:
    names = {1: "before"}
    app = Desk(5, lambda key: Row((str(key), names.get(key, "") if isinstance(key, int) else "")))
    async with app.run_test(size=(60, 12)) as pilot:
        assert "before" in shown(app)
        names[1] = "after"
        app.asked.clear()
        app.listing.refresh_row(1)
        app.listing.refresh_row(4000)
        await pilot.pause()
        assert "after" in shown(app)
        assert app.asked == [1]


async def test_what_is_written_in_a_record_is_shown_not_obeyed() -> None:
    hostile = "[@click=app.quit]x[/] \x1b]0;t\x07\x1b[2J\u202e oops [/"
    app = Desk(2, lambda key: Row((str(key), hostile, "漢字漢字漢字"), sign="\x1b"))
    async with app.run_test(size=(70, 6)) as pilot:
        await pilot.press("j", "space")
        assert "[@click=app.quit]x[/] �]0;t��[2J� oops [/" in shown(app)
        assert "\x1b" not in shown(app)
        columns = {line.index("漢") for line in shown(app).splitlines()[1:3]}
        assert len(columns) == 1


async def test_colour_is_never_the_only_sign() -> None:
    app = Desk(3, lambda key: Row((str(key), "title"), role={0: "alert", 1: "warn"}.get(int(str(key)), "")))
    async with app.run_test(size=(40, 6)):
        lines = shown(app).splitlines()
        assert [line[:3].strip() for line in lines[1:4]] == ["›!", "~", ""]
        assert any("bold" in style for _, style in styles_of(app.listing, 1))


def test_columns_fill_the_room_exactly() -> None:
    for room in range(30, 200):
        taken = widths(COLUMNS, room)
        assert sum(cells for _, cells in taken) + len(taken) - 1 == room


keys = st.lists(st.integers(0, 40), unique=True).flatmap(
    lambda numbers: st.lists(st.integers(0, len(numbers)), max_size=3).map(lambda places: _with_rules(numbers, places))
)


def _with_rules(numbers: list[int], places: list[int]) -> list[Hashable]:
    mixed: list[Hashable] = [*numbers]
    for place in places:
        mixed.insert(place, Section(f"rule {place}"))
    return mixed


@given(st.lists(st.tuples(keys, st.booleans(), st.integers(-50, 50), st.integers(0, 30)), min_size=1))
def test_the_cursor_is_always_on_a_record_and_in_sight(steps: list[tuple[list[Hashable], bool, int, int]]) -> None:
    window = Window()
    for shown_keys, keep, move, page in steps:
        before = window.current
        window.show(shown_keys, keep)
        if keep and before in shown_keys and before is not None:
            assert window.current == before
        window.move_to(window.standable(window.cursor + move, move))
        window.resize(page)
        records = [key for key in shown_keys if not isinstance(key, Section)]
        assert (window.current in records) if records else (window.current is None)
        assert 0 <= window.top <= max(0, len(shown_keys) - window.page)
        assert window.top <= window.cursor <= window.top + window.page - 1 or not shown_keys
        assert all(0 <= line < window.page for line in window.thumb())
