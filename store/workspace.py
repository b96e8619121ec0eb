"""An open workspace: the one thing screens and commands hold. Reads, `run(operation)`, news, undo, history."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from store import migrations, when
from store.draft import Draft, Rehearsal, Writing
from store.engine.protocol import Commit, Engine, Presence
from store.history import Revision, last_known, revisions
from store.memory import Memory
from store.reading import decode, in_all, newest_in_all
from store.records import RECORDS, Operation
from store.records.record import Record
from store.sentence import StoreError
from store.thresholds import USUAL, Thresholds
from store.undo import Undone, take_back

if TYPE_CHECKING:
    from tinydb.queries import QueryLike

R = TypeVar("R", bound=Record)
V = TypeVar("V")

_UNKNOWN: Any = object()
INDEXES = {kind.table: kind.indexes for kind in RECORDS.values()}


class Done(Struct, frozen=True):
    """A commit that was acknowledged: durable, and seen by colleagues."""

    number: int
    operation: str
    written: tuple[tuple[str, int], ...]
    """(table, id) of each record it wrote; those it made come first."""
    undoes: int = 0


class Workspace:
    """Records of six kinds on an engine. Reads may come from any thread; `run` is best called from one worker."""

    def __init__(
        self,
        engine: Engine,
        *,
        zone: str = "",
        region: str = "",
        thresholds: Thresholds = USUAL,
        clock: Callable[[], datetime] = when.now,
    ) -> None:
        """`zone`: the IANA zone of the user, the machine's where none is given. `region`: whose holidays count
        (`CA-QC`). `thresholds`: from when on something is a signal. `clock` returns the instant, UTC."""
        self.engine = engine
        self.user = engine.user
        self.zone = zone or when.machine_zone()
        self.region = region
        self.thresholds = thresholds
        self.clock = clock
        self._memory = Memory()

    # -- reading

    def get(self, kind: type[R], id: int) -> R | None:
        """Return a record as last seen, None where there is none."""
        kept = self._memory.record(kind.table, id)
        if isinstance(kept, kind):
            return kept
        heard = self._memory.heard
        record = self._read(kind, id)
        if record is not None:
            self._memory.keep(record, heard)
        return record

    def _read(self, kind: type[R], id: int) -> R | None:
        stored = self.engine.get(kind.table, id)
        return None if stored is None else decode(kind, stored)

    def ids(self, kind: type[Record], /, **values: Any) -> Sequence[int]:
        """Return, ascending, the numbers of all records of a kind, or of those whose indexed fields have these values.
        Nothing is decoded."""
        if not values:
            return self.engine.ids(kind.table)
        return in_all(self.engine.find(kind.table, field, value) for field, value in values.items())

    def newest(self, kind: type[Record], /, **values: Any) -> Iterator[int]:
        """Yield those same numbers, descending; the first of them cost little, however many there are."""
        return newest_in_all(self.engine.newest(kind.table, field, value) for field, value in values.items())

    def find(self, kind: type[R], /, **values: Any) -> list[R]:
        """Return the records whose indexed fields have (of a list: hold) these values, by number."""
        ids, heard = self.ids(kind, **values), self._memory.heard
        found = {}
        for record in self._passing(kind, ids):
            found[record.id] = record
            if self._memory.record(kind.table, record.id) is not record:
                self._memory.keep(record, heard)
        return [found[id] for id in ids if id in found]

    def ranged(self, kind: type[Record], field: str, first: Any, last: Any) -> Iterator[tuple[Any, int]]:
        """Yield (value, number) of the records whose indexed field lies in [first, last], in the order of that field.
        Nothing is decoded."""
        values = self.engine.values(kind.table, field)
        for value in values[bisect_left(values, first) : bisect_right(values, last)]:
            for id in self.engine.find(kind.table, field, value):
                yield value, id

    def between(self, kind: type[Record], field: str, first: Any, last: Any) -> list[int]:
        """Return the numbers of the records whose indexed field lies in [first, last], in the order of that field."""
        return [id for _value, id in self.ranged(kind, field, first, last)]

    def having(self, kind: type[Record], field: str) -> list[int]:
        """Return, ascending, the numbers of the records whose indexed field has any value. Nothing is decoded."""
        lists = (self.engine.find(kind.table, field, value) for value in self.engine.values(kind.table, field))
        return sorted({id for ids in lists for id in ids})

    def values(self, kind: type[Record], field: str) -> list[Any]:
        """Return the values that an indexed field has in any record, each once, sorted. Nothing is decoded."""
        return self.engine.values(kind.table, field)

    def some(self, kind: type[R], ids: Iterable[int]) -> Iterator[R]:
        """Yield the records of these numbers, leaving out those that are gone."""
        for id in ids:
            record = self.get(kind, id)
            if record is not None:
                yield record

    def search(self, kind: type[R], query: QueryLike) -> list[R]:
        """Return the records that a TinyDB query finds: `where("status") == "open"`."""
        from store.engine.table import EngineTable

        found = EngineTable.on(self.engine, kind.table).search(query)
        records = (self.get(kind, document.doc_id) for document in found)
        return [record for record in records if record is not None]

    def facts(self, kind: type[R], tell: Callable[[R], V], ids: Iterable[int]) -> dict[int, V]:
        """Return what `tell` says of each of these records, by number, without those that are gone. A record is read
        when it is first asked for, and again only when it has changed: `tell` may look at nothing else."""
        kept, heard = self._memory.facts(kind.table, tell), self._memory.heard
        known = {id: kept.get(id, _UNKNOWN) for id in ids}
        unknown = (id for id, fact in known.items() if fact is _UNKNOWN)
        fresh = {record.id: tell(record) for record in self._passing(kind, unknown)}
        if fresh:
            self._memory.keep_facts(kind.table, tell, fresh, heard)
        return {id: fact for id, fact in {**known, **fresh}.items() if fact is not _UNKNOWN}

    def fact(self, kind: type[R], tell: Callable[[R], V], id: int) -> V | None:
        """Return what `tell` says of one record, None where there is none; read as for `facts`."""
        return self.facts(kind, tell, (id,)).get(id)

    def _passing(self, kind: type[R], ids: Iterable[int]) -> Iterator[R]:
        """Yield records that are read once, and not kept; those that are kept ready first."""
        unread = []
        for id in ids:
            kept = self._memory.record(kind.table, id)
            if isinstance(kept, kind):
                yield kept
            else:
                unread.append(id)
        if unread:
            yield from (decode(kind, stored) for stored in self.engine.docs(kind.table, unread))

    def remembered(self, what: Hashable, stamp: Hashable, compute: Callable[[], V]) -> V:
        """Return what `compute` gives, remembered for as long as `stamp` is the same."""
        value: V = self._memory.value(what, stamp, compute)
        return value

    def version(self, kind: type[Record], /, *fields: str, **values: Any) -> Hashable:
        """Return a stamp for `remembered`: another one once a record of the kind has changed. With indexed `fields`,
        only when one has another value there; with values, only when it is or was found under one of them."""
        self._memory.watch(kind.table, self.engine.next_id)
        return self._memory.version(kind.table, fields, values)

    # -- writing

    def run(self, *operations: Operation, label: str = "", on_wait: Callable[[str], None] | None = None) -> Done:
        """Carry out operations as one commit, durable when this returns: all of them, or (Refused, Conflict) none.

        `label` names the commit (else its first operation does); `on_wait(login)` hears who holds the lock when that
        lasts. Unreachable where the store cannot be written.
        """
        return self.run_each(lambda _: operations, label=label or operations[0].act, on_wait=on_wait)

    def run_each(
        self, build: Callable[[Draft], Iterable[Operation]], *, label: str, on_wait: Callable[[str], None] | None = None
    ) -> Done:
        """Carry out, as one commit, the operations that `build` yields from the draft; each is applied before the next
        is built, so that it may name what those before it have added. Raises as `run` does."""
        with self.engine.begin(on_wait) as transaction:
            draft = Draft(self.engine, Writing(transaction), now=self.clock(), zone=self.zone)
            for operation in build(draft):
                operation.apply(draft)
            for (table, id), document in draft.documents.items():
                transaction.put(table, id, document)
            if draft.documents and self.engine.number == 0:
                migrations.mark(transaction)
            number = transaction.commit(label)
        return Done(number, label, tuple(dict.fromkeys((*draft.added, *draft.documents))))

    def may(self, *operations: Operation) -> StoreError | None:
        """Return why these operations would be refused as things stand, None where they would not."""
        desk = self.desk()
        try:
            for operation in operations:
                operation.apply(desk)
        except StoreError as refusal:
            return refusal
        return None

    def desk(self) -> Draft:
        """Return a desk to rehearse on: the records as they are, and nothing laid on it is ever written."""
        return Draft(self.engine, Rehearsal(self.engine, self), now=self.clock(), zone=self.zone)

    def undo(self, number: int = 0) -> Done:
        """Take back commit `number`, or the last one of mine not taken back yet.

        Refused where there is none; Conflict where a colleague has changed one of its records since.
        """
        (undone,) = take_back(self.engine, number)
        return _done(undone)

    def undo_last(self, count: int, *, only_look: bool = False) -> list[Done]:
        """Take back the last `count` commits of mine not taken back yet, newest first: all of them or (raising as
        `undo` does) none. With `only_look`, return what that would be; their number is then 0."""
        return [_done(undone) for undone in take_back(self.engine, last=count, only_look=only_look)]

    # -- news and past

    def changes(self) -> list[Commit]:
        """Return the commits, mine and others', since the last call: the store's only announcement."""
        commits = self.engine.refresh()
        if commits:
            self._memory.hear(commits, lambda table, id: self._read(RECORDS[table], id))
        return commits

    def history(self, record: Record) -> Iterator[Revision]:
        """Yield the revisions of a record, newest first: who, when, what before, what after."""
        return revisions(self.engine, record.table, record.id)

    def as_it_was(self, kind: type[R], id: int) -> R | None:
        """Return a record that is no longer there as it was last, None where there never was one."""
        return last_known(self.engine, kind, id)

    def presence(self) -> Presence:
        """Return the register of who is here."""
        return self.engine.presence()

    def close(self) -> None:
        """Let go of the store."""
        self.engine.close()


def _done(undone: Undone) -> Done:
    return Done(undone.by, undone.operation, undone.addresses, undone.number)


def open_workspace(
    path: Path | str,
    *,
    create: bool = False,
    zone: str = "",
    region: str = "",
    thresholds: Thresholds = USUAL,
    clock: Callable[[], datetime] = when.now,
) -> Workspace:
    """Open the workspace whose directory is `path` (made if `create`).

    Unreachable where it is not there or may not be used; Corrupt where its bytes do not hold together.
    """
    from store.engine.journal import open_journal

    journal = open_journal(Path(path), INDEXES, create=create)
    try:
        migrations.bring_up(journal)
    except BaseException:
        journal.close()
        raise
    return Workspace(journal, zone=zone, region=region, thresholds=thresholds, clock=clock)
