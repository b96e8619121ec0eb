"""Time: three stored shapes, zones that change their clocks, working days, recurrences."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from store import Refused, when

ZONES = st.sampled_from(["America/Montreal", "Europe/Paris", "Asia/Kolkata", "Pacific/Auckland", "UTC"])
DAYS = st.dates(date(2000, 1, 1), date(2080, 1, 1))
WALLS = st.datetimes(datetime(2000, 1, 1), datetime(2080, 1, 1)).map(lambda d: d.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("stored", "zone", "instant", "day"),
    [
        ("2026-11-27T14:00:00Z", "America/Montreal", "2026-11-27T14:00", date(2026, 11, 27)),
        ("2026-11-28T03:00:00Z", "America/Montreal", "2026-11-28T03:00", date(2026, 11, 27)),
        ("2026-11-27T23:30:00Z", "Europe/Paris", "2026-11-27T23:30", date(2026, 11, 28)),
        ("2026-11-27T14:00", "America/Montreal", "2026-11-27T19:00", date(2026, 11, 27)),
        ("2026-07-27T14:00", "America/Montreal", "2026-07-27T18:00", date(2026, 7, 27)),
        ("2026-11-27", "America/Montreal", "2026-11-27T05:00", date(2026, 11, 27)),
        ("2026-11-27", "Pacific/Auckland", "2026-11-26T11:00", date(2026, 11, 27)),
    ],
)
def test_a_stored_time_is_an_instant_and_falls_on_a_day(stored: str, zone: str, instant: str, day: date) -> None:
    assert when.instant(stored, zone) == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert when.day(stored, zone) == day


def test_the_hour_that_a_clock_change_skips_or_repeats_is_still_a_time() -> None:
    assert when.instant("2026-03-08T02:30", "America/Montreal") == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert when.instant("2026-11-01T01:30", "America/Montreal") == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


@given(WALLS, ZONES)
def test_what_is_stored_comes_back_as_it_was_said(local: datetime, zone: str) -> None:
    aware = local.replace(tzinfo=ZoneInfo(zone))
    assume(aware.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == local)
    stored = when.stored(local, zone)
    assert when.wall(stored, zone) == local
    assert when.instant(stored, "UTC") == aware.astimezone(UTC)
    assert when.day(stored, zone) == local.date()
    when.check("moment", stored, "due")


@given(DAYS, ZONES)
def test_a_day_is_that_day_everywhere(day: date, zone: str) -> None:
    assert when.day(day.isoformat(), zone) == day
    assert when.is_day(day.isoformat())
    for shape in ("day", "moment", "local"):
        when.check(shape, day.isoformat(), "due")


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("day", "2026-11-27T14:00"), ("day", "27/11/2026"), ("day", ""), ("day", "2026-11-31"), ("day", "20261127"),
        ("moment", "2026-11-27T14:00"), ("moment", "2026-11-27T14:00:00+02:00"), ("moment", "1899-12-31"),
        ("moment", "2200-01-01"), ("moment", "friday"), ("local", "2026-11-27T14:00:00Z"),
        ("local", "2026-11-27T14:00:00"), ("local", "2026-11-27T25:00"), ("local", "2026-W48"), ("local", "１４:00"),
    ],
)  # fmt: skip
def test_what_is_no_stored_time_is_refused_with_an_example(shape: str, text: str) -> None:
    with pytest.raises(Refused, match="2026-11-27") as refused:
        when.check(shape, text, "due")
    assert refused.value.field == "due"


@given(st.sampled_from(["day", "moment", "local"]), st.text(max_size=30))
def test_no_text_whatever_upsets_the_check(shape: str, text: str) -> None:
    try:
        when.check(shape, text, "due")
    except Refused:
        return
    assert when.day(text, "America/Montreal").year in range(1899, 2201)
    assert when.instant(text, "America/Montreal").tzinfo is not None


def walked(first: date, last: date, closed: frozenset[date]) -> int:
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(day.weekday() < 5 and day not in closed for day in days)


@given(DAYS, st.integers(-40, 400), st.frozensets(st.integers(-5, 60), max_size=8))
def test_working_days_are_counted_as_one_would_walk_them(first: date, span: int, off: frozenset[int]) -> None:
    closed = frozenset(first + timedelta(days=n) for n in off)
    last = first + timedelta(days=span)
    assert when.working_days_between(first, last, closed) == walked(first, last, closed)


@given(DAYS, st.integers(1, 60), st.frozensets(st.integers(-60, 60), max_size=8))
def test_working_days_ahead_and_back(start: date, count: int, off: frozenset[int]) -> None:
    closed = frozenset(start + timedelta(days=n) for n in off)
    ahead = when.add_working_days(start, count, closed)
    assert when.working_day(ahead, closed)
    assert when.working_days_between(start, ahead, closed) == count
    back = when.add_working_days(ahead, -count, closed)
    assert walked(back, ahead, closed) >= count
    assert when.add_working_days(start, 0, closed) == start


def test_friday_and_three_working_days_is_wednesday() -> None:
    assert when.add_working_days(date(2026, 11, 20), 3) == date(2026, 11, 25)
    assert when.working_days_between(date(2026, 11, 20), date(2026, 11, 25)) == 3
    assert when.working_days_between(date(2026, 11, 25), date(2026, 11, 20)) == 0


def of(rule: str, start: str, first: str, last: str, *except_on: str) -> list[str]:
    found = when.occurrences(rule, start, datetime.fromisoformat(first), datetime.fromisoformat(last), except_on)
    return [moment.isoformat(timespec="minutes") for moment in found]


def test_a_meeting_at_half_past_nine_stays_at_half_past_nine_across_a_clock_change() -> None:
    weekly = of("FREQ=WEEKLY", "2026-10-26T09:30", "2026-10-26", "2026-11-10")
    assert weekly == ["2026-10-26T09:30", "2026-11-02T09:30", "2026-11-09T09:30"]
    instants = [when.instant(moment, "America/Montreal").hour for moment in weekly]
    assert instants == [13, 14, 14], "an hour later in UTC"


def test_the_bounds_of_a_span_belong_to_it_and_exceptions_do_not() -> None:
    daily = "FREQ=DAILY", "2026-11-16T08:00"
    assert of(*daily, "2026-11-17T08:00", "2026-11-19T08:00", "2026-11-18T08:00") == [
        "2026-11-17T08:00",
        "2026-11-19T08:00",
    ]
    assert of(*daily, "2026-11-01", "2026-11-15") == []
    assert of("FREQ=DAILY;COUNT=2", "2026-11-16", "2026-11-01", "2026-12-01") == [
        "2026-11-16T00:00",
        "2026-11-17T00:00",
    ]


def test_what_ticks_by_the_hour_is_no_meeting_and_what_never_ends_is_cut() -> None:
    for freq in ("HOURLY", "MINUTELY", "SECONDLY", "hourly"):
        assert of(f"FREQ={freq}", "2026-11-16T08:00", "2026-11-16", "2027-11-16") == []
    assert len(of("FREQ=DAILY", "2000-01-01", "2000-01-01", "2100-01-01")) == when.OCCURRENCES_AT_MOST


def test_the_next_one_after_the_last_is_none() -> None:
    rule, start = "FREQ=WEEKLY;COUNT=2", "2026-11-17T14:00"
    following = when.next_occurrence(rule, start, datetime(2026, 11, 17, 14))
    assert following == datetime(2026, 11, 24, 14)
    assert when.next_occurrence(rule, start, following) is None
    assert when.next_occurrence(rule, start, datetime(2026, 11, 17, 14), ("2026-11-24T14:00",)) is None


@pytest.mark.parametrize(
    "rule", ["weekly", "FREQ=", "FREQ=NEVER", "RRULE", "FREQ=WEEKLY;BYDAY=XX", "FREQ=YEARLY;BYMONTH=13"]
)
def test_what_is_no_recurrence_is_refused(rule: str) -> None:
    with pytest.raises(Refused, match="is not a recurrence") as refused:
        when.check_rule(rule, "2026-11-17T14:00")
    assert refused.value.field == "every"


@pytest.mark.parametrize("freq", ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "SECONDLY"])
def test_the_30th_of_february_is_soon_refused(freq: str) -> None:
    began = time.monotonic()
    with pytest.raises(Refused):
        when.check_rule(f"FREQ={freq};BYMONTH=2;BYMONTHDAY=30", "2026-11-17T14:00")
    assert time.monotonic() - began < 1.5
    when.check_rule(f"FREQ={freq};BYMONTH=2;BYMONTHDAY=29", "2026-11-17T14:00")


@given(st.text(max_size=40) | st.from_regex(r"FREQ=(DAILY|WEEKLY|MONTHLY);[A-Z]{2,8}=[-0-9A-Z,]{1,9}", fullmatch=True))
def test_no_rule_whatever_upsets_the_check(rule: str) -> None:
    try:
        when.check_rule(rule, "2026-11-17T14:00")
    except Refused as refused:
        assert refused.field == "every"


@pytest.mark.parametrize(("name", "there"), [
    ("America/Montreal", True), ("UTC", True), ("", False), ("Mars/Base", False), ("/etc/passwd", False),
    ("../UTC", False), ("America", False), ("a\0b", False), ("x" * 5000, False),
])  # fmt: skip
def test_the_name_of_a_zone(name: str, there: bool) -> None:
    assert when.zone_exists(name) is there
    assert when.zone(name).key == (name if there else "UTC")


def test_the_machines_zone_is_the_environments_else_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Europe/Paris")
    assert when.machine_zone() == "Europe/Paris"
    monkeypatch.setenv("TZ", "EST5EDT")
    assert when.zone_exists(when.machine_zone())
    monkeypatch.delenv("TZ")
    assert when.zone_exists(when.machine_zone())


def test_now_is_to_the_millisecond() -> None:
    now = when.now()
    assert now.tzinfo is UTC and now.microsecond % 1000 == 0
