"""A second version of a meeting's invitation: it moves, changes or cancels the meeting it is about."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from store import when
from store.interop.event import Event, newer
from store.interop.intake import Intake, Known
from store.interop.strangers import parties_of
from store.records import Meeting, meeting, rescheduling
from store.sentence import N_, Sentence, sentence

_FOLLOWED = ("title", "text", "start", "zone", "length", "place", "every", "except_on")
"""What a newer version of an invitation changes; kind, tags and initiative are the workspace's own."""


def update(standing: Meeting, event: Event, plan: meeting.Plan, where: Sentence, intake: Intake) -> None:
    """Change the workspace's meeting by an event that bears its UID, where that is newer and differs."""
    if event.cancelled:
        _cancel(standing, event, where, intake)
        return
    if plan.every and standing.every:
        # occurrences that were moved or cancelled one by one stay so: an organiser's next version may not list them
        plan = replace(plan, except_on=tuple(sorted({*plan.except_on, *standing.except_on})))
    values = _differences(standing, plan)
    if not newer(event.edition, _edition(standing, intake)) or not _differs(standing, event, values, intake):
        intake.known.append(Known(Meeting.table, standing.id, standing.title))
        return
    if standing.status != "planned":
        intake.skip(where, sentence(N_("the meeting it changes is over"), id=standing.id))
        return
    invited = parties_of(event.people, where, intake, welcome=not plan.held)
    # whom the workspace added to the meeting stays
    parties = tuple(dict.fromkeys((*standing.parties, *invited)))
    if parties != standing.parties:
        values["parties"] = parties
    change = rescheduling.Change(id=standing.id, rev=standing.rev, edition=event.edition, **values)
    intake.change(change, where, standing)


def amend(arriving: meeting.Plan, event: Event, plan: meeting.Plan, where: Sentence, intake: Intake) -> None:
    """Let the newer of two versions in one import stand."""
    intake.known.append(Known(Meeting.table, 0, plan.title))
    if not newer(event.edition, arriving.edition):
        return
    if event.cancelled:
        intake.withdraw(Meeting, event.uid)
        return
    except_on = tuple(sorted({*plan.except_on, *arriving.except_on})) if plan.every else ()
    parties = parties_of(event.people, where, intake, welcome=not plan.held)
    intake.amend(Meeting, replace(plan, parties=parties, except_on=except_on))


def leave_out(event: Event, where: Sentence, intake: Intake) -> None:
    """Leave out of a series the occurrence that this event replaces or cancels."""
    arriving = intake.arriving(Meeting, event.uid)
    if isinstance(arriving, meeting.Plan):
        if arriving.every:
            except_on = tuple(sorted({*arriving.except_on, event.instead_of}))
            intake.amend(Meeting, replace(arriving, except_on=except_on))
        return
    series = intake.record(Meeting, event.uid)
    if series is None or series.status != "planned" or not series.every or event.instead_of in series.except_on:
        return
    except_on = tuple(sorted({*series.except_on, event.instead_of}))
    intake.change(rescheduling.Change(id=series.id, rev=series.rev, except_on=except_on), where, series)


def _cancel(standing: Meeting, event: Event, where: Sentence, intake: Intake) -> None:
    if standing.status != "planned":
        intake.known.append(Known(Meeting.table, standing.id, standing.title))
        return
    reason = event.reason or standing.title
    intake.change(
        meeting.Cancel(id=standing.id, rev=standing.rev, reason=reason, series=not event.instead_of), where, standing
    )


def _differences(standing: Meeting, plan: meeting.Plan) -> dict[str, Any]:
    values = {name: getattr(plan, name) for name in _FOLLOWED if getattr(plan, name) != getattr(standing, name)}
    if "start" not in values and when.is_day(standing.start):
        values.pop("zone", None)  # a day is the same day wherever the calendar was
    return values


def _differs(standing: Meeting, event: Event, values: dict[str, Any], intake: Intake) -> bool:
    if values:
        return True
    guests = (person for person in event.people if not intake.is_mine(person))
    return any((intake.directory.find(person) or 0) not in standing.parties for person in guests)


def _edition(standing: Meeting, intake: Intake) -> str:
    """Return the edition of a meeting; one planned here is as new as its last change."""
    if standing.edition:
        return standing.edition
    last = next(intake.workspace.history(standing), None)
    return f"0 {last.at:%Y-%m-%dT%H:%M:%SZ}" if last else ""
