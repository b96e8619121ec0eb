"""Relays, as an officer words, sends and follows them."""

from __future__ import annotations

import pytest
from robot import Desk, Officer

from store import Item
from store.records.party import Add
from store.records.term import Define

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
    """Fourteen keys at most besides the message, and one Tab a term; both wordings are kept."""
    async with Officer(groups, lang=lang, size=size) as officer:
        head = {"en": ";{relay it>nur,med: }", "fr": ";{relais it>nur,med: }"}[lang]
        await officer.press(head + "{" + NOTICE[lang] + "}")
        assert "Nursing, Physicians" in officer.screen
        await officer.press("⇥")
        assert WORDS[lang][0][2] in officer.screen, "the next one is offered"
        await officer.press("⇥")
        await officer.press("⏎")
    relay = groups.all(Item)[0]
    assert (relay.title, relay.plain) == (NOTICE[lang], PLAIN[lang])
