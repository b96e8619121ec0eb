"""The plan linter: what of a plan is not realistic, and what mends it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store import when
from store.records import Initiative, Item, Meeting
from store.records.gate import lights
from store.records.shifting import shifted_moment
from store.region import closed_around
from store.sentence import N_, Sentence, sentence
from store.views.board.coverage import invites
from store.views.board.fix import Fix
from store.views.board.measures import gauges
from store.views.board.pieces import Session, day_of, groups_of, live_ids, of_numbers, sessions, stamp, waiting_ids
from store.views.board.saturation import Week, overloads
from store.views.key import name
from store.workspace import Workspace

IN_TIME = 5
"""Working days before go-live by which each group has had its first training: time to hold another."""
TRAINING_AHEAD, APPROVAL_AHEAD = 10, 10
"""Working days before go-live at which a training is proposed, and an answer asked."""


class Fault(Struct, frozen=True):
    """A fault of a plan."""

    rule: str
    sentence: Sentence
    fix: Fix | None
    """None where it takes a talk."""


def lint(workspace: Workspace, initiative: Initiative, today: date) -> tuple[Fault, ...]:
    """Return the faults of an initiative's plan, in the order of the work; none of one that is closed."""
    weeks = tuple(overloads(workspace, initiative, today))

    def gather() -> tuple[Fault, ...]:
        full = iter(weeks)
        return tuple(
            replace(fault, fix=_relief(workspace, initiative, next(full))) if fault.rule == "overload" else fault
            for fault in faults(workspace, initiative, today)
        )

    return workspace.remembered(("lint", initiative.id), (stamp(workspace, initiative), weeks, today), gather)


def faults(workspace: Workspace, initiative: Initiative, today: date) -> tuple[Fault, ...]:
    """Return those faults, for a list of many initiatives: what relieves a full week, for which all that falls into it
    is read, is left out."""
    if initiative.phase == "closed":
        return ()

    def gather() -> tuple[Fault, ...]:
        return tuple(fault for rule in _RULES for fault in rule(workspace, initiative, today))

    told = stamp(workspace, initiative), tuple(overloads(workspace, initiative, today)), today
    return workspace.remembered(("faults", initiative.id), told, gather)


def _no_approver(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Fault]:
    if initiative.phase not in ("draft", "consulting"):
        return
    for light in lights(workspace.desk(), initiative):
        group = name(workspace, light.group)
        if light.state == "headless":
            said = sentence(N_("{group} has no approver: nobody is its head"), group=group)
            mend = sentence(N_("name the head of {group}"), group=group)
            yield Fault("no_approver", said, Fix("party.change", {"id": light.group}, mend, "head"))
        elif light.state == "unasked":
            said = sentence(
                N_("{group} has no approver: {head} has not been asked"), group=group, head=name(workspace, light.head)
            )
            fields = {"id": initiative.id, "due": _before_golive(workspace, initiative, APPROVAL_AHEAD, today)}
            mend = sentence(N_("ask the heads who have not been asked for their green light"))
            yield Fault("no_approver", said, Fix("initiative.ask", fields, mend))


def _training(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Fault]:
    golive = date.fromisoformat(initiative.golive) if initiative.golive else None
    if golive is not None and golive < today:
        return
    belongs = groups_of(workspace, initiative.audience)
    trainings = [
        (one.day, id, one)
        for id, one in sessions(workspace, initiative).items()
        if one.kind == "training" and one.status != "cancelled"
    ]
    for group in initiative.audience:
        mine = sorted((day, id, one) for day, id, one in trainings if invites(one, group, belongs))
        if not mine:
            yield _no_training(workspace, initiative, group, today)
        elif golive is not None and mine[0][0] > _latest(initiative, "training"):
            yield _late_training(workspace, initiative, group, mine[0], golive, today)


def _no_training(workspace: Workspace, initiative: Initiative, group: int, today: date) -> Fault:
    called = name(workspace, group)
    day = _before_golive(workspace, initiative, TRAINING_AHEAD, today)
    fields = {
        "title": sentence(N_("Training: {title}"), title=initiative.title), "kind": "training", "parties": (group,),
        "start": f"{day}T09:00", "initiative": initiative.id,
    }  # fmt: skip
    said = sentence(N_("{group} has no training before go-live"), group=called)
    return Fault(
        "no_training", said, Fix("meeting.plan", fields, sentence(N_("plan one on {day}"), day=date.fromisoformat(day)))
    )


def _late_training(
    workspace: Workspace,
    initiative: Initiative,
    group: int,
    first: tuple[date, int, Session],
    golive: date,
    today: date,
) -> Fault:
    day, id, one = first
    said = sentence(
        N_("the first training of {group} (m{id}) is too late: {day}, go-live being on {golive}"),
        group=name(workspace, group), id=id, day=day, golive=golive,
    )  # fmt: skip
    to = _before_golive(workspace, initiative, TRAINING_AHEAD, today)
    if one.status != "planned" or to >= day.isoformat():
        return Fault("late_training", said, None)
    mend = sentence(N_("move m{id} to {day}"), id=id, day=date.fromisoformat(to))
    return Fault("late_training", said, Fix("meeting.move", {"id": id, "start": f"{to}{one.start[10:]}"}, mend))


def _overload(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Fault]:
    for week in overloads(workspace, initiative, today):
        others = [f"i{id}" for id in week.initiatives if id != initiative.id]
        values = {"group": week.name, "n": len(week.demands), "monday": week.monday}
        said = (
            sentence(
                N_("{group} has too much in the week of {monday}: {n} things, also of {others}"),
                **values,
                others=others,
            )
            if others
            else sentence(N_("{group} has too much in the week of {monday}: {n} things"), **values)
        )
        yield Fault("overload", said, None)


def _relief(workspace: Workspace, initiative: Initiative, week: Week) -> Fix | None:
    """Return what takes one thing of this initiative out of a week: the last item, else the last single meeting, but
    for what would be too late then."""
    mine = [demand for demand in reversed(week.demands) if demand.initiative == initiative.id]
    for item in workspace.some(Item, (demand.id for demand in mine if demand.table == "items")):
        due = shifted_moment(item.due or "", 5, workspace.zone)
        if day_of(due, workspace) <= _latest(initiative, item.kind):
            mend = sentence(N_("put #{id} off by a week"), id=item.id)
            return Fix("item.change", {"id": item.id, "due": due}, mend)
    for meeting in workspace.some(Meeting, (demand.id for demand in mine if demand.table == "meetings")):
        start = shifted_moment(meeting.start, 5, meeting.zone)
        if not meeting.every and date.fromisoformat(start[:10]) <= _latest(initiative, meeting.kind):
            mend = sentence(N_("put m{id} off by a week"), id=meeting.id)
            return Fix("meeting.move", {"id": meeting.id, "start": start}, mend)
    return None


def _no_fallback(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Fault]:
    if not initiative.fallback.strip():
        mend = sentence(N_("write it down: who calls it off, until when, how one goes back"))
        fix = Fix("initiative.change", {"id": initiative.id}, mend, "fallback")
        yield Fault("no_fallback", sentence(N_("there is no fallback plan")), fix)


def _measures(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Fault]:
    if not initiative.measures:
        fields = {"id": initiative.id, "measure": sentence(N_("people trained")), "unit": "%"}
        mend = sentence(N_("measure how many are trained, to begin with"))
        yield Fault(
            "no_measure", sentence(N_("nothing is measured: nobody will know whether it works")),
            Fix("initiative.measure", fields, mend),
        )  # fmt: skip
    for gauge in gauges(workspace, initiative, today, latest=True):
        if gauge.status == "unread" and (gauge.start is None or gauge.start <= today):
            said = sentence(N_("“{measure}” has no reading"), measure=gauge.name)
            fields = {"id": initiative.id, "measure": gauge.name}
            mend = sentence(N_("record a first reading of “{measure}”"), measure=gauge.name)
            yield Fault("no_reading", said, Fix("initiative.read", fields, mend, "value"))


def _late_approval(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Fault]:
    latest = _latest(initiative, "approval")
    approvals = set(workspace.ids(Item, initiative=initiative.id, kind="approval"))
    for id, one in of_numbers(workspace, sorted(approvals.intersection(live_ids(workspace, initiative)))).items():
        if one.due and day_of(one.due, workspace) > latest:
            said = sentence(N_("approval #{id} is due after go-live: {title}"), id=id, title=one.title)
            to = date.fromisoformat(_before_golive(workspace, initiative, APPROVAL_AHEAD, today))
            mend = sentence(N_("ask for it by {day}"), day=to)
            fix = Fix("item.change", {"id": id, "due": to.isoformat()}, mend) if to <= latest else None
            yield Fault("late_approval", said, fix)


def _impossible_order(workspace: Workspace, initiative: Initiative, today: date) -> Iterator[Fault]:
    for id, one in of_numbers(workspace, waiting_ids(workspace, initiative)).items():
        if not one.due:
            continue
        firsts = of_numbers(workspace, one.after)
        late = [(first.due, number) for number, first in firsts.items() if first.is_live and first.due]
        last = max(((day_of(due, workspace), number, due) for due, number in late), default=None)
        if last is not None and last[0] > day_of(one.due, workspace):
            said = sentence(
                N_("#{id} is due before #{first}, for which it waits: {title}"), id=id, first=last[1], title=one.title
            )
            mend = sentence(N_("put #{id} off until #{first} is due"), id=id, first=last[1])
            is_in_time = last[0] <= _latest(initiative, one.kind)
            fix = Fix("item.change", {"id": id, "due": last[2]}, mend) if is_in_time else None
            yield Fault("impossible_order", said, fix)


def _latest(initiative: Initiative, kind: str) -> date:
    """Return the last day for something of that kind: an answer is needed by go-live, a training earlier; for all else
    there is none."""
    if not initiative.golive or kind not in ("approval", "training"):
        return date.max
    golive = date.fromisoformat(initiative.golive)
    return golive if kind == "approval" else when.add_working_days(golive, -IN_TIME)


def _before_golive(workspace: Workspace, initiative: Initiative, count: int, today: date) -> str:
    """Return a working day so many before go-live, tomorrow at the earliest; two weeks on where there is no go-live.
    Public holidays of the user's region are none."""
    golive = date.fromisoformat(initiative.golive) if initiative.golive else None
    closed = closed_around(workspace.region, golive or today)
    if golive is None:
        return when.add_working_days(today, count, closed).isoformat()
    return max(when.add_working_days(golive, -count, closed), when.add_working_days(today, 1, closed)).isoformat()


_RULES = (_no_approver, _training, _late_approval, _overload, _impossible_order, _no_fallback, _measures)
