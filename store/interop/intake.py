"""What an import will do, gathered while sources are read: nothing is written before it has been rehearsed whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from msgspec import UNSET, Struct
from msgspec.structs import replace

from store.draft import Draft
from store.interop.directory import Directory, Person
from store.interop.identity import bearers
from store.records import Entry, Item, Meeting, Operation, Party, Record, entry, item, meeting, party, rescheduling
from store.records.changing import given
from store.sentence import N_, Sentence, StoreError, sentence
from store.workspace import Workspace

R = TypeVar("R", bound=Record)
Making = party.Add | item.Capture | meeting.Plan | entry.Log
Change = rescheduling.Change | meeting.Cancel

_MADE: dict[type[Operation], type[Record]] = {
    party.Add: Party, item.Capture: Item, meeting.Plan: Meeting, entry.Log: Entry,
}  # fmt: skip


class Arrival(Struct, frozen=True):
    """A record that an import makes."""

    operation: Making
    number: int
    """The number it had when rehearsed: what later operations of the import call it."""


class Known(Struct, frozen=True):
    """Something that was there already: in the workspace (`id`), or earlier in the same import (`id` 0)."""

    table: str
    id: int
    title: str


class Changed(Struct, frozen=True):
    """A change that an import makes to a record of the workspace."""

    operation: Change
    title: str
    before: dict[str, Any]
    """The fields that change, as they are now."""


class Intake:
    """The sources' findings, in the order in which they will be carried out."""

    def __init__(self, workspace: Workspace, mine: Iterable[str] = ()) -> None:
        """`mine`: the user's own mail addresses, who never become a party."""
        self.workspace = workspace
        self.now = workspace.clock()
        self.directory = Directory(workspace.find(Party))
        self.arrivals: list[Arrival] = []
        self.changes: list[Changed] = []
        self.known: list[Known] = []
        self.skipped: list[Sentence] = []
        self._mine = frozenset(address.casefold() for address in mine)
        self._desk = workspace.desk()
        self._places: dict[tuple[str, str], int] = {}
        self._withdrawn: set[int] = set()

    def take(self, operation: Making, where: Sentence) -> int | None:
        """Rehearse an operation and keep it; returns the number of its record. What would be refused is skipped."""
        try:
            operation.apply(self._desk)
        except StoreError as refusal:
            self.skip(where, refusal.sentence)
            return None
        table, number = self._desk.added[-1]
        if operation.uid:
            self._places[table, operation.uid] = len(self.arrivals)
        self.arrivals.append(Arrival(operation, number))
        if isinstance(operation, party.Add):
            self.directory.enter(self._desk.get(Party, number))
        return number

    def refusal(self, operation: Operation) -> Sentence | None:
        """Return why an operation would be refused, None where it would not."""
        refused = self.workspace.may(operation)
        return refused.sentence if refused else None

    def change(self, operation: Change, where: Sentence, record: Meeting) -> None:
        """Keep a change to a meeting of the workspace; it takes the place of an earlier one. What would be refused is
        skipped."""
        earlier = next((each for each in self.changes if each.operation.id == operation.id), None)
        if earlier is not None:
            operation = _joined(earlier.operation, operation)
        try:
            operation.apply(self._desk)
        except StoreError as refusal:
            self.skip(where, refusal.sentence)
            return
        self.changes = [each for each in self.changes if each is not earlier]
        fields = given(operation, frozenset({"id", "rev", "edition", "series", "reason"})) or ("status",)
        before = {name: getattr(record, name) for name in fields}
        self.changes.append(Changed(operation, record.title, before))

    def arriving(self, kind: type[Record], uid: str) -> Making | None:
        """Return what is arriving under this UID, None where nothing is."""
        place = self._places.get((kind.table, uid))
        return None if place is None else self.arrivals[place].operation

    def withdraw(self, kind: type[Record], uid: str) -> None:
        """Take back what is arriving under this UID."""
        self._withdrawn.add(self._places.pop((kind.table, uid)))

    def amend(self, kind: type[Record], operation: Making) -> None:
        """Replace what is arriving under the operation's UID by a newer version of it."""
        place = self._places[kind.table, operation.uid]
        self.arrivals[place] = replace(self.arrivals[place], operation=operation)

    def record(self, kind: type[R], uid: str) -> R | None:
        """Return the workspace's record with this UID; of several, the last."""
        found = bearers(self.workspace, kind, uid)
        return self.workspace.get(kind, found[-1]) if found else None

    def recognise(self, kind: type[Record], uid: str, title: str) -> bool:
        """Say whether something is there already, and note it."""
        if self.arriving(kind, uid) is not None:
            self.known.append(Known(kind.table, 0, title))
            return True
        record = self.record(kind, uid)
        if record is not None:
            self.known.append(Known(kind.table, record.id, title))
        return record is not None

    def skip(self, where: Sentence, problem: Sentence) -> None:
        """Name what is left out, and why."""
        self.skipped.append(sentence(N_("{where}: {problem}"), where=where, problem=problem))

    def is_mine(self, person: Person) -> bool:
        """Say whether this is the user: an address given as theirs, or one that begins with their login."""
        address = person.mail.casefold()
        return bool(address) and (address in self._mine or address.partition("@")[0] == self.workspace.user.casefold())

    @contextmanager
    def addressed_to(self, address: str) -> Iterator[None]:
        """While in this, `address` is the user's as well: what their mail was delivered to."""
        before, self._mine = self._mine, self._mine | {address.casefold()}
        yield
        self._mine = before

    def standing_arrivals(self) -> list[Arrival]:
        """Return what arrives, less what was withdrawn since."""
        return [each for place, each in enumerate(self.arrivals) if place not in self._withdrawn]

    def plan(self) -> Callable[[Draft], Iterator[Operation]]:
        """Return what `Workspace.run_each` carries out."""
        arrivals = self.standing_arrivals()
        changes = [each.operation for each in self.changes]
        return lambda draft: _carried_out(arrivals, changes, draft)


def _carried_out(arrivals: list[Arrival], changes: list[Change], draft: Draft) -> Iterator[Operation]:
    # a colleague may have imported the same meanwhile: looked up before anything lies on the desk, where it is cheap
    standing = [_standing(arrival.operation, draft) for arrival in arrivals]
    numbers: dict[int, int] = {}
    for arrival, there in zip(arrivals, standing, strict=True):
        number = there
        if number is None:
            yield _renumbered(arrival.operation, numbers)
            number = draft.added[-1][1]
        if isinstance(arrival.operation, party.Add):
            numbers[arrival.number] = number
    for change in changes:
        yield _renumbered(change, numbers)


def _joined(earlier: Change, later: Change) -> Change:
    """Return one change that does what two do; a cancelled meeting needs no other."""
    if isinstance(earlier, meeting.Cancel) or isinstance(later, meeting.Cancel):
        return later
    values = given(later, frozenset({"id", "rev"}))
    if later.except_on is not UNSET and earlier.except_on is not UNSET:
        values["except_on"] = tuple(sorted({*earlier.except_on, *later.except_on}))
    return replace(earlier, **values)


def _standing(operation: Making, draft: Draft) -> int | None:
    if not operation.uid:
        return None
    kind = _MADE[type(operation)]
    kinds = (kind, Entry) if kind is Item else (kind,)
    return next((record.id for each in kinds for record in draft.find(each, uid=operation.uid)), None)


Op = TypeVar("Op", bound=Operation)


def _renumbered(operation: Op, numbers: dict[int, int]) -> Op:
    """Return an operation that calls the import's new parties by the numbers they were given in the end."""
    if not numbers:
        return operation
    values: dict[str, Any] = {}
    for field in ("parties", "groups"):
        named = getattr(operation, field, UNSET)
        if named is not UNSET:
            values[field] = tuple(numbers.get(id, id) for id in named)
    source = getattr(operation, "source", None)
    if source is not None:
        values["source"] = numbers.get(source, source)
    return replace(operation, **values)
