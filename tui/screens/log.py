"""The relationship log: who needs attention, and why."""

from __future__ import annotations

from collections.abc import Sequence

from textual.timer import Timer

from store.views.key import Key
from store.views.mandate import mandate
from tui.actions import ACTIONS, EVERYWHERE
from tui.dialogs.dialogue import Dialogue, code
from tui.keymap import bindings
from tui.labels import LABELS, label
from tui.listings.listing import Line
from tui.pieces import Parts
from tui.screens import page
from tui.screens.list_screen import ListScreen
from tui.screens.relations import Relations
from tui.text import _

PAUSE = 0.3
"""Seconds without a change after which that is done."""


class LogScreen(Relations, ListScreen):
    """Parties by who needs attention; a contact is logged in one line."""

    place = "log"
    leads_to = ("party",)
    BINDINGS = bindings((*ACTIONS["log"], *EVERYWHERE))

    def __init__(self) -> None:
        """All parties are shown."""
        super().__init__()
        self._mine = False
        self._soon: Timer | None = None
        self._was_opened = True

    def load(self) -> None:
        """Show the parties; what takes long to find out is found out beside it, once nothing changes for a moment."""
        super().load()
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PAUSE, self._look)

    def _look(self) -> None:
        self.run_worker(self._complete, thread=True, exclusive=True, group="log")

    def _complete(self) -> None:
        self.listing.complete(self.desk.workspace, self.desk.today)
        self.desk.call_from_thread(self._completed)

    def _completed(self) -> None:
        """Show it with the rest; who was on top as the screen was opened may not be any more."""
        was_opened, self._was_opened = self._was_opened, False
        is_idle = was_opened and not self.foot.typing and not self.foot.choosing
        is_on_top = is_idle and self.lines and self.here() == self.lines[0]
        super().load()
        if is_on_top and isinstance(first := self.lines[0], Key):
            self.list.select(first)
            self._show_record()

    def compute(self) -> Sequence[Line]:
        """All of them, or those that the user represents."""
        lines = super().compute()
        if not self._mine:
            return lines
        mine = {party.id for party in mandate(self.desk.workspace, self.desk.workspace.user)}
        return [line for line in lines if isinstance(line, Key) and line.id in mine]

    def parts(self, key: Key) -> Parts:
        """The party's sheet, and what only the user may read."""
        return [*super().parts(key), *self.note_part(key)]

    def action_party_mandate(self) -> None:
        """Show only whom the user represents, or all again."""
        mine = mandate(self.desk.workspace, self.desk.workspace.user)
        if not mine and not self._mine:
            self.notice(_("You represent nobody yet: e on a party names its liaison officers"), "warn")
            return
        self._mine = not self._mine
        self.load()
        self.notice(_("My mandate: the parties I represent") if self._mine else _("All parties"))

    def action_party_add(self) -> None:
        """Begin the line that writes somebody down."""
        self.talk(self._newcomer())

    def _newcomer(self) -> Dialogue:
        kind = yield from code(_("Who is new?"), {kind: label("party.kind", kind) for kind in LABELS["party.kind"]})
        self.foot.open_entry(f"{label('party.kind', kind)}: ")

    def action_party_bridges(self) -> None:
        """Show the pairs that owe each other a word."""
        self.app.push_screen(page("bridges"))

    def action_party_map(self) -> None:
        """Show the parties by influence and interest."""
        self.app.push_screen(page("map"))
