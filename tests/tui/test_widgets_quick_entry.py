"""The officer types a line, sees what it is understood as, and saves it, leaves it or recalls an earlier one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from screen_text import shown, styles_of
from textual import on
from textual.app import App, ComposeResult

from tui.pieces import Piece
from tui.quick_entry.draft import Draft, Span
from tui.widgets.quick_entry import Literal, QuickEntry


class Desk(App[None]):
    """A quick entry alone, with a reader that knows parties (`@nur`) and a doubtful word (`may`)."""

    def __init__(self, earlier: Sequence[str] = ()) -> None:
        super().__init__()
        self.earlier = earlier
        self.reads: list[str] = []
        self.facts: list[str] = []

    def compose(self) -> ComposeResult:
        yield QuickEntry(self.read, self.chips, earlier=self.earlier)

    def on_mount(self) -> None:
        self.entry.start()

    @property
    def entry(self) -> QuickEntry:
        return self.query_one(QuickEntry)

    def read(self, text: str, literal: Literal) -> Draft:
        self.reads.append(text)
        found = [(*match.span(), 1 if match[0] == "may" else 3) for match in re.finditer(r"@\w+|\bmay\b", text)]
        spans = [Span(start, end, "party", sure) for start, end, sure in found if (start, end) not in literal]
        return Draft(text=text, spans=tuple(spans))

    def chips(self, draft: Draft) -> list[Piece]:
        named = [Piece(draft.text[span.start : span.end], "accent") for span in draft.spans if span.confidence > 1]
        return [Piece("ITEM", "good"), *named]

    @on(QuickEntry.Submitted)
    @on(QuickEntry.Left)
    def note(self, fact: Any) -> None:
        self.facts.append(f"{type(fact).__name__} {fact.text}")


async def type_in(pilot: Any, text: str) -> None:
    await pilot.press(*("space" if character == " " else character for character in text))


async def test_chips_say_what_will_be_saved() -> None:
    app = Desk()
    async with app.run_test(size=(40, 4)) as pilot:
        await type_in(pilot, "call @nur and @it")
        assert shown(app).splitlines() == [" call @nur and @it", " ITEM · @nur · @it"]
        lit = [text for text, style in styles_of(app.entry.line, 0) if "underline" in style and "not" not in style]
        assert lit == ["@nur", "@it"]
        await pilot.press("enter")
        assert app.facts == ["Submitted call @nur and @it"]


async def test_a_line_is_read_once_however_often_it_is_drawn() -> None:
    app = Desk()
    async with app.run_test(size=(40, 4)) as pilot:
        await type_in(pilot, "abc")
        assert [text for text in app.reads if text] == ["a", "ab", "abc"]


async def test_backspace_makes_words_again_before_it_deletes() -> None:
    app = Desk()
    async with app.run_test(size=(40, 4)) as pilot:
        await type_in(pilot, "call @nur")
        await pilot.press("backspace")
        assert shown(app).splitlines() == [" call @nur", " ITEM"]
        await pilot.press("ctrl+z")
        assert shown(app).splitlines()[1] == " ITEM · @nur"
        await pilot.press("ctrl+y", "backspace")
        assert app.entry.line.value == "call @nu"
        await type_in(pilot, "r")
        assert shown(app).splitlines()[1] == " ITEM · @nur", "other words, read anew"


async def test_words_stay_words_while_the_rest_of_the_line_changes() -> None:
    app = Desk()
    async with app.run_test(size=(60, 4)) as pilot:
        await type_in(pilot, "call @nur")
        await pilot.press("backspace", "home", "a", "b", "end")
        await type_in(pilot, " with @it")
        assert shown(app).splitlines() == [" abcall @nur with @it", " ITEM · @it"]


async def test_what_is_only_suggested_is_deleted_like_any_word() -> None:
    app = Desk()
    async with app.run_test(size=(40, 4)) as pilot:
        await type_in(pilot, "may")
        await pilot.press("backspace")
        assert app.entry.line.value == "ma"


async def test_leaving_keeps_the_line_and_every_escape_has_a_twin() -> None:
    app = Desk()
    async with app.run_test(size=(40, 4)) as pilot:
        await type_in(pilot, "half a th")
        await pilot.press("escape", "ctrl+g")
        await pilot.pause()
        assert app.facts == ["Left half a th"] * 2


async def test_earlier_lines_are_recalled() -> None:
    app = Desk(["first", "second"])
    async with app.run_test(size=(40, 4)) as pilot:
        seen = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await pilot.press(key)
            seen.append(app.entry.line.value)
        assert seen == ["second", "first", "first", "second", "", ""]
        app.entry.line.remember("first")
        await pilot.press("up")
        assert app.entry.line.value == "first"


async def test_an_empty_line_is_not_saved_and_a_paste_is_plain() -> None:
    app = Desk()
    async with app.run_test(size=(40, 4)) as pilot:
        await pilot.press("space", "enter")
        assert app.facts == []
        app.entry.start("a\x1b[2Jb\tc")
        await pilot.pause()
        assert app.entry.line.value == "a�[2Jb c"
        assert app.entry.line.cursor_position == len(app.entry.line.value)


async def test_the_cursor_does_not_blink() -> None:
    app = Desk()
    async with app.run_test(size=(40, 4)) as pilot:
        await pilot.pause(0.6)
        assert app.entry.line._cursor_visible
        assert not app.entry.line.cursor_blink
