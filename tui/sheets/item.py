"""The sheet of an item."""

from __future__ import annotations

from datetime import date

from store import when
from store.records import Entry, Initiative, Item, Meeting
from store.views import snoozed
from store.views.key import name, names
from store.views.likeness import reports
from store.workspace import Workspace
from tui.labels import label
from tui.pieces import Line, Part, Parts, Piece
from tui.sheets.conflict import conflict_parts, mediation_facts
from tui.sheets.lines import LATEST, facts, instant, item_line, moment, text_part, timeline
from tui.sheets.relay import answered, relay_parts
from tui.sheets.sender import sender_parts
from tui.sheets.snooze import WOKEN, until
from tui.text import _, _n, short_day


def item_parts(workspace: Workspace, item: Item, today: date) -> Parts:
    """Return an item's facts, its texts, what is peculiar to its nature, its timeline."""
    parts = [Part("", facts(_facts(workspace, item, today)))]
    texts = [*text_part(_("In plain words"), item.plain), *text_part(_("Text"), item.text)]
    own = _peculiar(workspace, item, today)
    if item.kind == "relay":  # its wordings stand side by side
        texts, own = own, []
    if item.status == "inbox":  # what came in is read before it is worked at
        parts += [*texts, *sender_parts(workspace, item, today), *own]
    else:
        parts += [*own, *texts]
    parts += text_part(_("Settlement"), item.resolution)
    parts += _neighbours(workspace, item, today)
    entries = workspace.ids(Entry, item=item.id)
    if entries:
        parts.append(Part(_("What happened"), [*timeline(workspace, entries, today)]))
    return parts + text_part(_("Quoted"), item.quoted, "dim")


def _peculiar(workspace: Workspace, item: Item, today: date) -> list[Part]:
    """Return what only items of its nature have."""
    if item.kind == "conflict":
        return conflict_parts(workspace, item, today)
    if item.kind == "relay":
        return relay_parts(workspace, item)
    return [Part(_("Green lights"), answered(workspace, item))] if item.kind == "approval" and item.parties else []


def _facts(workspace: Workspace, item: Item, today: date) -> list[tuple[str, str, str]]:
    zone = workspace.zone
    late = item.due is not None and item.status != "closed" and when.day(item.due, zone) < today
    status = label("item.outcome", item.outcome) if item.outcome else label("item.status", item.status)
    kind = " · ".join(part for part in (label("item.kind", item.kind), status, label("item.cause", item.cause)) if part)
    ball = name(workspace, item.ball)
    since = f" ({short_day(when.day(item.ball_since, zone), today)})" if item.ball_since else ""
    initiative = workspace.get(Initiative, item.initiative) if item.initiative else None
    meeting = workspace.get(Meeting, item.meeting) if item.meeting else None
    return [
        *(mediation_facts(workspace, item, today) if item.kind == "conflict" else []),
        (_("Nature"), kind, ""),
        (_("Common goal"), item.goal if item.kind != "conflict" else "", "accent"),
        (_("From"), name(workspace, item.source), ""),
        (_("With"), ", ".join(names(workspace, item.parties)), ""),
        (_("Owner"), item.owner, ""),
        (_("Ball with"), ball + since if ball else "", "warn"),
        (_("Due"), moment(item.due, zone), "alert" if late else ""),
        (_("Priority"), label("item.priority", item.priority) if item.priority != 2 else "", ""),
        (_("Gravity"), "▲" * (item.level or 0), ""),
        *_sleep(workspace, item, today),
        (_("Review on"), moment(item.review, zone), ""),
        (_("Initiative"), f"i{initiative.id} {initiative.title}" if initiative else "", ""),
        (_("Meeting"), f"m{meeting.id} {meeting.title}" if meeting else "", ""),
        (_("Tags"), " ".join(f"#{tag}" for tag in item.tags), "dim"),
        (_("Captured"), f"{instant(item.created_at, zone, today)} ({item.created_by})", "dim"),
    ]


def _sleep(workspace: Workspace, item: Item, today: date) -> list[tuple[str, str, str]]:
    if by := snoozed.woken(workspace, item, today):
        return [(_("Woken by"), _(WOKEN[by]), "accent")]
    row = snoozed.row(workspace, item)
    return [(_("Snoozed until"), until(row, today), "accent")] if row else []


def _neighbours(workspace: Workspace, item: Item, today: date) -> list[Part]:
    waits = [workspace.get(Item, id) for id in item.after]
    parts = []
    if lines := [item_line(other, today) for other in waits if other]:
        parts.append(Part(_("Waits for"), lines))
    return parts + _duplicates(workspace, item, today)


def _duplicates(workspace: Workspace, item: Item, today: date) -> list[Part]:
    """Return what else was reported of the same thing, by whom, in their own words."""
    ids = workspace.ids(Item, duplicate_of=item.id)
    lines: list[Line] = []
    for other in workspace.some(Item, ids[-LATEST:]):
        said = Piece(
            f"#{other.id} {name(workspace, other.source)} {instant(other.created_at, workspace.zone, today)}  "
        )
        lines += [[said._replace(role="dim"), other.title]]
        lines += [line for part in text_part("", other.text) for line in part.lines]
    count = _n("{n} report", "{n} reports", reports(workspace, item.id))
    return [Part(_("Also reported: {reports} in all").format(reports=count), lines)] if lines else []
