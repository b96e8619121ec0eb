"""What a signal is, and all those that hold today."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct

from store import when
from store.records import Entry
from store.records.item import ItemKind
from store.sentence import Sentence
from store.workspace import Workspace


class Proposal(Struct, frozen=True):
    """The record that accepting a signal makes: an item of this kind."""

    kind: ItemKind
    title: Sentence
    parties: tuple[int, ...] = ()


class Signal(Struct, frozen=True):
    """Something that the records show and that nobody may have noticed."""

    rule: str
    table: str
    id: int
    """The record it is about."""
    severity: Literal[1, 2, 3]
    """3: now; 2: soon; 1: good to know."""
    sentence: Sentence
    proposal: Proposal
    since: date | None = None
    other: int = 0
    """The second record of its table, where it is about two."""

    @property
    def name(self) -> str:
        """What a dismissal names: `silence:parties:3`, `double_booking:meetings:3:8`."""
        return f"{self.rule}:{self.table}:{self.id}" + (f":{self.other}" if self.other else "")


Rule = Callable[[Workspace, date], Iterator[Signal]]


def find_signals(workspace: Workspace, today: date) -> list[Signal]:
    """Return the signals that hold today and are not dismissed, the gravest first."""
    found = [signal for rule in rules() for signal in rule(workspace, today)]
    once_dismissed = workspace.remembered(
        "dismissed", workspace.version(Entry, "signal"), lambda: frozenset(workspace.values(Entry, "signal"))
    )
    awake = [s for s in found if s.name not in once_dismissed or not _dismissed(workspace, s, today)]
    return sorted(awake, key=lambda signal: (-signal.severity, signal.rule, signal.id))


def of_initiatives(workspace: Workspace, rule: str, today: date) -> Iterator[Signal]:
    """Yield what the board says by one of its rules, as signals."""
    from store.views.board.trouble import troubles_of_all  # a sheet that names a signal does not wait for the board

    for one in troubles_of_all(workspace, rule, today):
        proposal = Proposal("task", one.action, one.parties)
        yield Signal(one.rule, "initiatives", one.id, one.severity, one.sentence, proposal, one.since)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules, in the order of their files' names."""
    import store.signals as package

    modules = (
        importlib.import_module(f"store.signals.{found.name}") for found in pkgutil.iter_modules(package.__path__)
    )
    return tuple(module.find for module in modules if hasattr(module, "find"))


def _dismissed(workspace: Workspace, signal: Signal, today: date) -> bool:
    return any(
        entry.until is not None and when.day(entry.until, workspace.zone) > today
        for entry in workspace.find(Entry, signal=signal.name)
    )
