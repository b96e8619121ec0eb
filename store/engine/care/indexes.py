"""Whether the lines by which documents are found say what the documents say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from store.engine.care.survey import Snapshot
from store.engine.index import terms
from store.engine.lines import documents_at
from store.engine.snapshot import Column

Found = dict[object, list[int]]


def disagreements(fd: int, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield (table, field) of each index line of a sound snapshot that does not agree with the documents; the field is
    empty for a table's line of numbers."""
    places: dict[str, list[tuple[int, int]]] = {name: [] for name in snapshot.numbers}
    for (table, id), place in sorted(snapshot.documents.places.items()):
        places.setdefault(table, []).append((id, place.at))
    for table, right in places.items():
        line = snapshot.numbers.get(table)
        told = list(zip(Column(bytes(line.ids)).all(), Column(bytes(line.at)).all(), strict=False)) if line else None
        if told != right or (line and right and line.next <= right[-1][0]):
            yield table, ""
        fields = {postings.f: postings.v for postings in snapshot.postings if postings.x == table}
        computed = _computed(fd, right, list(fields))
        for field, lists in fields.items():
            if {value: msgspec.json.decode(ids) for value, ids in lists} != computed[field]:
                yield table, field


def _computed(fd: int, places: list[tuple[int, int]], fields: list[str]) -> dict[str, Found]:
    computed: dict[str, Found] = {field: {} for field in fields}
    for line in documents_at(fd, places) if fields else ():
        document: dict[str, Any] = msgspec.json.decode(line.d)
        for field in computed.keys() & document.keys():
            for value in terms(document[field]):
                computed[field].setdefault(value, []).append(line.i)
    return computed
