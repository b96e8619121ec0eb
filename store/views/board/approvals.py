"""The green-light board: each head of the audience, what they were asked, what they said, on which condition."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from store import when
from store.records import Entry, Initiative, Item, Party
from store.records.gate import Light, LightState, condition_task, lights
from store.records.meeting import MeetingStatus
from store.sentence import N_, sentence
from store.views.board.fix import Fix
from store.views.board.pieces import day_of, sessions
from store.views.free_time import Wanted, free_slots
from store.views.noted import rectified
from store.workspace import Workspace

TOLD = 5
"""Things that a head told us, the latest."""
LOOKED_AT = 200
"""Of what they said, the latest: most marks come without a word."""
CHECKIN_MINUTES = 30
CHECKIN_WITHIN = timedelta(days=14)


class Told(Struct, frozen=True):
    """Something a head told us about the change."""

    entry: int
    kind: str
    day: date
    text: str


class Approval(Struct, frozen=True):
    """A group of the audience, and its head."""

    group: int
    code: str
    name: str
    size: int | None
    head: int | None
    head_name: str
    state: LightState
    """`yes` opens the gate."""
    condition: str
    """Of a yes-if."""
    item: int | None
    """The approval that asks."""
    due: str | None
    answered: date | None
    task: int | None
    """The task that its condition became."""
    is_met: bool
    """That task is settled: time to ask again."""
    checkin: int | None
    """The last meeting held or planned with the head to take stock."""
    checkin_status: MeetingStatus | None
    told: tuple[Told, ...]
    needs: tuple[str, ...]


def approvals(workspace: Workspace, initiative: Initiative) -> tuple[Approval, ...]:
    """Return the green-light board of an initiative, a row each group, in the order of the audience."""
    return tuple(_row(workspace, initiative, light) for light in lights(workspace.desk(), initiative))


def checkins(workspace: Workspace, initiative: Initiative, today: date) -> tuple[Fix, ...]:
    """Return a check-in to plan with each head whom nobody has met about it, at a time at which they are free: before
    approval is asked, and no two at once."""
    missing = dict.fromkeys(
        row.head for row in approvals(workspace, initiative) if row.head and not row.checkin and row.state != "yes"
    )
    now = when.wall(workspace.clock(), workspace.zone)
    taken: set[datetime] = set()
    found = []
    for head in workspace.some(Party, (head for head in missing if head)):
        wanted = Wanted((head.id,), today, today + CHECKIN_WITHIN, CHECKIN_MINUTES, region=workspace.region)
        start = next((slot.start for slot in free_slots(workspace, wanted, now) if slot.start not in taken), None)
        if start is None:
            continue
        taken.add(start)
        at = start.isoformat(timespec="minutes")
        fields = {
            "title": sentence(N_("Check-in with {head}: {title}"), head=head.name, title=initiative.title),
            "kind": "checkin", "start": at, "length": CHECKIN_MINUTES, "parties": (head.id,),
            "initiative": initiative.id,
        }  # fmt: skip
        said = sentence(N_("Take stock with {head} on {at}"), head=head.name, at=start)
        found.append(Fix("meeting.plan", fields, said))
    return tuple(found)


def _row(workspace: Workspace, initiative: Initiative, light: Light) -> Approval:
    group = workspace.get(Party, light.group)
    head = workspace.get(Party, light.head) if light.head else None
    condition = light.answer.text if light.answer and light.state == "reserve" else ""
    task = condition_task(workspace.desk(), light)
    asked = workspace.get(Item, light.approval) if light.approval else None
    checkin = _checkin(workspace, initiative, light)
    return Approval(
        group=light.group, code=group.code if group else "", name=group.name if group else "",
        size=group.size if group else None, head=light.head,
        head_name=head.name if head else "", state=light.state, condition=condition, item=light.approval,
        due=asked.due if asked else None,
        answered=day_of(light.answer.at, workspace) if light.answer else None,
        task=task.id if task else None, is_met=task is not None and task.status == "closed",
        checkin=checkin[0] if checkin else None, checkin_status=checkin[1] if checkin else None,
        told=_told(workspace, initiative, light),
        needs=tuple(need for party in (group, head) if party for need in party.needs),
    )  # fmt: skip


def _checkin(workspace: Workspace, initiative: Initiative, light: Light) -> tuple[int, MeetingStatus] | None:
    mine = {light.group, light.head}
    found = [
        (one.start, id, one.status)
        for id, one in sessions(workspace, initiative).items()
        if one.kind == "checkin" and one.status != "cancelled" and mine.intersection(one.parties)
    ]
    return max(found)[1:] if found else None


class _Said(NamedTuple):
    kind: str
    at: datetime
    text: str
    act: str
    parties: tuple[int, ...]


def _told(workspace: Workspace, initiative: Initiative, light: Light) -> tuple[Told, ...]:
    about = {*workspace.ids(Entry, initiative=initiative.id)}
    asked = workspace.ids(Item, initiative=initiative.id, kind="approval")
    about.update(id for item in asked for id in workspace.ids(Entry, item=item, kind="answer"))
    mine = {id for party in (light.head, light.group) if party for id in workspace.ids(Entry, parties=party)}
    latest = sorted(about & mine - rectified(workspace), reverse=True)[:LOOKED_AT]
    said = ((id, workspace.fact(Entry, _said, id)) for id in latest)
    # the pulse of a group is what its employees say
    words = (
        (id, one)
        for id, one in said
        if one and one.text and not one.act and (one.kind != "feedback" or light.head in one.parties)
    )
    return tuple(Told(id, one.kind, day_of(one.at, workspace), one.text) for id, one in islice(words, TOLD))


def _said(entry: Entry) -> _Said:
    return _Said(entry.kind, entry.at, entry.text, entry.act, entry.parties)
