"""The glossary on its screen, and a word defined wherever it is read."""

from __future__ import annotations

import pytest
from robot import Desk, Officer

from store import Term
from store.records.entry import Log
from store.records.item import Capture, Change
from store.records.party import Add
from store.records.term import Define
from tui.text import _

NUR, IT = 1, 2


@pytest.fixture(params=["en", "fr"])
def lang(request: pytest.FixtureRequest) -> str:
    """Each language."""
    return str(request.param)


@pytest.fixture
def groups(desk: Desk) -> Desk:
    desk.do(Add(kind="group", code="nur", name="Nursing"))
    desk.do(Add(kind="group", code="it", name="Informatics"))
    desk.do(Define(term="cutover", plain="when the old system stops", group=IT, says={NUR: "the night we change"}))
    text = "Two cutovers with hypercare after them"
    desk.do(Capture(title="Plan the nights", text=text, kind="request", source=IT, opened=True))
    return desk


PLACES = {"pane": "gs{nights}⏎", "page": "gs{nights}⏎⏎", "form": "gs{nights}⏎e"}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_what_a_word_means_is_told_wherever_it_is_read(
    groups: Desk, lang: str, place: str, size: tuple[int, int]
) -> None:
    async with Officer(groups, lang=lang, size=size) as officer:
        await officer.press(PLACES[place])
        before = officer.lines[1:-2]
        await officer.press("t")
        assert officer.foot.startswith("cutovers · "), "the known words first"
        await officer.press("⇥")
        assert "cutover (Informatics) – when the old system stops" in officer.foot
        assert officer.lines[1:-2] == before, "without leaving"
        await officer.press("⎋")
        assert officer.lines[1:-2] == before
        await officer.press("t{CUTOVERS}")
        assert "when the old system stops" in officer.foot
        await officer.press("⏎")
        assert "the night we change" in officer.screen, "its page, with how to say it to whom"
        await officer.press("q")
        assert officer.lines[1:-2] == before


@pytest.mark.parametrize("place", PLACES)
async def test_a_word_nobody_has_is_defined_on_the_spot(groups: Desk, lang: str, place: str) -> None:
    """`t`, its beginning, Tab; the group it comes from is offered, not the person."""
    groups.do(Add(kind="person", code="joe", name="Joe", groups=(IT,)), Change(id=1, source=3))
    async with Officer(groups, lang=lang) as officer:
        await officer.press(PLACES[place] + "t{hy}⇥")
        assert officer.foot == _("Not in the glossary; Enter defines it")
        await officer.press("⏎⏎{helpers on every floor}⏎")
        assert officer.status.startswith(_("defined"))
        await officer.press("t{hypercares}")
        assert "helpers on every floor" in officer.foot
    defined = groups.all(Term)[-1]
    assert (defined.term, defined.group, defined.plain) == ("hypercare", IT, "helpers on every floor")


async def test_where_nothing_is_read_a_word_may_still_be_asked_for(groups: Desk, lang: str) -> None:
    async with Officer(groups, lang=lang) as officer:
        await officer.press("t")
        assert officer.foot == _("Which word?"), "and nothing under it"
        await officer.press("⇥{cut}")
        assert "when the old system stops" in officer.foot
        await officer.press("{x}")
        assert officer.foot == _("Not in the glossary; Enter defines it")


async def test_tab_goes_through_the_words_that_begin_so(groups: Desk, lang: str) -> None:
    groups.do(Log(text="hypercare, hyperlink and hyphen", kind="note", item=1))
    async with Officer(groups, lang=lang) as officer:
        await officer.press("gs{nights}⏎t{hyp}")
        seen = []
        for _press in range(4):
            await officer.press("⇥")
            seen.append(officer.status.split()[-1])
    assert seen == ["hypercare", "hyperlink", "hyphen", "hypercare"]


async def test_a_term_is_defined_and_told_how_to_be_said_to_whom(groups: Desk, lang: str) -> None:
    async with Officer(groups, lang=lang, size=(120, 30)) as officer:
        await officer.press("gtc{SSO}⏎{it}⏎{one password}⏎")
        await officer.press("/{sso}⏎")
        assert officer.row.startswith("SSO") and "Informatics" in officer.row
        await officer.press("s{nur}⏎{one badge}⏎")
        assert "Nursing" in officer.row and "one badge" in officer.screen
        assert groups.get(Term, 2).says == {NUR: "one badge"}
        await officer.press("s{nur}⏎" + "⌫" * 9 + "⏎")
        assert groups.get(Term, 2).says == {}
        await officer.press("⎋/{cutovers}")
        assert officer.row.startswith("cutover"), "in any of its forms"
