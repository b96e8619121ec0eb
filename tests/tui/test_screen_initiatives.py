"""Initiatives and their gate; the glossary."""

from __future__ import annotations

import pytest
from robot import Desk, Officer

from store import Entry, Initiative, Term
from store.records.gate import Advance
from store.records.initiative import Draft
from store.records.item import Capture
from store.records.party import Add
from tui.labels import label
from tui.text import _

NUR = 1


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_closed_gate_wants_a_reason_that_is_logged(desk: Desk, lang: str) -> None:
    desk.do(Add(kind="group", code="nur", name="Nursing"))
    made = desk.do(Draft(title="New record", goal="One file a patient", audience=(NUR,)))
    desk.do(Advance(id=made))
    async with Officer(desk, lang=lang) as officer:
        await officer.press("gpa")
        assert officer.status.startswith(_("Go ahead all the same, because"))
        assert "Nursing" in officer.foot, "what keeps the gate closed is said"
        await officer.press("⏎")
        assert officer.foot == _("Type a few words")
        await officer.press("{the minister decided}⏎")
        assert officer.status.startswith(_("advanced"))
        assert label("initiative.phase", "approved") in officer.row
        await officer.press("b{too early}⏎")
    assert desk.get(Initiative, made).phase == "consulting"
    passed, back = desk.all(Entry)[-2:]
    assert "the minister decided" in passed.text and "too early" in back.text, "both are decisions in the log"


async def test_drafting_one(desk: Desk) -> None:
    async with Officer(desk) as officer:
        await officer.press("gp")
        assert "No initiative yet." in officer.screen
        await officer.press("c⏎")
        assert officer.foot == "Type a few words"
        await officer.press("{New record}⏎{One file a patient}⏎")
        assert officer.status.startswith("drafted: i1 New record")
        assert "One file a patient" in officer.screen
    assert desk.get(Initiative, 1).phase == "draft"


async def test_defining_a_term(desk: Desk) -> None:
    desk.do(Add(kind="group", code="it", name="Informatics"))
    async with Officer(desk) as officer:
        await officer.press("gtc{cutover}⏎{nobody}⏎")
        assert "nobody" in officer.foot, "whose word must be somebody's"
        await officer.press("<ctrl+u>{it}⏎{the night the old one stops}⏎")
        assert officer.status.startswith("defined")
        assert officer.row.split()[:2] == ["cutover", "Informatics"]
        await officer.press("c{cutover}⏎{it}⏎{again}⏎")
        assert officer.status.startswith("!"), "the same word twice is refused, with the reason"
    assert len(desk.all(Term)) == 1


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_who_is_hit_by_what_when(desk: Desk, lang: str) -> None:
    desk.do(Add(kind="group", code="nur", name="Nursing"))
    desk.do(Add(kind="group", code="lab", name="Laboratory"))
    record = desk.do(Draft(title="New record", audience=(NUR,), golive="2026-12-03"))
    labels = desk.do(Draft(title="Labels", audience=(NUR,)))
    for initiative, title in ((record, "Read the leaflet"), (labels, "Try the printer"), (labels, "Order paper")):
        desk.do(Capture(kind="task", title=title, parties=(NUR,), initiative=initiative, due="2026-12-01"))
    async with Officer(desk, lang=lang) as officer:
        await officer.press("gpB")
        assert officer.title.startswith(_("Who is hit by what, when"))
        assert "4 ■■■!" in officer.row and "i1 i2" in officer.row, "both together are too much for them"
        assert _("More than {n} in a week is too much beside the work").format(n=3)[:20] in officer.screen
        assert "Order paper  (i2)" in officer.screen and "i1" in officer.screen
        await officer.press("⏎")
        assert "nur Nursing" in officer.title
        await officer.press("qq")
        assert officer.title.startswith(_("Initiatives"))


async def test_nobody_is_hit(desk: Desk) -> None:
    async with Officer(desk) as officer:
        await officer.press("gpB")
        assert "No initiative asks anything" in officer.screen
