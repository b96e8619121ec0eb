"""Records of any kind in one list, a line each: what stands between parties, and what stands behind a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from store import when
from store.records import RECORDS, Entry, Item, Meeting, Party, Record, Term
from store.sentence import reference
from store.views.key import Key, codes
from store.views.relationship import last_contact
from store.workspace import Workspace
from tui.columns import Column, Row, Section
from tui.labels import label, tone_sign
from tui.listings.listing import GONE, Line, Listing
from tui.sheets.lines import said, what_happened
from tui.text import _, short_day


class RecordsListing(Listing):
    """Subclasses say which records, in which sections."""

    def __init__(self) -> None:
        """Rows are made as they are asked for."""
        self._today = date.min

    def columns(self) -> Sequence[Column]:
        """Number, when, what, tone, title, with whom."""
        return (
            Column(_("No."), 6),
            Column(_("When"), 11),
            Column(_("What"), 12),
            Column(_("Tone"), 4, priority=2),
            Column(_("Title"), least=24, weight=3),
            Column(_("With"), least=12, weight=1, priority=1),
        )

    def row(self, workspace: Workspace, key: Key, today: date) -> Row | None:
        """What people see of the record; it has a shape of its own for programs."""
        record = workspace.get(RECORDS[key.table], key.id)
        return _row(workspace, record, today) if record else None

    def cells(self, row: Row | None, today: date) -> Row:
        """As they are."""
        return row or GONE


def section(heading: str, table: str, ids: Iterable[int], what: str = "") -> Iterator[Line]:
    """Yield a rule with a heading and how many there are, then the records; nothing where there are none. `what` tells
    their lines from those of the same records elsewhere in the list."""
    keys = [Key(table, id, what) for id in ids]
    if keys:
        yield Section(f"{heading} ({len(keys)})")
        yield from keys


def _row(workspace: Workspace, record: Record, today: date) -> Row:
    if isinstance(record, Item):
        return _item(workspace, record, today)
    if isinstance(record, Entry):
        return _entry(workspace, record, today)
    if isinstance(record, Meeting):
        start = short_day(when.day(record.start, workspace.zone), today)
        who = " ".join(codes(workspace, record.parties))
        return Row((f"m{record.id}", start, label("meeting.kind", record.kind), "", record.title, who), ("dim",))
    if isinstance(record, Party):
        return _party(workspace, record, today)
    assert isinstance(record, Term)
    return Row(("", "", _("term"), "", f"{record.term}: {record.plain}", ""), ("dim", "", "dim"))


def _item(workspace: Workspace, item: Item, today: date) -> Row:
    due = when.day(item.due, workspace.zone) if item.due else None
    late = due is not None and due < today and item.status != "closed"
    what = label("item.outcome", item.outcome) if item.outcome else label("item.kind", item.kind)
    who = " ".join(codes(workspace, dict.fromkeys((*((item.source,) if item.source else ()), *item.parties))))
    day = short_day(due, today) if due else ""
    return Row((f"#{item.id}", day, what, "", item.title, who), ("dim", "alert" if late else "", "dim", "", "", "dim"))


def _entry(workspace: Workspace, entry: Entry, today: date) -> Row:
    tone = tone_sign(entry.tone)
    role = "alert" if tone.startswith("-") else "good"
    cells = (
        reference(Entry.table, entry.id), short_day(when.day(entry.at, workspace.zone), today), what_happened(entry),
        tone, said(workspace, entry), " ".join((*codes(workspace, entry.parties), f"({entry.by})")),
    )  # fmt: skip
    return Row(cells, ("dim", "", "accent", role, "", "dim"))


def _party(workspace: Workspace, party: Party, today: date) -> Row:
    last = last_contact(workspace, party)
    day = short_day(last, today) if last else "–"
    return Row((party.code, day, party.role or label("party.kind", party.kind), "", party.name, ""), ("dim", "", "dim"))
