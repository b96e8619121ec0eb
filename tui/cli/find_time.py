"""`passerelle find-time`: when parties and a room are free, with the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from store import Meeting, Party, Workspace, when
from store.sentence import N_
from tui.arguments import Misread
from tui.arguments.moments import clock_of
from tui.arguments.references import record_named
from tui.arguments.spans import days_said, hours_said, minutes_said
from tui.cli.session import Session, common_options, say_on_stderr
from tui.text import _, clock, listed, short_day

if TYPE_CHECKING:
    from store.views.free_time import FreeSlot


@click.command("find-time", help=N_("Find a time: when these parties are free, the best first, each with the reasons."))
@click.option("--parties", required=True, metavar="CODE,…", help=N_("Who is to come, such as nur,it."))
@click.option("--length", default="1h", metavar="TIME", help=N_("How long it lasts, such as 45m or 1h30."))
@click.option(
    "--window", default="10 days", metavar="DAYS", help=N_("When: next week, 10 days, 2026-11-23..2026-12-04.")
)
@click.option("--rooms", default="", metavar="ROOM,…", help=N_("The places that will do: one of them is to be free."))
@click.option("--hours", default="08:00-17:00", metavar="HOURS", help=N_("The hours of work."))
@click.option("--moving", metavar="mN", help=N_("The meeting that is to be moved: it does not stand in its own way."))
@common_options
@click.pass_obj
def command(
    session: Session, parties: str, length: str, window: str, rooms: str, hours: str, moving: str | None
) -> None:
    """Answer with the slots that suit, or nearly."""
    from store.views.free_time import Wanted, free_slots

    workspace = session.workspace()
    here = clock_of(session, workspace)
    first, last = days_said("window", window, here)
    opens, closes = hours_said("hours", hours)
    wanted = Wanted(
        parties=_parties(workspace, parties), first=first, last=last, length=minutes_said("length", length, here),
        rooms=tuple(_listed(rooms)), opens=opens, closes=closes, region=session.territory,
        moved=_meeting(workspace, moving) if moving else 0,
    )  # fmt: skip
    slots = free_slots(workspace, wanted, here.now)
    if not slots:
        say_on_stderr([_("There is no time for that within these days: try a longer window, or another room")])
    session.answer(slots, _lines(slots, when.day(workspace.clock(), workspace.zone)))


def _lines(slots: Sequence[FreeSlot], today: date) -> Iterator[str]:
    for slot in slots:
        at = f"{short_day(slot.start.date(), today)} {clock(slot.start)}–{clock(slot.end)}"
        reasons = listed(slot.reasons)
        yield " · ".join(part for part in (at, slot.room, reasons) if part)


def _parties(workspace: Workspace, text: str) -> tuple[int, ...]:
    found = [record_named(workspace, name) for name in _listed(text)]
    wrong = next((record for record in found if not isinstance(record, Party)), None)
    if wrong is not None or not found:
        raise Misread(_("parties: write the codes of parties with commas between, such as nur,it"))
    return tuple(dict.fromkeys(record.id for record in found))


def _meeting(workspace: Workspace, text: str) -> int:
    record = record_named(workspace, text)
    if not isinstance(record, Meeting):
        raise Misread(_("“{text}” is not a meeting; write it like m7").format(text=text))
    return record.id


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
