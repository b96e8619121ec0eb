"""`passerelle history`: who changed a record, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from store import Workspace, when
from store.history import Revision
from store.records import RECORDS
from store.records.validity import hints
from store.sentence import N_
from tui.cli.references import record_named, written
from tui.cli.session import Session, as_json, common_options
from tui.cli.shapes import Shape, shape_of
from tui.labels import field_label, label
from tui.text import _, clock, day


@click.command("history", help=N_("Show who changed a record, when, from what to what, the latest first."))
@click.argument("record", metavar="RECORD")
@common_options
@click.pass_obj
def command(session: Session, record: str) -> None:
    """Answer with the revisions of one record."""
    workspace = session.workspace()
    found = record_named(workspace, record)
    revisions = list(workspace.history(found))
    session.answer(revisions, (line for revision in revisions for line in _lines(workspace, found.table, revision)))


def _lines(workspace: Workspace, table: str, revision: Revision) -> Iterator[str]:
    local = when.wall(revision.at, workspace.zone)
    what = revision.operation
    if revision.undoes:
        what = _("{operation} taken back").format(operation=what)
    yield f"{revision.number}  {day(local)} {clock(local)}  {revision.by}  {what}"
    fields = hints(RECORDS[table])
    for step in revision.steps:
        shape = shape_of(fields[step.field]) if step.field in fields else Shape(str)
        name = f"{table.removesuffix('s')}.{step.field}"
        before, after = (_value(workspace, shape, name, value) for value in (step.before, step.after))
        yield f"    {field_label(step.field)}: {before} → {after}"


def _value(workspace: Workspace, shape: Shape, name: str, value: Any) -> str:
    """Return a stored value as people read it: codes by their words, records by what people type for them."""
    if value is None:
        return "–"
    if isinstance(value, list):
        inner = shape.inner[0] if shape.inner else Shape(str)
        return ", ".join(_value(workspace, inner, name, part) for part in value) or "–"
    if shape.ref in RECORDS and isinstance(value, int):
        return written(workspace, shape.ref, value)
    if isinstance(value, (dict, bool)):
        return as_json(value)
    return label(name, value)
