"""Broken bridge: two parties with open business have not exchanged a word for longer than was agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from store.records import Party
from store.sentence import N_, Sentence, counted, days, sentence
from store.signals.signal import Proposal, Signal
from store.views.bridge import Gap, gaps
from store.views.key import names
from store.workspace import Workspace


def find(workspace: Workspace, today: date) -> Iterator[Signal]:
    """Yield the pairs whose days without an exchange ÷ cadence are too many."""
    for gap in gaps(workspace, today):
        if not gap.is_broken:
            return
        one, other = names(workspace, gap.pair)
        values = {"one": one, "other": other, "days": days(gap.days), "open": _open(gap)}
        said = sentence(N_("{one} and {other}: {open} between them, and no exchange for {days}"), **values)
        proposal = Proposal("task", sentence(N_("Bring {one} and {other} together"), one=one, other=other), gap.pair)
        since = today - timedelta(days=gap.days)
        yield Signal("broken_bridge", Party.table, gap.pair[0], 2, said, proposal, since, gap.pair[1])


def _open(gap: Gap) -> Sentence:
    return counted(N_("{n} open item"), N_("{n} open items"), len(gap.business))
