"""The officer types a line, sees what it is understood as and what is doubtful, and settles it with single keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from screen_text import shown, styles_of
from textual import events, on
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tui.pieces import Line, Piece
from tui.quick_entry.choices import Choices
from tui.quick_entry.draft import Draft, Problem, Repair, Span
from tui.quick_entry.shown.completing import Completion
from tui.widgets.quick_entry import QuickEntry

NAMES = ("@it", "@nur", "@nut")


class Small:
    """A reader that knows parties (`@nur`), a doubtful word (`may`), a date with two readings (`3/4`) and a word that
    is said of two things (`biweekly`)."""

    def __init__(self, earlier: Sequence[str] = ()) -> None:
        self.earlier = earlier
        self.reads: list[str] = []
        self.rows = 0

    def read(self, text: str, choices: Choices) -> Draft:
        self.reads.append(text)
        spans, problems = [], []
        for match in re.finditer(r"@\w+|\bmay\b|\b3/4\b|biweekly", text):
            number = choices.reading(match.span())
            if match.span() in choices.literal:
                continue
            if match[0] == "biweekly":
                ways = tuple(Repair(way, {}, way) for way in ("twice a week", "every 2 weeks"))
                problems.append(Problem("Which?", {}, match.span(), ways))
                continue
            others = ("4 March",) if match[0] == "3/4" else ()
            sure = 1 if match[0] == "may" and number is None else 3
            spans.append(Span(*match.span(), "date" if number else "party", sure, others))
        return Draft(text=text, kind=choices.kind or "", spans=tuple(spans), problems=tuple(problems))

    def chips(self, draft: Draft) -> list[Piece]:
        self.rows += 1
        named = [self._named(draft, span) for span in draft.spans if span.confidence > 1]
        return [Piece(draft.kind.upper() or "ITEM", "good"), *named]

    def _named(self, draft: Draft, span: Span) -> Piece:
        return Piece("4 March" if span.role == "date" and span.alternatives else draft.text[span.start : span.end])

    def told(self, draft: Draft, choices: Choices, reading: Span | None, taken: Span | None) -> list[Line]:
        asked: list[Line] = [f"{problem.template} F3 {problem.repairs[0].text}" for problem in draft.problems]
        return [*asked, *([f"Tab takes {draft.text[taken.start : taken.end]}"] if taken else [])]

    def offered(self, draft: Draft, cursor: int) -> list[Completion]:
        begun = re.search(r"@\w*$", draft.text[:cursor])
        names = [name for name in NAMES if begun and name.startswith(begun[0]) and name != begun[0]]
        return [Completion(begun.start(), cursor, name, name[1:].upper()) for name in names if begun]

    def completions(self, draft: Draft, cursor: int) -> list[Completion]:
        return [Completion(0, cursor, "meeting", "")] if draft.text[:cursor] == "mee" else []

    def kind_after(self, kind: str) -> str:
        return {"": "task", "task": "meeting"}.get(kind, "")


class Desk(App[None]):
    """A quick entry alone."""

    CSS = "Screen { layers: base line; }"

    def __init__(self, earlier: Sequence[str] = ()) -> None:
        super().__init__()
        self.reader = Small(earlier)
        self.facts: list[str] = []

    def compose(self) -> ComposeResult:
        yield QuickEntry(self.reader)

    def on_mount(self) -> None:
        self.entry.start()
        self.set_focus(self.entry.line)

    @property
    def entry(self) -> QuickEntry:
        return self.query_one(QuickEntry)

    @property
    def seen(self) -> list[str]:
        """What is on the screen, from the line of doubts down."""
        return [line for line in shown(self).splitlines() if line]

    @on(QuickEntry.Submitted)
    @on(QuickEntry.Left)
    def note(self, fact: Any) -> None:
        self.facts.append(f"{type(fact).__name__} {fact.text}")

    @on(QuickEntry.CheatsWanted)
    def cheat(self) -> None:
        self.facts.append("cheats")


async def type_in(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if character == " " else character for character in text))


async def test_chips_say_what_will_be_saved_and_what_is_understood_is_lit_also_without_colour() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        await type_in(pilot, "call @nur and @it ")
        assert app.seen == [" call @nur and @it", " ITEM · @nur · @it"]
        lit = [text for text, style in styles_of(app.entry.line, 0) if "underline" in style and "not" not in style]
        assert lit == ["@nur", "@it"]
        await pilot.press("enter")
        assert app.facts == ["Submitted call @nur and @it "]


async def test_a_line_is_read_once_however_often_it_is_drawn_and_its_chips_are_made_once() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        await type_in(pilot, "abc")
        assert [text for text in app.reader.reads if text] == ["a", "ab", "abc"]
        made = app.reader.rows
        await pilot.press("left", "left", "home", "end")
        assert (app.reader.rows, app.reader.reads[-1]) == (made, "abc")


async def test_backspace_makes_words_again_before_it_deletes() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        await type_in(pilot, "call @nur")
        await pilot.press("backspace")
        assert app.seen == [" call @nur", " ITEM"]
        await pilot.press("ctrl+z")
        assert app.seen[-1] == " ITEM · @nur"
        await pilot.press("ctrl+y", "backspace")
        assert app.entry.line.value == "call @nu"
        await type_in(pilot, "r")
        assert app.seen[-1] == " ITEM · @nur", "other words, read anew"


async def test_words_stay_words_while_the_rest_of_the_line_changes() -> None:
    app = Desk()
    async with app.run_test(size=(60, 6)) as pilot:
        await type_in(pilot, "call @nur")
        await pilot.press("backspace", "home", "a", "b", "end")
        await type_in(pilot, " with @it ")
        assert app.seen == [" abcall @nur with @it", " ITEM · @it"]


async def test_undo_goes_back_step_by_step_in_the_order_of_the_steps() -> None:
    app = Desk()
    async with app.run_test(size=(60, 8)) as pilot:
        await type_in(pilot, "3/4 biweekly @it")
        await pilot.press("backspace", "alt+down", "f3", "f2")
        assert app.seen == [" 3/4 twice a week @it", " TASK · 4 March"]
        steps = []
        for _ in range(4):
            await pilot.press("ctrl+z")
            steps.append(app.seen[-2:])
        assert steps == [
            [" 3/4 twice a week @it", " ITEM · 4 March"],
            [" 3/4 biweekly @it", " ITEM · 4 March"],
            [" 3/4 biweekly @it", " ITEM · 3/4"],
            [" 3/4 biweekly @it", " ITEM · 3/4 · @it"],
        ]
        await pilot.press("ctrl+y", "ctrl+y", "ctrl+y", "ctrl+y", "ctrl+y")
        assert app.seen == [" 3/4 twice a week @it", " TASK · 4 March"]


async def test_a_problem_is_settled_by_the_key_that_stands_beside_it() -> None:
    app = Desk()
    async with app.run_test(size=(40, 8)) as pilot:
        await type_in(pilot, "meet biweekly x")
        assert app.seen[0] == " Which? F3 twice a week"
        await pilot.press("f5")
        assert app.entry.line.value == "meet biweekly x", "there is no third way"
        await pilot.press("f4")
        assert app.seen == [" meet every 2 weeks x", " ITEM"]


async def test_alt_down_goes_through_the_readings_and_comes_back() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        await type_in(pilot, "3/4 x")
        chips = []
        for _ in range(3):
            await pilot.press("alt+down")
            chips.append(app.seen[-1])
        assert chips == [" ITEM · 4 March", " ITEM · 3/4", " ITEM · 4 March"]
        await pilot.press("home", "b", "space")
        assert app.seen[-1] == " ITEM · 4 March", "the choice moves with its words"


async def test_tab_takes_what_is_suggested_and_never_leaves_the_line() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        await type_in(pilot, "in may")
        assert app.seen == [" Tab takes may", " in may", " ITEM"]
        await pilot.press("tab", "tab")
        assert app.seen == [" in may", " ITEM · may"]
        assert app.focused is app.entry.line


async def test_what_is_only_suggested_is_deleted_like_any_word() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        await type_in(pilot, "may")
        await pilot.press("backspace")
        assert app.entry.line.value == "ma"


async def test_names_are_offered_as_they_are_begun_and_tab_goes_through_them() -> None:
    app = Desk()
    async with app.run_test(size=(40, 8)) as pilot:
        await type_in(pilot, "call @nu")
        assert app.seen == ["   @nur  NUR", "   @nut  NUT", " call @nu", " ITEM · @nu"]
        await pilot.press("tab")
        assert app.seen == [" › @nur  NUR", "   @nut  NUT", " call @nur", " ITEM · @nur"]
        await pilot.press("tab")
        assert app.seen == ["   @nur  NUR", " › @nut  NUT", " call @nut", " ITEM · @nut"]
        await pilot.press("tab", "shift+tab", "space")
        assert app.seen == [" call @nut", " ITEM · @nut"]
        await pilot.press("ctrl+z")
        assert app.entry.line.value == "call @nur ", "back to the one before"


async def test_tab_completes_the_first_word_too() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        await type_in(pilot, "mee")
        assert app.seen == [" mee", " ITEM"]
        await pilot.press("tab")
        assert app.entry.line.value == "meeting"


async def test_the_line_stays_where_it_is_whatever_is_told_above_it() -> None:
    app = Desk()
    async with app.run_test(size=(40, 8)) as pilot:
        await type_in(pilot, "in ")
        at = app.entry.line.region.y
        await type_in(pilot, "may @nu")
        assert (len(app.seen), app.entry.line.region.y) == (5, at)


async def test_chips_run_over_rows_and_those_that_do_not_fit_are_counted() -> None:
    app = Desk()
    async with app.run_test(size=(30, 8)) as pilot:
        app.entry.start("@alpha @bravo @charlie @delta @echo @foxtrot @golf @hotel @india @juliet @kilo @lima")
        await pilot.pause()
        assert app.seen[1:] == [
            " ITEM · @alpha · @bravo",
            " @charlie · @delta · @echo",
            " @foxtrot · @golf · … +5",
        ]
        app.entry.start("@" + "x" * 100)
        await pilot.pause()
        assert app.seen[-1] == f" @{'x' * 26}…"


async def test_leaving_keeps_the_line_and_every_escape_has_a_twin() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        await type_in(pilot, "half a th")
        await pilot.press("escape", "ctrl+g", "f1")
        await pilot.pause()
        assert app.facts == ["Left half a th", "Left half a th", "cheats"]


async def test_earlier_lines_are_recalled() -> None:
    app = Desk(["first", "second"])
    async with app.run_test(size=(40, 6)) as pilot:
        seen = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await pilot.press(key)
            seen.append(app.entry.line.value)
        assert seen == ["second", "first", "first", "second", "", ""]
        await type_in(pilot, "half")
        await pilot.press("up", "up", "down", "down")
        assert app.entry.line.value == "half", "what was typed is not lost"


async def test_a_line_that_was_emptied_is_no_longer_what_the_one_before_was_told_to_be() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        await type_in(pilot, "abc")
        await pilot.press("f2")
        assert app.seen == [" abc", " TASK"]
        await pilot.press("ctrl+u")
        await type_in(pilot, "def")
        assert app.seen == [" def", " ITEM"]


async def test_an_empty_line_is_not_saved() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.press("space", "enter")
        assert app.facts == []


async def test_a_paste_is_one_plain_line_as_far_as_there_is_room() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        await type_in(pilot, "ab")
        await pilot.press("left")
        app.entry.line.post_message(events.Paste("one\r\ntwo\x1b[2J\n\tthree\n"))
        await pilot.pause()
        assert app.entry.line.value == "aone  two�[2J  threeb"
        app.entry.line.post_message(events.Paste("x" * 1000))
        await pilot.pause()
        assert (len(app.entry.line.value), app.entry.line.value[-2:]) == (500, "xb")
        await type_in(pilot, "y")
        assert len(app.entry.line.value) == 500


async def test_a_long_line_scrolls_with_the_cursor() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        app.entry.start("word " * 98)
        await type_in(pilot, "the end")
        assert app.seen[0].endswith("word word the end")
        await pilot.press("home")
        assert app.seen[0].startswith(" word word")


async def test_the_cursor_does_not_blink() -> None:
    app = Desk()
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.pause(0.6)
        assert app.entry.line._cursor_visible
        assert not app.entry.line.cursor_blink
