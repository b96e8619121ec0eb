"""Relays, as an officer words, sends and follows them."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
from msgspec.structs import replace
from robot import Desk, Officer

from store import Entry, Item
from store.records.item import Capture, Change
from store.records.party import Add
from store.records.term import Define
from tui.labels import label
from tui.text import _, _n, colon

NUR, IT, MED = 1, 2, 3
WORDS = {
    "en": (("cutover", "when the old system stops", "the night we change over"),
           ("SSO", "one password for everything", "")),
    "fr": (("bascule", "le moment où l'ancien système s'arrête", "la nuit du changement"),
           ("SSO", "un seul mot de passe", "")),
}  # fmt: skip
NOTICE = {"en": "cutover on the new ward, with SSO", "fr": "la bascule au nouvel étage, avec SSO"}
PLAIN = {
    "en": "the night we change over on the new ward, with one password for everything",
    "fr": "la nuit du changement au nouvel étage, avec un seul mot de passe",
}


@pytest.fixture(params=["en", "fr"])
def lang(request: pytest.FixtureRequest) -> str:
    """Each language."""
    return str(request.param)


@pytest.fixture
def groups(desk: Desk, lang: str) -> Desk:
    for code, name in (("nur", "Nursing"), ("it", "Informatics"), ("med", "Physicians")):
        desk.do(Add(kind="group", code=code, name=name))
    for word, plain, said in WORDS[lang]:
        desk.do(Define(term=word, plain=plain, group=IT, says={NUR: said} if said else {}))
    return desk


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_a_notice_to_two_groups_its_jargon_cleaned(groups: Desk, lang: str, size: tuple[int, int]) -> None:
    """Fourteen keys at most besides the message and one Tab a term; both wordings are kept."""
    before, after = ";it>nur,med:", "⏎"
    assert len(before + after) <= 14
    async with Officer(groups, lang=lang, size=size) as officer:
        await officer.press(before + "{ " + NOTICE[lang] + "}")
        assert "Nursing, Physicians" in officer.screen, "not shared by"
        assert _n("{n} such word", "{n} such words", 2) in officer.screen
        await officer.press("⇥")
        assert WORDS[lang][0][2] in officer.screen, "the next one is offered"
        await officer.press("⇥")
        assert PLAIN[lang][:50] in officer.foot + officer.screen, "what will be saved"
        await officer.press(after)
    relay = groups.all(Item)[0]
    assert (relay.title, relay.plain) == (NOTICE[lang], PLAIN[lang])


async def test_another_wording_is_taken_and_a_term_may_stay(groups: Desk, lang: str) -> None:
    async with Officer(groups, lang=lang, size=(200, 50)) as officer:
        await officer.press(";{it>nur: " + WORDS[lang][0][0] + "}")
        await officer.press("<alt+down>")
        assert WORDS[lang][0][1] in officer.screen, "its plain meaning"
        await officer.press("<ctrl+z>⏎")
    assert groups.all(Item)[0].plain == ""


@pytest.fixture
def sent(groups: Desk, lang: str) -> Desk:
    """A relay in jargon, on its way."""
    relay = Capture(title=NOTICE[lang], kind="relay", source=IT, parties=(NUR, MED), opened=True)
    groups.do(relay, replace(relay, title="x", parties=()))
    return groups


async def test_it_is_said_in_plain_words_one_tab_a_term_and_what_leaks_is_counted(sent: Desk, lang: str) -> None:
    async with Officer(sent, lang=lang, size=(190, 40)) as officer:
        await officer.press("gl↓")
        counted = [f"{colon(label('relay.state', state))}{n}" for state, n in (("to_send", 1), ("sent", 1))]
        assert all(count in officer.title for count in counted)
        assert NOTICE[lang][:24] in officer.row and " 2 " in officer.row
        await officer.press("l⇥⇥")
        assert PLAIN[lang] in officer.status
        await officer.press("⏎")
        assert sent.get(Item, 1).plain == PLAIN[lang] and " 2 " not in officer.row
        side_by_side = next(line for line in officer.lines if _("As it was said") in line)
        assert _("In plain words") in side_by_side
        await officer.press("l{ SSO}⏎")
        assert _n("{n} word not all share", "{n} words not all share", 1) in officer.status, "told, never forbidden"
        await officer.press("u")
        assert sent.get(Item, 1).plain == PLAIN[lang]


async def test_its_wordings_stand_one_below_the_other_where_there_is_no_room(sent: Desk, lang: str) -> None:
    async with Officer(sent, lang=lang) as officer:
        await officer.press("gl↓⏎")
        said = officer.screen
        assert said.index(_("As it was said")) < said.index(NOTICE[lang], said.index(_("As it was said")))
        assert said.index(_("As it was said")) < said.index(_("In plain words"))


async def test_the_four_headings_are_put_into_its_text_once(sent: Desk, lang: str) -> None:
    async with Officer(sent, lang=lang) as officer:
        await officer.press("gl↓T")
        said = {"en": "Situation:\n\nBackground:\n\nAssessment:\n\nRecommendation:", "fr": "Situation"}[lang]
        assert sent.get(Item, 1).text.startswith(said)
        await officer.press("T")
        assert _("Its text has the four headings already: E edits it") in officer.status
        await officer.press("ugc")
        assert sent.get(Item, 1).text == ""


@pytest.mark.parametrize(("answer", "state"), [("yes", "sent"), ("reserve", "unclear"), ("no", "unclear")])
async def test_a_recipient_reads_it_back_with_what_it_understood(
    sent: Desk, lang: str, answer: str, state: str
) -> None:
    """Four keys at most, besides the words."""
    async with Officer(sent, lang=lang, size=(190, 40)) as officer:
        await officer.press("gl↓vb")
        await officer.choose(label("answer.relay", answer))
        if answer != "yes":
            assert _("What did they understand?") in officer.status
            await officer.press("{a holiday}⏎")
            assert "a holiday" in officer.screen
        assert label("relay.state", state) in officer.row
    entry = sent.all(Entry, item=1)[-1]
    assert (entry.answer, entry.parties, entry.text) == (answer, (MED,), "" if answer == "yes" else "a holiday")


async def test_the_only_recipient_is_not_asked_for(sent: Desk, lang: str) -> None:
    sent.do(Change(id=1, parties=(NUR,)))
    async with Officer(sent, lang=lang) as officer:
        await officer.press("gl↓v")
        await officer.choose(label("answer.relay", "yes"))
        assert label("relay.state", "acknowledged") in officer.row


async def test_a_relays_fields_are_typed_under_the_lens_and_others_are_not(sent: Desk, lang: str) -> None:
    sent.do(Capture(title="SSO", kind="task", source=IT, parties=(NUR,), opened=True))
    async with Officer(sent, lang=lang) as officer:
        await officer.press("gl↓e⏎")
        assert "Nursing, Physicians" in officer.foot, "not shared by"
        await officer.press("⇥⇥⏎")
        assert sent.get(Item, 1).title == PLAIN[lang]
    async with Officer(sent, lang=lang) as officer:
        await officer.press("gs{#3}⏎")
        await officer.press("e⏎⇥")
        assert "Nursing" not in officer.foot


async def test_what_the_editor_leaves_is_looked_at_too(
    sent: Desk, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "EHR, SSO" > "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(editor))
    async with Officer(sent, lang=lang) as officer:
        monkeypatch.setattr(officer.app, "suspend", nullcontext)
        await officer.press("gl↓E")
        assert _n("{n} word not all share", "{n} words not all share", 2) in officer.status, "one of them twice"
    assert sent.get(Item, 1).text == "EHR, SSO"


async def test_what_is_done_with_relays_is_done_with_relays_only(sent: Desk, lang: str) -> None:
    sent.do(Capture(title="Count beds", opened=True))
    async with Officer(sent, lang=lang) as officer:
        await officer.press("gs{beds}⏎⏎l")
        assert _("This is no relay: n changes its nature") in officer.status


async def test_a_wording_of_several_lines_is_typed_on_one_and_stays_of_several(sent: Desk, lang: str) -> None:
    sent.do(Change(id=1, title="Sunday", text="SSO stops.\n\nCall 5555."))
    async with Officer(sent, lang=lang, size=(120, 30)) as officer:
        await officer.press("gl↓l")
        assert "Sunday ⏎ SSO stops. ⏎  ⏎ Call 5555." in officer.status
        await officer.press("⇥⏎")
    said = WORDS[lang][1][1]
    assert sent.get(Item, 1).plain == f"Sunday\n{said[0].upper()}{said[1:]} stops.\n\nCall 5555."
