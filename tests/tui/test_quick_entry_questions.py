"""What a line leaves open is asked in the line's own language, with ways out that keep the rest of it."""

from __future__ import annotations

from datetime import datetime

import pytest

from store import when
from tui.quick_entry import Draft, Known, Names, parse
from tui.quick_entry.asked.questions import questions
from tui.quick_entry.operations import shortfall
from tui.quick_entry.shown.chips import chips

NOW = datetime(2026, 11, 22, 16, 0)
"""A Sunday afternoon."""
ZONE = "America/Montreal"
NAMES = Names([Known(1, "nur", "Nursing"), Known(2, "it", "IT")])


def read(line: str) -> Draft:
    return parse(line, now=NOW, tz=ZONE, names=NAMES)


def mended(line: str) -> list[Draft]:
    """Return what the line says after each way out of its only problem."""
    (problem,) = read(line).problems
    start, end = problem.span
    return [read(line[:start] + way.text + line[end:]) for way in problem.repairs]


def lacking(line: str) -> str:
    return str(shortfall(read(line), when.instant(NOW.isoformat(), ZONE), ZONE))


@pytest.mark.parametrize(
    ("line", "rules", "start"),
    [
        ("meet x bi-weekly 9:30", ["BYDAY=MO,TH", "INTERVAL=2"], "2026-11-23T09:30"),
        ("meet x biweekly on tue 9:30", ["BYDAY=FR,TU", "INTERVAL=2;BYDAY=TU"], "2026-11-24T09:30"),
        ("rdv x bihebdomadaire mardi 9h30", ["BYDAY=FR,TU", "INTERVAL=2;BYDAY=TU"], "2026-11-24T09:30"),
        ("rdv x bihebdomadaire 9h30 jusqu'au 15 mars",
         ["BYDAY=MO,TH;UNTIL=20270315T235959", "INTERVAL=2;UNTIL=20270315T235959"], "2026-11-23T09:30"),
    ],
)  # fmt: skip
def test_twice_a_week_or_every_two_weeks_with_the_hour_the_day_and_the_end_as_told(
    line: str, rules: list[str], start: str
) -> None:
    assert [draft.every.removeprefix("FREQ=WEEKLY;") for draft in mended(line)] == rules
    assert {draft.start for draft in mended(line)} == {start}
    assert {draft.title for draft in mended(line)} == {"x"}


@pytest.mark.parametrize("line", ["rdv x bimensuel 9h", "rdv x bihebdomadaire"])
def test_a_french_word_is_replaced_by_french_ones(line: str) -> None:
    (problem,) = read(line).problems
    assert all(way.text.startswith(("tous les", "toutes les")) for way in problem.repairs)


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        ("meet x 14 mar 2027 2:30 am", "Sun 14 Mar 2027 03:30"),
        ("rdv x 14 mars 2027 2h30 pour 2h", "Sun 14 Mar 2027 03:30–05:30"),
        ("meet x 28 mar 2027 2:30 am tz: Europe/Paris", "Sun 28 Mar 2027 03:30"),
        ("task x 14 mar 2027 2:30 am", "due Sun 14 Mar 2027 03:30"),
        ("due #12 14 mar 2027 2:30 am", "→ Sun 14 Mar 2027 03:30"),
        ("note x // task y 14 mar 2027 2:30 am", "due Sun 14 Mar 2027 03:30"),
    ],
)
def test_an_hour_that_the_clocks_skip_is_shown_as_it_is_saved(line: str, hour: str) -> None:
    draft = read(line)
    assert hour in [chip.text for chip in chips(draft, names=NAMES, now=NOW)]
    assert [problem.template for problem in draft.problems] == ["The clocks skip {moment}: read as {after}"]


@pytest.mark.parametrize(
    "line", ["decline #12", "decline #12 // meet x monday 29 nov 2pm", "decline #12 // task y 14 mar 2027 2:30 am"]
)
def test_the_reason_why_a_line_is_kept_is_what_its_order_lacks(line: str) -> None:
    assert lacking(line) == "It goes into the inbox: say why it is declined"
    assert lacking("decline #12: not ours") == "None"


@pytest.mark.parametrize(
    "line",
    [
        "call nur: worried about nights, follow up friday",
        "called nur: worried about nights follow-up friday",
        "call nur: worried about nights. chase friday",
        "appel nur: worried about nights, relancer vendredi",
    ],
)
def test_what_is_still_to_be_done_after_a_call_is_ahead_and_one_key_makes_a_follow_up_of_it(line: str) -> None:
    assert next(found.value for found in read(line).dates) == "2026-11-27", "not the Friday that is over"
    (split,) = mended(line)
    assert (split.kind, split.title) == ("contact", "worried about nights")
    assert split.follow_up is not None
    assert (split.follow_up.kind, split.follow_up.due) == ("task", "2026-11-27")


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("meet x 31 nov 2pm", ["2026-11-30T14:00", "2026-12-01T14:00"]),
        ("meet x 31st of november 2pm", ["2026-11-30T14:00", "2026-12-01T14:00"]),
        ("rdv x le 30 février 14h", ["2027-02-28T14:00", "2027-03-01T14:00"]),
        ("meet x 29 feb 2027 2pm", ["2027-02-28T14:00", "2027-03-01T14:00"]),
        ("meet x 2027-02-30 2pm", ["2027-02-28T14:00", "2027-03-01T14:00"]),
    ],
)
def test_a_day_that_there_is_not_is_asked_about_and_nothing_begins_on_another(line: str, days: list[str]) -> None:
    assert read(line).start is None
    assert [draft.start for draft in mended(line)] == days


@pytest.mark.parametrize("line", ["tâche x d'ici le 31 novembre", "task x by the 31st of november", "tâche x 32 août"])
def test_nothing_is_due_on_another_day_than_the_one_that_there_is_not(line: str) -> None:
    assert read(line).due is None
    assert [draft.due is not None for draft in mended(line)] == [True, True]


@pytest.mark.parametrize(
    "line", ["meet x 29 feb 2028 2pm", "task x 31 dec", 'task "31 nov" x', "task 30 lits en mars", "task 31 badges"]
)
def test_days_that_there_are_and_other_numbers_are_not_asked_about(line: str) -> None:
    assert not read(line).problems


def test_what_only_looks_like_a_day_is_shown_as_it_was_typed() -> None:
    asked = questions(read("meet x 2027-02-30 2pm"), "en")
    assert str(asked[0].problem) == "there is no “2027-02-30”"
