"""The agenda: what comes, moved, held, cancelled."""

from __future__ import annotations

import pytest
from robot import Desk, Officer

from store import Entry, Item, Meeting
from store.records.item import Capture
from store.records.meeting import Plan
from store.records.party import Add
from tui.text import _, colon

NUR, IT = 1, 2


def pane(officer: Officer) -> str:
    """Return what stands beside the list, or below it."""
    return officer.screen[officer.screen.rindex("────") :]


def booked(desk: Desk) -> Desk:
    """Return a desk with a series and a double booking; it is Wednesday, nine o'clock."""
    for code, name in (("nur", "Nursing"), ("it", "Informatics")):
        desk.do(Add(kind="group", code=code, name=name))
    desk.do(Plan(title="Ward round", start="2026-11-18T08:00", parties=(NUR,), every="FREQ=WEEKLY;BYDAY=WE"))
    desk.do(Plan(title="Cutover", start="2026-11-20T14:00", parties=(NUR, IT), place="Room 4"))
    desk.do(Plan(title="Budget", start="2026-11-20T14:30", parties=(IT,)))
    return desk


@pytest.fixture
def agenda(desk: Desk) -> Desk:
    """A desk with something booked."""
    return booked(desk)


async def test_what_comes_and_what_clashes(agenda: Desk) -> None:
    agenda.do(Capture(title="Send the roster", due="2026-11-16", opened=True))
    async with Officer(agenda) as officer:
        await officer.press("ga")
        screen = officer.screen
        assert screen.index("Overdue") < screen.index("Send the roster") < screen.index("today")
        assert "Cutover  ⇄ m3" in screen and "Budget  ⇄ m2" in screen, "a double booking is marked on both"
        await officer.press("jj")
        assert "⇄ Informatics is invited to m3 “Budget” too" in officer.screen, "and spelled out"
        assert "1 overdue · 1 double booking" in officer.title


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_moving_a_meeting(agenda: Desk, lang: str) -> None:
    async with Officer(agenda, lang=lang) as officer:
        await officer.press("ga/{cutover}⏎r{mon 9:30}⏎")
        assert officer.status.startswith(colon(_("moved")) + "m2")
        assert agenda.get(Meeting, 2).start == "2026-11-23T09:30"
        await officer.press("r{26 Nov}⏎")
        assert agenda.get(Meeting, 2).start == "2026-11-26T09:30", "where only the day is named the hour stays"
        await officer.press("r{some day}⏎")
        assert "some day" in officer.status and "some day" in officer.foot
        await officer.press("⎋u")
        assert agenda.get(Meeting, 2).start == "2026-11-23T09:30"


async def test_the_cursor_goes_along_with_what_is_moved(agenda: Desk) -> None:
    agenda.do(Plan(title="Later", start="2026-11-20T16:00", parties=(NUR,)))
    async with Officer(agenda) as officer:
        await officer.press("gajr{thu 7:00}⏎")
        assert "Cutover" in officer.row and officer.row.startswith("07:00")
        await officer.press("u")
        assert "Cutover" in officer.row and officer.row.startswith("14:00"), "and back again"
        await officer.press("dr{fri 8:00}⏎")
        assert officer.here and officer.here.id == 2, "on the picture of the week too"


@pytest.mark.parametrize(("lang", "told"), [("en", "Repeats: every week Wed"), ("fr", "chaque semaine mer.")])
async def test_a_series_is_told_in_words(agenda: Desk, lang: str, told: str) -> None:
    async with Officer(agenda, lang=lang, size=(160, 40)) as officer:
        await officer.press("ga<home>")
        assert told in officer.screen and "FREQ" not in officer.screen


@pytest.mark.parametrize(("lang", "told"), [("en", "This time: Wed 25 Nov 2026 08:00"), ("fr", "mer. 25 nov. 2026")])
async def test_a_later_one_of_a_series_says_when_it_takes_place(agenda: Desk, lang: str, told: str) -> None:
    async with Officer(agenda, lang=lang) as officer:
        await officer.press("ga/{round}⏎")
        assert told not in pane(officer), "the first one's date is the series' own"
        await officer.press("j")
        assert told in pane(officer)


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_one_occurrence_moves_or_all_from_it_on(agenda: Desk, lang: str) -> None:
    async with Officer(agenda, lang=lang) as officer:
        await officer.press("ga/{round}⏎j")
        assert officer.here is not None and officer.here.what == "2026-11-25T08:00"
        await officer.press("r")
        await officer.choose(_("this one"))
        await officer.press("{10:30}⏎")
        assert officer.status.startswith(colon(_("moved")))
        alone = agenda.all(Meeting)[-1]
        assert (alone.start, alone.every, alone.series) == ("2026-11-25T10:30", "", 1), (
            "the day stays: an hour was said"
        )
        assert agenda.get(Meeting, 1).except_on == ("2026-11-25T08:00",), "and the others stay as they are"
        await officer.press("r")
        assert officer.here.what == "2026-12-02T08:00"
        await officer.choose(_("all from here on"))
        await officer.press("{thu}⏎" if lang == "en" else "{jeudi 3 déc}⏎")
        assert agenda.all(Meeting)[-1].every.startswith("FREQ=WEEKLY;BYDAY=TH")
        await officer.press("uu")
        assert agenda.get(Meeting, 1).except_on == ()


async def test_one_occurrence_is_cancelled_and_the_others_stay(agenda: Desk) -> None:
    async with Officer(agenda) as officer:
        await officer.press("ga/{round}⏎jx")
        await officer.choose("this one")
        await officer.press("{strike}⏎")
        assert officer.status.startswith("left out: m1")
    assert (agenda.get(Meeting, 1).status, agenda.get(Meeting, 1).except_on) == ("planned", ("2026-11-25T08:00",))


async def test_work_that_is_due_is_put_off_with_the_same_key(agenda: Desk) -> None:
    agenda.do(Capture(title="Send the roster", due="2026-11-16", opened=True))
    async with Officer(agenda) as officer:
        await officer.press("ga<home>r{fri}⏎")
        assert officer.status.startswith("changed: #1")
    assert agenda.get(Item, 1).due == "2026-11-20"


async def test_holding_one_of_a_series_plans_the_next(agenda: Desk) -> None:
    async with Officer(agenda) as officer:
        await officer.press("ga/{ward}⏎<home>H")
        assert officer.status.startswith("held: m1")
        assert sum("✓" in line for line in officer.lines) == 1, "what took place is ticked, what comes is not"
        await officer.press("⎋d<right>")
        assert "✓Ward" in officer.screen, "in the week too"
    following = agenda.all(Meeting)[-1]
    assert (following.start, following.series, following.status) == ("2026-11-25T08:00", 1, "planned")
    assert agenda.get(Meeting, 1).status == "held"
    assert [entry.kind for entry in agenda.all(Entry)] == ["contact"], "and it was a contact"


async def test_what_has_not_begun_cannot_have_been_held(agenda: Desk) -> None:
    async with Officer(agenda) as officer:
        await officer.press("ga/{cutover}⏎H")
        assert "m2 has not begun" in officer.status
    assert agenda.get(Meeting, 2).status == "planned"


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_cancelling_wants_a_reason(agenda: Desk, lang: str) -> None:
    async with Officer(agenda, lang=lang) as officer:
        await officer.press("ga/{cutover}⏎x⏎")
        assert officer.foot == _("Type a few words")
        await officer.press("{nobody can come}⏎")
        assert officer.status.startswith(colon(_("cancelled")) + "m2")
        assert (agenda.get(Meeting, 2).status, agenda.get(Meeting, 2).reason) == ("cancelled", "nobody can come")
        await officer.press("/<ctrl+u>{ward}⏎<home>x")
        await officer.choose(_("this one"))
        await officer.press("{feast}⏎")
    assert agenda.get(Meeting, 1).status == "cancelled"
    assert agenda.all(Meeting)[-1].start == "2026-11-25T08:00", "the series goes on"


async def test_cancelling_a_whole_series(agenda: Desk) -> None:
    async with Officer(agenda) as officer:
        await officer.press("ga/{ward}⏎<home>xs{no more rounds}⏎")
        await officer.wait_for("cancelled: m1")
    assert [meeting.status for meeting in agenda.all(Meeting)] == ["cancelled", "planned", "planned"]


async def test_a_meetings_keys_on_something_else_say_why_not(agenda: Desk) -> None:
    agenda.do(Capture(title="Send the roster", due="2026-11-16", opened=True))
    async with Officer(agenda) as officer:
        await officer.press("ga<home>")
        for key in "Hxpo":
            await officer.press(key)
            assert "There is no meeting under the cursor" in officer.status, key
        await officer.press("s")
        await officer.choose("done")
        await officer.press("⏎")
        assert "Send the roster" not in officer.lines[3], "work that is due is settled from the agenda too"


async def test_a_length_of_time_stays_on_one_line(agenda: Desk) -> None:
    agenda.do(Plan(title="Huddle", start="2026-11-18T11:00", length=45, parties=(NUR,)))
    async with Officer(agenda) as officer:
        await officer.press("ga/{huddle}⏎")
        assert "45\u00a0minutes" in officer.screen
