"""Meetings: prepared, run and sent, as the officer does it; and how a colleague follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from robot import Desk, Officer
from test_screen_together import process

from store import Entry, Item, Meeting
from store.records.entry import Log
from store.records.item import Capture
from store.records.meeting import Attend, Hold, Plan
from store.records.party import Add
from store.records.proceedings import Arise
from tui.text import _, colon

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
NUR, IT, LEA, ARC = 1, 2, 3, 4
ROUND, CUTOVER = 1, 2
ROTA, BADGES, WIRES, ROSTER = 1, 2, 3, 4


@pytest.fixture
def ward(desk: Desk) -> Desk:
    """It is Wednesday, nine o'clock: the ward round began at half past eight."""
    desk.do(Add(kind="group", code="nur", name="Nursing", lang="fr", size=12, cadence=7))
    desk.do(Add(kind="group", code="it", name="Informatics", lang="en"))
    desk.do(Add(kind="person", code="lea", name="Lea Roy", groups=(NUR,), lang="fr"))
    desk.do(Add(kind="group", code="arc", name="Architects", lang="en"))
    series = "FREQ=WEEKLY;BYDAY=WE"
    desk.do(Plan(title="Round", start="2026-11-18T08:30", parties=(NUR, IT, ARC), every=series, place="Room 4"))
    desk.do(Plan(title="Cutover", start="2026-11-18T10:00", parties=(IT,)))
    desk.do(Capture(title="Night rota", kind="conflict", opened=True, parties=(NUR, IT)))
    desk.do(Capture(title="Badge rules", kind="relay", opened=True, parties=(NUR,)))
    desk.do(Capture(title="Wire the ward", opened=True, parties=(NUR,), ball=IT, due="2026-11-16"))
    desk.do(Capture(title="Send the roster", opened=True, parties=(NUR,), due="2026-11-17"))
    return desk


def said(desk: Desk, meeting: int = ROUND) -> list[tuple[str, int | None, str]]:
    """Return the minutes as they are kept: kind, item, text."""
    entries = desk.all(Entry, meeting=meeting)
    return [(entry.kind, entry.item, entry.text) for entry in entries if not entry.act and entry.kind != "contact"]


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_preparing_the_meeting_takes_five_keys(ward: Desk, lang: str) -> None:
    async with Officer(ward, lang=lang) as officer:
        await officer.press("gaTp")
        assert "m1 Round" in officer.title, "T goes to the meeting that is on, or comes next"
        assert [line[9:33].strip() for line in officer.lines[2:6]] == [
            "Night rota", "Wire the ward", "Send the roster", "Badge rules",
        ]  # fmt: skip
        assert _("Why") in officer.lines[1] and "Nursing, Informatics" in officer.screen
        await officer.press("j")
        assert _("Why it is here") in officer.screen


async def test_pinning_skipping_and_another_order(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("ga/{round}⏎p")
        await officer.press("jjj")
        await officer.press("p")
        assert ward.get(Meeting, ROUND).pinned == (BADGES,)
        assert officer.lines[2].startswith("›*") and "Badge rules" in officer.lines[2], "pinned comes first"
        await officer.press("jx")
        assert ward.get(Meeting, ROUND).skipped == (ROTA,)
        assert "Left out of this meeting" in officer.screen
        assert "Night rota" in officer.screen, "and can be taken in again"
        await officer.press("<home>jJ")
        assert ward.get(Meeting, ROUND).pinned == (BADGES, ROSTER, WIRES), (
            "what is moved is pinned where it comes to be"
        )
        await officer.press("K")
        assert ward.get(Meeting, ROUND).pinned == (BADGES, WIRES, ROSTER)
        await officer.press("uu")
        assert ward.get(Meeting, ROUND).pinned == (BADGES,)


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_two_meetings_from_beginning_to_end(ward: Desk, lang: str, tmp_path: Path) -> None:
    """Two keys a line; each line is kept as it is typed, and the minutes go out in each recipient's language."""
    ward.now = ward.now.replace(minute=5)
    async with Officer(ward, lang=lang) as officer:
        await officer.press("ga/{round}⏎o")
        assert officer.title.startswith(f"{_('Meeting')}  m1 Round · ") and "25" in officer.title, "25 minutes are left"
        commits = ward.workspace.engine.number
        await officer.press("⏎{three teams from Monday}⏎")
        assert officer.row.startswith("#3"), "the next line comes by itself"
        await officer.press("⏎{they try // @it wires the ward fri}")
        assert "@it" in officer.foot and "2026" in officer.foot, (
            "what the action is understood as stands under the line"
        )
        await officer.press("⏎")
        await officer.press("⏎⏎")
        assert officer.row.startswith("#2"), "nothing to say: the next"
        await officer.press("⏎{read and understood}⏎")
        assert [text for _kind, _item, text in said(ward)] == [
            "three teams from Monday", "they try", "read and understood",
        ]  # fmt: skip
        assert ward.workspace.engine.number == commits + 3, "each line is a commit of its own"
        await officer.press("<home>d{we start on Sunday}⏎{the laboratory is closed}⏎")
        assert said(ward)[-1] == ("decision", ROTA, "we start on Sunday – the laboratory is closed")
        await officer.press("//{book Room 4 tue}⏎i{parking spaces}⏎c{thanks to all}⏎")
        made = {item.title: item for item in ward.all(Item)}
        assert (made["wires the ward"].ball, made["wires the ward"].due) == (IT, "2026-11-20")
        assert (made["book Room 4"].owner, made["book Room 4"].due) == (ward.workspace.user, "2026-11-24")
        assert made["parking spaces"].status == "inbox"
        assert "book Room 4" in officer.screen and "thanks to all" in officer.screen
        await officer.press("aa{9}⏎")
        await officer.press("ab⏎")
        assert ward.get(Meeting, ROUND).attendance == {NUR: 9, IT: 1}
        assert "10" in officer.title, "and how many there are stands in the title"
        await officer.press("ac{0}⏎")
        await officer.press("H")
        assert officer.status.startswith(colon(_("held")) + "m1") and "m3" in officer.status
        following = ward.get(Meeting, 3)
        assert (following.start, following.series, following.status) == ("2026-11-25T08:30", ROUND, "planned")
        assert officer.title.startswith(_("Minutes")) and "Architects" in officer.title
        for text in ("three teams from Monday", "we start on Sunday", "thanks to all"):
            assert text in officer.screen
        assert "book Room 4" in await officer.press("␣")
        assert f"25 {_(MONTHS).split()[10]} 2026" in officer.screen, "the next date is told"
        await officer.press("l")
        relay = ward.all(Item)[-1]
        assert (relay.kind, relay.parties, relay.status) == ("relay", (ARC,), "open")
        assert "three teams from Monday" in relay.text
        await officer.press(f"w<ctrl+u>{{{tmp_path}}}⏎")
        assert {file.name for file in tmp_path.glob("m*")} == {
            "m1-fr.md", "m1-fr.txt", "m1-en.md", "m1-en.txt", "m3.ics",
        }  # fmt: skip
        assert "SUMMARY:Round" in (tmp_path / "m3.ics").read_text("utf-8")
        assert (tmp_path / "m1-fr.md").read_text("utf-8") != (tmp_path / "m1-en.md").read_text("utf-8")

        ward.later(hours=1)
        await officer.press("q/<ctrl+u>{cutover}⏎")
        await officer.press("o")
        assert officer.title.startswith(f"{_('Meeting')}  m2 Cutover")
        await officer.press("⏎{wired}⏎H")
        assert ward.get(Meeting, CUTOVER).status == "held"
    assert [text for _kind, _item, text in said(ward, CUTOVER)] == ["wired"]


async def test_a_line_that_was_wrong_is_taken_back(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("ga/{round}⏎o⏎{nonsense // do this}⏎")
        assert len(said(ward)) == 1
        await officer.press("u")
        assert said(ward) == [] and "do this" not in officer.screen.replace(officer.status, "")


async def test_work_is_settled_from_the_meeting_too(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("ga/{round}⏎ojs")
        await officer.choose("done")
        await officer.press("⏎")
        assert ward.get(Item, WIRES).status == "closed"
        assert "1 of 4 lines" not in officer.title and "0 of 3 lines" in officer.title


async def test_what_is_not_its_turn_says_so(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("ga/{round}⏎<end>o")
        assert "First hold or cancel m1 of Wed 18 Nov 2026 08:30" in officer.status


async def test_a_meeting_with_nothing_to_raise_says_what_to_do(desk: Desk) -> None:
    desk.do(Plan(title="Talk", start="2026-11-18T08:45"))
    async with Officer(desk) as officer:
        await officer.press("gao")
        assert "Nothing is to be raised" in officer.screen
        await officer.press("a")
        assert "Nobody is invited" in officer.status
        await officer.press("c{we spoke of the lift}⏎")
        assert "we spoke of the lift" in officer.screen
        await officer.press("Hl")
        assert "Note first who came" in officer.status


async def test_a_colleague_follows_and_takes_the_pen(ward: Desk) -> None:
    """The other officer is another process, as in life."""
    other = process(ward, "desk.presence().tell('run 1 pen 1')")
    async with Officer(ward) as officer:
        await officer.press("ga/{round}⏎o")
        await officer.wait_for(f"{ward.workspace.user} (m1 ✎)", seconds=5)
        await officer.press("⏎")
        assert f"{ward.workspace.user} has the pen: T takes it" in officer.status
        ward.do(Log(kind="note", text="they agree", item=ROTA, meeting=ROUND))
        seconds = await officer.wait_for("they agree")
        assert seconds < 0.5, "what the other writes is seen as it is written"
        ward.do(Arise(id=ROUND, title="send the rota", ball=NUR))
        await officer.wait_for("send the rota")
        await officer.press("T⏎{and so do we}⏎")
        assert said(ward)[-1] == ("note", ROTA, "and so do we")
        other.kill()
        other.wait()


async def test_who_loses_the_pen_is_told(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("ga/{round}⏎o")
        other = process(ward, "desk.presence().tell('run 1 pen 999999999999999')")
        await officer.wait_for("has taken the pen; you follow", seconds=5)
        other.kill()
        other.wait()


async def test_a_meeting_that_a_colleague_ends_is_over_for_all(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("ga/{round}⏎o")
        ward.do(Attend(id=ROUND, party=NUR, number=3), Hold(id=ROUND))
        await officer.wait_for("The meeting is over: m shows the minutes")
        await officer.press("m")
        assert "Nursing 3" in officer.screen
