"""The computed signals as a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from store.sentence import N_, Sentence, reference
from store.signals import Signal, find_signals
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row
from tui.listings.listing import GONE, Line, Listing, keys
from tui.text import _, _n, say


class SignalRow(Struct, frozen=True):
    """A signal, for programs."""

    rule: str
    subject: str
    """`#12`, `m7`, `p3`."""
    severity: int
    """3: now; 2: soon; 1: good to know."""
    sentence: Sentence
    action: Sentence
    """What accepting it makes."""
    since: date | None
    signal: str
    """What `signal.dismiss` takes."""


class SignalListing(Listing):
    """What the records show and nobody may have noticed."""

    name = "signals"
    title = N_("Signals")
    empty = N_("All quiet: no signal today.")

    def __init__(self) -> None:
        """Signals are computed together."""
        self.signals: dict[Key, Signal] = {}

    def columns(self) -> Sequence[Column]:
        """What it says, and what accepting it makes."""
        return (Column(_("Signal"), least=30, weight=3), Column(_("Proposal"), least=16, weight=2, priority=1))

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """The gravest first."""
        self.signals = {signal_key(signal): signal for signal in find_signals(workspace, today)}
        return [*self.signals]

    def row(self, workspace: Workspace, key: Key, today: date) -> Signal | None:
        """One signal."""
        return self.signals.get(key)

    def cells(self, row: Signal | None, today: date) -> Row:
        """The gravest are marked."""
        if row is None:
            return GONE
        role = {3: "alert", 2: "warn"}.get(row.severity, "")
        return Row((say(row.sentence), "→ " + say(row.proposal.title)), (role, "dim"))

    def told(self, rows: Sequence[Signal]) -> Sequence[SignalRow]:
        """Its subject as people type it, and what accepting it makes as a sentence."""
        return [
            SignalRow(
                one.rule, reference(one.table, one.id), one.severity, one.sentence, one.proposal.title, one.since,
                one.name,
            )
            for one in rows
        ]  # fmt: skip

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many."""
        return [_n("{n} signal", "{n} signals", len(keys(lines)))]


def signal_key(signal: Signal) -> Key:
    """Return the key of a signal's line."""
    return Key(signal.table, signal.id, signal.name)
