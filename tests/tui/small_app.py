"""A list, a pane and the bars, on the driver named on the command line: for tests in a real terminal."""

from __future__ import annotations

import sys
from typing import Any

from textual.app import App, ComposeResult
from textual.driver import Driver

from tui.columns import Column, Row
from tui.pieces import Part
from tui.widgets.bars import KeyBar, TitleBar
from tui.widgets.listing import Listing
from tui.widgets.pane import Pane


class SmallApp(App[None]):
    CSS = "Listing { height: 2fr } "
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [("ctrl+l", "redraw", "Redraw"), ("s", "shell", "Shell"), ("g", "garbage", "Garbage")]

    def get_driver_class(self) -> type[Driver]:
        if sys.argv[1:] == ["lean"]:
            from tui.terminal.driver import LeanDriver

            return LeanDriver
        return super().get_driver_class()

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Listing([Column("#", width=5, right=True), Column("Title"), Column("Who", width=10, priority=1)])
        yield Pane()
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(TitleBar).show("Small", ["300 records"])
        self.query_one(KeyBar).show([("j", "next", True)])
        titles = ("plain", "漢字 wide", "e\u0301t\u0301e\u0301 combining", "🎉 party", "naïve …")
        self.query_one(Listing).show(
            range(300),
            lambda key: Row((str(key), titles[int(str(key)) % 5], "nursing"), role="alert" if key == 7 else ""),
        )
        self.query_one(Listing).focus()

    def on_listing_moved(self, event: Listing.Moved) -> None:
        self.query_one(Pane).show_soon(lambda: [Part(f"record {event.key}", ["words of it " * 9])])

    def action_redraw(self) -> None:
        driver: Any = self._driver
        if sys.argv[1:] == ["lean"]:
            driver.forget()
        self.refresh()

    def action_shell(self) -> None:
        with self.suspend():
            print("out of the app")

    def action_garbage(self) -> None:
        """Something else writes to the terminal, as a system message does."""
        assert self._driver is not None
        self._driver.write("\x1b[5;1H\x1b[Kgarbage\x07")


if __name__ == "__main__":
    SmallApp().run()
