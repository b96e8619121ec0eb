"""Compaction: the journal begins anew with a snapshot of the live documents; its commits go to the history.

Only under the writer's lock. A crash at any point leaves the old journal or the new one, both whole: the history's
length stands in the journal's header, so bytes that no journal speaks of are not history.
"""

from __future__ import annotations

import os
from array import array

from store.engine import files
from store.engine.files import HISTORY, JOURNAL
from store.engine.history import damaged
from store.engine.index import Index
from store.engine.lines import lines_at
from store.engine.protocol import Indexes
from store.engine.snapshot import Writer
from store.engine.state import State

LEAST = 1 << 20
"""Bytes of commits below which a journal is left as it is."""
SHARE = 8
"""Commits weigh at most one part in so many of the snapshot: who opens the store has to read them one by one."""


def is_due(state: State) -> bool:
    """Return whether there are many commits, or an index is wanted that the snapshot does not hold."""
    return state.end - state.header.end > max(LEAST, state.header.end // SHARE) or not state.indexes_are_kept


def compact(directory: int, state: State) -> None:
    """Put a new journal in the place of the one that `state` has read to its end. OSError where the disk refuses:
    the journal is then the old one, or the new one whose name is not yet durable."""
    history = _append_history(directory, state)
    with files.renewed(directory, JOURNAL) as fd:
        _write_snapshot(fd, state, history)


def create_journal(directory: int, indexes: Indexes) -> None:
    """Make the journal of a new store. OSError where the disk refuses."""
    with files.renewed(directory, JOURNAL) as fd:
        snapshot = Writer(fd)
        for name, fields in indexes.items():
            for field in fields:
                snapshot.add_index(name, field, Index(dict))
        snapshot.finish(os.urandom(16).hex(), 0, "00000000", 0)


def _append_history(directory: int, state: State) -> int:
    """Copy the journal's commits to the end of the history; returns the history's new length. Corrupt where it lacks
    what it held."""
    with files.closing(files.open_history(directory)) as fd:
        start, size = state.header.history, os.fstat(fd).st_size
        if size < start:
            raise damaged(size)
        files.cut(directory, fd, HISTORY, start)
        files.copy(state.fd, state.header.end, state.end, fd, start)
        os.fsync(fd)
    return start + state.end - state.header.end


def _write_snapshot(fd: int, state: State, history: int) -> None:
    snapshot = Writer(fd)
    tables = sorted(state.tables.items())
    places: dict[str, tuple[array[int], array[int]]] = {}
    for name, table in tables:
        ids, offsets = table.places()
        places[name] = ids, array("q", (snapshot.add(line)[0] for line in lines_at(state.fd, offsets)))
    for name, table in tables:
        if table.exists:
            snapshot.add_table(name, table.next_id, *places[name])
        for field, index in table.indexes.items():
            snapshot.add_index(name, field, index)
    snapshot.finish(state.header.store, state.number, state.tip, history)
