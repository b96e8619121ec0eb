"""A recorded day as a newcomer lives it, from the screens alone: what came in is taken in, triaged and prepared, two
meetings are run and sent, the next is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from recorded_day import written
from robot import NINE, Desk, Officer
from triage_desk import YES

from store import Item, Meeting
from store.interop import prepare
from store.presets import apply, load
from tui.labels import label
from tui.text import _, _n, colon

MAILS, EVENTS = 40, 16
BEDS, WEEKLY = "Comité des lits", "IT weekly"


@pytest.fixture
def morning(desk: Desk, tmp_path: Path) -> Desk:
    """Wednesday, nine o'clock, at a hospital: what came in since Sunday."""
    apply(desk.workspace, load("hospital"), "en")
    (tmp_path / "in").mkdir()
    prepare(desk.workspace, written(tmp_path / "in", MAILS, EVENTS, NINE)).run()
    return desk


def meeting(desk: Desk, title: str) -> Meeting:
    """Return the first meeting of that title that begins today or later."""
    coming = (one for one in desk.all(Meeting) if one.title == title and one.start >= "2026-11-18")
    return min(coming, key=lambda one: one.start)


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_day_is_lived_through(morning: Desk, lang: str, tmp_path: Path) -> None:
    async with Officer(morning, lang=lang) as officer:
        await triage(morning, officer, lang)
        await first_meeting(morning, officer, tmp_path)
        await second_meeting(morning, officer)
        await the_next(morning, officer)


async def triage(desk: Desk, officer: Officer, lang: str) -> None:
    """What is alike is dealt with at once; the rest one by one, the next coming by itself."""
    yes = YES[lang]
    assert _n("{n} to triage", "{n} to triage", MAILS) in officer.title
    await officer.press("/{nadia}")
    assert "Nadia" in officer.row, "who wrote is told of one who is no party yet, and found by that"
    await officer.press("⎋/{special offer}⏎*x{an advertisement}⏎")
    assert _n("{n} item", "{n} items", 4) in officer.status
    await officer.press(f"{yes}/{{lift 2}}⏎*l{yes}")
    await officer.press("/{chantal}⏎mm⎋")
    assert len(meeting(desk, BEDS).pinned) == 2, "they are raised where she comes"
    await officer.press("Gnora⏎w⎋z⎋")
    left = len(desk.all(Item, status="inbox"))
    await officer.press("a" * left)
    assert not desk.all(Item, status="inbox")
    await officer.wait_for(f"── {_('Suggestions')}")


async def first_meeting(desk: Desk, officer: Officer, folder: Path) -> None:
    """The one that is on: two lines, an action, who came; the minutes to files, and to who was absent."""
    beds = meeting(desk, BEDS)
    await officer.press("gaTp")
    assert officer.title.startswith(f"{_('Pack')}  m{beds.id} {BEDS}") and " 2 " in officer.title
    await officer.press("o⏎{two beds close}⏎⏎{they try // @peter wires the ward 27 nov}⏎")
    assert "wires the ward" in officer.screen
    await officer.press("aaH")
    assert officer.title.startswith(_("Minutes")) and "two beds close" in officer.screen
    assert "Marie" in officer.title, "who was absent"
    await officer.press("l")
    relay = desk.all(Item)[-1]
    assert relay.kind == "relay" and "two beds close" in relay.text
    await officer.press(f"w{{{folder}}}⏎")
    assert (folder / f"m{beds.id}-{officer.session.lang}.md").exists()


async def second_meeting(desk: Desk, officer: Officer) -> None:
    """At ten: nothing was to be raised, something is said all the same."""
    desk.later(hours=1)
    weekly = meeting(desk, WEEKLY)
    await officer.press("qTo")
    assert officer.title.startswith(f"{_('Meeting')}  m{weekly.id} {WEEKLY}")
    await officer.press("c{the cutover is on Sunday}⏎d{no calls that night}⏎{nobody answers}⏎H")
    assert desk.get(Meeting, weekly.id).status == "held"
    assert officer.status.startswith(colon(_("held")) + f"m{weekly.id}")
    await officer.press("q")


async def the_next(desk: Desk, officer: Officer) -> None:
    """A free hour for the same people, named after this meeting; it stands in the week."""
    await officer.press("f")
    assert "›+" in officer.screen, "an hour at which everybody is free comes first"
    await officer.press("⏎⏎")
    planned = desk.all(Meeting)[-1]
    assert planned.title == WEEKLY and planned.status == "planned"
    await officer.press("d")
    assert _("week") in officer.title
    assert label("meeting.kind", "meeting") in officer.screen
