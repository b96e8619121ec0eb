"""A small hospital to try things on: two departments and their heads, one piece of work of every kind."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from store import Conflict, Done, Initiative, Operation, Record, Refused, Workspace, open_workspace
from store.records import entry, gate, initiative, item, meeting, party, term, triage

ZONE = "America/Montreal"
NINE = datetime(2026, 11, 18, 14, tzinfo=UTC)
"""Wednesday 18 November 2026, nine in the morning in Montreal."""
TODAY = date(2026, 11, 18)

NURSING, IT, LEA, MAX = 1, 2, 3, 4
BEDS, BADGES, ROTA, GREEN, WRONG = 1, 2, 3, 4, 5
"""Items: a task in the inbox, an open relay, an open conflict, an open approval, a closed task."""
ROUND, STEERING = 1, 2
"""Meetings: one of a series, begun yesterday; one to come."""
TOOL, WORD = 1, 1
CALLED = 3
"""The entry of a call with Nursing; before it stand the decisions about the initiative and the closed task."""

R = TypeVar("R", bound=Record)

FOUNDED: tuple[Operation, ...] = (
    party.Add(name="Nursing", code="nur", size=40, cadence=7),
    party.Add(name="IT", code="it", cadence=14),
    party.Add(name="Lea Roy", kind="person", groups=(NURSING,), role="Head nurse"),
    party.Add(name="Max Tran", kind="person", groups=(IT,)),
    party.Change(id=NURSING, head=LEA),
    party.Change(id=IT, head=MAX),
    initiative.Draft(title="Rota tool", audience=(NURSING, IT), start="2026-10-01", golive="2026-12-15"),
    initiative.Gauge(id=TOOL, measure="Trained", unit="%"),
    gate.Advance(id=TOOL),
    item.Capture(title="Beds for Friday", source=NURSING),
    item.Capture(title="New badge rules", kind="relay", opened=True, source=IT, parties=(NURSING,)),
    item.Capture(title="Night shift rota", kind="conflict", opened=True, parties=(NURSING, IT), level=2),
    item.Capture(title="Rota tool goes live", kind="approval", opened=True, parties=(LEA, MAX), initiative=TOOL),
    item.Capture(title="Wrong number"),
    triage.Decline(id=WRONG, reason="not ours"),
    entry.Log(text="Worried about nights", parties=(NURSING,), channel="call", tone=-1),
    meeting.Plan(
        title="Ward round", start="2026-11-17T14:00", length=45, place="Room 2", parties=(NURSING, IT),
        every="FREQ=WEEKLY;BYDAY=TU",
    ),
    meeting.Plan(title="Steering", start="2026-11-27T10:00", parties=(LEA,)),
    term.Define(term="PRN", group=NURSING, plain="as needed"),
)  # fmt: skip


class Hospital:
    """Its workspace as Rob has it open; the clock stands at nine and goes on only when told."""

    def __init__(self, path: Path) -> None:
        """Found the hospital in a store at `path`, eight days ago."""
        self.path = path
        self.now = NINE - timedelta(days=8)
        self._opened: list[Workspace] = []
        self.workspace = self.open("rob", create=True)
        self.do(*FOUNDED)
        self.now = NINE

    def open(self, login: str, *, create: bool = False) -> Workspace:
        """Open the store once more, as the program of `login` would."""
        workspace = open_workspace(self.path, create=create, zone=ZONE, clock=lambda: self.now)
        workspace.engine.user = workspace.user = login
        workspace.engine.clock = workspace.clock
        self._opened.append(workspace)
        return workspace

    def close(self) -> None:
        """Close what was opened."""
        for workspace in self._opened:
            workspace.close()

    def later(self, **time: float) -> None:
        """Let some time pass: `later(days=3)`."""
        self.now += timedelta(**time)

    @property
    def today(self) -> date:
        """The day it is where the hospital stands."""
        return (self.now - timedelta(hours=5)).date()

    @property
    def tool(self) -> Initiative:
        """The rota tool as it is now."""
        return self.get(Initiative, TOOL)

    def do(self, *operations: Operation) -> Done:
        """Carry out operations, as Rob, as one commit."""
        done = self.workspace.run(*operations)
        self.workspace.changes()
        return done

    def make(self, *operations: Operation) -> int:
        """Carry out operations and return the number of the first record made."""
        return self.do(*operations).written[0][1]

    def undo(self, number: int = 0) -> Done:
        """Take back, as Rob."""
        done = self.workspace.undo(number)
        self.workspace.changes()
        return done

    def get(self, kind: type[R], id: int) -> R:
        """Return a record as it is now; it is there."""
        self.workspace.changes()
        record = self.workspace.get(kind, id)
        assert record is not None
        return record

    def all(self, kind: type[R], **values: object) -> list[R]:
        """Return the records of a kind as they are now."""
        self.workspace.changes()
        return self.workspace.find(kind, **values)

    def documents(self) -> dict[tuple[str, int], bytes]:
        """Return every document, byte for byte."""
        self.workspace.changes()
        engine = self.workspace.engine
        return {(table, kept.id): kept.doc for table in engine.tables() for kept in engine.docs(table)}

    def refuses(self, *operations: Operation, field: str = "", says: str = "") -> str:
        """Check that operations are refused, by `may` and by `run`, at that field and in those words, and change
        nothing; returns the sentence."""
        before, number = self.documents(), self.workspace.engine.number
        with pytest.raises(Refused) as refused:
            self.workspace.run(*operations)
        foreseen = self.workspace.may(*operations)
        assert str(foreseen) == str(refused.value)
        assert self.documents() == before and self.workspace.engine.number == number
        assert refused.value.field == field
        assert says in str(refused.value)
        return str(refused.value)

    def conflicts(self, *operations: Operation) -> Conflict:
        """Check that operations meet somebody else's change and change nothing; returns the conflict."""
        before = self.documents()
        with pytest.raises(Conflict) as met:
            self.workspace.run(*operations)
        assert self.documents() == before
        return met.value


@contextmanager
def a_hospital() -> Iterator[Hospital]:
    """A hospital for one example of a test that has many."""
    with tempfile.TemporaryDirectory(prefix="passerelle-hospital-") as folder:
        hospital = Hospital(Path(folder) / "hospital.store")
        yield hospital
        hospital.close()
