"""Execution: waves, trainings and who came, coverage by group, the team, the questions of the first weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from store import when
from store.records import Initiative, Item, Meeting, Party
from store.records.initiative import Member
from store.sentence import N_, reference
from store.views.board.coverage import ENOUGH, Attendance, Coverage, attendance, coverage, invites
from store.views.board.pieces import Matter, Session, groups_of, matters, sessions
from store.views.board.support import Question, support
from store.views.board.waves import Wave, waves
from store.views.key import Key
from store.views.work import by_due
from store.workspace import Workspace
from tui.columns import Column, Row, Section
from tui.labels import asked, label
from tui.listings.board.panel import BoardLine, PanelListing, Step
from tui.text import _, _n, clock, short_day

BAR = 10
"""Cells of a bar."""


class ExecutionPanel(PanelListing):
    """What is being done, and how far it is."""

    name = "execution"
    short = N_("Execution")
    title = N_("Execution")
    empty = N_("Nothing is being carried out yet.\n\nc  plans a training, a seminar or an event\nT  makes up the team")

    def columns(self) -> Sequence[Column]:
        """Number, when, title, how many, how far."""
        return (
            Column(_("No."), 5, right=True),
            Column(_("Title"), least=16, weight=1),
            Column(_("When"), 16, priority=2),
            Column(_("How many"), 10, right=True),
            Column(_("How far"), BAR + 5),
        )

    def panel(self, workspace: Workspace, initiative: Initiative, today: date) -> Iterator[BoardLine | Section]:
        """Waves, trainings, coverage, support, team."""
        gatherings, work = sessions(workspace, initiative), matters(workspace, initiative)
        yield Section(_("Waves"))
        for wave in waves(workspace, initiative):
            yield _wave(initiative, wave, work, gatherings, today)
        yield Section(_("Trainings, seminars, events"))
        for one in attendance(workspace, initiative):
            yield _training(workspace, one, today)
        covered = coverage(workspace, initiative)
        known = [group for group in covered if group.size]
        trained, size = sum(group.trained for group in known), sum(group.size or 0 for group in known)
        self.said = [_("{n} of {all} trained").format(n=trained, all=size)] if known else []
        yield Section(_("Trained, by group"))
        for group in covered:
            yield _covered(workspace, initiative, group, gatherings, today)
        queue = support(workspace, initiative, today)
        yield Section(_("Questions waiting ({n}); answered: {closed}").format(n=queue.open, closed=queue.closed))
        for question in queue.questions:
            yield _asked(question, is_hottest=question.id == queue.hottest)
        mine = [id for id in by_due(workspace, initiative=initiative.id) if work[id].owner == workspace.user]
        yield Section(_("My own work ({n})").format(n=len(mine)))
        for id in mine:
            yield _task(workspace, initiative, id, work[id], today)
        yield Section(_("Team"))
        for member in initiative.team:
            yield _member(initiative, member, work)


def _wave(
    initiative: Initiative, one: Wave, work: dict[int, Matter], held: dict[int, Session], today: date
) -> BoardLine:
    said = [one.name, *((", ".join(one.groups),) if one.groups else ())]
    done, there = one.settled + one.held, one.settled + one.open + one.trainings
    days = "–".join(dict.fromkeys(short_day(on, today) for on in (one.first, one.last) if on))
    cells = ("", " · ".join(said), days, f"{done}/{there}", bar(done / there) if there else "")
    parts = [Key(Item.table, id) for id, matter in work.items() if matter.wave == one.name]
    parts += [Key(Meeting.table, id) for id, session in held.items() if session.wave == one.name]
    key = Key(Initiative.table, initiative.id, f"wave {one.name}")
    return BoardLine(key, lambda: Row(cells, ("", "accent")), behind=lambda: parts)


def _training(workspace: Workspace, one: Attendance, today: date) -> BoardLine:
    at = datetime.fromisoformat(one.start)
    shown = short_day(at.date(), today) + ("" if when.is_day(one.start) else f" {clock(at)}")
    share = one.came / one.expected if one.expected else None
    is_over = one.status == "held"
    came = f"{one.came}/{one.expected}" if one.expected else str(one.came or "")
    state = bar(share) if is_over and share is not None else label("meeting.status", one.status)
    named = f"{one.title} · {one.wave}" if one.wave else one.title
    row = Row(
        (f"m{one.meeting}", named, shown, came if is_over else f"– /{one.expected or '?'}", state),
        ("dim", "dim" if one.status == "cancelled" else "", "", "", "" if is_over else "dim"),
    )
    begun = one.status == "planned" and at.date() <= today
    step = Step("hold", _("note who came"), one.meeting) if begun else None
    return BoardLine(Key(Meeting.table, one.meeting), lambda: row, lambda: step)


def _covered(
    workspace: Workspace, initiative: Initiative, group: Coverage, gatherings: dict[int, Session], today: date
) -> BoardLine:
    short = group.share is not None and group.share < ENOUGH
    coming = short_day(group.next, today) if group.next else ""
    said = f"{group.trained}/{group.size}" if group.size else f"{group.trained}/?"
    shown = bar(group.share) if group.share is not None else _("no headcount")
    role = "" if not short else "warn" if group.next else "alert"
    row = Row(("", group.name, coming, said, shown), ("dim", "", "dim", "", role or "good"), sign="~" if role else "")
    belongs = groups_of(workspace, initiative.audience)
    behind = [
        Key(Meeting.table, id)
        for id, one in gatherings.items()
        if one.kind == "training" and invites(one, group.group, belongs)
    ]
    step = None
    if group.size is None:
        step = Step("headcount", _("say how many they are"), group.group)
    elif short and not group.planned:
        step = Step("train", _("plan a training for them"), group.group)
    return BoardLine(Key(Party.table, group.group, "coverage"), lambda: row, lambda: step, lambda: behind)


def _asked(question: Question, *, is_hottest: bool) -> BoardLine:
    times = f"×{question.asked}" if question.asked > 1 else ""
    row = Row(
        (reference(Item.table, question.id), question.title, question.owner, times, ", ".join(question.askers)),
        ("dim", "accent" if is_hottest else "", "dim", "warn", "dim"),
    )
    return BoardLine(
        Key(Item.table, question.id), lambda: row, lambda: Step("respond", _("answer all who ask it"), question.id)
    )


def _task(workspace: Workspace, initiative: Initiative, id: int, one: Matter, today: date) -> BoardLine:
    due = when.day(one.due, workspace.zone) if one.due else None
    cells = (
        reference(Item.table, id),
        asked(one.kind, one.title, initiative),
        short_day(due, today) if due else "",
        "",
        label("item.kind", one.kind),
    )
    late = due is not None and due < today
    return BoardLine(Key(Item.table, id), lambda: Row(cells, ("dim", "", "alert" if late else "", "", "dim")))


def _member(initiative: Initiative, member: Member, work: dict[int, Matter]) -> BoardLine:
    has = [Key(Item.table, id) for id, one in work.items() if one.is_live and one.owner == member.login]
    named = f"{member.login} – {member.role}" if member.role else member.login
    row = Row(("", named, "", _n("{n} open", "{n} open", len(has)), ""), ("", "", "", "dim"))
    return BoardLine(Key(Initiative.table, initiative.id, f"team {member.login}"), lambda: row, behind=lambda: has)


def bar(share: float) -> str:
    """Return a share as a bar and in percent: `███████░░░  70%`."""
    full = round(max(0.0, min(share, 1.0)) * BAR)
    return f"{'█' * full}{'░' * (BAR - full)}{_('{n}%').format(n=round(100 * share)):>5}"
