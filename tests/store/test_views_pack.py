"""The meeting pack: what there is to raise with those who come, each line with why it is there."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from hospital import BADGES, BEDS, GREEN, IT, LEA, MAX, NURSING, ROTA, ROUND, STEERING, TODAY, Hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Entry, Item, Meeting, Party, when
from store.records import entry, item, mediation, meeting, party, settlement, triage
from store.records.answers import latest_answers
from store.views.pack import Pack, pack

Line = tuple[str, str, str]


def packed(hospital: Hospital, id: int = ROUND) -> Pack:
    hospital.workspace.changes()
    return pack(hospital.workspace, hospital.get(Meeting, id), hospital.today)


def told(hospital: Hospital, id: int = ROUND) -> list[Line]:
    return [(line.why, line.title, str(line.reason)) for line in packed(hospital, id).lines]


def test_those_who_come_bring_what_stands_between_them_and_us(hospital: Hospital) -> None:
    hospital.do(
        item.Capture(title="Send the roster", opened=True, due="2026-11-16", parties=(LEA,)),
        item.Capture(title="Wire the ward", opened=True, due="2026-11-17", parties=(NURSING,), ball=MAX),
    )
    assert told(hospital) == [
        ("conflict", "Night shift rota", "open conflict between Nursing, IT"),
        ("court", "Wire the ward", "with Max Tran, 1 day late"),
        ("promise", "Send the roster", "promised to Lea Roy, 2 days late"),
        ("green_light", "Rota tool goes live", "no green light yet from Lea Roy, Max Tran"),
        ("relay", "New badge rules", "not read back by Nursing"),
        ("silence", "Nursing", "no contact for 8 days (every 7 agreed)"),
    ]
    assert [line.parties for line in packed(hospital).lines][:2] == [("nur", "it"), ("max",)]


def test_only_what_concerns_those_who_come(hospital: Hospital) -> None:
    assert [line[:2] for line in told(hospital, STEERING)] == [("green_light", "Rota tool goes live")]
    hospital.do(mediation.Reply(id=GREEN, party=LEA, answer="reserve", text="if trained"))
    assert len(told(hospital, STEERING)) == 1, "a yes with an if is no green light yet"
    hospital.do(mediation.Reply(id=GREEN, party=LEA, answer="yes"))
    assert told(hospital, STEERING) == []


def test_pinned_first_skipped_aside_and_nothing_twice(hospital: Hospital) -> None:
    hospital.do(meeting.Pin(id=ROUND, item=BADGES), meeting.Skip(id=ROUND, item=ROTA))
    found = packed(hospital)
    assert [line.title for line in found.lines][:2] == ["New badge rules", "Rota tool goes live"]
    assert (found.lines[0].why, [str(one) for one in found.lines[0].also]) == (
        "pinned", ["not read back by Nursing"],
    )  # fmt: skip
    assert [line.title for line in found.skipped] == ["Night shift rota"]
    hospital.do(settlement.Settle(id=BADGES, outcome="done"))
    assert "New badge rules" not in [line.title for line in packed(hospital).lines], "what is settled is not raised"


def test_what_was_put_on_its_agenda_is_there_undecided_too(hospital: Hospital) -> None:
    hospital.do(item.Change(id=BEDS, meeting=STEERING))
    assert told(hospital, STEERING)[0] == ("prepared", "Beds for Friday", "put on the agenda of this meeting")


def test_what_last_time_left_unfinished_comes_back(hospital: Hospital) -> None:
    hospital.do(meeting.Pin(id=ROUND, item=BEDS))
    made = hospital.make(item.Capture(title="Ask the board", opened=True, meeting=ROUND))
    hospital.do(entry.Log(text="Tidied", kind="note", item=GREEN, meeting=ROUND))
    hospital.do(meeting.Hold(id=ROUND))
    following = max(hospital.all(Meeting), key=lambda one: one.id)
    left = [line for line in told(hospital, following.id) if line[0] == "unfinished"]
    assert left == [
        ("unfinished", title, "left unfinished in m1")
        for title in ("Beds for Friday", "Rota tool goes live", "Ask the board")
    ]
    hospital.do(settlement.Settle(id=made, outcome="done"), triage.Decline(id=BEDS, reason="x"))
    assert [line[1] for line in told(hospital, following.id) if line[0] == "unfinished"] == ["Rota tool goes live"]


def test_a_meeting_outside_a_series_follows_the_last_one_with_the_same_parties(hospital: Hospital) -> None:
    hospital.do(item.Change(id=BEDS, meeting=STEERING))
    hospital.later(days=20)
    hospital.do(meeting.Hold(id=STEERING))
    again = hospital.make(meeting.Plan(title="Steering again", start="2026-12-20T10:00", parties=(LEA,)))
    other = hospital.make(meeting.Plan(title="Other", start="2026-12-20T10:00", parties=(LEA, MAX)))
    assert "unfinished" in [line[0] for line in told(hospital, again)]
    assert "unfinished" not in [line[0] for line in told(hospital, other)]


def test_an_empty_meeting_has_an_empty_pack(hospital: Hospital) -> None:
    alone = hospital.make(meeting.Plan(title="Desk", start="2026-11-20T10:00"))
    assert packed(hospital, alone) == Pack((), ())


# -- against every record, read one by one

ITEMS = st.lists(
    st.tuples(
        st.sampled_from(["task", "relay", "conflict", "approval"]),
        st.lists(st.sampled_from([NURSING, IT, LEA, MAX]), max_size=3, unique=True).map(tuple),
        st.one_of(st.none(), st.sampled_from([NURSING, MAX])),
        st.one_of(st.none(), st.integers(-3, 2)),
        st.booleans(),
        st.one_of(st.none(), st.sampled_from(["yes", "reserve", "no"])),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(ITEMS, st.lists(st.sampled_from([NURSING, IT, LEA]), max_size=2, unique=True).map(tuple), st.integers(0, 12))
def test_the_pack_is_what_one_finds_by_reading_everything(
    items: list[tuple[str, tuple[int, ...], int | None, int | None, bool, str | None]], invited: tuple[int, ...],
    later: int,
) -> None:  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        hospital = Hospital(Path(folder) / "s")
        hospital.do(party.Change(id=MAX, cadence=3))
        for kind, parties, ball, days, opened, answer in items:
            due = None if days is None else (TODAY + timedelta(days=days)).isoformat()
            made = hospital.make(
                item.Capture(title="x", kind=kind, parties=parties, ball=ball, due=due, opened=opened, source=LEA)
            )
            if answer and parties and kind != "task":
                option = 0 if kind == "conflict" else None
                hospital.do(mediation.Reply(id=made, party=parties[0], answer=answer, option=option, text="y"))
        met = hospital.make(meeting.Plan(title="Met", start="2026-12-20T10:00", parties=invited))
        hospital.later(days=later)
        lines = packed(hospital, met).lines
        shown = {(line.key.table, line.key.id): 1 + len(line.also) for line in lines}
        assert shown == _by_reading(hospital, invited)
        assert len(shown) == len(lines)
        hospital.close()


def _by_reading(hospital: Hospital, invited: tuple[int, ...]) -> dict[tuple[str, int], int]:
    """Return each record to raise, with for how many reasons."""
    parties = hospital.all(Party)
    guests = set(invited) | {one.id for one in parties if set(one.groups) & set(invited)}
    found: dict[tuple[str, int], int] = {}
    for kept in hospital.all(Item, status="open"):
        said = latest_answers(hospital.all(Entry, item=kept.id))
        owed = [p for p in kept.parties if p in guests and ((p, 0) not in said or said[p, 0].answer != "yes")]
        late = kept.due is not None and when.day(kept.due, "America/Montreal") < hospital.today
        named = guests & {*kept.parties, *((kept.source,) if kept.source else ())}
        number = sum(
            (
                kept.kind == "conflict" and len(guests & set(kept.parties)) > 1,
                late and kept.ball in guests,
                late and kept.ball is None and bool(named),
                kept.kind in ("approval", "relay") and bool(owed),
            )
        )
        if number:
            found["items", kept.id] = number
    for one in parties:
        cadences = [group.cadence for group in parties if group.id in one.groups and group.cadence]
        cadence = one.cadence or (min(cadences, default=None) if one.id in invited else None)
        members = {one.id} | {other.id for other in parties if one.id in other.groups}
        heard = [e.at for e in hospital.all(Entry) if e.kind in ("contact", "answer") and set(e.parties) & members]
        if one.id not in guests or cadence is None or not heard:
            continue
        if (hospital.today - when.day(max(heard), "America/Montreal")).days >= cadence:
            found["parties", one.id] = 1
    return found
