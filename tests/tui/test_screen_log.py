"""The relationship log: who needs attention, why, and everything about one party, from the keyboard alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from robot import NINE, Desk, Officer

from store import Party
from store.records.entry import Log
from store.records.item import Capture
from store.records.party import Add, Change
from store.records.term import Define
from tui.labels import label
from tui.text import _

NUR, IT, LEA = 1, 2, 3
SIZES = [(80, 24), (190, 44)]


@pytest.fixture
def known(desk: Desk) -> Desk:
    """Two groups and a head nurse, three weeks of contacts, a relay on its way."""
    me = desk.workspace.user
    desk.now = NINE - timedelta(days=30)
    desk.do(
        Add(code="nur", name="Nursing", cadence=7, influence=4, interest=5, liaisons=(me,), needs=("Sleep",)),
        Add(code="it", name="Informatics", cadence=14, influence=2, interest=3),
        Add(kind="person", code="lea", name="Lea Roy", groups=(NUR,), role="Head nurse", influence=5, interest=5),
        Change(id=NUR, head=LEA),
        Define(term="PRN", group=NUR, plain="as needed"),
        Capture(title="New badges", kind="relay", source=IT, parties=(NUR,), opened=True),
    )
    for days, tone, channel in ((20, 1, "call"), (17, 1, "mail"), (15, -1, "visit"), (12, -1, "call")):
        desk.now = NINE - timedelta(days=days)
        desk.do(Log(text=f"Day {days}", parties=(NUR,), tone=tone, channel=channel))
    desk.now = NINE
    return desk


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_each_reason_is_traced_to_the_records_behind_it_with_one_key(
    known: Desk, lang: str, size: tuple[int, int]
) -> None:
    async with Officer(known, lang=lang, size=size) as officer:
        await officer.press("gr")
        assert "Nursing" in officer.row
        if size[0] > 100:
            assert "▆▆▃▃" in officer.screen, "the tones as a line of bars"
        await officer.press("W")
        assert officer.title.startswith(_("Why"))
        assert _("the tone is souring") in officer.screen
        assert officer.row.startswith("e")
        await officer.press("⏎")
        assert "Day" in officer.screen, "and the entry itself is one more"
        await officer.press("qq")
        assert officer.title.startswith(_("Relationship log"))


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_partys_page_and_its_timeline_by_channel_tone_and_person(known: Desk, lang: str) -> None:
    known.do(Log(text="Lea, alone", parties=(LEA,), channel="chat", tone=2))
    async with Officer(known, lang=lang, size=(100, 40)) as officer:
        await officer.press("gr/{nur}⏎⏎")
        for part in ("New badges", "Lea Roy", "Head nurse", "PRN", "as needed", "Day 20", "Lea, alone"):
            assert part in officer.screen, part
        await officer.press("f")
        await officer.choose(_("channel"))
        await officer.choose(_("call"))
        assert "Day 20" in officer.screen and "Day 12" in officer.screen and "Day 17" not in officer.screen
        await officer.press("f")
        await officer.choose(_("tone"))
        await officer.choose(_("bad"))
        assert "Day 15" in officer.screen and "Day 20" not in officer.screen
        await officer.press("f")
        await officer.choose(_("person"))
        await officer.press("{lea}⏎")
        assert "Lea, alone" in officer.screen and "Day 15" not in officer.screen
        await officer.press("q")
        assert "Day 15" in officer.screen, "q shows all again before it goes back"
        await officer.press("c{she will ask}⏎")
        assert "she will ask" in officer.screen
        await officer.press("q")
        assert officer.title.startswith(_("Relationship log"))


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_bridge_that_broke_and_holds_again(known: Desk, lang: str) -> None:
    async with Officer(known, lang=lang, size=(120, 40)) as officer:
        await officer.press("grB")
        assert "Nursing" in officer.row and "Informatics" in officer.row
        assert officer.row.split()[-1] == "1", "one open item calls for an exchange"
        await officer.press("⏎")
        assert officer.title.startswith(_("Bridge")) and "New badges" in officer.screen
        assert _("{party} spoke first").format(party="Informatics") in officer.screen
        await officer.press("qq/{nur}⏎b{it}⏎")
        assert officer.title.startswith(_("Bridge")), "from any party's line, by the other's code"
        await officer.press("c{both at one table}⏎")
        assert "both at one table" in officer.screen
        await officer.press("qB")
        assert _("All bridges hold: whoever has open business has exchanged a word as agreed.")[:20] in officer.screen


async def test_two_that_are_selected_make_a_bridge(known: Desk) -> None:
    async with Officer(known) as officer:
        await officer.press("gr␣␣b")
        assert officer.title.startswith("Bridge")
        await officer.press("qq")
        await officer.press("b{nobody}⏎")
        assert "nobody" in officer.status, "a name that is none is asked for again"


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_the_map_is_walked_with_the_arrows(known: Desk, lang: str) -> None:
    async with Officer(known, lang=lang) as officer:
        await officer.press("gri")
        assert officer.title.startswith(_("Influence × interest"))
        assert officer.here and officer.here.id == NUR
        await officer.press("↑")
        assert officer.here and officer.here.id == LEA
        await officer.press("←")
        assert officer.here and officer.here.id == IT, "the nearest to the left"
        assert "Informatics" in officer.screen
        await officer.press("→⏎")
        assert officer.title.startswith(_("Party"))


async def test_an_empty_map_says_what_to_do(desk: Desk) -> None:
    async with Officer(desk) as officer:
        await officer.press("gri")
        assert "e on a party gives them" in officer.screen
        await officer.press("↑←⏎WbHYP")
        assert "There is no party under the cursor" in officer.status


async def test_broken_bridges_and_the_rhythm_follow_once_they_are_known(known: Desk) -> None:
    async with Officer(known, size=(190, 44)) as officer:
        await officer.press("gr")
        assert "no exchange" not in officer.screen.split("Needs attention")[0], "at first what is quickly known"
        await officer.wait_for("no contact logged yet; no exc")
        assert "·········█▃·" in officer.row, "twelve weeks of contacts"


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_year_of_contacts_and_the_handover(known: Desk, lang: str) -> None:
    async with Officer(known, lang=lang) as officer:
        await officer.press("grY")
        assert officer.screen.count("▂") >= 4 + 1, "four days, and the legend"
        contacts = "4 contacts"
        assert contacts in officer.screen
        await officer.press("W")
        assert officer.title.startswith(_("Why"))
        assert all(f"Day {days}" in officer.screen for days in (12, 15, 17, 20)), "each of them one key away"
        await officer.press("qqH")
        for heading in ("Situation", _("Background"), _("Assessment"), _("Recommendation")):
            await officer.press("<home>")
            assert heading in officer.screen or heading in (await officer.press("␣")), heading


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_my_mandate_is_whom_i_represent(known: Desk, lang: str) -> None:
    async with Officer(known, lang=lang) as officer:
        await officer.press("grM")
        assert "1 part" in officer.title and "Nursing" in officer.row
        await officer.press("M")
        assert "3 part" in officer.title


async def test_a_private_note_is_its_authors_alone_and_in_no_copy(known: Desk, home: Path) -> None:
    async with Officer(known, size=(150, 44)) as officer:
        await officer.press("grP{would settle for two nights}⏎")
        assert "would settle for two nights" in officer.screen
        await officer.press("y")
        assert "would settle" not in officer.app.clipboard
    (file,) = (home / "data").glob("passerelle/notes/*")
    assert file.stat().st_mode & 0o777 == 0o600
    stored = b"".join(path.read_bytes() for path in known.store.rglob("*") if path.is_file())
    assert b"would settle" not in stored


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_somebody_new_is_written_down_from_the_log(desk: Desk, lang: str) -> None:
    async with Officer(desk, lang=lang) as officer:
        for kind, said in (("group", "Nursing, 40"), ("person", "Hugo Roy, {} @nur")):
            await officer.press("grn")
            await officer.choose(label("party.kind", kind))
            await officer.press(f"{{{said.format('head of' if lang == 'en' else 'chef de')}}}⏎")
        assert "Hugo Roy" in officer.screen and "Nursing" in officer.screen
    nursing, hugo = desk.all(Party)
    assert (nursing.size, nursing.head, hugo.name, hugo.groups) == (40, hugo.id, "Hugo Roy", (nursing.id,))


async def test_a_name_with_a_blank_is_quoted_and_who_types_the_field_twice_means_it_once(desk: Desk) -> None:
    async with Officer(desk) as officer:
        await officer.press("<ctrl+p>{party.add}⏎")
        assert 'name="TEXT"' in officer.foot
        await officer.press("{Hugo Roy}⏎")
        assert 'quote what holds blanks: name="Hugo Roy"' in officer.foot and not desk.all(Party)
        await officer.press('<ctrl+u>{name=name="Hugo Roy"}⏎')
    assert [party.name for party in desk.all(Party)] == ["Hugo Roy"]
