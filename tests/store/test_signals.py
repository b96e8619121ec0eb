"""Signals: each holds from its threshold on and not before; a dismissed one stays away until its day."""

from __future__ import annotations

import pkgutil
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from hospital import BADGES, BEDS, IT, LEA, MAX, NURSING, ROTA, ROUND, STEERING, TOOL, Hospital

import store.signals
from store.records import entry, gate, initiative, item, mediation, meeting, party, settlement, triage
from store.records.meeting import Plan
from store.signals import Signal, find_signals
from store.signals.signal import rules
from store.thresholds import USUAL

MONTH = timedelta(days=30)


def told(hospital: Hospital, rule: str = "") -> list[Signal]:
    hospital.workspace.changes()
    return [found for found in find_signals(hospital.workspace, hospital.today) if found.rule == (rule or found.rule)]


def subjects(hospital: Hospital, rule: str) -> list[int]:
    return [found.id for found in told(hospital, rule)]


@pytest.fixture
def quiet(hospital: Hospital) -> Hospital:
    """The hospital on a day without any signal."""
    hospital.do(meeting.Cancel(id=ROUND, reason="x", series=True), settlement.Settle(id=BADGES, outcome="done"))
    hospital.do(entry.Log(text="x", parties=(NURSING, IT, LEA, MAX)), *(gate.Advance(id=TOOL, reason="x"),) * 3)
    assert told(hospital) == []
    return hospital


# -- all of them


def test_every_rule_is_found_by_its_file_being_there() -> None:
    folder = Path(store.signals.__file__).parent
    files = {file.stem for file in folder.glob("*.py")} - {"__init__", "signal"}
    assert {rule.__module__.rpartition(".")[2] for rule in rules()} == files
    for module in pkgutil.iter_modules(store.signals.__path__):
        if module.name in files:
            loaded = import_module(f"store.signals.{module.name}")
            assert loaded.__doc__ and loaded.find.__doc__, "it says what it notices, and when"


def everything(hospital: Hospital) -> Hospital:
    """Let everything that can be noticed be there to be noticed, one of each rule at least."""
    hospital.do(
        item.Change(id=BEDS, due="2026-11-19"),
        triage.Wait(id=BEDS, on=IT),
        item.Capture(title="Owed", parties=(IT,), opened=True, due="2026-11-17"),
        item.Capture(title="First", opened=True, due="2026-12-20"),
        item.Capture(title="Then", opened=True, due="2026-12-10", after=(7,)),
        mediation.TakeSide(id=ROTA, party=NURSING, rank=5),
        mediation.TakeSide(id=ROTA, party=IT, rank=1),
        Plan(title="Clash", start="2026-11-27T10:30", parties=(NURSING,)),
        *(item.Capture(title=f"Ask {n}", source=n, ball=MAX, opened=True, due="2026-12-03") for n in (1, 2, 3, 1)),
        *(Plan(title="Missed", start=f"2026-11-1{day}T08:00", parties=(LEA, MAX)) for day in (6, 7)),
        *(meeting.Hold(id=id, attendance={MAX: 1}) for id in (4, 5)),
        *(entry.Log(text="Asked again", parties=(MAX,)) for _ in range(USUAL.contacts)),
        party.Add(name="Ward 3"),
        item.Capture(title="PRN doses", kind="relay", parties=(IT,), opened=True),
        item.Capture(title="Old", source=5, parties=(NURSING,), opened=True, created_at=hospital.now - MONTH),
    )
    ward = 5
    ready = hospital.make(item.Capture(title="Keys", kind="conflict", parties=(MAX, ward), opened=True))
    over = hospital.make(item.Capture(title="Noise", kind="conflict", parties=(MAX, ward), opened=True))
    hospital.do(
        *(mediation.TakeSide(id=ready, party=side, position="x", interests=("y",)) for side in (MAX, ward)),
        mediation.Propose(id=ready, text="two keys"),
        *(mediation.Reply(id=ready, party=side, option=1, answer="yes") for side in (MAX, ward)),
        *(entry.Log(text="Again", parties=(MAX,), item=ready, at=hospital.now) for _ in range(3)),
        settlement.Settle(id=over, outcome="agreed", reason="x", review=hospital.today.isoformat()),
    )
    everything_of_initiatives(hospital)
    hospital.do(*(entry.Log(text="Worse and worse", parties=(MAX,), tone=tone) for tone in (1, 1, -1, -1)))
    hospital.later(days=3)
    return hospital


def everything_of_initiatives(hospital: Hospital) -> None:
    """One that lags and holds people back, one that is over but for the word, a question that comes again and again."""
    late = hospital.make(initiative.Draft(title="Badges", audience=(NURSING,), start="2026-11-01", golive="2026-11-25"))
    over = hospital.make(initiative.Draft(title="Trolleys", start="2026-09-01", golive="2026-10-01", fallback="x"))
    asked = hospital.make(item.Capture(title="Where?", kind="request", parties=(MAX,), opened=True))
    again = [hospital.make(item.Capture(title="Where?", kind="request")) for _ in range(3)]
    hospital.do(
        initiative.Gauge(id=late, measure="Used"),
        initiative.Gauge(id=over, measure="Used"),
        initiative.Read(id=late, measure="Used", value=3),
        initiative.Read(id=over, measure="Used", value=100),
        entry.Log(kind="feedback", parties=(NURSING,), initiative=late, about="desire", score=2),
        *(gate.Advance(id=over, reason="x"),) * 3,
        *(triage.Duplicate(id=one, of=asked) for one in again),
    )


def test_a_signal_says_what_it_saw_and_proposes_what_can_be_done(hospital: Hospital) -> None:
    found = told(everything(hospital))
    assert {signal.rule for signal in found} == {rule.__module__.rpartition(".")[2] for rule in rules()}
    for signal in found:
        sentence, title = str(signal.sentence), str(signal.proposal.title)
        assert sentence and title and "{" not in sentence + title
        done = hospital.make(
            item.Capture(title=title, kind=signal.proposal.kind, parties=signal.proposal.parties, opened=True)
        )
        assert done, "what it proposes can be made"


def test_the_gravest_first_and_each_has_a_name_of_its_own(hospital: Hospital) -> None:
    found = told(everything(hospital))
    assert [signal.severity for signal in found] == sorted((s.severity for s in found), reverse=True)
    assert len({signal.name for signal in found}) == len(found)


def test_looking_changes_nothing(hospital: Hospital) -> None:
    before = everything(hospital).documents()
    told(hospital)
    assert hospital.documents() == before


def test_each_signal_can_be_dismissed_and_comes_back_on_its_day(hospital: Hospital) -> None:
    for signal in told(everything(hospital)):
        until = (hospital.today + timedelta(days=2)).isoformat()
        done = hospital.do(entry.Dismiss(signal=signal.name, until=until))
        assert signal.name not in [other.name for other in told(hospital)]
        hospital.undo(done.number)
        assert signal.name in [other.name for other in told(hospital)], "taken back, it is there again"


def test_a_dismissed_one_stays_away_until_its_day_whoever_dismissed_it(hospital: Hospital) -> None:
    hospital.open("zoe").run(entry.Dismiss(signal=f"silence:parties:{NURSING}", until="2026-11-21"))
    assert subjects(hospital, "silence") == []
    hospital.later(days=2)
    assert NURSING not in subjects(hospital, "silence")
    hospital.later(days=1)
    assert NURSING in subjects(hospital, "silence"), "on the day itself it is back"
    hospital.do(entry.Dismiss(signal=f"silence:parties:{NURSING}", until="2026-11-30"))
    assert NURSING not in subjects(hospital, "silence"), "and can be dismissed again"


def test_dismissing_one_leaves_the_others(hospital: Hospital) -> None:
    hospital.do(Plan(title="a", start="2026-11-27T10:15", parties=(LEA,)))
    hospital.do(Plan(title="b", start="2026-11-27T10:30", parties=(LEA,)))
    assert len(told(hospital, "double_booking")) == 3
    hospital.do(entry.Dismiss(signal="double_booking:meetings:2:3", until="2026-12-01"))
    assert [s.name for s in told(hospital, "double_booking")] == [
        "double_booking:meetings:2:4", "double_booking:meetings:3:4",
    ]  # fmt: skip


# -- one by one


def test_silence_is_due_at_the_cadence_and_grave_at_one_and_a_half(quiet: Hospital) -> None:
    quiet.do(party.Change(id=IT, cadence=None), party.Change(id=NURSING, cadence=8), party.Change(id=LEA, cadence=90))
    quiet.later(days=7)
    assert subjects(quiet, "silence") == []
    quiet.later(days=1)
    (due,) = told(quiet, "silence")
    assert (due.id, due.severity, due.name) == (NURSING, 1, "silence:parties:1")
    assert str(due.sentence) == "Nursing: no contact for 8 days (every 8 agreed)"
    quiet.later(days=3)
    assert [signal.severity for signal in told(quiet, "silence")] == [1]
    quiet.later(days=1)
    assert [signal.severity for signal in told(quiet, "silence")] == [2]
    quiet.do(entry.Log(parties=(LEA,)))
    assert subjects(quiet, "silence") == [], "a word with a member will do"


def test_who_has_left_or_was_never_reached_is_not_silent(quiet: Hospital) -> None:
    quiet.do(party.Add(name="Pharmacy", cadence=1), party.Change(id=NURSING, active=False))
    quiet.later(days=9)
    assert subjects(quiet, "silence") == [LEA]


def test_a_ball_is_stuck_after_more_than_a_week(quiet: Hospital) -> None:
    quiet.do(triage.Wait(id=BEDS, on=IT))
    quiet.later(days=7)
    assert subjects(quiet, "stuck_ball") == []
    quiet.later(days=1)
    (stuck,) = told(quiet, "stuck_ball")
    assert (stuck.id, stuck.severity) == (BEDS, 2)
    assert str(stuck.sentence) == "#1 has been with IT for 8 days: Beds for Friday"
    quiet.do(triage.Wait(id=BEDS))
    assert subjects(quiet, "stuck_ball") == [], "the ball is ours again"


def test_a_ball_past_its_due_date_is_stuck_at_once(quiet: Hospital) -> None:
    quiet.do(triage.Wait(id=BEDS, on=IT, due="2026-11-19"))
    quiet.later(days=1)
    assert subjects(quiet, "stuck_ball") == []
    quiet.later(days=1)
    assert [(s.id, s.severity) for s in told(quiet, "stuck_ball")] == [(BEDS, 3)]
    quiet.do(settlement.Settle(id=BEDS, outcome="done"))
    assert subjects(quiet, "stuck_ball") == []


def test_a_relay_is_unacknowledged_after_more_than_three_working_days(quiet: Hospital) -> None:
    relay = quiet.make(item.Capture(title="Water off", kind="relay", parties=(NURSING, IT), opened=True))
    quiet.later(days=5)  # from Wednesday over the weekend to Monday
    assert subjects(quiet, "unacknowledged_relay") == []
    quiet.later(days=1)
    (signal,) = told(quiet, "unacknowledged_relay")
    assert str(signal.sentence) == f"#{relay} not read back by Nursing, IT: Water off"
    quiet.do(mediation.Reply(id=relay, party=NURSING, answer="yes"))
    assert told(quiet, "unacknowledged_relay")[0].proposal.parties == (IT,)
    quiet.do(mediation.Reply(id=relay, party=IT, answer="no", text="x"))
    assert subjects(quiet, "unacknowledged_relay") == [], "disputed is read back as well"


def test_a_promise_is_broken_the_day_after_it_was_due(quiet: Hospital) -> None:
    quiet.do(triage.Accept(id=BEDS), item.Change(id=BEDS, due="2026-11-19"))
    quiet.later(days=1)
    assert subjects(quiet, "broken_promise") == []
    quiet.later(days=1)
    (broken,) = told(quiet, "broken_promise")
    assert str(broken.sentence) == "#1, promised to Nursing, is 1 day late: Beds for Friday"
    quiet.do(triage.Give(id=BEDS, to="zoe"))
    assert subjects(quiet, "broken_promise") == [], "it is hers"


def test_an_evening_is_over_the_next_morning(quiet: Hospital) -> None:
    quiet.do(triage.Accept(id=BEDS), item.Change(id=BEDS, due="2026-11-20T04:30:00Z"))  # 23:30 on the 19th
    quiet.later(days=1, hours=14)
    assert subjects(quiet, "broken_promise") == []
    quiet.later(hours=10)
    assert subjects(quiet, "broken_promise") == [BEDS]


def test_what_nobody_expects_or_waits_on_others_is_no_broken_promise(quiet: Hospital) -> None:
    quiet.do(item.Capture(title="Tidy up", opened=True, due="2026-11-10"))
    quiet.do(item.Capture(title="x", opened=True, due="2026-11-10", parties=(IT,), ball=IT))
    assert subjects(quiet, "broken_promise") == []


def test_priorities_clash_when_two_sides_rank_it_two_apart(quiet: Hospital) -> None:
    quiet.do(mediation.TakeSide(id=ROTA, party=NURSING, rank=4), mediation.TakeSide(id=ROTA, party=IT, rank=3))
    assert subjects(quiet, "clashing_priorities") == []
    quiet.do(mediation.TakeSide(id=ROTA, party=IT, rank=2))
    (clash,) = told(quiet, "clashing_priorities")
    assert str(clash.sentence) == "#3 weighs 4 for Nursing and 2 for IT: Night shift rota"
    quiet.do(settlement.Settle(id=ROTA, outcome="moot"))
    assert subjects(quiet, "clashing_priorities") == []


def test_an_order_is_impossible_when_what_comes_first_is_due_later(quiet: Hospital) -> None:
    first = quiet.make(item.Capture(title="First", opened=True, due="2026-12-10"))
    then = quiet.make(item.Capture(title="Then", opened=True, due="2026-12-10", after=(first,)))
    assert subjects(quiet, "impossible_order") == []
    quiet.do(item.Change(id=first, due="2026-12-11"))
    (order,) = told(quiet, "impossible_order")
    assert str(order.sentence) == f"#{then} is due before #{first}, for which it waits: Then"
    quiet.do(settlement.Settle(id=first, outcome="done"))
    assert subjects(quiet, "impossible_order") == []


def test_a_double_booking_is_told_once_and_until_two_weeks_ahead(quiet: Hospital) -> None:
    one = quiet.make(Plan(title="a", start="2026-12-03T10:00", parties=(LEA,), every="FREQ=WEEKLY"))
    two = quiet.make(Plan(title="b", start="2026-12-03T10:30", parties=(NURSING,), every="FREQ=WEEKLY"))
    assert subjects(quiet, "double_booking") == [], "the day after"
    quiet.later(days=1)
    (clash,) = told(quiet, "double_booking")
    assert (clash.id, clash.other, clash.severity) == (one, two, 3)
    assert str(clash.sentence) == f"m{one} “a” and m{two} “b” overlap, and both need Lea Roy"
    quiet.later(days=10)
    assert len(told(quiet, "double_booking")) == 1, "a series is told once"


def test_two_meetings_in_one_room_are_told_by_the_room(quiet: Hospital) -> None:
    quiet.do(meeting.Move(id=STEERING, place="Room 2"))
    quiet.do(Plan(title="Yoga", start="2026-11-27T10:00", place="ROOM 2"))
    (clash,) = told(quiet, "double_booking")
    assert str(clash.sentence) == "m2 “Steering” and m3 “Yoga” are in Room 2 at the same time"
