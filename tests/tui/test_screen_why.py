"""Every number on a screen is traced to the records behind it with one key."""

from __future__ import annotations

from datetime import timedelta

import pytest
from robot import NINE, Desk, Officer

from store.records.entry import Log
from store.records.item import Capture
from store.records.mediation import Propose, Reply
from store.records.party import Add
from store.records.term import Define
from tui.labels import label
from tui.text import _

NUR, IT, MED = 1, 2, 3


@pytest.fixture
def groups(desk: Desk) -> Desk:
    """Three groups; two of them last spoke six weeks ago, and have open business."""
    desk.now = NINE - timedelta(days=50)
    desk.do(
        Add(code="nur", name="Nursing", cadence=14),
        Add(code="it", name="Informatics", cadence=14),
        Add(code="med", name="Physicians"),
        Define(term="cutover", group=IT, plain="the night we change"),
        Capture(title="New badges", kind="relay", source=IT, parties=(NUR,), opened=True),
    )
    desk.now = NINE - timedelta(days=42)
    desk.do(Log(text="Both at one table", parties=(NUR, IT), channel="meeting"))
    desk.now = NINE
    return desk


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_how_long_a_bridge_is_silent_leads_to_what_was_said_last(groups: Desk, lang: str) -> None:
    async with Officer(groups, lang=lang, size=(120, 40)) as officer:
        await officer.press("grBW")
        assert "Both at one table" in officer.row, "the day from which the silence is counted"
        assert _("Open business that calls for an exchange") in officer.screen and "New badges" in officer.screen
        assert _("{party} spoke first").format(party="Informatics") + " (1)" in officer.screen
        await officer.press("q⏎W")
        assert "Both at one table" in officer.row, "from the bridge itself, too"
        await officer.press("qqq/{nur}⏎W")
        assert "Both at one table" in officer.row, "and from the party's reason, whose number it is"
        assert f"{_('Open with it')} (1)" in officer.screen


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_relays_numbers_lead_to_who_said_what_and_to_the_words_that_leak(groups: Desk, lang: str) -> None:
    groups.do(
        Capture(title="Cutover on Sunday", kind="relay", source=IT, parties=(NUR, MED), opened=True),
        Reply(id=2, party=NUR, answer="reserve", text="Which Sunday?"),
    )
    async with Officer(groups, lang=lang, size=(120, 40)) as officer:
        await officer.press("gl")
        assert "1/2" in officer.screen
        await officer.press("/{cutover}⏎W")
        assert "Cutover on Sunday" in officer.row
        heading = f"{label('answer.relay', 'reserve').capitalize()} (1)"
        assert heading in officer.screen and "Which Sunday?" in officer.screen
        assert f"{label('answer.relay', '').capitalize()} (1)" in officer.screen and "Physicians" in officer.screen
        assert f"{_('Words not all share')} (1)" in officer.screen and "the night we change" in officer.screen
        await officer.press("q⏎W")
        assert heading in officer.screen, "from its own page, too"


async def test_why_in_the_matrix_begins_at_the_option_under_the_cursor(groups: Desk) -> None:
    groups.do(
        Capture(title="Who answers at night", kind="conflict", parties=(NUR, IT), opened=True),
        Propose(id=2, text="A rota"),
        Propose(id=2, text="A number to call"),
        Reply(id=2, party=NUR, option=1, answer="no"),
        Reply(id=2, party=IT, option=2, answer="no", text="Nobody is there to pick up"),
    )
    async with Officer(groups, size=(120, 40)) as officer:
        await officer.press("gcM↓↓")
        assert officer.row.startswith("2 A number to call")
        for key in ("W", "⏎"):
            await officer.press(key)
            assert "Nobody is" in officer.row
            await officer.press("q")
