"""The agenda turned: a week that one can read at 80 columns, a day, and back to the list."""

from __future__ import annotations

import pytest
from robot import Desk, Officer
from test_screen_agenda import booked

from store import Meeting
from store.records.item import Capture
from store.records.meeting import Plan

COLUMNS = 80


@pytest.fixture
def agenda(desk: Desk) -> Desk:
    """The desk of the agenda's own story."""
    return booked(desk)


def column(officer: Officer, line: int, day: int) -> str:
    """Return what stands in the column of a day (0: Monday) on a line of the picture."""
    return officer.lines[line].split("│")[day + 1].strip()


def line_of(officer: Officer, hour: str) -> int:
    return next(number for number, line in enumerate(officer.lines) if line.startswith(hour))


async def test_a_week_is_a_picture_with_hours_and_days(agenda: Desk) -> None:
    agenda.do(Capture(title="Send the roster", due="2026-11-16", opened=True))
    async with Officer(agenda) as officer:
        await officer.press("gad")
        assert officer.title.startswith("Agenda  week · Mon 16 Nov – Sun 22 Nov · 1 overdue · 1 double booking")
        assert "│▸Wed 18" in officer.lines[1], "today stands out, without colour too"
        assert column(officer, 2, 2).startswith("›Send"), "what is overdue stands first of today"
        assert column(officer, line_of(officer, "08:00"), 2) == "▎Ward"
        at_two = officer.lines[line_of(officer, "14:00")]
        assert "⇄Cutover" in at_two and "⇄:30\N{NO-BREAK SPACE}Bu" in at_two, (
            "what overlaps stands side by side, marked"
        )
        assert all(len(line) <= COLUMNS for line in officer.lines)


async def test_moving_in_the_week(agenda: Desk) -> None:
    async with Officer(agenda) as officer:
        await officer.press("gad")
        assert officer.here is not None and officer.here.id == 1, "the first thing of today"
        await officer.press("→")
        assert officer.here.id == 2
        assert "⇄ Informatics is invited to m3 “Budget” too" in officer.screen
        await officer.press("j")
        assert officer.here.id == 3
        await officer.press("→")
        assert "Mon 23 Nov – Sun 29 Nov" in officer.title, "past the last day one comes to the next week"
        assert officer.here.what == "2026-11-25T08:00", "the next of the series"
        await officer.press("bb")
        assert "Mon 9 Nov – Sun 15 Nov" in officer.title
        assert "Nothing this week" in officer.screen
        await officer.press("T")
        assert "│▸Wed 18" in officer.lines[1]
        assert officer.here.id == 2, "the round is over: the cursor stands on what comes next"
        await officer.press("⏎")
        assert officer.title.startswith("Meeting")
        await officer.press("qd")
        assert officer.title.startswith("Agenda  day · Fri 20 Nov")
        assert "Cutover  ⇄ m3" in officer.screen and "Ward round" not in officer.screen
        await officer.press("bb")
        assert "Ward round" in officer.screen and "Cutover" not in officer.screen
        await officer.press("d")
        assert officer.title.startswith("Agenda  Wed 18 Nov 2026"), "the list again, from today"


async def test_a_colleagues_meeting_appears_in_the_week_and_the_cursor_stays(agenda: Desk) -> None:
    async with Officer(agenda) as officer:
        await officer.press("gad→")
        agenda.do(Plan(title="Night talk", start="2026-11-19T21:00", parties=(2,)))
        await officer.wait_for("Night")
        assert officer.here is not None and officer.here.id == 2
        assert any(line.startswith("21:00") for line in officer.lines), "the picture reaches as late as the week does"


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_holidays_and_closed_days_are_shown(agenda: Desk, lang: str) -> None:
    agenda.do(Plan(title="Grève", start="2026-12-28", length=1440, kind="event", tags=("fermé",)))
    async with Officer(agenda, lang=lang) as officer:
        officer.session.settings = officer.session.settings.__class__(region="CA-QC")
        await officer.press("gadaaaaa")
        assert column(officer, 2, 4).startswith("Christm" if lang == "en" else "Jour de"), officer.screen
        await officer.press("a")
        assert column(officer, 2, 0).startswith("Grève")
        assert set(column(officer, line_of(officer, "10" if lang == "fr" else "10:00"), 0)) == {"·"}, "hatched"


async def test_a_day_is_planned_from_where_one_looks(agenda: Desk) -> None:
    async with Officer(agenda) as officer:
        await officer.press("gadda")
        await officer.press("c{10:00 Handover}⏎")
    planned = agenda.all(Meeting)[-1]
    assert (planned.title, planned.start) == ("Handover", "2026-11-19T10:00")


async def test_wide_and_empty(desk: Desk) -> None:
    async with Officer(desk, size=(200, 50)) as officer:
        await officer.press("ga")
        assert "meet Steering committee" in officer.screen, "an empty agenda says what to do first"
        await officer.press("d")
        assert "Nothing this week" in officer.screen and "plans a meeting" in officer.screen
        assert all(len(line) <= 200 for line in officer.lines)
        await officer.press("jk→←⏎")
        assert officer.title.startswith("Agenda  week"), "keys with nothing to act on do no harm"
