"""Everything out, as JSON: each record of each kind, as it is stored."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from store import when
from store.records import RECORDS
from store.workspace import Workspace


def document(workspace: Workspace) -> Iterator[str]:
    """Yield one JSON object: `passerelle` (the form's number), `at`, `zone`, and a list for each table, one record a
    line, with its number and revision. Fields at their default are left out, as in the store."""
    head = msgspec.json.encode({"passerelle": 1, "at": when.now(), "zone": workspace.zone}).decode()
    yield head[:-1]
    for table, kind in RECORDS.items():
        yield f',\n"{table}":['
        for place, id in enumerate(workspace.ids(kind)):
            record = workspace.get(kind, id)
            if record is not None:
                yield ("\n" if place == 0 else ",\n") + msgspec.json.encode(record).decode()
        yield "]"
    yield "}\n"
