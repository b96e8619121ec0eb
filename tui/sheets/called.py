"""What a notice calls a record that was written: its number and title; of an entry, who said what about what."""

from __future__ import annotations

from collections.abc import Iterator

from store.records import RECORDS, Entry, Initiative, Item, Record
from store.sentence import reference
from store.views.key import names
from store.workspace import Workspace
from tui.labels import asked, label, shown_reference, title
from tui.sheets.lines import answer_given
from tui.text import figure, plain


def called(workspace: Workspace, table: str, id: int, cells: int) -> str:
    """Return a record's number and name, the name in so many cells; also of one that has just been taken back."""
    record = workspace.get(RECORDS[table], id) or workspace.as_it_was(RECORDS[table], id)
    return f"{shown_reference(record)} {plain(_told(workspace, record), cells)}" if record else reference(table, id)


def _told(workspace: Workspace, record: Record) -> str:
    if not isinstance(record, Entry):
        return _named(workspace, record)
    return " · ".join(part for part in _parts(workspace, record) if part)


def _parts(workspace: Workspace, entry: Entry) -> Iterator[str]:
    """Yield who, what they answered or what was measured, else what was said, and which item it is about."""
    if entry.kind == "reading":
        yield f"{entry.measure} {figure(entry.score or 0)}{_unit(workspace, entry)}"
        return
    if entry.kind not in ("answer", "feedback") and entry.text:
        yield title(entry)
        return
    yield ", ".join(names(workspace, entry.parties))
    if entry.answer:
        yield answer_given(workspace, entry)
    if entry.score is not None:
        yield f"{figure(entry.score)} {label('entry.about', entry.about)}".rstrip()
    item = workspace.get(Item, entry.item) if entry.item else None
    yield _named(workspace, item) if item else title(entry)


def _named(workspace: Workspace, record: Record) -> str:
    if not isinstance(record, Item):
        return title(record)
    initiative = workspace.get(Initiative, record.initiative) if record.initiative else None
    return asked(record.kind, record.title, initiative)


def _unit(workspace: Workspace, entry: Entry) -> str:
    initiative = workspace.get(Initiative, entry.initiative) if entry.initiative else None
    measures = initiative.measures if initiative else ()
    unit = next((measure.unit for measure in measures if measure.name == entry.measure), "")
    return f" {unit}" if unit else ""
