"""What is typed and not saved is kept; what was saved is recalled; a line opened from a record is about it."""

from __future__ import annotations

import stat
from pathlib import Path

from robot import Desk, Officer

from store import Entry, Party

NUR, IT, MED = 1, 2, 3


async def test_escape_keeps_a_draft_that_typing_replaces(ward: Desk, home: Path) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{call nur: rang back about}⎋")
        assert officer.status.startswith("Kept as a draft")
        await officer.press(";")
        assert officer.status == "call nur: rang back about", "offered again"
        await officer.press("{task other}")
        assert officer.status == "task other", "and replaced when one types"
        await officer.press("<ctrl+u>↑")
        assert officer.status == "call nur: rang back about", "but not lost: an arrow brings it back"
        await officer.press("⎋;→{ nights}⏎")
    assert ward.all(Entry)[-1].text == "rang back about nights"
    assert not [*home.rglob("drafts/*.txt")], "no draft is kept of what has been saved"


async def test_what_replaces_a_draft_is_about_the_record_that_is_read(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{note half a thought}⎋⏎;")
        assert officer.status == "note half a thought" and "#1" not in officer.foot, "which was about nothing"
        await officer.press("{they come on monday}")
        assert officer.foot.startswith("NOTE") and "#1" in officer.foot
        await officer.press("⏎")
        assert (ward.all(Entry)[-1].text, ward.all(Entry)[-1].item) == ("they come on monday", 1)
        await officer.press(";{note half a thought}⎋;<home>{a }")
        assert "#1" not in officer.foot, "a draft goes on"


async def test_a_draft_is_there_after_the_program_was_left(ward: Desk, home: Path) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{task half a thought}<ctrl+q>")
    (draft,) = home.rglob("*.txt")
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    async with Officer(ward) as officer:
        await officer.press(";")
        assert officer.status == "task half a thought"


async def test_lines_are_recalled_on_every_screen(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{task one}⏎;{task two}⏎ga;↑↑")
        assert officer.status == "task one"


async def test_from_a_partys_row_the_line_has_begun(ward: Desk) -> None:
    """Four keys besides the message itself."""
    async with Officer(ward) as officer:
        await officer.press("gr")
        assert officer.here is not None
        code = ward.get(Party, officer.here.id).code
        await officer.press("c")
        assert officer.status == f"call {code}:"
        await officer.press("{thanks for the roster +}⏎")
    entry = ward.all(Entry)[-1]
    assert (entry.channel, entry.text, entry.tone, len(entry.parties)) == ("call", "thanks for the roster", 1, 1)


async def test_lines_are_recalled_in_the_next_session_and_are_nobody_elses(ward: Desk, home: Path) -> None:
    async with Officer(ward) as officer:
        await officer.press(";{task one}⏎;{task two}⏎;{task one}⏎")
    (kept,) = (home / "data").rglob("*.txt")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    async with Officer(ward) as officer:
        await officer.press(";↑")
        assert officer.status == "task one"
        await officer.press("↑↑")
        assert officer.status == "task two", "each line once"


async def test_a_line_opened_from_a_record_is_a_note_on_it(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press("⏎;")
        assert officer.status == "note #1:", "what is likely said next is there, and typing replaces it"
        await officer.press("{they come on monday}")
        assert officer.foot.startswith("NOTE") and "#1" in officer.foot
        await officer.press("⏎")
    assert (ward.all(Entry)[-1].text, ward.all(Entry)[-1].item) == ("they come on monday", 1)


async def test_what_is_likely_said_next_is_taken_up_but_never_saved_by_itself(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";⏎")
        assert officer.status == "note #1:" and not ward.all(Entry), "Enter takes it up"
        await officer.press("{they come on monday}⏎")
    assert (ward.all(Entry)[-1].text, ward.all(Entry)[-1].item) == ("they come on monday", 1)


async def test_over_a_list_what_is_typed_is_about_nothing_but_what_it_says(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";")
        assert officer.status == "note #1:"
        await officer.press("{lift is slow again}")
        assert officer.foot.startswith("INBOX") and "#1" not in officer.foot
        await officer.press("⎋")
        assert officer.app.draft == "lift is slow again"
        await officer.press(";⎋")
        assert officer.app.draft == "lift is slow again"


async def test_what_was_only_offered_is_no_draft(ward: Desk) -> None:
    async with Officer(ward) as officer:
        await officer.press(";⎋")
        assert officer.app.draft == ""
        await officer.press("⏎;{x}⎋⎋;")
        assert officer.app.draft == "x"
