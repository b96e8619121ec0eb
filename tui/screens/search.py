"""Search: all records, as you type."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import events

from store.views.search import found, prepare
from tui.actions import ACTIONS, EVERYWHERE
from tui.dialogs.dialogue import Ask
from tui.keymap import bindings
from tui.listings.listing import Line
from tui.screens.desk_screen import DeskScreen
from tui.screens.list_screen import ListScreen
from tui.screens.mediating import Mediating
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.text import _, quoted

if TYPE_CHECKING:
    from tui.widgets.question import Question


class SearchScreen(Mediating, Settling, Triage, ListScreen):
    """One line, and every record that holds its words."""

    place = "search"
    BINDINGS = bindings((*ACTIONS["search"], *EVERYWHERE))

    def on_mount(self) -> None:
        """Ask at once; what is looked through is read while the first words are typed."""
        self.run_worker(partial(prepare, self.desk.workspace), thread=True)
        self.call_after_refresh(self.action_list_filter)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Ask again where nothing was asked."""
        if not self.wanted:
            self.action_list_filter()

    def compute(self) -> Sequence[Line]:
        """Return the records that hold every word."""
        return found(self.desk.workspace, self.wanted)

    def action_screen_back(self) -> None:
        """What was found stays for the next time."""
        DeskScreen.action_screen_back(self)

    def filtered_to(self, count: int) -> Sequence[str]:
        """The words looked for: how many were found is said already."""
        return [quoted(self.wanted)]

    def action_list_filter(self) -> None:
        """Type what to look for."""
        self._filtering = True
        hint = _("Words of a title, a text, a name; Enter keeps what is found")
        self.foot.ask(Ask(_("Search"), self.wanted, hint=hint, offered=True), self._filtered)

    def on_question_changed(self, event: Question.Changed) -> None:
        """Show what is found so far."""
        if self._filtering and event.text != self.wanted:
            self.wanted = event.text
            self.load()

    def matching(self) -> list[Line]:
        """What was found holds the words already."""
        return [*self.lines]
