"""What is doubtful in a line is settled by one key before it is saved."""

from __future__ import annotations

import pytest
from robot import Desk, Officer

from store import Entry, Item, Meeting, Party

NUR, IT, MED = 1, 2, 3


async def test_no_party_is_made_of_a_typo_at_the_first_enter(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{call @nurs1ng: upset}⏎")
        assert "nobody is called “nurs1ng”" in officer.screen and not ward.all(Entry)
        await officer.press("⏎")
        assert ward.all(Party)[-1].name == "nurs1ng", "whoever insists has a new one"
        await officer.press(";{call @nurs1g: upset}⏎⎋;")
        assert officer.app.draft == "call @nurs1g: upset", "nothing that was typed is lost"


async def test_a_line_that_lacks_its_date_says_so_before_enter(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{meet Steering committee}")
        assert "say when the meeting is" in officer.lines[-3]
        assert officer.foot == "INBOX"
        await officer.press("⏎")
        saved = [*ward.all(Meeting), *ward.all(Item)[1:]]
        kept = officer.status + officer.foot
        assert saved or "Steering" in kept, "nothing that was typed is lost"


@pytest.mark.parametrize(
    ("lang", "asked", "kept"), [("en", "is a Sunday", "Mon 30 Nov"), ("fr", "dimanche", "lun. 30 nov.")]
)
async def test_a_weekday_that_contradicts_its_date_is_settled_by_one_key(
    ward: Desk, lang: str, asked: str, kept: str
) -> None:
    async with Officer(ward, lang=lang) as officer:
        await officer.press(";{meet Steering committee monday 29 nov 2pm}")
        question = " ".join(officer.lines[-5:-2])
        assert asked in question and "F3" in question and kept in question.partition("F4")[2]
        await officer.press("<f4>")
        assert kept in officer.foot and not any(line.startswith(" !") for line in officer.lines)
        await officer.press("⏎")
    assert ward.get(Meeting, 1).start == "2026-11-30T14:00"


async def test_a_date_that_might_be_another_is_told_and_read_otherwise_by_one_key(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{task inventory next friday}")
        told = officer.lines[-3]
        assert "“next friday”" in told and "Alt+↓" in told
        before = officer.foot
        await officer.press("<alt+down>")
        assert officer.foot != before
        shown = officer.foot
        await officer.press("⏎")
    due = ward.all(Item)[-1].due
    assert due is not None and f"{int(due[8:])} " in shown, "what the chip said"


async def test_what_must_be_settled_stands_above_what_is_only_told(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{meet Steering committee monday 29 nov 2pm // send roster next friday}")
        told = [line for line in officer.lines[-8:-2] if "is a Sunday" in line or "“next friday”" in line]
        assert ["is a Sunday" in line for line in told] == [True, False], "it is never pushed out of sight"


async def test_what_is_only_suggested_is_taken_by_tab(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{call nur: check 15 nov}")
        assert "Tab" in officer.lines[-3] and "2026" not in officer.foot
        await officer.press("⇥")
        assert "Sun 15 Nov 2026" in officer.foot
        await officer.press("⏎")
    assert ward.all(Entry)[-1].at.date().isoformat() == "2026-11-15"


async def test_who_may_be_meant_is_told_and_taken_by_tab(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{call nur: badges are late, it will check}")
        assert "“it”" in officer.screen and "Tab" in officer.screen and "@it" in officer.screen
        assert "@it" not in officer.foot
        await officer.press("⇥")
        assert "@nur · @it" in officer.foot.replace("  ", " "), "one of those whom it is about"
        await officer.press("⏎")
    entry = ward.all(Entry)[-1]
    assert len(entry.parties) == 2 and entry.text == "badges are late, it will check"


async def test_a_name_is_completed_and_its_list_never_moves_the_line(ward: Desk) -> None:
    async with Officer(ward) as officer:
        above = officer.lines[:16]
        await officer.press(";{task roster @}")
        assert officer.status == "task roster @" and "@nur  Nursing" in officer.screen
        assert officer.lines[:16] == above, "what is above stays where it is"
        await officer.press("{n}⇥")
        assert officer.status == "task roster @nur" and "@nur" in officer.foot
        await officer.press("␣{@it}⇥")
        assert officer.status == "task roster @nur @it", "a whole name stays what it is"


async def test_another_kind_by_one_key_is_what_is_saved(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{badges for the night @nur}")
        assert officer.foot.startswith("INBOX")
        await officer.press("<f2>")
        assert officer.foot.startswith("TASK")
        await officer.press("⏎")
    assert (ward.all(Item)[-1].kind, ward.all(Item)[-1].status) == ("task", "open")


async def test_a_backspace_makes_words_of_what_was_understood(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{task ring tomorrow}")
        assert "2026" in officer.foot
        await officer.press("⌫")
        assert officer.status == "task ring tomorrow" and "2026" not in officer.foot
        await officer.press("⏎")
    assert (ward.all(Item)[-1].title, ward.all(Item)[-1].due) == ("ring tomorrow", None)


async def test_a_backspace_makes_a_tone_a_mere_sign_and_another_deletes_it(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{call nur: worried -}")
        assert officer.foot.endswith("· -")
        await officer.press("⌫")
        assert (officer.status, officer.foot) == ("call nur: worried -", "CONTACT · @nur")
        await officer.press("⌫")
        assert officer.status == "call nur: worried"
