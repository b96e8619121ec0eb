"""The board of an initiative: its panels one at a time and side by side, dates shifted after a look, the report."""

from __future__ import annotations

import pytest
from robot import Desk, Officer

from store import Initiative, Item, Meeting
from store.records.initiative import Draft
from store.records.item import Capture
from store.records.meeting import Plan
from store.records.party import Add

NUR = 1


@pytest.fixture
def rollout(desk: Desk) -> Desk:
    """An initiative for one group, a task and a training of it to come."""
    desk.do(Add(kind="group", code="nur", name="Nursing", size=40))
    desk.do(Draft(title="New record", goal="One file a patient", audience=(NUR,), golive="2026-12-15"))
    desk.do(Capture(title="Leaflet", opened=True, initiative=1, due="2026-11-27"))
    desk.do(Plan(title="How to chart", kind="training", start="2026-12-01T09:00", parties=(NUR,), initiative=1))
    return desk


async def test_each_panel_has_its_own_cursor_and_turns_round(rollout: Desk) -> None:
    async with Officer(rollout) as officer:
        await officer.press("gp⏎jj")
        stood = officer.here
        for title in ("Heads of department", "Execution", "Problems", "Monitoring"):
            assert (await officer.press("d")).lstrip().startswith(title)
        await officer.press("⇥")
        assert officer.title.startswith("Strategy") and officer.here == stood
        await officer.press("D")
        assert officer.title.startswith("Monitoring")
        assert all(len(line) <= 80 for line in officer.lines)


@pytest.mark.parametrize("size", [(80, 24), (160, 40), (170, 40)])
async def test_the_plan_ends_with_the_go_live_where_there_is_little_room(rollout: Desk, size: tuple[int, int]) -> None:
    async with Officer(rollout, size=size) as officer:
        await officer.press("gp⏎jjjjjjj")
        golive = next(line.strip("› ") for line in officer.lines if " Go-live  " in line)
        assert "★" in golive
        if size == (80, 24):
            assert golive.split()[2:4] == ["Dec", "19"], "so many working days are left"


async def test_all_panels_stand_side_by_side_where_there_is_room(rollout: Desk) -> None:
    async with Officer(rollout, size=(160, 40)) as officer:
        screen = await officer.press("gp⏎")
        for said in ("Leaflet", "? nobody", "How to chart", "No problem is known", "Pulse of the last four weeks"):
            assert said in screen, said
        assert all(len(line) <= 160 for line in officer.lines)


async def test_shifting_shows_what_moves_before_it_does_and_is_taken_back(rollout: Desk) -> None:
    async with Officer(rollout) as officer:
        screen = await officer.press("gp⏎S{5}⏎")
        assert "27 Nov → 4 Dec" in screen and "#1 Leaflet" in screen
        await officer.choose("no")
        assert rollout.get(Item, 1).due == "2026-11-27", "a look changes nothing"
        await officer.press("S{5}⏎")
        await officer.choose("yes")
        await officer.press("{the vendor is late}⏎")
        assert officer.status.startswith("shifted")
        moved = (rollout.get(Item, 1).due, rollout.get(Meeting, 1).start, rollout.get(Initiative, 1).golive)
        assert moved == ("2026-12-04", "2026-12-08T09:00", "2026-12-22")
        await officer.press("u")
        assert rollout.get(Item, 1).due == "2026-11-27"


async def test_a_playbook_is_laid_out_in_one_step(rollout: Desk) -> None:
    async with Officer(rollout) as officer:
        await officer.press("gp⏎L⏎")
        assert "It will plan" in officer.screen
        await officer.choose("yes")
        assert officer.status.startswith("planned")
    assert len(rollout.all(Item)) > 1


async def test_the_report_page_by_page(rollout: Desk) -> None:
    async with Officer(rollout) as officer:
        await officer.press("gp⏎I")
        assert officer.title.startswith("Report  i1 New record · sponsor · 1/2")
        await officer.press("d")
        assert "nur · 2/2" in officer.title
