"""Screens read what they show: on years of work each opens at a stated cost, and a colleague's commit costs what it
touched. A new list, sheet or page without a bound fails here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks import workspace as years
from benchmarks.opening import PAGE, counted, openings, subjects
from store import Entry, Initiative, Item, Meeting, Operation, Party, Term, Workspace, open_workspace, when
from store.records import entry, item, mediation, party, settlement, triage
from store.views import agenda, bridge, drift, inbox
from store.views import relay as relays
from store.views.likeness import CANDIDATES, MONTH
from store.views.promises import AT_MOST as PROMISED
from store.views.relationship import LATEST
from store.views.rhythm import AT_MOST
from store.views.search import ENTRIES_AT_MOST
from store.views.work import overdue, work
from tui.screens import MODES, PAGES
from tui.sheets.lines import LATEST as TIMELINE

ITEMS, ENTRIES = 500, 6000
FEW = 12
"""Records that any screen may read beside those it shows."""


class There:
    """How much there is of what screens show, and of what orders them; none of it grows with what is over."""

    def __init__(self, workspace: Workspace, today: date) -> None:
        there = work(workspace)
        relays = there.live.intersection(workspace.ids(Item, kind="relay"))
        self.parties = len(workspace.ids(Party))
        self.initiatives = len(workspace.ids(Initiative))
        self.terms = len(workspace.ids(Term))
        self.planned = len(workspace.ids(Meeting, status="planned"))
        first, last = (today + timedelta(days=days) for days in (-agenda.DAYS_BACK - 1, agenda.DAYS_AHEAD + 1))
        self.meetings = len(workspace.between(Meeting, "start", first.isoformat(), last.isoformat()))
        self.rollouts = sum(
            len(workspace.ids(kind, initiative=id))
            for id in subjects(workspace, Initiative)
            for kind in (Item, Meeting, Entry)
        )
        """What belongs to the initiatives whose boards are opened."""
        self.undecided, self.open = len(there.undecided), len(there.open)
        self.asleep = len(inbox.drawer(workspace, today))
        self.conflicts, self.relays, self.waiting = len(there.conflicts), len(relays), len(there.waiting)
        self.late = len(overdue(workspace, today))
        self.said = sum(len(workspace.ids(Entry, item=id, kind="answer")) for id in relays | there.conflicts)
        self.heard = sum(len(workspace.ids(Entry, item=id)) for id in there.conflicts)
        """All that was said about open conflicts."""
        self.agreed = len(drift.agreements(workspace, today)) * (2 + 6 * LATEST)
        """Agreements that are watched: what became of their conditions, and their sides' tones before and since."""
        self.contacts = LATEST * self.parties
        """The latest entries of each party, where they were noted as they happened."""
        month = when.day(workspace.clock(), workspace.zone) - MONTH
        decisions = workspace.find(Entry, kind="decision")
        self.lately = sum(when.day(one.created_at, workspace.zone) >= month for one in decisions)
        """What was decided in the last month."""
        self.pairs = len(bridge.needed(workspace))
        self.answers = len(workspace.ids(Entry, kind="answer"))
        busiest = max(len(workspace.ids(Entry, parties=one)) for one in workspace.ids(Party))
        self.year = 2 * busiest
        """The contacts of a year with two parties."""
        mine = 2 * max(Counter(one for pair in bridge.needed(workspace) for one in pair).values())
        self.known = 2 * (mine + AT_MOST + PROMISED) + self.relays + self.answers
        """What is summed up of two parties: their bridges, their rhythm, their promises, the relays they owe."""
        self.raised = self.conflicts + self.relays + self.late + self.said + self.parties + self.contacts
        """What any meeting might have to raise."""
        self.searched = sum(len(workspace.ids(kind)) for kind in (Party, Initiative, Term, Meeting, Item))


Bound = Callable[[There], int]
SHEETS = 2 * (PAGE + 2 * TIMELINE)
"""Two sheets: what stands around the record, and the latest entries, each with its item."""
BOUNDS: dict[str, Bound] = {
    "inbox": lambda t: 2 * t.undecided + t.asleep + 2 * t.parties,
    "snoozed": lambda t: t.undecided + t.asleep + t.planned + t.parties,
    "agenda": lambda t: PAGE + t.meetings + t.initiatives + t.parties + t.contacts,
    "conflicts": lambda t: t.conflicts + PAGE + t.heard + t.parties + t.contacts + t.agreed,
    "log": lambda t: t.parties + t.contacts + t.relays + t.said,
    "bridges": lambda t: t.parties + 2 * t.pairs + t.open + t.answers,
    "relays": lambda t: t.relays + t.said + PAGE + t.parties + t.terms,
    "initiatives": lambda t: t.initiatives + t.parties + PAGE * FEW,
    "saturation": lambda t: t.open + t.undecided + t.planned + t.initiatives + t.parties,
    "terms": lambda t: t.terms + t.parties,
    "signals": lambda t: (
        t.parties
        + t.contacts
        + 2 * (t.conflicts + t.relays + t.waiting)
        + t.said
        + t.open
        + t.meetings
        + t.terms
        + 2 * t.pairs
        + t.answers
        + t.heard
        + t.agreed
    ),
    "search": lambda t: t.searched + min(ENTRIES, ENTRIES_AT_MOST),
    "sheet of parties": lambda t: SHEETS + t.parties + LATEST * PAGE + t.known,
    "sheet of items": lambda t: SHEETS,
    "sheet of meetings": lambda t: SHEETS,
    "sheet of initiatives": lambda t: SHEETS + t.parties,
    "sheet of entries": lambda t: SHEETS,
    "sheet of terms": lambda t: SHEETS,
    "boards": lambda t: t.rollouts + t.open + t.undecided + t.meetings + t.parties + t.initiatives,
    "board": lambda t: t.rollouts + t.open + t.undecided + t.meetings + t.parties + t.initiatives,
    "report": lambda t: t.rollouts + t.open + t.undecided + t.meetings + t.parties + t.initiatives,
    "why of boards": lambda t: 2 * PAGE,
    "quick entry": lambda t: t.parties + t.planned + t.undecided,
    "pack": lambda t: t.raised,
    "run": lambda t: SHEETS + t.raised,
    "minutes": lambda t: SHEETS + 2 * PAGE,
    "find_time": lambda t: t.planned + t.parties,
    "matrix": lambda t: SHEETS + t.heard + t.parties,
    "why of conflicts": lambda t: t.heard + t.parties,
    "why of relays": lambda t: PAGE + t.said + t.terms + t.parties + t.contacts,
    "party": lambda t: SHEETS + t.parties + t.planned,
    "why": lambda t: SHEETS + t.parties + t.known,
    "why of bridges": lambda t: PAGE + t.parties + t.answers,
    "bridge": lambda t: SHEETS + t.parties + t.answers,
    "handover": lambda t: SHEETS + t.parties + t.known,
    "year": lambda t: t.parties + t.year,
    "map": lambda t: t.parties + t.contacts + t.relays + t.said,
    "duplicates": lambda t: t.open + t.undecided + 2 * t.lately + CANDIDATES,
    **{
        f"history of {kind}": lambda t: 2
        for kind in ("parties", "items", "meetings", "initiatives", "entries", "terms")
    },
}
"""How many records each may read, in a process that has read nothing yet."""


ABOUT_ONE_OR_NONE = {"form", "help", "cheats"}
"""Pages that show a single record's fields, or none."""


def a_busy_desk(store: Path, items: int, entries: int) -> Path:
    """Make a store as two years of work leave it, in many commits."""
    workspace = open_workspace(store, create=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(years, "AT_ONCE", 200)
        years.fill(workspace, items, entries)
    workspace.close()
    return store


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of a busy desk."""
    return a_busy_desk(tmp_path_factory.mktemp("years") / "team.store", ITEMS, ENTRIES)


@pytest.fixture
def colleague(path: Path) -> Iterator[Workspace]:
    """A colleague's workspace on it."""
    workspace = open_workspace(path)
    yield workspace
    workspace.close()


def today(workspace: Workspace) -> date:
    return when.day(workspace.clock(), workspace.zone)


def test_every_list_sheet_and_page_has_a_bound(colleague: Workspace) -> None:
    opened = openings(colleague)
    assert BOUNDS.keys() == opened.keys()
    assert MODES.keys() <= opened.keys()
    assert PAGES.keys() - ABOUT_ONE_OR_NONE <= {name.split(" ")[0].replace("sheet", "record") for name in opened}


@pytest.mark.parametrize("name", BOUNDS)
def test_a_screen_reads_what_it_shows_and_then_only_what_has_changed(
    path: Path, colleague: Workspace, name: str
) -> None:
    opening = openings(colleague)[name]
    bound = BOUNDS[name](There(colleague, today(colleague))) + FEW
    own = open_workspace(path)
    visitor, counting = counted(own)
    opening(visitor)
    assert 0 < counting.read.total() <= bound, dict(counting.read)
    counting.read.clear()
    opening(visitor)
    assert counting.read.total() == 0, dict(counting.read)
    done = colleague.run(*a_call_about_what_is_open(colleague))
    colleague.changes()
    visitor.changes()
    opening(visitor)
    assert counting.read.total() <= len(done.written), dict(counting.read)
    own.close()


def a_call_about_what_is_open(workspace: Workspace) -> list[Operation]:
    workspace.changes()
    kept = next(workspace.some(Item, sorted(work(workspace).open)))
    call = entry.Log(text="A week later", parties=kept.parties, item=kept.id, channel="call", tone=-2)
    return [call, item.Change(id=kept.id, text=f"{kept.text}\nA week later.")]


def test_what_was_kept_up_to_date_is_what_would_be_read_afresh(tmp_path: Path) -> None:
    """Whatever colleagues do, a screen that has followed all of it shows what one opened now does."""
    path = a_busy_desk(tmp_path / "team.store", 200, 1000)
    colleague, own = open_workspace(path), open_workspace(path)
    visitor, _ = counted(own)
    shown = {name: opening for name, opening in openings(colleague).items() if name != "quick entry"}
    for opening in shown.values():
        opening(visitor)
    for operations in deeds(colleague):
        if operations:
            colleague.run(*operations)
        else:
            colleague.undo()
        colleague.changes()
        visitor.changes()
        afresh, _ = counted(own)
        for name, opening in shown.items():
            assert opening(visitor) == opening(afresh), (name, operations)
    own.close()
    colleague.close()


def deeds(workspace: Workspace) -> Iterator[list[Operation]]:
    """Yield what colleagues do, a commit each; nothing: the last one is taken back."""

    def of(kind: str) -> list[Item]:
        ids = work(workspace).open.intersection(workspace.ids(Item, kind=kind))
        return [*workspace.some(Item, sorted(ids))]

    now, day = workspace.clock(), today(workspace)
    called = workspace.ids(Entry, kind="contact")[-1]
    relay = next(kept for kept in of("relay") if relays.state(workspace, kept) != "unclear")
    conflict, tasks = of("conflict")[0], of("task")
    late, soon = ((day + timedelta(days=days)).isoformat() for days in (-2, 2))
    yield a_call_about_what_is_open(workspace)
    yield []
    yield [entry.Correct(id=called, parties=(7,), tone=-2)]
    yield []
    yield [mediation.Reply(id=relay.id, party=relay.parties[0], answer="no")]
    yield [
        mediation.Reply(id=relay.id, party=relay.parties[0], answer="yes"),
        settlement.Settle(id=relay.id, outcome="done"),
    ]
    yield [mediation.Propose(id=conflict.id, text="Toss a coin"), item.Change(id=conflict.id, level=3)]
    yield [item.Change(id=task.id, due=late, parties=(5, 9)) for task in tasks]
    yield [triage.Wait(id=task.id, on=3) for task in tasks[::2]]
    yield [item.Change(id=task.id, due=soon, parties=(2,), initiative=None) for task in tasks[1:]]
    yield []
    yield [
        item.Capture(title="Repair elevator 2 at once", priority=1, parties=(2,), created_at=now - timedelta(days=900))
    ]
    yield [triage.Sleep(id=workspace.ids(Item)[-1], day=(day + timedelta(days=3)).isoformat(), activity=True)]
    yield [entry.Log(text="It cannot wait", parties=(2,))]
    yield [party.Add(name="Pharmacy", cadence=3), party.Change(id=2, name="Departement 2b", cadence=1)]
    yield [entry.Log(text=f"{n}", parties=(1 + n % 200,), tone=2) for n in range(600)]
    yield [triage.Accept(id=workspace.ids(Item)[-1]), entry.Log(text="Done", parties=(11,), at=now - timedelta(days=1))]
    yield []
    yield []
