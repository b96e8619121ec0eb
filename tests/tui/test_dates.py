"""Dates as people write them, one table per class: the day is Wednesday 18 November 2026, ten in the morning."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.quick_entry import Found, parse
from tui.quick_entry.dates import find
from tui.quick_entry.dating.present import iso
from tui.quick_entry.shown.chips import chips
from tui.quick_entry.shown.upcoming import upcoming
from tui.quick_entry.tokens import tokenize

NOW = datetime(2026, 11, 18, 10, 0)


def only(text: str, *, past: bool = False, region: str = "") -> Found:
    (hit,) = find(tokenize(text), NOW, past=past, loose=True, region=region)
    assert hit.found.span == (0, len(text)), "the whole text is one expression"
    return hit.found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-04", "2026-12-04"), ("4/12", "2026-12-04"), ("4.12.2026", "2026-12-04"), ("20261204", "2026-12-04"),
        ("Dec 4th, 2026", "2026-12-04"), ("the fourth of december", "2026-12-04"), ("ven. 4 déc.", "2026-12-04"),
        ("1er janvier", "2027-01-01"), ("12 sept.", "2027-09-12"), ("mar 24 nov", "2026-11-24"),
        ("tomorrow", "2026-11-19"), ("après-demain", "2026-11-20"), ("avant hier", "2026-11-16"),
        ("friday", "2026-11-20"), ("next friday", "2026-11-27"), ("lundi en huit", "2026-11-30"),
        ("jeudi en quinze", "2026-12-03"), ("mercredi de la semaine prochaine", "2026-11-25"),
        ("in 3 days", "2026-11-21"), ("dans quinze jours", "2026-12-02"), ("il y a 2 semaines", "2026-11-04"),
        ("dans 10 jours ouvrés", "2026-12-02"), ("dans 10 jours ouvrables", "2026-11-30"),
        ("a week from friday", "2026-11-27"), ("two days before Christmas", "2026-12-23"),
        ("lendemain de Noël", "2026-12-26"), ("Easter 2027", "2027-03-28"), ("Pentecôte 2027", "2027-05-16"),
        ("fin de mois", "2026-11-30"), ("end of next month", "2026-12-31"), ("mi-décembre", "2026-12-15"),
        ("first Monday of December", "2026-12-07"), ("dernier jour de février", "2027-02-28"),
        ("fri 27", "2026-11-27"), ("2 / 12", "2026-12-02"),
    ],
)  # fmt: skip
def test_days(text: str, day: str) -> None:
    found = only(text)
    assert (found.kind, found.value) == ("date", day)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("tomorrow 2pm", "2026-11-19T14:00"), ("vendredi 14 h 30", "2026-11-20T14:30"),
        ("vendredi 14\u00a0h\u202f30", "2026-11-20T14:30"), ("2026-12-04T09:15", "2026-12-04T09:15"),
        ("at half past three tomorrow", "2026-11-19T15:30"),
        ("demain à huit heures moins le quart", "2026-11-19T07:45"),
        ("demain midi", "2026-11-19T12:00"), ("le 4/12 à 9h", "2026-12-04T09:00"), ("9 tomorrow", "2026-11-19T09:00"),
        ("ce soir à 7h", "2026-11-18T19:00"), ("in 20 minutes", "2026-11-18T10:20"),
        ("dans une demi-heure", "2026-11-18T10:30"),
        ("at 4pm on the 3rd", "2026-12-03T16:00"),
    ],
)  # fmt: skip
def test_moments(text: str, moment: str) -> None:
    found = only(text)
    assert (found.kind, found.value) == ("datetime", moment)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9h-11h demain", "2026-11-19T09:00", "2026-11-19T11:00"),
        ("tomorrow 11-3", "2026-11-19T11:00", "2026-11-19T15:00"),
        ("friday from 9:30 to 11", "2026-11-20T09:30", "2026-11-20T11:00"),
        ("tomorrow 2pm for 45m", "2026-11-19T14:00", "2026-11-19T14:45"),
        ("jeudi entre 14h et 16h", "2026-11-19T14:00", "2026-11-19T16:00"),
        ("next week", "2026-11-23", "2026-11-30"), ("le mois dernier", "2026-10-01", "2026-11-01"),
        ("du 3 au 5 décembre", "2026-12-03", "2026-12-06"), ("Dec 28 - Jan 2", "2026-12-28", "2027-01-03"),
        ("Monday to Friday", "2026-11-23", "2026-11-28"), ("Q1 2027", "2027-01-01", "2027-04-01"),
        ("semaine 48", "2026-11-23", "2026-11-30"), ("the next two weeks", "2026-11-23", "2026-12-07"),
        ("last week of December", "2026-12-28", "2027-01-04"), ("by friday", "", "2026-11-21"),
        ("avant vendredi", "", "2026-11-20"), ("d'ici vendredi", "", "2026-11-21"), ("depuis mardi", "2026-11-17", ""),
        ("jusqu'au 15 mars", "", "2027-03-16"), ("since 2024", "2024-01-01", ""), ("sous 15 jours", "", "2026-12-04"),
    ],
)  # fmt: skip
def test_ranges_end_the_day_after_their_last(text: str, start: str, end: str) -> None:
    found = only(text)
    assert (found.kind, found.start, found.end) == ("range", start, end)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45m", 2700), ("1h30", 5400), ("two and a half hours", 9000), ("une heure et demie", 5400),
        ("90 minutes", 5400),
        ("trois quarts d'heure", 2700), ("an hour and 45 minutes", 6300), ("2 1/2 hours", 9000), ("1.5 hrs", 5400),
        ("all week", 604_800), ("toute la journée", 86_400), ("quinze jours", 1_209_600), ("15'", 900),
    ],
)  # fmt: skip
def test_lengths(text: str, seconds: int) -> None:
    found = only(text)
    assert (found.kind, found.seconds) == ("duration", seconds)


@pytest.mark.parametrize(
    ("text", "rule", "first"),
    [
        ("every tuesday", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24"),
        ("tous les mardis à 9h30", "FREQ=WEEKLY;BYDAY=TU;BYHOUR=9;BYMINUTE=30", "2026-11-24T09:30"),
        ("every other week on mon and wed", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "2026-11-18"),
        ("un jeudi sur deux", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "2026-11-19"),
        ("le 1er lundi du mois", "FREQ=MONTHLY;BYDAY=1MO", "2026-12-07"),
        ("every last friday of the month", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"),
        ("le 31 de chaque mois", "FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31"),
        ("chaque trimestre", "FREQ=MONTHLY;INTERVAL=3", "2026-11-18"),
        ("every year on feb 29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29"),
        ("every weekday until nov 27", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261127", "2026-11-18"),
        ("tous les jeudis, 10 fois", "FREQ=WEEKLY;BYDAY=TH;COUNT=10", "2026-11-19"),
        ("daily at 10am", "FREQ=DAILY;BYHOUR=10;BYMINUTE=0", "2026-11-19T10:00"),
    ],
)
def test_what_comes_back(text: str, rule: str, first: str) -> None:
    found = only(text)
    assert (found.kind, found.rrule, found.value) == ("recurrence", rule, first)


@pytest.mark.parametrize(
    "line",
    [
        "Room 4 is closed", "ticket A4 and v1.1", "12.5 kg", "90 % of staff", "budget 12/2108", "ratio 1:4", "32 août",
        "29 février 2027", "31/11/2026", "8:75", "est et ouest", "sept lits", "une seconde fois", "may I", "march on",
        "sun hat", "mer calme", "two to four people", "a one on one", "point 3", "phase 2", "+them", "80-32-89-89",
        "up to date", "il a mal à 6 endroits", "at 6.5 kilograms", "nowhere", "daylight", "$5", "5 €",
    ],
)  # fmt: skip
def test_nothing_is_found_where_nothing_is(line: str) -> None:
    assert not find(tokenize(line), NOW)
    assert parse(line, now=NOW).title == line


def test_what_happened_leans_back() -> None:
    assert only("friday", past=True).value == "2026-11-13"
    assert only("Dec 4", past=True).value == "2025-12-04"
    assert only("le 20", past=True).value == "2026-10-20"


def test_the_other_reading_is_offered() -> None:
    assert only("next friday").alternatives == ("2026-11-20",)
    assert only("4/12/2026").alternatives == ("2026-04-12",)
    assert (only("fri").confidence, only("fri").alternatives) == (3, ("2026-11-27",))  # there, but no doubt


def test_only_suggested() -> None:
    line = "code 12/11 to check"
    (hit,) = find(tokenize(line), NOW)
    assert hit.found.confidence == 1
    draft = parse(line, now=NOW)
    assert (draft.title, draft.due) == (line, None)
    assert [span.role for span in draft.spans] == ["suggestion"]


def test_what_comes_back_shows_when() -> None:
    def row(line: str, lang: str) -> str:
        return next(chip.text for chip in chips(parse(line, now=NOW), now=NOW, lang=lang) if chip.role == "recurrence")

    assert row("standup every weekday 9:15", "en") == "↻ every week Mon–Fri: Thu 19 Nov, Fri 20 Nov, Mon 23 Nov, …"
    assert row("point le 1er lundi du mois", "fr").endswith(
        "1er lun.\u00a0: lun. 7 déc. 2026, lun. 4 janv. 2027, lun. 1er févr. 2027, …"
    )
    assert row("meeting every tuesday for 2 times", "en") == "↻ every week Tue × 2: Tue 24 Nov, Tue 1 Dec"
    assert upcoming("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29", 2) == ("2028-02-29", "2032-02-29")
    assert upcoming("FREQ=MINUTELY", "2026-11-18T10:00") == ()


def test_working_days_pass_over_the_holidays_of_the_province() -> None:
    def due(line: str, now: str, lang: str) -> str | None:
        return parse(line, now=datetime.fromisoformat(now), lang=lang).due

    before_christmas = "2026-12-23T10:00"
    assert due("task send it in 3 business days", before_christmas, "en") == "2026-12-28"
    assert due("task send it in 3 business days", before_christmas, "en-CA-QC") == "2026-12-29"
    assert due("tâche répondre dans 3 jours ouvrés", "2026-06-23T10:00", "fr-CA-QC") == "2026-06-29", "la Saint-Jean"
    assert due("tâche répondre dans 3 jours ouvrés", "2026-06-23T10:00", "fr-CA-ON") == "2026-06-26"
    assert due("tâche répondre dans 3 jours ouvrables", "2026-07-10T10:00", "fr-FR") == "2026-07-15", "le 14 juillet"
    assert due("task answer next business day", "2026-12-24T10:00", "en-US") == "2026-12-28"


def test_saturdays_are_jours_ouvrables_but_for_canada() -> None:
    def said(line: str, lang: str) -> list[str]:
        draft = parse(line, now=datetime(2026, 11, 22, 10), lang=lang)
        return [chip.text for chip in chips(draft, now=NOW, lang=lang)]

    assert said("envoyer ça dans 6 jours ouvrables", "fr-FR")[1] == "due sam. 28 nov. 2026"
    assert said("envoyer ça dans 6 jours ouvrables", "fr-CA-QC")[1] == "due lun. 30 nov. 2026"
    assert said("point tous les jours ouvrables 9h", "fr-FR")[2].startswith("↻ chaque semaine lun.–sam.")
    assert said("point tous les jours ouvrables 9h", "fr-CA-QC")[2].startswith("↻ chaque semaine lun.–ven.")


def test_weeks_begin_where_one_lives() -> None:
    sunday = datetime(2026, 11, 22, 10)

    def due(line: str, lang: str) -> str | None:
        return parse(line, now=sunday, lang=lang).due

    assert due("task friday of next week", "fr-FR") == "2026-11-27"
    assert due("task friday of next week", "fr-CA") == "2026-12-04"
    assert due("envoyer fin de semaine", "fr-FR") == "2026-11-27"
    assert only("fin de semaine", region="CA").start == "2026-11-21"
    assert only("la semaine prochaine", region="CA").start == "2026-11-22"
    assert only("la semaine prochaine", region="FR").start == "2026-11-23"
    assert only("thanksgiving 2027", region="CA").value == "2027-10-11"


def test_clock_changes_are_told() -> None:
    def told(line: str) -> list[tuple[str, list[str]]]:
        problems = parse(line, now=NOW, tz="America/Montreal").problems
        return [(one.template, [repair.text for repair in one.repairs]) for one in problems]

    skipped = "The clocks skip {moment}: read as {after}"
    assert told("visit 14/3/2027 2:30 am") == [(skipped, ["2027-03-14 03:30", "2027-03-14 01:30"])]
    assert told("visit 14/3/2027 3:30 am") == []
    assert told("call nur: no // visit 7 nov 2027 1:30 am") == [
        ("The clocks show {moment} twice: the first one is meant", [])
    ]
    assert parse("visit 14/3/2027 2:30 am", now=NOW, tz="UTC").problems == ()


def test_a_notice_of_the_clocks_can_be_altered_and_that_of_the_next_key_is_whole() -> None:
    once, again = (parse(f"visit 14/3/2027 2:30 am, {end}", now=NOW, tz="America/Montreal") for end in ("x", "xy"))
    told = dict(again.problems[0].values)
    once.problems[0].values.clear()
    assert again.problems[0].values == told


def test_the_present_of_a_zone_is_refused() -> None:
    """Equal moments of two zones show different hours."""
    with pytest.raises(AssertionError):
        iso(NOW.replace(tzinfo=UTC))


def test_a_meeting_has_the_zone_it_is_told_in() -> None:
    draft = parse("meet Paris team friday 2pm tz: Europe/Paris about beds", now=NOW, tz="America/Montreal")
    assert (draft.title, draft.start, draft.zone) == ("Paris team about beds", "2026-11-20T14:00", "Europe/Paris")
    shown = ["MEETING", "Fri 20 Nov 2026 14:00", "Europe/Paris, 08:00 here"]
    assert [chip.text for chip in chips(draft, now=NOW)] == shown
    assert parse("meet x 0001-01-01 00:30 tz: Asia/Tokyo", now=NOW, tz="America/Montreal").here == ""
    far = parse("réunion vendredi 8h fuseau: Asia/Tokyo", now=NOW, tz="America/Montreal")
    assert chips(far, now=NOW, lang="fr")[-1].text == "Asia/Tokyo, jeu. 19 nov. 2026 18 h 00 here"
    assert parse("meet x friday tz: Europe/Paris", now=NOW, tz="America/Montreal").here == "", "a day is a day anywhere"
    spring = "réunion 28 mars 2027 2h30 fuseau: Europe/Paris"
    assert len(parse(spring, now=NOW, tz="America/Montreal").problems) == 1, "the clocks of Paris"
    assert parse("meet tz: Nowhere/Land friday", now=NOW).zone == ""
