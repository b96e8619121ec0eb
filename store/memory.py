"""What a workspace remembers of its records, and forgets as it hears that they have changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from threading import Lock
from typing import Any

from store.engine.protocol import Commit
from store.records.record import Record, under
from store.sentence import Corrupt

RECORDS_AT_MOST = 2_000
"""Records of a table kept ready; beyond, those kept longest go."""
TOUCHED_AT_MOST = 500
"""Records that are looked at one by one when a change is heard of; beyond, all of their tables are in doubt."""

Read = Callable[[str, int], Record | None]
Key = tuple[str, int]


class Memory:
    """Records, facts told by single records, and how often what the indexes tell has changed.

    Nothing is kept that was read before news came in while it was read: another thread may have been reading.
    """

    def __init__(self) -> None:
        """Nothing is remembered yet."""
        self.heard = 0
        """How often news was heard; what `keep` and `keep_facts` are given with another number is not kept."""
        self._records: dict[str, dict[int, Record]] = defaultdict(dict)
        self._facts: dict[str, dict[Hashable, dict[int, Any]]] = defaultdict(dict)
        self._values: dict[Hashable, tuple[Hashable, Any]] = {}
        self._changes: Counter[Hashable] = Counter()
        """By table, by (table, field), by (table, field, value)."""
        self._next: dict[str, int] = {}
        """Per table a number such that no record of it or above had been heard of."""
        self._lock = Lock()

    # -- remembering

    def record(self, table: str, id: int) -> Record | None:
        """Return a record that is kept ready."""
        return self._records[table].get(id)

    def keep(self, record: Record, heard: int) -> None:
        """Keep a record ready, read when news had been heard so often."""
        with self._lock:
            if heard == self.heard:
                self._put(record)

    def facts(self, table: str, tell: Hashable) -> dict[int, Any]:
        """Return what `tell` said of the records of a table, by number: those still as they were."""
        return self._facts[table].setdefault(tell, {})

    def keep_facts(self, table: str, tell: Hashable, facts: dict[int, Any], heard: int) -> None:
        """Keep what `tell` said, read when news had been heard so often."""
        with self._lock:
            if heard == self.heard:
                self.facts(table, tell).update(facts)

    def value(self, what: Hashable, stamp: Hashable, compute: Callable[[], Any]) -> Any:
        """Return what `compute` gives, kept for as long as `stamp` is the same."""
        kept = self._values.get(what)
        if kept is None or kept[0] != stamp:
            kept = self._values[what] = (stamp, compute())
        return kept[1]

    def version(self, table: str, fields: Iterable[str], values: dict[str, Any]) -> Hashable:
        """Return what changes when a record of the table is written; or only when one is whose value of one of these
        fields changes; or that stands, or stood, under one of these values."""
        times = self._changes.get
        if not fields and not values:
            return times(("all", table), 0), times(table, 0)
        told = [times((table, field), 0) for field in fields]
        told += [times((table, field, value), 0) for field, value in values.items()]
        return times(("all", table), 0), *told

    def watch(self, table: str, next_id: Callable[[str], int]) -> None:
        """From now on, take the records numbered from the table's `next_id` on for new ones when they are heard of."""
        if table in self._next:
            return
        with self._lock:
            # news that comes meanwhile is heard after this, and its new records are then known for new ones
            self._next.setdefault(table, next_id(table))

    def _put(self, record: Record) -> None:
        kept = self._records[record.table]
        if len(kept) >= RECORDS_AT_MOST:
            for id in [*islice(kept, RECORDS_AT_MOST // 4)]:
                del kept[id]
        kept[record.id] = record

    # -- hearing of changes

    def hear(self, commits: Sequence[Commit], read: Read) -> None:
        """Forget what these commits have changed; `read` gives each record they touched as it is now."""
        with self._lock:
            self.heard += 1
            times = Counter(key for commit in commits for key in commit.touched)
            if not all(commit.touched for commit in commits):
                self._doubt({*self._records, *self._facts, *self._next})
            elif len(times) > TOUCHED_AT_MOST:
                self._doubt({table for table, _ in times})
            else:
                numbers = {key: commit.number for commit in commits for key in commit.touched}
                for key, number in numbers.items():
                    self._forget(key, number if times[key] == 1 else 0, read)

    def _doubt(self, tables: Iterable[str]) -> None:
        for table in tables:
            self._records.pop(table, None)
            self._facts.pop(table, None)
            self._next.pop(table, None)
            self._changes["all", table] += 1

    def _forget(self, key: Key, number: int, read: Read) -> None:
        """Forget a record that was written by the commit `number` (0: by several)."""
        table, id = key
        before = self._records[table].pop(id, None)
        for facts in [*self._facts[table].values()]:
            facts.pop(id, None)
        if table in self._next:
            self._changes[table] += 1
            self._changes.update(self._changed(key, before, number, read))

    def _changed(self, key: Key, before: Record | None, number: int, read: Read) -> Iterable[Hashable]:
        """Return what of the indexes has changed with a record; all of its table where that cannot be known."""
        table, id = key
        is_new = id >= self._next[table]
        self._next[table] = max(self._next[table], id + 1)
        try:
            now = read(table, id)
        except Corrupt:
            return [("all", table)]
        if now is not None:
            self._put(now)
        if is_new:
            before = None
        elif before is None or before.rev >= number:
            return [("all", table)]
        # what it was is known where it was kept since before its only change
        is_last = number and (now is None or now.rev == number)
        return _keys(before, now) if is_last else [("all", table)]


def _keys(before: Record | None, now: Record | None) -> Iterator[Hashable]:
    """Yield what of the indexes a record's change may change."""
    record = now or before
    if record is None:
        return
    for field in record.indexes:
        was, is_now = (under(one, field) if one else () for one in (before, now))
        if was != is_now:
            yield record.table, field
        yield from ((record.table, field, value) for value in {*was, *is_now})
