"""Whether the lines by which documents are found say what the documents say."""

from __future__ import annotations

from collections.abc import Iterator

from store.engine.care.survey import Snapshot
from store.engine.index import computed
from store.engine.lines import numbers
from store.engine.snapshot import Numbers
from store.sentence import Corrupt


def disagreements(fd: int, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield (table, field) of each index line of a sound snapshot that does not agree with the documents; the field is
    empty for a table's line of numbers."""
    places: dict[str, tuple[list[int], list[int]]] = {name: ([], []) for name in snapshot.numbers}
    for (table, id), place in sorted(snapshot.documents.places.items()):
        ids, offsets = places.setdefault(table, ([], []))
        ids.append(id)
        offsets.append(place.at)
    for table, right in places.items():
        if not _agrees(snapshot.numbers.get(table), *right):
            yield table, ""
        for field in _wrong_fields(fd, snapshot, table, *right):
            yield table, field


def _agrees(line: Numbers | None, ids: list[int], offsets: list[int]) -> bool:
    if line is None or line.next <= max(ids, default=0):
        return False
    try:
        return (numbers(line.ids), numbers(line.at)) == (ids, offsets)
    except Corrupt:
        return False


def _wrong_fields(fd: int, snapshot: Snapshot, table: str, ids: list[int], offsets: list[int]) -> list[str]:
    told = {postings.f: postings.v for postings in snapshot.postings if postings.x == table}
    try:
        right = computed(fd, ids, offsets, list(told))
        return [field for field in told if {value: numbers(found) for value, found in told[field]} != right[field]]
    except Corrupt:
        return list(told)
