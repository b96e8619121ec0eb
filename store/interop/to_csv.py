"""Lists out, as tables that a spreadsheet opens and does not obey."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

from store import when
from store.interop.formulas import guarded
from store.records import Entry, Item, Meeting, Party, Record
from store.sentence import reference
from store.workspace import Workspace

Cell = Callable[[Workspace, Any], Any]


def _codes(field: str) -> Cell:
    def codes(workspace: Workspace, record: Any) -> str:
        value = getattr(record, field)
        ids = value if isinstance(value, tuple) else (value,)
        parties = (workspace.get(Party, id) for id in ids if id)
        return ", ".join(party.code for party in parties if party is not None)

    return codes


def _contact(key: str) -> Cell:
    return lambda _, party: party.contact.get(key, "")


def _local(field: str) -> Cell:
    def local(workspace: Workspace, record: Any) -> str:
        value = getattr(record, field)
        if not value or (isinstance(value, str) and when.is_day(value)):
            return value or ""
        return when.wall(value, workspace.zone).isoformat(sep=" ", timespec="minutes")

    return local


def _ref(table: str, field: str) -> Cell:
    def ref(_: Workspace, record: Any) -> str:
        id = getattr(record, field)
        return reference(table, id) if id else ""

    return ref


# column → how its cell is made; a name alone is the field of that name. What parties' columns are called, import reads.
TABLES: dict[str, tuple[type[Record], dict[str, Cell | None]]] = {
    "parties": (Party, {
        "code": None, "name": None, "kind": None, "aliases": None, "groups": _codes("groups"), "role": None,
        "mail": _contact("mail"), "phone": _contact("phone"), "mobile": _contact("mobile"), "size": None,
        "cadence": None, "lang": None, "tags": None,
    }),
    "items": (Item, {
        "id": _ref("items", "id"), "status": None, "kind": None, "title": None, "source": _codes("source"),
        "parties": _codes("parties"), "owner": None, "ball": _codes("ball"), "due": _local("due"), "priority": None,
        "outcome": None, "resolution": None, "cause": None, "initiative": _ref("initiatives", "initiative"),
        "tags": None, "created": _local("created_at"), "text": None,
    }),
    "entries": (Entry, {
        "id": _ref("entries", "id"), "at": _local("at"), "by": None, "kind": None, "channel": None,
        "parties": _codes("parties"), "item": _ref("items", "item"), "meeting": _ref("meetings", "meeting"),
        "answer": None, "tone": None, "score": None, "act": None, "text": None,
    }),
    "meetings": (Meeting, {
        "id": _ref("meetings", "id"), "status": None, "kind": None, "title": None, "start": None, "zone": None,
        "length": None, "place": None, "parties": _codes("parties"), "every": None, "tags": None, "text": None,
    }),
}  # fmt: skip


def table(workspace: Workspace, of: str) -> Iterator[str]:
    """Yield the lines of a table of `parties`, `items`, `entries` or `meetings`, the names of its columns first. Times
    are local to the workspace's zone."""
    kind, columns = TABLES[of]
    yield line([*columns])
    for id in workspace.ids(kind):
        record = workspace.get(kind, id)
        if record is not None:
            yield line([_cell(workspace, record, name, make) for name, make in columns.items()])


def _cell(workspace: Workspace, record: Record, name: str, make: Cell | None) -> str:
    value = make(workspace, record) if make is not None else getattr(record, name)
    if isinstance(value, (int, float)):
        return str(value)
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
    return guarded(text)


def line(cells: list[str]) -> str:
    """Return a line of a table, of cells that are guarded where users wrote them."""
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
