"""Find a time from where one stands: ranked, each with its reason; Enter plans or moves."""

from __future__ import annotations

import pytest
from robot import Desk, Officer

from store import Meeting
from store.records.meeting import Plan
from store.records.party import Add
from tui.text import _, colon

NUR, IT = 1, 2
CUTOVER = 1


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Wednesday, nine o'clock; Informatics is taken all Thursday morning, and Room 4 on Thursday afternoon."""
    for code, name in (("nur", "Nursing"), ("it", "Informatics")):
        desk.do(Add(kind="group", code=code, name=name))
    desk.do(Plan(title="Cutover", start="2026-11-19T09:00", length=90, parties=(NUR, IT), place="Room 4"))
    desk.do(Plan(title="Audit", start="2026-11-19T08:00", length=240, parties=(IT,)))
    desk.do(Plan(title="Yoga", start="2026-11-19T13:00", length=240, parties=(), place="Room 4"))
    return desk


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_meeting_that_clashes_is_moved_to_a_free_hour_in_two_keys(busy: Desk, lang: str) -> None:
    async with Officer(busy, lang=lang) as officer:
        await officer.press("ga/{cutover}⏎f")
        assert "nur it" in officer.title and "90" in officer.title and "Room 4" in officer.title
        assert officer.lines[2].startswith("›+"), "the best is good, and has a sign that says so"
        assert _("everybody is free, and so is {room}").format(room="Room 4") in officer.screen
        await officer.press("⏎")
        assert officer.status.startswith(colon(_("moved")) + "m1")
    moved = busy.get(Meeting, CUTOVER)
    assert (moved.start, moved.length, moved.place) == ("2026-11-18T09:15", 90, "Room 4")


async def test_whom_an_hour_inconveniences_is_named(busy: Desk) -> None:
    busy.do(Plan(title="Fair", start="2026-11-20T08:00", length=540, parties=(NUR,)))
    async with Officer(busy) as officer:
        await officer.press("ga/{cutover}⏎fw{fri}⏎")
        assert "Nursing is at m4 “Fair”" in officer.screen
        assert officer.lines[2].startswith("›!"), "where somebody is missing there is a sign too"


async def test_who_how_long_when_and_where_are_asked_and_can_be_changed(busy: Desk) -> None:
    async with Officer(busy) as officer:
        await officer.press("ga/{zzz}⏎f")
        assert officer.status.startswith("Who is to come?"), "from nothing, it asks"
        assert "Nobody is named yet." in officer.screen and "There is no time" not in officer.screen
        await officer.press("{nur, nobody}⏎")
        assert "nobody" in officer.foot, "an unknown name is told, and the line stays"
        await officer.press("<ctrl+u>{nur, it}⏎")
        await officer.press("w{thu}⏎n{2h}⏎s{Room 4, Room 5}⏎")
        assert "120 minutes" in officer.title and "Room 4 / Room 5" in officer.title
        await officer.press("n{soon}⏎")
        assert "no length of time" in officer.foot
        await officer.press("⎋⏎{Handover}⏎")
        assert officer.status.startswith("planned: m4 Handover")
    planned = busy.get(Meeting, 4)
    assert (planned.parties, planned.length, planned.start[:10]) == ((NUR, IT), 120, "2026-11-19")
    assert planned.place in ("Room 4", "Room 5")


async def test_one_of_a_series_is_moved_alone(busy: Desk) -> None:
    busy.do(Plan(title="Round", start="2026-11-18T08:00", parties=(NUR,), every="FREQ=WEEKLY;BYDAY=WE"))
    async with Officer(busy) as officer:
        await officer.press("ga/{round}⏎jfw{2026-11-26}⏎⏎")
        await officer.choose("this one")
        assert officer.status.startswith("moved")
    assert busy.get(Meeting, 4).except_on == ("2026-11-25T08:00",)
    assert busy.all(Meeting)[-1].start == "2026-11-26T08:00"


async def test_no_time_says_what_to_try(busy: Desk) -> None:
    async with Officer(busy) as officer:
        await officer.press("ga/{cutover}⏎fw{sat}⏎")
        assert "There is no time for that within these days" in officer.screen and "other days" in officer.screen
