"""The inbox: one undecided item at a time under the eye; below a rule, what the records show by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from store import Item, Operation
from store.records.entry import Dismiss
from store.records.item import Capture
from store.records.triage import Accept
from store.views.key import Key
from store.views.strangers import stranger
from tui.actions import ACTIONS, EVERYWHERE
from tui.columns import Row, Section
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.dialogs.naming import days_named
from tui.keymap import bindings
from tui.listings.listing import Line as Shown
from tui.listings.listing import keys
from tui.pieces import Line, Part, Parts, Piece
from tui.rota import on_duty
from tui.screens import page
from tui.screens.list_screen import ListScreen
from tui.screens.preview import Deed
from tui.screens.settling import Settling
from tui.screens.triage import Triage, declined
from tui.sheets import sheet
from tui.text import _, _n, plain, say

if TYPE_CHECKING:
    from store.signals import Signal

PAUSE = 1.0
"""Seconds without a change after which signals are looked for."""
QUIET_DAYS = 14
"""For how long a signal stays away that was taken up, or dismissed without another number."""


class InboxScreen(Triage, Settling, ListScreen):
    """Triage, one key a decision."""

    place = "inbox"
    leads_to = ("agenda", "conflicts", "log", "relays", "initiatives", "terms", "search", "record")
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]
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
        signals = {Key(signal.table, signal.id, signal.name): signal for signal in found}
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

    def facts(self) -> Sequence[str]:
        """How many, how old, how many sleep; and who is on duty."""
        duty = on_duty(self.desk.session.settings.duty, self.desk.today)
        mine = duty == self.desk.workspace.user
        return [*super().facts(), *([_("on duty: {login}").format(login=_("you") if mine else duty)] if duty else ())]

    def _show(self) -> None:
        """The next item comes by itself; below the last one left is decided, the first of them, and no signal."""
        was = self.here()
        super()._show()
        here = self.here()
        if here in self.signals and was not in self.signals and was not in self.lines:
            for line in keys(self.lines):
                if line not in self.signals:
                    self.list.select(line)
                    self._show_record()
                    return

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
            return [*self._introduction(key), *super().parts(key)]
        proposal: list[Line] = [
            [Piece("a ", "accent"), say(signal.proposal.title)],
            [Piece("x ", "accent"), _("dismiss for some days")],
        ]
        about = sheet(self.desk.workspace, Key(signal.table, signal.id), self.desk.today)
        return [Part(say(signal.sentence), proposal), *about]

    def _introduction(self, key: Key) -> Parts:
        """Say what to do about a mail of somebody who is no party yet."""
        item = self.record(key)
        wrote = stranger(item) if isinstance(item, Item) else None
        if wrote is None:
            return []
        told = _("{name} is no party yet: add them, or say who it is")
        return [Part("", [[Piece("p ", "accent"), told.format(name=plain(wrote.name or wrote.address, 30))]])]

    def action_item_accept(self) -> None:
        """Accept an item; of a signal, make what it proposes."""
        self.talk(self._accept())

    def _accept(self) -> Dialogue:
        items = self.deeds(lambda item: [Accept(id=item.id, rev=item.rev)])
        yield from self.carry([*items, *self._signal_deeds(self._taken_up)], _("accept"))

    def action_item_decline(self) -> None:
        """Decline items, with the reason; dismiss signals, for so many days."""
        self.talk(self._decline_or_dismiss())

    def _decline_or_dismiss(self) -> Dialogue:
        if not self._signals_chosen():
            yield from self._decline()
            return
        days = yield from until(self._how_long(), days_named)
        self.desk.answers("dismiss").append(str(days))
        dismissed = self._signal_deeds(lambda signal: [self._dismissal(signal, days)])
        if not self.items():
            yield from self.carry(dismissed, _("dismiss"), self._for(days))
            return
        reason = yield from self.why_declined()
        yield from self.carry([*self.deeds(declined(reason)), *dismissed], _("decline"), f"({reason})")

    def _how_long(self) -> Ask:
        given = self.desk.answers("dismiss")
        hint = _("Days; if it still holds then, it comes back")
        return Ask(_("Dismiss for how many days"), next(iter(given[-1:]), str(QUIET_DAYS)), hint, given, offered=True)

    def _for(self, days: int) -> str:
        return _n("for {n} day", "for {n} days", days)

    def _signals_chosen(self) -> list[tuple[Key, Signal]]:
        return [(key, self.signals[key]) for key in self.chosen() if key in self.signals]

    def _signal_deeds(self, make: Callable[[Signal], Iterable[Operation]]) -> list[Deed]:
        return [
            Deed(key, say(signal.sentence), partial(make, signal), say(signal.proposal.title))
            for key, signal in self._signals_chosen()
        ]

    def _taken_up(self, signal: Signal) -> Iterable[Operation]:
        proposal = signal.proposal
        title = say(proposal.title)
        make = Capture(title=title, kind=proposal.kind, parties=proposal.parties, opened=True)
        return [make, self._dismissal(signal, QUIET_DAYS)]

    def _dismissal(self, signal: Signal, days: int) -> Dismiss:
        return Dismiss(signal=signal.name, until=(self.desk.today + timedelta(days=days)).isoformat())

    def action_drawer_open(self) -> None:
        """Show what sleeps."""
        self.app.push_screen(page("snoozed"))
