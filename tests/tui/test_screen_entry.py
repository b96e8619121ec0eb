"""Quick entry from every screen: a line typed without looking is saved as its chips say."""

from __future__ import annotations

import pytest
from robot import Desk, Officer

from store import Entry, Item, Meeting
from store.records.party import Add
from tui.actions import SCREENS
from tui.labels import label
from tui.text import _

NUR, IT, MED = 1, 2, 3


def _typed(text: str) -> list[tuple[str, str | None]]:
    from textual.keys import _character_to_key

    return [(_character_to_key(character), character) for character in text]


@pytest.mark.parametrize("letter", SCREENS)
async def test_a_line_typed_without_looking_from_every_screen(ward: Desk, letter: str) -> None:
    """The call is still going on: `;` and the line in one burst, Enter, eyes elsewhere."""
    async with Officer(ward) as officer:
        await officer.press(f"g{letter}")
        if letter == "s":
            await officer.press("⎋")
        await officer.burst(";<ctrl+u>{task send roster @nur fri}⏎")
        made = ward.all(Item)[-1]
        assert (made.title, made.due, made.parties) == ("send roster", "2026-11-20", (NUR,))
        assert f"#{made.id} send roster" in officer.status
        assert officer.app.draft == ""


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_what_the_chips_say_is_what_is_saved(ward: Desk, lang: str) -> None:
    async with Officer(ward, lang=lang) as officer:
        await officer.press(";{meet Steering committee w/ @nur @it 27 Nov 2pm for 45m in Room 4 #ehr}")
        chips = officer.foot
        for said in (label("meeting.kind", "meeting"), "27", "2026", "@nur", "@it", "Room 4", "#ehr"):
            assert said.casefold() in chips.casefold(), said
        await officer.press("⏎")
    meeting = ward.get(Meeting, 1)
    assert (meeting.title, meeting.start, meeting.length) == ("Steering committee", "2026-11-27T14:00", 45)
    assert (meeting.place, meeting.parties, meeting.tags) == ("Room 4", (NUR, IT), ("ehr",))


async def test_a_call_and_what_was_promised_in_one_line(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{call nur: worried about nights -  // send roster due fri}⏎")
        assert officer.status.startswith("logged")
        entry, task = ward.all(Entry)[-1], ward.all(Item)[-1]
        assert (entry.channel, entry.tone, entry.parties) == ("call", -1, (NUR,))
        assert (task.title, task.due, task.parties) == ("send roster", "2026-11-20", (NUR,))
        await officer.press("u")
        assert len(ward.all(Entry)) == 0 and len(ward.all(Item)) == 1, "one line, one commit, one undo"


async def test_what_is_not_understood_goes_to_the_inbox_whole(ward: Desk) -> None:
    words = "zorglub frobnicates [b]the[/b] %s {x} quux"
    async with Officer(ward, size=(110, 30)) as officer:
        officer._send(_typed(";" + words))
        await officer.press("⏎")
        assert words in officer.screen
    assert ward.all(Item)[-1].title == words


async def test_a_party_never_heard_of_is_made_and_the_notice_names_the_item(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{conflict @porters vs @nur: who carries}")
        assert "@porters new?" in officer.foot
        await officer.press("⏎")
        assert officer.status.startswith("captured: #2 who carries")


async def test_a_line_of_nothing_saves_nothing(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{   }⏎⏎")
        await officer.press("⎋")
        assert "F1" in officer.foot
    assert len(ward.all(Item)) == 1


async def test_the_notice_of_an_undo_names_what_the_line_made_first(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{meet @nur tomorrow 2pm // send minutes fri}⏎u")
        assert officer.status.startswith("Taken back: planned: m1")


async def test_the_first_call_makes_the_first_party(desk: Desk) -> None:
    async with Officer(desk) as officer:
        await officer.press("gr")
        assert "Nobody here yet." in officer.screen
        await officer.press("c{@porters: who carries at night}⏎")
        assert "porters" in officer.row
        await officer.press("m{fri 9:00}⏎")
    assert (desk.all(Entry)[0].channel, desk.all(Meeting)[0].kind) == ("call", "checkin")


@pytest.mark.parametrize(("lang", "said"), [("en", "meet @it"), ("fr", "rdv @it")])
async def test_what_can_be_said_is_shown_and_the_line_waits(ward: Desk, lang: str, said: str) -> None:
    async with Officer(ward, lang=lang) as officer:
        await officer.press(";{task half a line}<f1>")
        assert said in officer.screen and "2026" in officer.screen
        await officer.press("q{ more}⏎")
    assert ward.all(Item)[-1].title == "half a line more"


async def test_the_notice_names_all_that_was_made_and_how_to_take_it_back(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{call nur: worried about the nights of december // send roster to all of them}⏎")
        assert "e1 " in officer.status and "#2 " in officer.status and "u takes it back" in officer.status


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_a_line_with_everything_shows_all_of_it(ward: Desk, lang: str, size: tuple[int, int]) -> None:
    async with Officer(ward, lang=lang, size=size) as officer:
        await officer.press(
            ";{training Pumps @nur @it @med every tuesday 9:30 for 45m until 15 dec in Room 4 #ehr #night !high"
            " // send the list to @porters by friday}"
        )
        foot = " ".join(officer.lines[-4:])
        for said in ("9", "30", "2026", "@nur", "@it", "@med", "Room 4", "#ehr", "#night", "@porters", "//"):
            assert said in foot, said
        assert all(len(line) <= size[0] for line in officer.lines)


async def test_a_hostile_name_is_harmless_wherever_the_line_shows_it(ward: Desk) -> None:
    ward.do(Add(kind="group", code="zed", name="[@click=app.quit]x[/] {0} %s [bold"))
    async with Officer(ward) as officer:
        await officer.press(";{task x @ze}")
        assert "@zed  [@click=app.quit]x[/] {0} %s [bold" in officer.screen
        await officer.press("⇥{ @zee [b]}")
        assert "[b]" in officer.status


async def test_relaying_and_planning_begin_their_lines(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("glc{it>nur,med: cutover Sunday 2 am}⏎")
        relay = ward.all(Item)[-1]
        assert (relay.kind, relay.source, relay.parties) == ("relay", IT, (NUR, MED))
        await officer.press("gac{Ward round @nur tomorrow 10:00}⏎")
        assert ward.get(Meeting, 1).start == "2026-11-19T10:00"


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_both_languages_are_understood_whichever_one_reads(ward: Desk, lang: str) -> None:
    async with Officer(ward, lang=lang) as officer:
        await officer.press(";{différend @nur vs @it: les badges, décider avant vendredi}⏎")
        conflict = ward.all(Item)[-1]
        assert (conflict.kind, conflict.parties) == ("conflict", (NUR, IT))
        await officer.press("gc")
        assert officer.title.startswith(_("Open conflicts"))
