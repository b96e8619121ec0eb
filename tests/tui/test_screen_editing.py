"""A record as a form: one field at a time, and what happens when a colleague was faster."""

from __future__ import annotations

import pytest
from robot import Desk, Officer

from store import Item, Meeting, Party
from store.records.item import Capture, Change
from store.records.meeting import Plan
from store.records.party import Add
from tui.labels import field_label
from tui.text import _

NUR, IT = 1, 2


@pytest.fixture
def desk_of_two(desk: Desk) -> Desk:
    for code, name in (("nur", "Nursing"), ("it", "Informatics")):
        desk.do(Add(kind="group", code=code, name=name))
    desk.do(Capture(title="Badges", source=NUR))
    desk.do(Plan(title="Cutover", start="2026-11-20T14:00", parties=(NUR, IT)))
    return desk


async def field(officer: Officer, name: str) -> None:
    """Go to a field of the form, and open it."""
    await officer.press("<home>")
    while not officer.row.startswith(field_label(name)):
        before = officer.row
        await officer.press("j")
        assert officer.row != before, f"there is no field {name}"
    await officer.press("⏎")


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_changing_a_field_and_taking_it_back(desk_of_two: Desk, lang: str) -> None:
    async with Officer(desk_of_two, lang=lang) as officer:
        await officer.press("e")
        assert officer.title.startswith(_("Edit"))
        await field(officer, "title")
        assert officer.status.endswith("Badges"), "what is there stands on the line"
        await officer.press("{ for the night}⏎")
        assert officer.row.endswith("Badges for the night")
        assert desk_of_two.get(Item, 1).title == "Badges for the night"
        await field(officer, "due")
        await officer.press("{fri}⏎")
        assert desk_of_two.get(Item, 1).due == "2026-11-20"
        await field(officer, "parties")
        await officer.press("{nur, it}⏎")
        assert desk_of_two.get(Item, 1).parties == (NUR, IT)
        await field(officer, "due")
        await officer.press("<ctrl+u>⏎")
        assert desk_of_two.get(Item, 1).due is None, "empty clears it"
        await officer.press("uuuuq")
        assert officer.title.startswith(_("Inbox"))
    item = desk_of_two.get(Item, 1)
    assert (item.title, item.due, item.parties) == ("Badges", None, ())


async def test_a_text_of_several_lines_that_is_only_looked_at_keeps_them(desk_of_two: Desk) -> None:
    long = desk_of_two.do(Capture(title="Letter", text="Dear all,\n\nno.", priority=1))
    async with Officer(desk_of_two) as officer:
        await officer.press("e")
        await field(officer, "text")
        await officer.press("⏎")
        assert officer.title.startswith("Edit") and "changed" not in officer.status
    assert desk_of_two.get(Item, long).text == "Dear all,\n\nno."


async def test_what_cannot_be_is_told_and_stays_on_the_line(desk_of_two: Desk) -> None:
    async with Officer(desk_of_two) as officer:
        await officer.press("e")
        await field(officer, "parties")
        await officer.press("{nobody}⏎")
        assert officer.status.endswith("nobody") and "nobody" in officer.foot
        await officer.press("⎋")
        await field(officer, "priority")
        await officer.press("<ctrl+u>{9}⏎")
        assert "priority" in officer.status.casefold() or "9" in officer.status
    item = desk_of_two.get(Item, 1)
    assert (item.parties, item.priority) == ((), 2)


async def test_a_colleague_who_was_faster_is_named(desk_of_two: Desk) -> None:
    colleague = desk_of_two.open()
    async with Officer(desk_of_two) as officer:
        await officer.press("e")
        await field(officer, "title")
        await officer.press("{ by nine}")
        colleague.run(Change(id=1, title="Badges and keys"))
        await officer.wait_for("Badges and keys")
        await officer.press("⏎")
        assert "changed #1 meanwhile" in officer.status
        assert desk_of_two.get(Item, 1).title == "Badges and keys", "the colleague's words are not overwritten"
        await officer.press("⏎↑")
        assert officer.status.endswith("Badges by nine"), "nor are mine lost: an arrow brings them back"
        await officer.press("⏎")
        assert desk_of_two.get(Item, 1).title == "Badges by nine", "having looked, one may decide"
    colleague.close()


async def test_a_party_and_a_meeting_have_their_forms(desk_of_two: Desk) -> None:
    async with Officer(desk_of_two) as officer:
        await officer.press("gr/{nursing}⏎e")
        await field(officer, "name")
        await officer.press("{ staff}⏎")
        assert desk_of_two.get(Party, NUR).name == "Nursing staff"
        await officer.press("qga/{cutover}⏎e")
        await field(officer, "place")
        await officer.press("{Room 4}⏎")
    assert desk_of_two.get(Meeting, 1).place == "Room 4"
