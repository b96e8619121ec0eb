"""A theme is worn at once, by everything that is drawn; the terminal's own colours stay the terminal's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.theme import Theme

import themes
from tui.columns import Column, Row
from tui.widgets.bars import TitleBar
from tui.widgets.listing import Listing
from tui.widgets.roles import LOOKS


class Desk(App[None]):
    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Listing([Column("Title")])

    def on_mount(self) -> None:
        for name in themes.SHIPPED:
            self.register_theme(Theme(**themes.load(name)))
        self.query_one(TitleBar).show("Inbox")
        self.query_one(Listing).show(range(3), lambda key: Row((f"item {key}",), role="alert"))
        self.query_one(Listing).focus()

    def painted(self) -> list[Style]:
        """Return the styles of the title, the cursor's line, and a line with an alert."""
        bar, listing = self.query_one(TitleBar), self.query_one(Listing)
        found = [next(iter(bar.render_line(0))), *(next(iter(listing.render_line(y))) for y in (1, 2))]
        return [segment.style or Style() for segment in found]


@pytest.mark.parametrize("name", themes.SHIPPED)
async def test_every_look_is_the_themes(name: str) -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.theme = name
        await pilot.pause()
        listing, said = app.query_one(Listing), themes.load(name)["variables"]
        for look in LOOKS:
            assert listing.look(look) != Style(), look
        if name == "terminal":
            assert listing.look("cursor").reverse
            assert listing.look("dim").dim
            assert all(colour.triplet is None for look in LOOKS if (colour := listing.look(look).color))
        else:
            colour = listing.look("alert").color
            assert colour is not None
            assert colour.name == said["text-error"]


async def test_another_theme_is_worn_at_once() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        seen = []
        for name in themes.SHIPPED:
            app.theme = name
            await pilot.pause()
            seen.append(app.painted())
        for one, other in pairwise(seen):
            assert all(before != after for before, after in zip(one, other, strict=True))


async def test_a_list_without_the_focus_shows_where_its_cursor_rests() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        app.theme = "dark"
        await pilot.pause()
        focused = app.painted()[1]
        app.screen.set_focus(None)
        await pilot.pause()
        resting = app.painted()[1]
        assert resting != focused
        assert resting.bgcolor is not None
        assert resting.bgcolor.name == themes.load("dark")["variables"]["block-cursor-blurred-background"]
