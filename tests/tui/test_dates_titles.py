"""Finding dates without eating titles: what is taken, what is offered besides, what is only suggested, what is never a
date. Wednesday 18 November 2026, ten in the morning."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import pytest

from tui.quick_entry import Draft, parse
from tui.quick_entry.shown.chips import chips

NOW = datetime(2026, 11, 18, 10, 0)


def read(line: str, lang: str = "fr-CA", order: Literal["DMY", "MDY"] = "DMY") -> Draft:
    return parse(line, now=NOW, lang=lang, order=order)


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("task due: fri report", "2026-11-20"), ("send roster tomorrow", "2026-11-19"),
        ("send roster 4 December 2026", "2026-12-04"), ("send roster friday", "2026-11-20"),
        ("send roster at 2pm", "2026-11-18T14:00"), ("send roster by dec 4", "2026-12-04"),
        ("envoyer l'horaire le 4 décembre", "2026-12-04"), ("envoyer l'horaire à 14 h 30", "2026-11-18T14:30"),
    ],
)  # fmt: skip
def test_what_is_sure_is_taken_and_lit(line: str, due: str) -> None:
    draft = read(line)
    assert draft.due == due
    assert draft.title in ("report", "send roster", "envoyer l'horaire")
    if "due:" not in line:
        assert [found.confidence for found in draft.dates] == [3]


@pytest.mark.parametrize(
    ("line", "due", "other", "confidence"),
    [
        ("send roster fri", "2026-11-20", "2026-11-27", 3),  # a key away, but not asked
        ("send roster next friday", "2026-11-27", "2026-11-20", 2),
    ],
)
def test_what_may_be_read_two_ways_is_taken_with_the_other_beside_it(
    line: str, due: str, other: str, confidence: int
) -> None:
    draft = read(line)
    (found,) = draft.dates
    assert (draft.due, found.confidence, found.alternatives[0]) == (due, confidence, other)
    assert draft.title == "send roster"


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("send roster 4/12", "2026-12-04"), ("envoyer l'horaire 15 mars", "2027-03-15"),
        ("envoyer l'horaire 12 sept", "2027-09-12"), ("note pour le comité // relancer le 10/12", None),
    ],
)  # fmt: skip
def test_a_day_of_no_year_is_not_asked_about_where_only_one_year_can_be_meant(line: str, due: str | None) -> None:
    draft = read(line)
    (found,) = draft.dates or (draft.follow_up.dates if draft.follow_up else ())
    assert (draft.due, found.alternatives) == (due, ())


@pytest.mark.parametrize(
    "line",
    [
        "staffing for december",
        "roster sept",
        "roster may",
        "horaire mars",
        "roster 5",
        "code 12/11 to check",
    ],
)
def test_what_is_only_perhaps_a_date_stays_a_word(line: str) -> None:
    draft = read(line)
    assert (draft.title, draft.due) == (line, None)
    assert all(found.confidence == 1 for found in draft.dates)
    assert all(span.role == "suggestion" for span in draft.spans)


def test_a_frequency_beside_another_is_a_word() -> None:
    draft = read("réunion hebdo tous les mardis")
    assert (draft.title, draft.every) == ("hebdo", "FREQ=WEEKLY;BYDAY=TU")
    assert read("task x weekly every tuesday").title == "x weekly"


@pytest.mark.parametrize(
    "line",
    [
        "salle 12", "part 3", "A4", "v1.1", "12.5", "12,5 %", "5 $", "1:4", "https://example.org/2026-12-04",
        "friday@example.org", "32 août", "30 février 2027", '"friday"', "«vendredi»", "est", "et", "24/7", "3 x 8",
    ],
)  # fmt: skip
def test_never_a_date(line: str) -> None:
    assert read(line).dates == ()
    assert read(line).title == line


def test_a_word_after_a_backslash_is_a_word() -> None:
    assert (read("\\friday").dates, read("\\friday").title) == ((), "friday")


def test_where_nothing_would_be_left_the_words_stay_as_title() -> None:
    assert (read("friday").title, read("friday").due) == ("friday", "2026-11-20")
    assert (read("meet me at 3pm").title, read("meet me at 3pm").start) == ("meet me", "2026-11-18T15:00")


def test_day_and_month_stand_in_the_readers_order() -> None:
    assert read("send it 3/4/2027").due == "2027-04-03"
    assert read("send it 3/4/2027", order="MDY").due == "2027-03-04"
    draft = read("send it 12/13")
    assert draft.due == "2026-12-13"
    assert draft.problems[0].template == "Read as {day}: there is no such month the other way round"


def test_a_weekday_against_its_date_has_two_ways_out() -> None:
    (problem,) = read("send it lundi 3 novembre 2026").problems
    assert problem.template == "{day} is a {is_one}, not a {said}"
    assert [repair.text for repair in problem.repairs] == ["2026-11-03", "2026-11-02"]


@pytest.mark.parametrize(("line", "repairs"), [
    ("task x bi-weekly", ["every monday and thursday", "every 2 weeks"]),
    ("réunion bihebdomadaire", ["tous les lundis et jeudis", "toutes les 2 semaines"]),
])  # fmt: skip
def test_twice_a_week_or_every_second_is_asked(line: str, repairs: list[str]) -> None:
    draft = read(line)
    assert draft.every == ""
    assert [repair.text for repair in draft.problems[0].repairs] == repairs


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("appeler sept heures", "2026-11-19T07:00"), ("appeler 7 sept", "2027-09-07"), ("appeler le 1er", "2026-12-01"),
        ("appeler mar 24 nov", "2026-11-24"), ("appeler mardi en huit", "2026-12-01"),
        ("appeler sous 15 jours", "2026-12-03"), ("appeler sous quinze jours", "2026-12-02"),
        ("appeler d'ici vendredi", "2026-11-20"), ("appeler avant vendredi", "2026-11-19"),
        ("appeler fin de mois", "2026-11-30"), ("appeler mi-decembre", "2026-12-15"),
        ("appeler dans 2 jours ouvrés", "2026-11-20"), ("appeler l'été prochain", "2027-09-22"),
    ],
)  # fmt: skip
def test_french_as_it_is_said(line: str, due: str) -> None:
    assert read(line).due == due


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("send roster tomorrow am", "due Thu 19 Nov 2026 12:00 (morning)"),
        ("panne hier soir", "Tue 17 Nov 2026 20:00 (evening)"),
        ("send roster tomorrow 9am", "due Thu 19 Nov 2026 09:00"),
        ("spoke to hr yesterday 20 min", "20 min"),
    ],
)
def test_a_chip_says_of_an_hour_that_only_a_part_of_the_day_was_told(line: str, shown: str) -> None:
    assert shown in [chip.text for chip in chips(read(line), now=NOW)]
