"""A meeting that is being held, as a list: its lines with their outcomes, the actions, what was parked, what was said
besides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from store import Entry, Item, Meeting, Party, when
from store.sentence import N_, reference
from store.views.key import Key, codes
from store.views.running import Running, running
from store.workspace import Workspace
from tui.columns import Column, Row, Section
from tui.labels import label
from tui.listings.listing import GONE, Line, Listing
from tui.text import _, _n, short_day

NOTHING = Running((), {}, (), (), ())


class RunRow(Struct, frozen=True):
    """One line of a meeting that is being held."""

    key: Key
    title: str
    who: str
    outcome: str
    """What was said last, or when it is due."""
    done: bool = False


class RunListing(Listing):
    """What is raised in one meeting, and what has come of it."""

    name = "run"
    title = N_("Meeting")
    empty = N_("Nothing is to be raised.\n\nc  a line of the minutes    A  or  //  an action    d  a decision")

    def __init__(self, meeting: int) -> None:
        """`meeting` is the number of the meeting."""
        self._meeting = meeting
        self.running = NOTHING

    def columns(self) -> Sequence[Column]:
        """Number, title, who, what came of it."""
        return (
            Column("", 5),
            Column(_("Title"), least=24, weight=3),
            Column(_("With"), least=8, weight=1, priority=1),
            Column(_("Outcome"), least=26, weight=4),
        )

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """The lines of the talk in their order, then what has arisen."""
        meeting = workspace.get(Meeting, self._meeting)
        if meeting is None:
            return []
        told = self.running = running(workspace, meeting, today, self.running.lines)
        parts = ((_("Actions"), told.actions), (_("Parked"), told.parked), (_("Also said"), told.remarks))
        lines: list[Line] = [*told.lines]
        for heading, keys_ in parts:
            lines += [Section(heading), *keys_] if keys_ else []
        return lines

    def row(self, workspace: Workspace, key: Key, today: date) -> RunRow | None:
        """One line."""
        said = self.running.said.get(key, ())
        outcome = said_line(said[-1]) if said else ""
        if key.table == Item.table:
            item = workspace.get(Item, key.id)
            return _item(workspace, key, item, outcome, today) if item else None
        if key.table == Entry.table:
            entry = workspace.get(Entry, key.id)
            return RunRow(key, said_line(entry), "", "") if entry else None
        party = workspace.get(Party, key.id)
        return RunRow(key, party.name, party.code, outcome, bool(said)) if party else None

    def cells(self, row: RunRow | None, today: date) -> Row:
        """What has an outcome is ticked."""
        if row is None:
            return GONE
        if row.key.table == Entry.table:
            return Row(("", row.title))
        ref = reference(row.key.table, row.key.id) if row.key.table == Item.table else ""
        shown = (ref, row.title, row.who, row.outcome)
        return Row(shown, ("dim", "dim" if row.done else "", "dim", ""), sign="✓" if row.done else "")

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """How many lines are dealt with."""
        told = self.running
        done = sum(key in told.said for key in told.lines)
        facts = [_("{done} of {all}").format(done=done, all=_n("{n} line", "{n} lines", len(told.lines)))]
        if told.actions:
            facts.append(_n("{n} action", "{n} actions", len(told.actions)))
        return facts


def said_line(entry: Entry) -> str:
    """Return what was said in a line: a decision as such, an answer in its words."""
    text = " – ".join(line for line in entry.text.split("\n") if line)
    what = label("entry.kind", entry.kind) if entry.kind == "decision" else ""
    if entry.answer:
        what = label("answer.conflict", entry.answer)
    return _("{name}: ").format(name=what) + text if what and text else what or text


def _item(workspace: Workspace, key: Key, item: Item, outcome: str, today: date) -> RunRow:
    settled = label("item.outcome", item.outcome) if item.outcome else ""
    who = codes(workspace, (item.ball,) if item.ball else item.parties)
    if not key.what:
        told = " · ".join(part for part in (settled, outcome) if part)
        return RunRow(key, item.title, " ".join(who), told, done=bool(told))
    due = short_day(when.day(item.due, workspace.zone), today) if item.due else ""
    owner = " ".join(part for part in (item.owner, *who) if part) if key.what == "action" else " ".join(who)
    return RunRow(key, item.title, owner, settled or due, done=bool(settled))
