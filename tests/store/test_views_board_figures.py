"""Every figure of the board is what one finds by reading all records and reckoning by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from statistics import fmean

from hospital import IT, LEA, MAX, NURSING, TODAY, TOOL, Hospital, a_hospital
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.records import adjusting, entry, initiative, item, meeting, party, triage
from store.views.board.adjustments import adjustments
from store.views.board.coverage import coverage
from store.views.board.lint import lint
from store.views.board.measures import gauges
from store.views.board.plan import plan, working_days_left
from store.views.board.pulse import STEPS, pulse
from store.views.board.saturation import saturation
from store.views.board.support import support

FEW = settings(max_examples=15, deadline=None)
AGO = st.integers(1, 90)
"""Days."""
GROUP = {NURSING: NURSING, LEA: NURSING, IT: IT, MAX: IT}


def ago(hospital: Hospital, days: int) -> datetime:
    return hospital.now - timedelta(days=days)


@example(0.0, [(1, 41.0)], 5)
@FEW
@given(
    st.floats(-50, 50).filter(lambda base: abs(base - 60) > 1),
    st.lists(st.tuples(AGO, st.floats(-100, 100)), min_size=1, max_size=6, unique_by=lambda pair: pair[0]),
    AGO,
)
def test_measures_and_what_followed_an_adjustment(base: float, read: list[tuple[int, float]], changed: int) -> None:
    with a_hospital() as hospital:
        hospital.do(
            initiative.Gauge(id=TOOL, measure="Used", base=base, target=60, start="2026-09-01", by="2026-12-15")
        )
        hospital.do(*(initiative.Read(id=TOOL, measure="Used", value=v, at=ago(hospital, d)) for d, v in read))
        now, hospital.now = hospital.now, ago(hospital, changed) - timedelta(hours=1)
        hospital.do(adjusting.Adjust(id=TOOL, title="x", measure="Used"))
        hospital.now = now

        def lag(days: int, value: float) -> float:
            day = TODAY - timedelta(days=days)
            expected = min(max((day - date(2026, 9, 1)).days / 105, 0), 1)
            return expected - (value - base) / (60 - base)

        last_day, last = min(read)
        way, behind = (last - base) / (60 - base), lag(last_day, last)
        gauge = gauges(hospital.workspace, hospital.tool, TODAY)[1]
        assert gauge.value == last
        assert abs((gauge.expected or 0) - (base + (60 - base) * 78 / 105)) < 1e-9
        assert gauge.status == ("met" if way >= 1 else "behind" if way < 0.9 * (behind + way) else "on_track")
        earlier = [one for one in read if one[0] > changed]
        later = [one for one in read if one[0] <= changed]
        (made,) = adjustments(hospital.workspace, hospital.tool, TODAY)
        assert made.readings == len(later)
        if earlier and later:
            gain = lag(*min(earlier)) - lag(*min(later))
            assert made.verdict == ("no_change" if abs(gain) < 1e-9 else "helped" if gain > 0 else "worse")
        else:
            assert made.verdict == "too_early"


@FEW
@given(
    st.lists(
        st.tuples(AGO, st.sampled_from(sorted(GROUP)), st.sampled_from(STEPS), st.integers(1, 5), st.booleans()),
        max_size=20,
    )
)
def test_the_pulse_of_each_group_and_step(said: list[tuple[int, int, entry.Step, int, bool]]) -> None:
    with a_hospital() as hospital:
        for days, who, step, score, is_wrong in said:
            mark = entry.Log(
                kind="feedback", parties=(who,), initiative=TOOL, about=step, score=6 - score if is_wrong else score,
                at=ago(hospital, days),
            )  # fmt: skip
            number = hospital.make(mark)
            if is_wrong:
                hospital.do(entry.Correct(id=number, score=score, text="misheard"))
        told = pulse(hospital.workspace, hospital.tool, TODAY)
        for row in told.rows:
            means: dict[entry.Step, float] = {}
            for cell in row.cells:
                mine = [
                    (days, score) for days, who, step, score, _ in said if (GROUP[who], step) == (row.group, cell.step)
                ]
                now, before = [s for d, s in mine if d < 28], [s for d, s in mine if 28 <= d < 56]
                assert (cell.mean, cell.count) == (fmean(now) if now else None, len(now))
                assert cell.before == (fmean(before) if before else None)
                means[cell.step] = 9 if cell.mean is None else cell.mean
            assert row.barrier == next((step for step in STEPS if means[step] <= 3), None)


@FEW
@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(GROUP)), st.integers(0, 30), st.sampled_from(["training", "seminar"])),
        max_size=8,
    ),
    st.integers(1, 60).filter(lambda size: size != 40),
)
def test_coverage_by_headcount(came: list[tuple[int, int, meeting.MeetingKind]], size: int) -> None:
    with a_hospital() as hospital:
        hospital.do(party.Change(id=NURSING, size=size))
        for who, number, kind in came:
            id = hospital.make(meeting.Plan(title="T", kind=kind, start="2026-11-17T09:00", initiative=TOOL))
            hospital.do(meeting.Hold(id=id, attendance={who: number}))
        trained = sum(number for who, number, kind in came if GROUP[who] == NURSING and kind == "training")
        nursing, it = coverage(hospital.workspace, hospital.tool)
        assert (nursing.trained, nursing.share) == (min(trained, size), min(trained, size) / size)
        assert (it.trained, it.share) == (
            sum(n for who, n, kind in came if GROUP[who] == IT and kind == "training"),
            None,
        )


@FEW
@given(
    st.lists(st.tuples(st.integers(-20, 60), st.sampled_from(sorted(GROUP)), st.booleans(), st.booleans()), max_size=14)
)
def test_saturation_the_timeline_and_what_is_linted(asked: list[tuple[int, int, bool, bool]]) -> None:
    with a_hospital() as hospital:
        for days, who, is_meeting, is_done in asked:
            on = (TODAY + timedelta(days=days)).isoformat()
            if is_meeting:
                hospital.do(meeting.Plan(title="M", start=f"{on}T09:00", parties=(who,), initiative=TOOL))
            else:
                number = hospital.make(
                    item.Capture(title="I", opened=not is_done, parties=(who,), due=on, initiative=TOOL)
                )
                if is_done:
                    hospital.do(triage.Decline(id=number, reason="x"))
        monday = TODAY - timedelta(days=TODAY.weekday())
        plainly: Counter[tuple[int, date]] = Counter()
        for days, who, is_meeting, is_done in asked:
            day = TODAY + timedelta(days=days)
            if day >= monday and (is_meeting or not is_done):
                plainly[GROUP[who], day - timedelta(days=day.weekday())] += 1
        for group in (NURSING, IT):
            plainly[group, date(2026, 12, 14)] += 1  # the go-live itself
        found = saturation(hospital.workspace, TODAY)
        assert {(week.group, week.monday): len(week.demands) for week in found} == dict(plainly)
        too_much = [fault for fault in lint(hospital.workspace, hospital.tool, TODAY) if fault.rule == "overload"]
        assert len(too_much) == sum(count > 3 for count in plainly.values())
        bars = [bar for bar in plan(hospital.workspace, hospital.tool, TODAY) if bar.last and bar.kind != "golive"]
        assert sorted(bar.last for bar in bars if bar.last) == sorted(
            TODAY + timedelta(days=days) for days, _, is_meeting, is_done in asked if is_meeting or not is_done
        )
        for bar in bars:
            assert bar.last and bar.days_left == working_days_left(bar.last, TODAY)


@given(st.integers(-200, 200))
def test_working_days_left_are_counted_one_by_one(days: int) -> None:
    day = TODAY + timedelta(days=days)
    first, last = min(day, TODAY), max(day, TODAY)
    between = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    counted = sum(one.weekday() < 5 for one in between)
    assert working_days_left(day, TODAY) == (counted if days >= 0 else -counted)


@FEW
@given(
    st.lists(
        st.tuples(st.integers(0, 7), st.sampled_from(["waits", "waits", "answered", "declined"])),
        min_size=1,
        max_size=8,
    )
)
def test_the_queue_by_how_often_it_is_asked(asked: list[tuple[int, str]]) -> None:
    """Each question is a duplicate of an earlier one, or new where it names itself or none."""
    with a_hospital() as hospital:
        ids: list[int] = []
        originals: list[int] = []
        for place, (earlier, _) in enumerate(asked):
            ids.append(hospital.make(item.Capture(title=f"Q{place}", kind="request", source=LEA, initiative=TOOL)))
            original = originals[earlier] if earlier < place else ids[place]
            originals.append(original)
            if original != ids[place]:
                hospital.do(triage.Duplicate(id=ids[place], of=original))
        ends = {id: end for id, original, (_, end) in zip(ids, originals, asked, strict=True) if id == original}
        for id, end in ends.items():
            if end == "answered":
                hospital.do(adjusting.Respond(id=id, text="F1"))
            elif end == "declined":
                hospital.do(triage.Decline(id=id, reason="x"))
        times = {id: count for id, count in Counter(originals).items() if ends[id] == "waits"}
        queue = support(hospital.workspace, hospital.tool, TODAY)
        assert {one.id: one.asked for one in queue.questions} == times
        assert [one.asked for one in queue.questions] == sorted(times.values(), reverse=True)
        assert (queue.open, queue.closed) == (len(times), [*ends.values()].count("answered"))
        assert queue.hottest == (queue.questions[0].id if max(times.values(), default=0) > 1 else None)


def test_what_is_reckoned_reads_the_records_there_are() -> None:
    """Nothing of another initiative is counted."""
    with a_hospital() as hospital:
        other = hospital.make(initiative.Draft(title="Badges", audience=(NURSING,)))
        hospital.do(
            entry.Log(kind="feedback", parties=(NURSING,), initiative=other, about="desire", score=1),
            item.Capture(title="?", kind="request", initiative=other),
            meeting.Plan(title="T", kind="training", start="2026-11-17T09:00", initiative=other, parties=(NURSING,)),
        )
        hospital.do(meeting.Hold(id=3, attendance={NURSING: 9}))
        assert pulse(hospital.workspace, hospital.tool, TODAY).barrier is None
        assert support(hospital.workspace, hospital.tool, TODAY).open == 0
        assert coverage(hospital.workspace, hospital.tool)[0].trained == 0
