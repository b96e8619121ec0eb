"""The inbox: one undecided item at a time under the eye; below a rule, what the records show by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from textual.timer import Timer

from store.records.entry import Dismiss
from store.records.item import Capture
from store.views.key import Key
from tui.actions import ACTIONS, EVERYWHERE
from tui.columns import Row, Section
from tui.keymap import bindings
from tui.listings.listing import Line as Shown
from tui.pieces import Line, Part, Parts, Piece
from tui.screens.list_screen import ListScreen
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.sheets import sheet
from tui.text import _, say

if TYPE_CHECKING:
    from store.signals import Signal

PAUSE = 1.0
"""Seconds without a change after which signals are looked for."""
QUIET_DAYS = 14
"""For how long a dismissed signal stays away."""


class InboxScreen(Triage, Settling, ListScreen):
    """Triage, one key a decision."""

    place = "inbox"
    BINDINGS = bindings((*ACTIONS["inbox"], *EVERYWHERE))

    def __init__(self) -> None:
        """Signals are computed after the first paint."""
        super().__init__()
        self.signals: dict[Key, Signal] = {}
        self._soon: Timer | None = None

    def _look(self) -> None:
        self.run_worker(self._find, thread=True, exclusive=True, group="signals")

    def _find(self) -> None:
        from store.signals import find_signals

        found = find_signals(self.desk.workspace, self.desk.today)
        self.desk.call_from_thread(self._found, found)

    def _found(self, found: list[Signal]) -> None:
        signals = {Key(signal.table, signal.id, signal.rule): signal for signal in found}
        if signals != self.signals:
            self.signals = signals
            self.lines = self.compute()
            self._show()

    def load(self) -> None:
        """Show the inbox; the signals are looked for again in their own time."""
        super().load()
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PAUSE, self._look)

    def compute(self) -> Sequence[Shown]:
        """The undecided items, a rule, the signals."""
        lines = [*super().compute()]
        if not self.signals:
            return lines
        return [*lines, Section(_("Suggestions")), *self.signals]

    def counted(self) -> Sequence[Shown]:
        """Suggestions do not count as undecided."""
        return [line for line in self.lines if line not in self.signals]

    def computed(self, key: Key) -> bool:
        """A signal's line is about a record, and is not that record."""
        return key in self.signals

    def row(self, key: Key) -> Row:
        """An item, or a signal's sentence."""
        signal = self.signals.get(key)
        if signal is None:
            return super().row(key)
        role = {3: "alert", 2: "warn"}.get(signal.severity, "")
        return Row(("", say(signal.sentence)), ("", role))

    def parts(self, key: Key) -> Parts:
        """An item's sheet, or what a signal proposes and the record it is about."""
        signal = self.signals.get(key)
        if signal is None:
            return super().parts(key)
        proposal: list[Line] = [
            [Piece("a ", "accent"), say(signal.proposal.title)],
            [Piece("x ", "accent"), _("dismiss for two weeks")],
        ]
        about = sheet(self.desk.workspace, Key(signal.table, signal.id), self.desk.today)
        return [Part(say(signal.sentence), proposal), *about]

    def signal_here(self) -> Signal | None:
        """Return the signal under the cursor."""
        here = self.here()
        return self.signals.get(here) if here else None

    def action_item_accept(self) -> None:
        """Accept an item; of a signal, make what it proposes."""
        signal = self.signal_here()
        if signal is None:
            super().action_item_accept()
            return
        proposal = signal.proposal
        title = say(proposal.title)
        make = Capture(title=title, kind=proposal.kind, parties=proposal.parties, opened=True)
        self.do(make, self._dismissal(signal))

    def action_item_decline(self) -> None:
        """Decline an item; dismiss a signal."""
        signal = self.signal_here()
        if signal is None:
            super().action_item_decline()
            return
        self.do(self._dismissal(signal))

    def _dismissal(self, signal: Signal) -> Dismiss:
        return Dismiss(signal=signal.name, until=(self.desk.today + timedelta(days=QUIET_DAYS)).isoformat())
