"""The lines around a screen and the pane beside a list: they say what they are given, and are drawn when it changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from screen_text import shown, styles_of
from textual.app import App, ComposeResult

from tui.pieces import Part, Piece
from tui.widgets.bars import KeyBar, StatusLine, TitleBar
from tui.widgets.pane import Pane
from tui.widgets.wrap import wrap


class Frame(App[None]):
    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Pane()
        yield StatusLine()
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(TitleBar).show("Inbox", ["12 to sort", Piece("oldest 3 d", "warn")], "on duty: nora")
        self.query_one(StatusLine).here("nora, sam", "hospital")
        self.query_one(KeyBar).show([("a", "accept", True), ("G", "give", False)], ("?", "keys"))

    @property
    def pane(self) -> Pane:
        return self.query_one(Pane)


async def test_what_the_three_lines_say() -> None:
    app = Frame()
    async with app.run_test(size=(60, 6)) as pilot:
        app.query_one(StatusLine).notice("#12 accepted", "good", "u takes it back")
        await pilot.pause()
        assert shown(app).splitlines() == [
            " Inbox  12 to sort · oldest 3 d               on duty: nora",
            "",
            "",
            "",
            " #12 accepted  u takes it back         nora, sam · hospital",
            " a accept  G give                                    ? keys",
        ]


async def test_a_warning_has_a_sign_and_a_narrow_line_is_cut() -> None:
    app = Frame()
    async with app.run_test(size=(30, 6)) as pilot:
        app.query_one(StatusLine).here("", "")
        app.query_one(StatusLine).notice("sam changed #12 meanwhile: look again", "alert")
        await pilot.pause()
        lines = shown(app).splitlines()
        assert lines[4] == " ! sam changed #12 meanwhile…"
        assert lines[0] == " Inbox  12 to…  on duty: nora"


async def test_the_same_said_again_is_not_drawn_again() -> None:
    app = Frame()
    async with app.run_test(size=(60, 6)) as pilot:
        bar = app.query_one(TitleBar)
        drawn: list[int] = []
        draw = bar.render_line
        bar.render_line = lambda y: drawn.append(y) or draw(y)  # type: ignore[method-assign,func-returns-value]  # watched, not replaced
        for _ in range(3):
            bar.show("Inbox", ["12 to sort", Piece("oldest 3 d", "warn")], "on duty: nora")
            await pilot.pause()
        assert drawn == []
        bar.show("Inbox", ["11 to sort"])
        await pilot.pause()
        assert drawn == [0]


async def test_a_key_that_cannot_act_is_dimmed() -> None:
    app = Frame()
    async with app.run_test(size=(60, 6)):
        styles = dict(styles_of(app.query_one(KeyBar), 0))
        assert styles["a"] != styles["G give  "]


async def test_the_pane_wraps_and_turns_its_pages() -> None:
    app = Frame()
    async with app.run_test(size=(40, 8)) as pilot:
        app.pane.show(
            [Part("What", ["a line that is long enough to be wrapped once or twice here"]), Part("", ["x"] * 9)]
        )
        await pilot.pause()
        assert shown(app).splitlines()[1:6] == [
            "What",
            "a line that is long enough to be wrapped",
            "once or twice here",
            "",
            "…",
        ]
        for _ in range(4):
            app.pane.turn(1)
        await pilot.pause()
        assert shown(app).splitlines()[1:6] == ["x"] * 5
        app.pane.turn(-9)
        await pilot.pause()
        assert shown(app).splitlines()[1] == "What"


async def test_a_cursor_that_runs_draws_nothing_in_the_pane() -> None:
    app = Frame()
    async with app.run_test(size=(40, 8)) as pilot:
        made: list[int] = []

        def parts(number: int) -> list[Part]:
            made.append(number)
            return [Part("", [f"record {number}"])]

        for number in range(20):
            app.pane.show_soon(lambda number=number: parts(number))  # type: ignore[misc]  # mypy cannot infer it
        await pilot.pause(0.3)
        assert made == [19]
        assert "record 19" in shown(app)


async def test_nothing_in_the_pane_or_the_lines_is_obeyed() -> None:
    hostile = "[@click=app.quit]x[/] \x1b[2J\u202e oops [/"
    app = Frame()
    async with app.run_test(size=(60, 8)) as pilot:
        app.pane.show([Part(hostile, [hostile, Piece(hostile, "alert"), [hostile, Piece(hostile)]])])
        app.query_one(TitleBar).show(hostile, [hostile])
        app.query_one(StatusLine).notice(hostile)
        await pilot.pause()
        assert shown(app).count("[@click=app.quit]x[/] �[2J� oops [/") >= 6
        assert "\x1b" not in shown(app)


lines = st.lists(st.tuples(st.text("ab 漢é\u0301🎉", max_size=20), st.sampled_from(["", "dim"])), max_size=6)


@given(lines, st.integers(2, 30))
def test_wrapping_loses_nothing_and_fits(line: list[tuple[str, str]], width: int) -> None:
    pieces = [Piece(text, role) for text, role in line]
    wrapped = wrap(pieces, width)
    assert wrapped
    assert all(sum(cell_len(piece.text) for piece in row) <= width for row in wrapped)
    before = [(character, role) for text, role in line for character in text if character != " "]
    after = [(character, role) for row in wrapped for text, role in row for character in text if character != " "]
    assert after == before


def test_words_are_kept_whole_and_no_break_spaces_too() -> None:
    wrapped = wrap([Piece("à 14\u00a0h\u00a030 chez "), Piece("nur", "accent"), Piece(", puis")], 12)
    assert ["".join(piece.text for piece in row) for row in wrapped] == ["à 14\u00a0h\u00a030", "chez nur,", "puis"]
