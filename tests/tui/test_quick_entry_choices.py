"""What the user tells otherwise while typing: another kind, another reading; and what Tab makes of a beginning."""

from __future__ import annotations

from datetime import datetime

import pytest

from tui.quick_entry import Choices, Known, Names, Numbered, parse
from tui.quick_entry.shown.completing import complete

NOW = datetime(2026, 11, 18, 10, 0)


class Records:
    """Three records that lines may name."""

    known = (
        Numbered("#12", "Night shifts", "conflict", (1, 2)),
        Numbered("#29", "Beds", "conflict", (1, 2), options=("two nights each", "one week")),
        Numbered("i3", "Consent", "initiative", (1,), ("Adoption", "Calls")),
    )

    version = 0

    def get(self, ref: str) -> Numbered | None:
        return next((one for one in self.known if one.ref == ref), None)

    def like(self, text: str, limit: int = 8) -> list[Numbered]:
        return [one for one in self.known if one.ref.startswith(text) or text in one.title.casefold()][:limit]

    def initiatives(self, limit: int = 8) -> list[Numbered]:
        return [one for one in self.known if one.kind == "initiative"][:limit]

    def meetings(self, text: str, limit: int = 3) -> list[Numbered]:
        return []


NAMES = Names(
    [Known(1, "nur", "Nursing", ("Soins infirmiers",)), Known(2, "it", "IT"), Known(3, "", "Jean Tremblay", (), True)],
    logins=["ana", "marc"],
    tags=["nights"],
    numbers=Records(),
)


@pytest.mark.parametrize("kind", ["", "task", "meeting", "contact", "request", "relay", "conflict", "approval", "note"])
@pytest.mark.parametrize("line", ["meet @nur friday 2pm", "ask it: accounts", "the lift is down", "answer #12 nur yes"])
def test_the_kind_that_was_told_counts_and_no_word_is_lost(line: str, kind: str) -> None:
    draft = parse(line, now=NOW, names=NAMES, choices=Choices(kind=kind))
    assert (draft.kind, draft.order) == (kind, None)
    as_typed = parse(line, now=NOW, names=NAMES)
    if kind != as_typed.kind and ":" not in line:
        assert line.split()[0] in draft.title, "the word that said another kind is one of the title"


def test_a_kind_told_says_nothing_of_the_follow_up() -> None:
    draft = parse("call nur: nights // send roster fri", now=NOW, names=NAMES, choices=Choices(kind="note"))
    assert (draft.kind, draft.parties, draft.follow_up and draft.follow_up.kind) == ("note", (1,), "task")


def test_a_date_that_the_user_takes_comes_before_the_one_that_was_found_first() -> None:
    line = "task x by tuesday, photos friday"
    place = line.index("friday"), len(line)
    assert parse(line, now=NOW, names=NAMES).due == "2026-11-24"
    assert parse(line, now=NOW, names=NAMES, choices=Choices().with_reading(place, 0)).due == "2026-11-20"


def test_a_date_is_taken_in_the_reading_that_was_chosen() -> None:
    line = "meet @nur next friday 2pm"
    span = next(span for span in parse(line, now=NOW, names=NAMES).spans if span.alternatives)
    assert line[span.start : span.end] == "next friday 2pm"
    draft = parse(line, now=NOW, names=NAMES, choices=Choices().with_reading((span.start, span.end), 1))
    assert draft.start == span.alternatives[0] == "2026-11-20T14:00"


@pytest.mark.parametrize("line", ["mesure: 62 % des soins formés", "reading badge logins 62% this wk, target 90"])
def test_a_reading_without_its_initiative_is_a_note_that_asks_which_one_it_is_of(line: str) -> None:
    draft = parse(line, now=NOW, names=NAMES, lang="fr" if line.startswith("mesure") else "en")
    (asked,) = draft.problems
    assert draft.kind == "note"
    assert [way.values["measure"] for way in asked.repairs] == ["Adoption", "Calls"]
    start, end = asked.span
    assert line[end] == " ", "the colon goes with the word"
    mended = parse(line[:start] + asked.repairs[0].text + line[end:], now=NOW, names=NAMES)
    assert mended.order is not None
    assert (mended.kind, mended.problems) == ("reading", ())
    assert (mended.order.target, mended.order.values["measure"], mended.order.values["value"]) == (3, "Adoption", 62)


def test_one_typo_is_asked_never_taken() -> None:
    for typed, wanted in (("nru", "@nur"), ("nursng", "@nur"), ("tremblay", '@"Jean Tremblay"'), ("tremblya", None)):
        draft = parse(f"call @{typed}: nights", now=NOW, names=NAMES)
        assert draft.parties == (typed,), "who was typed, until the user says otherwise"
        ways = [repair.text for problem in draft.problems for repair in problem.repairs]
        assert ways == ([wanted] if wanted else ['@"Jean Tremblay"'])
        start, end = draft.problems[0].span
        mended = parse(draft.text[:start] + ways[0] + draft.text[end:], now=NOW, names=NAMES)
        assert mended.parties in ((1,), (3,)) and not mended.problems
    assert not parse("call @xyz: nights", now=NOW, names=NAMES).problems, "somebody new is no mistake"


COMPLETED = [
    ("en", "ans", ["answer"]),
    ("fr", "rép", ["répondre", "repousser", "réparer", "reprendre", "réponse", "repli", "reply", "replace"]),
    ("en", "call @n", ["@nur"]),
    ("en", "call @nru", ["@nur"]),
    ("en", "tell @m", ["@marc"]),
    ("en", "meet @j", ['@"Jean Tremblay"']),
    ("en", "see #1", ["#12"]),
    ("en", "see #nig", ["#nights", "#12"]),
    ("en", "see [[nig", ["#12"]),
    ("en", "answer #12 nur ", ["yes", "yes if", "no"]),
    ("fr", "réponse #12 nur o", ["oui", "oui si"]),
    ("en", "answer #12 n", ["nur", "no"]),
    ("fr", "régler #12 s", ["sans objet"]),
    ("en", "answer #29 ", ["option 1", "option 2", "nur", "it", "yes", "yes if", "no"]),
    ("fr", "réponse #29 opt", ["option 1", "option 2"]),
    ("en", "read i3 ", ["Adoption", "Calls"]),
    ("en", "give #12 to ", ["@ana", "@marc"]),
    ("en", "send it du", ["due:", "durée:"]),
    ("en", "zorglub", []),
]


@pytest.mark.parametrize(("lang", "line", "wanted"), COMPLETED, ids=[case[1] for case in COMPLETED])
def test_tab_completes(lang: str, line: str, wanted: list[str]) -> None:
    found = complete(line, len(line), NAMES, lang)
    assert [one.text for one in found] == wanted
    assert all(line[: one.start] + one.text and one.end == len(line) for one in found)


def test_two_thousand_names_are_searched_for_a_typo_in_a_key() -> None:
    import time

    many = Names([Known(i, f"p{i}", f"Party number {i}", (f"alias {i}",)) for i in range(2000)])
    parse("call @numbr: x", now=NOW, names=many)
    begun = time.perf_counter()
    for n in range(50):
        parse(f"call @nmubr{n}: x", now=NOW, names=many)
    assert (time.perf_counter() - begun) / 50 < 0.01, "far above the usual 0.5 ms: this guards against a search of all"
