"""Whoever tries the demo finds a hospital that could be real: all of it has happened, and it holds together."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from importlib import resources

import msgspec
import pytest

from store import RECORDS, Entry, Initiative, Item, Meeting, Party, Term, open_workspace, when
from store.presets import demo
from store.presets.script import check
from store.records.answers import acceptable_options, latest_answers
from store.views.conflict import standing

ZONE = "America/Montreal"
FRIDAY = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
SAME_IN_BOTH = re.compile(r"#\d+|m\d+|\d{4}-\d\d-\d\d")
"""What decisions refer to."""


def made(place, lang, now=FRIDAY):
    demo.build(place, lang, zone=ZONE, now=now)
    return open_workspace(place, zone=ZONE, clock=lambda: now)


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    workspace = made(tmp_path_factory.mktemp("en") / "demo.store", "en")
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def french(tmp_path_factory):
    workspace = made(tmp_path_factory.mktemp("fr") / "demo.store", "fr")
    yield workspace
    workspace.close()


def test_there_is_as_much_as_a_hospital_has(english):
    count = {kind.table: len(english.ids(kind)) for kind in RECORDS.values()}
    assert 28 <= count["parties"] <= 34
    assert 60 <= count["items"] <= 70
    assert 285 <= count["entries"] <= 320
    assert 20 <= count["meetings"] <= 25
    assert count["initiatives"] == 2
    assert count["terms"] == 25


def test_every_kind_status_and_outcome_of_items_is_there(english):
    items = english.find(Item)
    kinds = {"task", "request", "relay", "obstacle", "conflict", "approval"}
    assert {item.kind for item in items} == kinds
    assert {item.kind for item in items if item.status == "inbox"} == kinds
    assert 12 <= sum(item.status == "inbox" for item in items) <= 20
    closed = {item.outcome for item in items if item.status == "closed"}
    assert closed == {"done", "agreed", "arbitrated", "granted", "refused", "duplicate", "moot"}
    assert {item.cause for item in items if item.kind == "obstacle"} == {
        "communication", "resistance", "material", "resources", "technical", "schedule",
    }  # fmt: skip
    assert sum(item.uid != "" for item in items if item.status == "inbox") >= 5, "some came by mail"
    assert any(item.quoted for item in items)
    assert Counter(item.duplicate_of for item in items).most_common(2)[1][1] >= 2, "one question came again and again"


def test_there_is_something_overdue_due_today_soon_and_asleep(english):
    items = [item for item in english.find(Item) if item.status == "open"]
    due = Counter(_band(item.due) for item in items if item.due)
    assert min(due["late"], due["today"], due["soon"]) >= 2
    asleep = [item.until for item in english.find(Item) if item.until]
    assert {"day", "meeting", "activity"} <= {name for until in asleep for name in _set(until)}
    courts = {item.ball for item in items if item.ball}
    assert len(courts) >= 8
    waits = [(FRIDAY - item.ball_since).days for item in items if item.ball_since]
    assert min(waits) <= 2 and max(waits) >= 14
    assert any(item.after for item in items)


def test_the_conflicts_stand_at_different_stages(english):
    conflicts = [item for item in english.find(Item, kind="conflict") if item.status == "open"]
    stages = {standing(english, item)[0] for item in conflicts}
    assert stages == {"listening", "understanding", "inventing", "bargaining", "ready"}
    agreed = next(item for item in english.find(Item) if item.outcome == "agreed")
    assert acceptable_options(agreed, latest_answers(english.find(Entry, item=agreed.id))) == [1]
    assert agreed.review and agreed.review <= FRIDAY.date().isoformat()
    answers = {(entry.answer, entry.item) for entry in english.find(Entry, kind="answer")}
    assert {answer for answer, _ in answers} == {"yes", "reserve", "no"}


def test_relays_wait_are_unclear_disputed_and_read_back(english):
    states = set()
    for relay in english.find(Item, kind="relay"):
        said = [entry.answer for entry in latest_answers(english.find(Entry, item=relay.id)).values()]
        states |= {*said, "all" if len(said) == len(relay.parties) else "some" if said else "none"}
    assert states >= {"yes", "reserve", "no", "all", "some", "none"}
    assert sum(bool(relay.plain) for relay in english.find(Item, kind="relay")) >= 4


def test_meetings_of_all_kinds_are_held_planned_cancelled_and_clash(english):
    meetings = english.find(Meeting)
    assert {meeting.kind for meeting in meetings} == {"meeting", "event", "seminar", "training", "checkin"}
    assert {meeting.status for meeting in meetings} == {"planned", "held", "cancelled"}
    assert sum(bool(meeting.attendance) for meeting in meetings) >= 6
    assert any(meeting.pinned for meeting in meetings)
    for series in (meeting for meeting in meetings if meeting.every and meeting.series is None):
        later = english.find(Meeting, series=series.id)
        assert [meeting.status for meeting in later[-1:]] == ["planned"], "the next one of a series is planned"
        assert later[-1].start > FRIDAY.date().isoformat()
    planned = [meeting for meeting in meetings if meeting.status == "planned"]
    assert any(_overlap(one, other) for one in planned for other in planned if one.id < other.id)


def test_one_initiative_runs_and_the_gate_of_the_other_is_closed(english):
    record, visits = english.find(Initiative)
    assert (record.phase, visits.phase) == ("running", "consulting")
    assert record.measures and record.strategy and record.fallback and len(record.team) == 3
    assert record.golive and FRIDAY.date().isoformat() < record.golive
    entries = english.find(Entry, initiative=record.id)
    assert sum(entry.kind == "reading" for entry in entries) >= 15
    steps = {entry.about for entry in entries if entry.kind == "feedback"}
    assert steps == {"awareness", "desire", "knowledge", "ability", "reinforcement"}
    asked = next(item for item in english.find(Item, initiative=visits.id) if item.kind == "approval")
    said = latest_answers(english.find(Entry, item=asked.id))
    assert {entry.answer for entry in said.values()} == {"yes", "reserve"} and len(said) < len(asked.parties)


def test_one_relationship_sours_and_one_has_gone_silent(english):
    union = english.find(Party, code="uni")[0]
    tones = [entry.tone for entry in english.find(Entry, parties=union.id) if entry.tone is not None]
    assert sum(tones[:3]) > 0 > sum(tones[-3:])
    families = english.find(Party, code="pat")[0]
    last = max(entry.at for entry in english.find(Entry, parties=families.id) if entry.kind == "contact")
    assert families.cadence and (FRIDAY - last).days > 1.5 * families.cadence


def test_the_same_night_is_told_everywhere(english):
    cutover = re.compile(r"2 am|02:00")
    assert sum(bool(cutover.search(item.title + item.text)) for item in english.find(Item)) >= 4
    night = next(meeting for meeting in english.find(Meeting) if meeting.kind == "event" and "02:00" in meeting.start)
    assert datetime.fromisoformat(night.start).strftime("%A") == "Sunday"
    assert english.find(Initiative)[0].golive == night.start[:10]


def test_colleagues_have_worked_here_and_history_tells_when(english):
    me = english.user
    assert {entry.by for entry in english.find(Entry)} == {me, "ana", "marc", "sophie"}
    assert {item.owner for item in english.find(Item) if item.status == "open"} == {me, "ana", "marc", "sophie"}
    item = next(item for item in english.find(Item) if item.outcome == "granted")
    past = list(english.history(item))
    assert {revision.by for revision in past} == {me} and past[-1].operation == "item.capture"
    assert (FRIDAY - past[-1].at).days > 60


@pytest.mark.parametrize("hour", [0, 15])
@pytest.mark.parametrize("day", range(16, 23))
def test_nothing_lies_in_the_future_whatever_the_day_and_hour(tmp_path, day, hour):
    now = datetime(2026, 11, day, hour, 5, tzinfo=UTC) + timedelta(hours=5)
    workspace = made(tmp_path / "demo.store", "en", now)
    assert all(entry.at < now for entry in workspace.find(Entry))
    assert all(record.created_at < now for kind in RECORDS.values() for record in workspace.find(kind))
    held = [meeting for meeting in workspace.find(Meeting) if meeting.status == "held"]
    assert all(when.instant(meeting.start, ZONE) < now for meeting in held)
    late = [meeting.title for meeting in workspace.find(Meeting) if meeting.status == "planned" and _day(meeting) < now]
    assert set(late) <= {"Two minutes with Dr. Fraser, after rounds"}, "only what is on today may have begun"
    commits = [write.at for write in workspace.engine.history()]
    assert commits == sorted(commits, reverse=True)
    workspace.close()


def test_the_scripts_have_no_mistakes():
    check((step for _, step in demo.told(FRIDAY.date(), ZONE)), start=FRIDAY.date(), zone=ZONE)


def test_codes_are_unique_and_what_is_set_aside_is_the_silence_of_biomedical(english):
    codes = [party.code for party in english.find(Party)]
    assert len(set(codes)) == len(codes)
    dismissed = next(entry for entry in english.find(Entry) if entry.signal)
    assert dismissed.signal == f"silence:parties:{english.find(Party, code='bio')[0].id}"
    assert any(entry.corrects for entry in english.find(Entry))


def test_the_french_demo_is_the_same_hospital_in_french(english, french):
    """Number by number the same records; no text is the same in both but people's names."""
    people = {party.name for party in english.find(Party, kind="person")}
    for kind in RECORDS.values():
        assert list(english.ids(kind)) == list(french.ids(kind))
        for one, other in zip(english.find(kind), french.find(kind), strict=True):
            for said, dit in zip(_texts(one), _texts(other), strict=True):
                assert said != dit or said in people or SAME_IN_BOTH.fullmatch(said), f"{kind.table} {one.id}: {said}"


def test_no_english_is_left_in_french_texts_and_french_has_its_own_punctuation(french):
    english_words = re.compile(r"\b(the|and|of the|with|whom|have|asked|until|nurses|wards?)\b", re.IGNORECASE)
    for kind in (Item, Entry, Meeting, Initiative, Term):
        for record in french.find(kind):
            for text in _texts(record):
                assert not english_words.search(text), text


def test_texts_can_be_shown_as_they_are():
    for file in resources.files(demo).iterdir():
        if file.name.endswith(".toml"):
            assert all(line.isprintable() for line in file.read_text("utf-8").splitlines()), file.name


def _texts(record):
    """Yield, in a fixed order, what people wrote in a record."""
    told = ("title", "text", "plain", "goal", "why", "strategy", "fallback", "resolution", "reason", "name", "role")
    for name in told:
        if text := getattr(record, name, ""):
            yield text
    for name in ("needs", "criteria"):
        yield from getattr(record, name, ())
    for part in (*getattr(record, "sides", ()), *getattr(record, "options", ())):
        fields = msgspec.to_builtins(part)
        yield from (fields[name] for name in ("position", "text") if fields.get(name))
        yield from fields.get("interests", ())


def _band(due):
    days = (datetime.fromisoformat(due[:10]).date() - FRIDAY.date()).days
    return "late" if days < 0 else "today" if days == 0 else "soon" if days <= 7 else "later"


def _set(until):
    return {name for name in ("day", "meeting", "activity") if getattr(until, name)}


def _overlap(one, other):
    start, begin = datetime.fromisoformat(one.start), datetime.fromisoformat(other.start)
    end, finish = start + timedelta(minutes=one.length), begin + timedelta(minutes=other.length)
    return start < finish and begin < end and one.place == other.place


def _day(meeting):
    return when.instant(meeting.start, ZONE)
