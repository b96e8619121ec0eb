"""What sleeps: until when or what, in the drawer, one key away."""

from __future__ import annotations

import pytest
from robot import Desk, Officer
from triage_desk import IT, YES, capture, found, letter, listed

from store import Item
from store.records.entry import Log
from store.records.triage import Sleep
from tui.text import _, _n, colon

BOTH = pytest.mark.parametrize("lang", ["en", "fr"])


@pytest.fixture
def ward(desk: Desk) -> Desk:
    """The ward's desk."""
    return found(desk)


@BOTH
async def test_the_drawer_tells_why_each_sleeps_and_is_opened_by_one_key(ward: Desk, lang: str) -> None:
    capture(ward, "Badges", "Rooms", "Roster", "Screens")
    ward.do(Sleep(id=1, day="2026-11-27"))
    ward.do(Sleep(id=2, meeting=1))
    ward.do(Sleep(id=3, activity=True))
    async with Officer(ward, lang=lang, size=(110, 30)) as officer:
        assert _n("{n} snoozed", "{n} snoozed", 3) in officer.title
        await officer.press("Z")
        assert officer.title.startswith(_("Snoozed"))
        assert listed(officer) == [2, 1, 3], "what wakes soonest first"
        friday = _("Mon Tue Wed Thu Fri Sat Sun").split()[4]
        assert f"m1 Ward round ({friday})" in officer.row
        assert _("anything with {parties}").format(parties="Nursing") in officer.screen
        await officer.press("W")
        assert officer.status.startswith(f"{_('woken')}") and listed(officer) == [1, 3]
        await officer.press("a")
        assert listed(officer) == [3], "what sleeps can be decided where it lies"
        await officer.press("q")
        assert listed(officer) == [2, 4]
        assert _n("{n} snoozed", "{n} snoozed", 1) in officer.title


async def test_an_empty_drawer_says_how_to_fill_it(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("Z")
        assert "Nothing sleeps." in officer.screen and "z  in the inbox" in officer.screen


@BOTH
async def test_snoozed_until_whichever_comes_first(ward: Desk, lang: str) -> None:
    capture(ward, "Badges", "Rooms")
    capture(ward, "Screens", source=IT)
    async with Officer(ward, lang=lang) as officer:
        first = letter("first")
        await officer.press(f"␣␣␣z{first}")
        assert len(_("A day, or nothing; a meeting or anything with them wakes it before")) < 79, "told in full"
        await officer.press("{2026-12-01}⏎")
        told = {id: line for line in officer.lines[12:] for id in "123" if f"#{id} " in line}
        assert [("→ m1 Ward round" in told[id]) for id in "123"] == [True, True, False], "each says which meeting"
        await officer.press(YES[lang])
        assert listed(officer) == []
        sleeps = [item.until for item in ward.all(Item)]
        assert [(one.day, one.meeting, one.activity) for one in sleeps] == [
            ("2026-12-01", 1, True), ("2026-12-01", 1, True), ("2026-12-01", None, True),
        ]  # fmt: skip
        ward.later(minutes=5)
        ward.do(Log(text="They rang", parties=(IT,)))
        await officer.wait_for(lambda: listed(officer) == [3])
        ward.later(days=2)
        await officer.wait_for(lambda: listed(officer) == [1, 2, 3])
        assert f"{colon(_('Woken by'))}{_('what happened since')}".replace("\xa0", " ") in " ".join(
            officer.screen.split()
        )
