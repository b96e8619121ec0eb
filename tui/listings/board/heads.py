"""Heads of department: the green-light board, what keeps the gate closed, what each of them told us."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from store.records import Entry, Initiative, Item, Meeting, Party
from store.records.gate import gate
from store.sentence import N_, reference
from store.views.board.approvals import Approval, Told, approvals
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row, Section
from tui.labels import asked, label
from tui.listings.board.panel import BoardLine, PanelListing, Step
from tui.listings.initiatives import BEFORE_THE_GATE
from tui.pieces import Line as LineOf
from tui.pieces import Part, Parts, Piece
from tui.sheets.lines import facts
from tui.text import _, _n, say, short_day

LIGHTS = {
    "yes": ("●", "good"), "reserve": ("◐", "warn"), "no": ("✗", "alert"), "waiting": ("…", "warn"),
    "unasked": ("?", "alert"), "headless": ("?", "alert"),
}  # fmt: skip
"""State → a sign that tells it apart without colour, and its role."""


class HeadsPanel(PanelListing):
    """A line a group of the audience; below, what keeps the gate closed and what the heads said."""

    name = "heads"
    short = N_("Heads")
    title = N_("Heads of department")
    empty = N_(
        "Nobody is concerned yet, so nobody can be asked.\n\ne  names the audience; its heads come by themselves"
    )

    def columns(self) -> Sequence[Column]:
        """Group, head, light, what was said."""
        return (
            Column(_("Group"), least=10, weight=1),
            Column(_("Head"), least=12, weight=1),
            Column(_("Green light"), 15),
            Column(_("What was said"), least=12, weight=2, priority=1),
        )

    def panel(self, workspace: Workspace, initiative: Initiative, today: date) -> Iterator[BoardLine | Section]:
        """The lights in the order of the audience, the reasons of a closed gate, what was told."""
        rows = approvals(workspace, initiative)
        green = sum(row.state == "yes" for row in rows)
        self.said = [_("{n} of {all} green").format(n=green, all=len(rows))] if rows else []
        for row in rows:
            yield _light(workspace, row, today)
        if initiative.phase in BEFORE_THE_GATE and rows:
            yield Section(_("Cannot start:"))
            for reason in gate(workspace.desk(), initiative):
                yield _reason(initiative, say(reason))
        yield Section(_("Asked of them, and their conditions"))
        asked = dict.fromkeys(id for row in rows for id in (row.item, row.task) if id)
        for id in asked:
            mine = [row.state for row in rows if row.item == id]
            step = partial(_granting, workspace, id) if {*mine} == {"yes"} else _nothing
            yield BoardLine(Key(Item.table, id), partial(_item, workspace, id, today), step)
        yield Section(_("What they told us"))
        for row in rows:
            for told in row.told:
                yield BoardLine(Key(Entry.table, told.entry), partial(_told, row, told, today))


def _light(workspace: Workspace, row: Approval, today: date) -> BoardLine:
    # whatever stands for the group: it stays the same line while it is asked and answers
    key = Key(Party.table, row.group, "light")
    behind = [Key(Entry.table, told.entry) for told in row.told]
    behind += [Key(Item.table, id) for id in (row.item, row.task) if id]
    behind += [Key(Meeting.table, row.checkin)] if row.checkin else []
    return BoardLine(
        key,
        partial(_light_row, row),
        partial(_next, workspace, row, today),
        lambda: behind,
        lambda _w, _h: _light_parts(row, today),
    )


def _light_row(row: Approval) -> Row:
    sign, role = LIGHTS[row.state]
    said = row.condition or next((told.text for told in row.told if told.kind == "answer"), "")
    cells = (row.name, row.head_name or "–", f"{sign} {label('approval.state', row.state)}", said)
    return Row(cells, ("", "dim", role, ""), sign="!" if role == "alert" else "")


def _light_parts(row: Approval, today: date) -> Parts:
    """Return what is known of a head before one speaks to them."""
    sign, role = LIGHTS[row.state]
    size = _n("{n} person", "{n} people", row.size) if row.size else ""
    met = f"m{row.checkin} {label('meeting.status', row.checkin_status)}" if row.checkin else _("none yet")
    condition = ""
    if row.condition:
        condition = row.condition + (f" → #{row.task}" if row.task else "") + (f" · {_('met')}" if row.is_met else "")
    known = [
        (row.name, " · ".join(part for part in (row.head_name, size) if part), ""),
        (_("Green light"), f"{sign} {label('approval.state', row.state)}", role),
        (_("Condition"), condition, "warn"),
        (_("Answer by"), short_day(date.fromisoformat(row.due[:10]), today) if row.due else "", ""),
        (_("Check-in"), met, "" if row.checkin else "warn"),
        (_("needs and concerns").capitalize(), " · ".join(row.needs), ""),
    ]
    told: list[LineOf] = [[Piece(f"{short_day(one.day, today)}  ", "dim"), Piece(one.text)] for one in row.told]
    return [Part("", facts(known)), *([Part(_("What they told us"), told)] if told else [])]


def _next(workspace: Workspace, row: Approval, today: date) -> Step | None:
    """Return what to do about a light that is not green."""
    if row.state == "headless":
        return Step("name_head", _("name its head"), row.group)
    if row.state in ("unasked", "waiting") and not row.checkin:
        return Step("checkin", _("plan a check-in"), row)
    checkin = workspace.get(Meeting, row.checkin) if row.checkin_status == "planned" and row.checkin else None
    if checkin and checkin.start[:10] <= today.isoformat() and row.state != "yes":
        return Step("met", _("note what they told us"), checkin.id)
    if row.state == "unasked":
        return Step("ask", _("ask the heads for their green light"))
    if row.state == "reserve" and not row.task:
        return Step("condition", _("make a task of the condition"), row)
    if row.is_met and row.state == "reserve":
        return Step("answer", _("the condition is met: note the new answer"), row)
    return Step("answer", _("note the answer"), row) if row.state != "yes" else None


def _granting(workspace: Workspace, id: int) -> Step | None:
    item = workspace.get(Item, id)
    return Step("granted", _("all are green: it is granted"), id) if item and item.status == "open" else None


def _nothing() -> None:
    """Nothing is suggested about what waits, or is settled."""


def _reason(initiative: Initiative, said: str) -> BoardLine:
    return BoardLine(Key(Initiative.table, initiative.id, f"gate {said}"), lambda: Row((said,), ("warn",), sign="~"))


def _item(workspace: Workspace, id: int, today: date) -> Row:
    item = workspace.get(Item, id)
    if item is None:
        return Row(("",))
    due = short_day(date.fromisoformat(item.due[:10]), today) if item.due else ""
    state = label("item.outcome", item.outcome) if item.outcome else label("item.status", item.status)
    what = f"{reference(Item.table, id)} {label('item.kind', item.kind)}"
    role = "good" if item.status == "closed" else "warn"
    initiative = workspace.get(Initiative, item.initiative) if item.initiative else None
    said = asked(item.kind, item.title, initiative)
    return Row((what, item.owner, f"{state} {due}".rstrip(), said), ("dim", "dim", role, ""))


def _told(row: Approval, told: Told, today: date) -> Row:
    who = row.head_name or row.name
    return Row((short_day(told.day, today), who, label("entry.kind", told.kind), told.text), ("dim", "", "dim", ""))
