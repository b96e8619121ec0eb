"""Quick entry from every screen: a line typed without looking is saved as its chips say."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from robot import Desk, Officer

from store import Entry, Item, Meeting, Party
from store.records.item import Capture
from store.records.party import Add
from tui.actions import SCREENS
from tui.labels import label
from tui.text import _

NUR, IT, MED = 1, 2, 3


@pytest.fixture
def groups(desk: Desk) -> Desk:
    for code, name in (("nur", "Nursing"), ("it", "Informatics"), ("med", "Physicians")):
        desk.do(Add(kind="group", code=code, name=name))
    desk.do(Capture(title="Badges", source=NUR))
    return desk


@pytest.mark.parametrize("letter", SCREENS)
async def test_a_line_typed_without_looking_from_every_screen(groups: Desk, letter: str) -> None:
    """The call is still going on: `;` and the line in one burst, Enter, eyes elsewhere."""
    async with Officer(groups) as officer:
        await officer.press(f"g{letter}")
        if letter == "s":
            await officer.press("⎋")
        await officer.burst(";<ctrl+u>{task send roster @nur fri}⏎")
        made = groups.all(Item)[-1]
        assert (made.title, made.due, made.parties) == ("send roster", "2026-11-20", (NUR,))
        assert f"#{made.id} send roster" in officer.status
        assert officer.app.draft == ""


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_what_the_chips_say_is_what_is_saved(groups: Desk, lang: str) -> None:
    async with Officer(groups, lang=lang) as officer:
        await officer.press(";{meet Steering committee w/ @nur @it 27 Nov 2pm for 45m in Room 4 #ehr}")
        chips = officer.foot
        for said in (label("meeting.kind", "meeting"), "27", "2026", "@nur", "@it", "Room 4", "#ehr"):
            assert said.casefold() in chips.casefold(), said
        await officer.press("⏎")
    meeting = groups.get(Meeting, 1)
    assert (meeting.title, meeting.start, meeting.length) == ("Steering committee", "2026-11-27T14:00", 45)
    assert (meeting.place, meeting.parties, meeting.tags) == ("Room 4", (NUR, IT), ("ehr",))


async def test_a_call_and_what_was_promised_in_one_line(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{call nur: worried about nights -  // send roster due fri}⏎")
        assert officer.status.startswith("logged")
        entry, task = groups.all(Entry)[-1], groups.all(Item)[-1]
        assert (entry.channel, entry.tone, entry.parties) == ("call", -1, (NUR,))
        assert (task.title, task.due, task.parties) == ("send roster", "2026-11-20", (NUR,))
        await officer.press("u")
        assert len(groups.all(Entry)) == 0 and len(groups.all(Item)) == 1, "one line, one commit, one undo"


async def test_what_is_not_understood_goes_to_the_inbox_whole(groups: Desk) -> None:
    words = "zorglub frobnicates [b]the[/b] %s {x} quux"
    async with Officer(groups, size=(110, 30)) as officer:
        officer._send(_typed(";" + words))
        await officer.press("⏎")
        assert words in officer.screen
    assert groups.all(Item)[-1].title == words


async def test_a_party_never_heard_of_is_made_and_the_notice_names_the_item(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{conflict @porters vs @nur: who carries}")
        assert "@porters new?" in officer.foot
        await officer.press("⏎")
        assert officer.status.startswith("captured: #2 who carries")


async def test_no_party_is_made_of_a_typo_at_the_first_enter(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{call @nurs1ng: upset}⏎")
        assert "nobody is called “nurs1ng”" in officer.screen and not groups.all(Entry)
        await officer.press("⏎")
        assert groups.all(Party)[-1].name == "nurs1ng", "whoever insists has a new one"
        await officer.press(";{call @nurs1g: upset}⏎⎋;")
        assert officer.app.draft == "call @nurs1g: upset", "nothing that was typed is lost"


async def test_a_line_of_nothing_saves_nothing(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{   }⏎⏎")
        await officer.press("⎋")
        assert "F1" in officer.foot
    assert len(groups.all(Item)) == 1


async def test_a_line_that_lacks_its_date_says_so_before_enter(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{meet Steering committee}")
        assert "say when the meeting is" in officer.lines[-3]
        assert officer.foot == "INBOX"
        await officer.press("⏎")
        saved = [*groups.all(Meeting), *groups.all(Item)[1:]]
        kept = officer.status + officer.foot
        assert saved or "Steering" in kept, "nothing that was typed is lost"


async def test_escape_keeps_a_draft_that_typing_replaces(groups: Desk, home: Path) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{call nur: rang back about}⎋")
        assert officer.status.startswith("Kept as a draft")
        await officer.press(";")
        assert officer.status == "call nur: rang back about", "offered again"
        await officer.press("{task other}")
        assert officer.status == "task other", "and replaced when one types"
        await officer.press("<ctrl+u>↑")
        assert officer.status == "call nur: rang back about", "but not lost: an arrow brings it back"
        await officer.press("⎋;→{ nights}⏎")
    assert groups.all(Entry)[-1].text == "rang back about nights"
    assert not [*home.rglob("drafts/*.txt")], "no draft is kept of what has been saved"


async def test_what_replaces_a_draft_is_about_the_record_that_is_read(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{note half a thought}⎋⏎;")
        assert officer.status == "note half a thought" and "#1" not in officer.foot, "which was about nothing"
        await officer.press("{they come on monday}")
        assert officer.foot.startswith("NOTE") and "#1" in officer.foot
        await officer.press("⏎")
        assert (groups.all(Entry)[-1].text, groups.all(Entry)[-1].item) == ("they come on monday", 1)
        await officer.press(";{note half a thought}⎋;<home>{a }")
        assert "#1" not in officer.foot, "a draft goes on"


async def test_the_notice_of_an_undo_names_what_the_line_made_first(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{meet @nur tomorrow 2pm // send minutes fri}⏎u")
        assert officer.status.startswith("Taken back: planned: m1")


async def test_a_draft_is_there_after_the_program_was_left(groups: Desk, home: Path) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{task half a thought}<ctrl+q>")
    (draft,) = home.rglob("*.txt")
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    async with Officer(groups) as officer:
        await officer.press(";")
        assert officer.status == "task half a thought"


async def test_lines_are_recalled_on_every_screen(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{task one}⏎;{task two}⏎ga;↑↑")
        assert officer.status == "task one"


async def test_from_a_partys_row_the_line_has_begun(groups: Desk) -> None:
    """Four keys besides the message itself."""
    async with Officer(groups) as officer:
        await officer.press("gr")
        assert officer.here is not None
        code = groups.get(Party, officer.here.id).code
        await officer.press("c")
        assert officer.status == f"call {code}:"
        await officer.press("{thanks for the roster +}⏎")
    entry = groups.all(Entry)[-1]
    assert (entry.channel, entry.text, entry.tone, len(entry.parties)) == ("call", "thanks for the roster", 1, 1)


async def test_the_first_call_makes_the_first_party(desk: Desk) -> None:
    async with Officer(desk) as officer:
        await officer.press("gr")
        assert "Nobody here yet." in officer.screen
        await officer.press("c{@porters: who carries at night}⏎")
        assert "porters" in officer.row
        await officer.press("m{fri 9:00}⏎")
    assert (desk.all(Entry)[0].channel, desk.all(Meeting)[0].kind) == ("call", "checkin")


@pytest.mark.parametrize(
    ("lang", "asked", "kept"), [("en", "is a Sunday", "Mon 30 Nov"), ("fr", "dimanche", "lun. 30 nov.")]
)
async def test_a_weekday_that_contradicts_its_date_is_settled_by_one_key(
    groups: Desk, lang: str, asked: str, kept: str
) -> None:
    async with Officer(groups, lang=lang) as officer:
        await officer.press(";{meet Steering committee monday 29 nov 2pm}")
        question = " ".join(officer.lines[-5:-2])
        assert asked in question and "F3" in question and kept in question.partition("F4")[2]
        await officer.press("<f4>")
        assert kept in officer.foot and not any(line.startswith(" !") for line in officer.lines)
        await officer.press("⏎")
    assert groups.get(Meeting, 1).start == "2026-11-30T14:00"


async def test_a_date_that_might_be_another_is_told_and_read_otherwise_by_one_key(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{task inventory 3/4}")
        told = officer.lines[-3]
        assert "“3/4”" in told and "Alt+↓" in told
        before = officer.foot
        await officer.press("<alt+down>")
        assert officer.foot != before and "2027" in officer.foot + before
        shown = officer.foot
        await officer.press("⏎")
    due = groups.all(Item)[-1].due
    assert due is not None and f"{int(due[8:])} " in shown, "what the chip said"


async def test_what_must_be_settled_stands_above_what_is_only_told(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{meet Steering committee monday 29 nov 2pm // send roster fri}")
        told = [line for line in officer.lines[-8:-2] if "is a Sunday" in line or "“fri”" in line]
        assert ["is a Sunday" in line for line in told] == [True, False], "it is never pushed out of sight"


async def test_what_is_only_suggested_is_taken_by_tab(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{call nur: check 15 nov}")
        assert "Tab" in officer.lines[-3] and "2026" not in officer.foot
        await officer.press("⇥")
        assert "Sun 15 Nov 2026" in officer.foot
        await officer.press("⏎")
    assert groups.all(Entry)[-1].at.date().isoformat() == "2026-11-15"


async def test_a_name_is_completed_and_its_list_never_moves_the_line(groups: Desk) -> None:
    async with Officer(groups) as officer:
        above = officer.lines[:16]
        await officer.press(";{task roster @}")
        assert officer.status == "task roster @" and "@nur  Nursing" in officer.screen
        assert officer.lines[:16] == above, "what is above stays where it is"
        await officer.press("{n}⇥")
        assert officer.status == "task roster @nur" and "@nur" in officer.foot
        await officer.press("␣{@it}⇥")
        assert officer.status == "task roster @nur @it", "a whole name stays what it is"


async def test_another_kind_by_one_key_is_what_is_saved(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{badges for the night @nur}")
        assert officer.foot.startswith("INBOX")
        await officer.press("<f2>")
        assert officer.foot.startswith("TASK")
        await officer.press("⏎")
    assert (groups.all(Item)[-1].kind, groups.all(Item)[-1].status) == ("task", "open")


@pytest.mark.parametrize(("lang", "said"), [("en", "meet @it"), ("fr", "rdv @it")])
async def test_what_can_be_said_is_shown_and_the_line_waits(groups: Desk, lang: str, said: str) -> None:
    async with Officer(groups, lang=lang) as officer:
        await officer.press(";{task half a line}<f1>")
        assert said in officer.screen and "2026" in officer.screen
        await officer.press("q{ more}⏎")
    assert groups.all(Item)[-1].title == "half a line more"


async def test_the_notice_names_all_that_was_made_and_how_to_take_it_back(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{call nur: worried about the nights of december // send roster to all of them}⏎")
        assert "e1 " in officer.status and "#2 " in officer.status and "u takes it back" in officer.status


async def test_lines_are_recalled_in_the_next_session_and_are_nobody_elses(groups: Desk, home: Path) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{task one}⏎;{task two}⏎;{task one}⏎")
    (kept,) = (home / "data").rglob("*.txt")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    async with Officer(groups) as officer:
        await officer.press(";↑")
        assert officer.status == "task one"
        await officer.press("↑↑")
        assert officer.status == "task two", "each line once"


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_a_line_with_everything_shows_all_of_it(groups: Desk, lang: str, size: tuple[int, int]) -> None:
    async with Officer(groups, lang=lang, size=size) as officer:
        await officer.press(
            ";{training Pumps @nur @it @med every tuesday 9:30 for 45m until 15 dec in Room 4 #ehr #night !high"
            " // send the list to @porters by friday}"
        )
        foot = " ".join(officer.lines[-4:])
        for said in ("9", "30", "2026", "@nur", "@it", "@med", "Room 4", "#ehr", "#night", "@porters", "//"):
            assert said in foot, said
        assert all(len(line) <= size[0] for line in officer.lines)


async def test_a_hostile_name_is_harmless_wherever_the_line_shows_it(groups: Desk) -> None:
    groups.do(Add(kind="group", code="zed", name="[@click=app.quit]x[/] {0} %s [bold"))
    async with Officer(groups) as officer:
        await officer.press(";{task x @ze}")
        assert "@zed  [@click=app.quit]x[/] {0} %s [bold" in officer.screen
        await officer.press("⇥{ @zee [b]}")
        assert "[b]" in officer.status


async def test_relaying_and_planning_begin_their_lines(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press("glc{it>nur,med: cutover Sunday 2 am}⏎")
        relay = groups.all(Item)[-1]
        assert (relay.kind, relay.source, relay.parties) == ("relay", IT, (NUR, MED))
        await officer.press("gac{Ward round @nur tomorrow 10:00}⏎")
        assert groups.get(Meeting, 1).start == "2026-11-19T10:00"


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_both_languages_are_understood_whichever_one_reads(groups: Desk, lang: str) -> None:
    async with Officer(groups, lang=lang) as officer:
        await officer.press(";{différend @nur vs @it: les badges, décider avant vendredi}⏎")
        conflict = groups.all(Item)[-1]
        assert (conflict.kind, conflict.parties) == ("conflict", (NUR, IT))
        await officer.press("gc")
        assert officer.title.startswith(_("Open conflicts"))


async def test_a_backspace_makes_words_of_what_was_understood(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{task ring tomorrow}")
        assert "2026" in officer.foot
        await officer.press("⌫")
        assert officer.status == "task ring tomorrow" and "2026" not in officer.foot
        await officer.press("⏎")
    assert (groups.all(Item)[-1].title, groups.all(Item)[-1].due) == ("ring tomorrow", None)


async def test_a_backspace_makes_a_tone_a_mere_sign_and_another_deletes_it(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";{call nur: worried -}")
        assert officer.foot.endswith("· -")
        await officer.press("⌫")
        assert (officer.status, officer.foot) == ("call nur: worried -", "CONTACT · @nur")
        await officer.press("⌫")
        assert officer.status == "call nur: worried"


def _typed(text: str) -> list[tuple[str, str | None]]:
    from textual.keys import _character_to_key

    return [(_character_to_key(character), character) for character in text]


async def test_a_line_opened_from_a_record_is_a_note_on_it(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press("⏎;")
        assert officer.status == "note #1:", "what is likely said next is there, and typing replaces it"
        await officer.press("{they come on monday}")
        assert officer.foot.startswith("NOTE") and "#1" in officer.foot
        await officer.press("⏎")
    assert (groups.all(Entry)[-1].text, groups.all(Entry)[-1].item) == ("they come on monday", 1)


async def test_what_is_likely_said_next_is_taken_up_but_never_saved_by_itself(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";⏎")
        assert officer.status == "note #1:" and not groups.all(Entry), "Enter takes it up"
        await officer.press("{they come on monday}⏎")
    assert (groups.all(Entry)[-1].text, groups.all(Entry)[-1].item) == ("they come on monday", 1)


async def test_over_a_list_what_is_typed_is_about_nothing_but_what_it_says(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";")
        assert officer.status == "note #1:"
        await officer.press("{lift is out of order}")
        assert officer.foot.startswith("INBOX") and "#1" not in officer.foot
        await officer.press("⎋")
        assert officer.app.draft == "lift is out of order"
        await officer.press(";⎋")
        assert officer.app.draft == "lift is out of order"


async def test_what_was_only_offered_is_no_draft(groups: Desk) -> None:
    async with Officer(groups) as officer:
        await officer.press(";⎋")
        assert officer.app.draft == ""
        await officer.press("⏎;{x}⎋⎋;")
        assert officer.app.draft == "x"
