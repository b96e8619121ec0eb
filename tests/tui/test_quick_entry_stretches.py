"""What lasts, what takes place on several days, what comes back: kept whole, or asked about."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.quick_entry import Draft, Known, Names, parse
from tui.quick_entry.dates.exactly import exactly
from tui.quick_entry.shown.upcoming import upcoming
from tui.quick_entry.shown.written import first_days, rule

NOW = datetime(2026, 11, 19, 14, 20)
"""A Thursday afternoon."""
NAMES = Names([Known(1, "nur", "Nursing"), Known(2, "it", "IT")])


def read(line: str, order: str = "MDY") -> Draft:
    return parse(line, now=NOW, tz="America/Toronto", names=NAMES, order="MDY" if order == "MDY" else "DMY")


def mended(line: str) -> Draft:
    """Return what the line says after the only way out of its only problem."""
    (problem,) = read(line).problems
    (way,) = problem.repairs
    start, end = problem.span
    return read(line[:start] + way.text + line[end:])


@pytest.mark.parametrize(
    ("line", "start", "days"),
    [
        ("site closed dec 24 - jan 4, tell everybody", "2026-12-24", 12),
        ("me off dec 21-jan 3", "2026-12-21", 14),
        ("amir en vacances 21 dec au 4 janv", "2026-12-21", 15),
        ("mtce window sat 0200-0500", "2026-11-21T02:00", 3 / 24),
        ("water shut off friday from 1 to 3", "2026-11-20T13:00", 2 / 24),
        ("panne prevue sam 22h a dim 4h", "2026-11-21T22:00", 6 / 24),
        ("coupure d'eau mercredi de 13h30 à 15h", "2026-11-25T13:30", 1.5 / 24),
    ],
)
def test_an_item_keeps_one_day_of_what_lasts_and_one_key_makes_an_event_of_it(
    line: str, start: str, days: float
) -> None:
    assert read(line).title == line
    event = mended(line)
    assert (event.kind, event.start, event.duration_s) == ("event", start, round(days * 86_400))
    assert not event.problems


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("training mon-wed next wk 0730-0930", ["23T07:30", "24T07:30", "25T07:30"]),
        ("formation 24 et 26 nov 19h30-21h", ["24T19:30", "26T19:30"]),
        ("formation 24, 26 et 27 nov 9h", ["24T09:00", "26T09:00", "27T09:00"]),
        ("training nov 23 and 30 at 2pm", ["23T14:00", "30T14:00"]),
        ("event 8h-16h du 24 au 26 nov", ["24T08:00", "25T08:00", "26T08:00"]),
        ("training nov 23, 25 and 30", ["23", "25", "30"]),
    ],
)
def test_a_meeting_on_several_days_is_a_series_of_exactly_these(line: str, days: list[str]) -> None:
    draft = read(line)
    assert [moment.removeprefix("2026-11-") for moment in upcoming(draft.every, draft.start or "", 9)] == days


@given(st.sets(st.dates(datetime(2026, 1, 1).date(), datetime(2026, 1, 27).date()), min_size=2, max_size=6))
def test_days_within_a_month_are_always_a_rule(days: set[object]) -> None:
    told = sorted(str(day) for day in days)
    text = exactly([datetime.fromisoformat(day).date() for day in told])
    assert list(upcoming(text, told[0], 9)) == told
    assert all(before < after for before, after in pairwise(told))
    assert rule(text, "en") and rule(text, "fr")


def test_weekdays_may_be_those_of_each_week() -> None:
    assert mended("mtg it mon and thurs 2-3pm").every == "FREQ=WEEKLY;BYDAY=MO,TH"
    assert mended("réunion it lun-ven 8h-8h30").every == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    assert not read("training nur mon to wed 8-10 am").problems


def test_twice_a_day_is_shown_with_its_hours() -> None:
    assert rule(read("temps log every day at 7am and 7pm").every, "en") == "every day 07:00, 19:00"


def test_figures_of_which_one_tells_the_order_are_both_in_that_order() -> None:
    assert read("mtg it 1/12 to 1/14", "DMY").start == "2027-01-12"


def test_an_hour_of_a_series_that_the_clocks_skip_is_told() -> None:
    told = [problem.template for problem in read("backup check every sunday 2:30am").problems]
    assert told == ["The clocks skip {moment}: read as {after}"]
    assert not read("backup check every sunday 4:30am").problems


def test_weekly_beside_another_recurrence_is_not_offered() -> None:
    draft = read("point hebdo chaque lundi 9h30")
    assert [span for span in draft.spans if span.confidence == 1] == []
    assert "hebdo" in draft.title


def test_a_day_that_a_series_leaves_out_is_asked_about_and_never_offered() -> None:
    draft = read("CR à envoyer tous les mercredis avant 18h, sauf le 30/12", "DMY")
    assert (draft.due, draft.title.endswith("sauf le 30/12")) == ("2026-11-25T18:00", True)
    assert [span for span in draft.spans if span.confidence == 1] == []
    assert [problem.repairs for problem in draft.problems] == [()]


def test_a_number_before_the_month_is_no_day_where_the_month_has_its_own() -> None:
    draft = read("rounds 7E dec 7-11")
    assert (draft.title, draft.start, draft.duration_s) == ("rounds 7E", "2026-12-07", 5 * 86_400)
    assert read("paint 4e dec 7-11").due == "2026-12-11"


def test_a_day_with_two_hours_is_told_once() -> None:
    draft = read("temps log every day at 7am and 7pm")
    assert first_days(draft.every, draft.due, "en") == ": Fri 20 Nov, Sat 21 Nov, Sun 22 Nov, …"
