"""The pulse of all, what an adjustment to it brought, and what is read of a measure are what all entries say."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from statistics import fmean
from typing import NamedTuple

from hospital import IT, LEA, MAX, NURSING, TODAY, TOOL, Hospital, a_hospital
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store import Entry, Item
from store.records import adjusting, entry, initiative, item
from store.records.entry import Step
from store.views.board.adjustments import Verdict, adjustments
from store.views.board.measures import gauges
from store.views.board.pulse import STEPS, heard, held_back, pulse
from store.views.board.trouble import troubles

FEW = settings(max_examples=20, deadline=None)
BELONGS = {NURSING: {NURSING}, LEA: {NURSING}, IT: {IT}, MAX: {IT}}
WINDOW = timedelta(days=28)


class Mark(NamedTuple):
    """What somebody said, so many days ago, perhaps misheard at first."""

    ago: int
    who: int
    about: Step | None
    score: int | None
    is_misheard: bool


class Adjusted(NamedTuple):
    """What was adjusted, so many days ago, for whom: nobody is everybody."""

    ago: int
    about: Step
    whom: tuple[int, ...]


AGO = st.one_of(st.integers(0, 60), st.sampled_from([27, 28, 29, 55, 56]))
ABOUT: st.SearchStrategy[Step] = st.sampled_from(["awareness", "desire"])
MARK = st.builds(
    Mark, AGO, st.sampled_from(sorted(BELONGS)), st.one_of(ABOUT, st.sampled_from([*STEPS, None])),
    st.sampled_from([1, 2, 3, 4, 5, 5, None]), st.booleans(),
)  # fmt: skip
ADJUSTED = st.builds(Adjusted, AGO, ABOUT, st.sampled_from([(), (NURSING,), (IT,), (LEA,), (NURSING, IT)]))


def note(hospital: Hospital, mark: Mark) -> None:
    score = 6 - mark.score if mark.is_misheard and mark.score is not None else mark.score
    number = hospital.make(
        entry.Log(
            kind="feedback", parties=(mark.who,), initiative=TOOL, about=mark.about, score=score, text="so it is",
            at=hospital.now - timedelta(days=mark.ago),
        )
    )  # fmt: skip
    if score != mark.score:
        hospital.do(entry.Correct(id=number, score=mark.score))


def standing(hospital: Hospital) -> list[Entry]:
    """Return the feedback that nothing rectifies."""
    entries = [one for one in hospital.all(Entry) if one.kind == "feedback" and one.initiative == TOOL]
    rectified = {one.corrects for one in entries}
    return [one for one in entries if one.id not in rectified]


def mean(scores: list[float | None]) -> float | None:
    known = [score for score in scores if score is not None]
    return fmean(known) if known else None


def days_ago(one: Entry) -> int:
    return (TODAY - (one.at - timedelta(hours=5)).date()).days


@FEW
@given(st.lists(MARK, max_size=12), st.integers(0, 100))
def test_the_pulse_of_all_and_who_is_held_back(marks: list[Mark], others: int) -> None:
    with a_hospital() as hospital:
        other = hospital.make(initiative.Draft(title="Badges", audience=(NURSING,)))
        for mark in marks[: len(marks) // 2]:
            note(hospital, mark)
        hospital.do(
            item.Capture(title="?"),
            *(
                entry.Log(kind="feedback", initiative=other, parties=(LEA,), score=1, about="desire")
                for _ in range(others)
            ),
            *(entry.Log(kind="feedback", initiative=TOOL, parties=(LEA,), text="well") for _ in range(others)),
        )
        for mark in marks[len(marks) // 2 :]:
            note(hospital, mark)
        said = standing(hospital)
        told = pulse(hospital.workspace, hospital.tool, TODAY)
        for cell in told.overall:
            now = [one.score for one in said if one.about == cell.step and days_ago(one) < 28 and one.score]
            before = [one.score for one in said if one.about == cell.step and 28 <= days_ago(one) < 56]
            assert (cell.mean, cell.count, cell.before) == (mean([*now]), len(now), mean(before))
        low = [cell.step for cell in told.overall if cell.mean is not None and cell.mean <= 3]
        held = {row.group: row.barrier for row in told.rows if row.barrier}
        assert held_back(hospital.workspace, hospital.tool, TODAY) == held
        assert told.barrier == min([*low[:1], *held.values()], key=STEPS.index, default=None)
        assert ("barrier" in [one.rule for one in troubles(hospital.workspace, hospital.tool, TODAY)]) == bool(held)
        lately = [one for one in said if days_ago(one) < 56]
        heads, employees = heard(hospital.workspace, hospital.tool, TODAY)
        if len(lately) <= 40:
            assert {one.entry for one in heads} == {one.id for one in lately if one.parties in ((LEA,), (MAX,))}
            assert {one.entry for one in (*heads, *employees)} == {one.id for one in lately}


@FEW
@given(st.lists(MARK, max_size=12), st.lists(ADJUSTED, min_size=1, max_size=3))
def test_what_followed_an_adjustment_to_a_pulse(marks: list[Mark], made: list[Adjusted]) -> None:
    with a_hospital() as hospital:
        for mark in marks:
            note(hospital, mark)
        now = hospital.now
        for one in sorted(made, reverse=True):
            hospital.now = now - timedelta(days=one.ago, hours=1)
            hospital.do(adjusting.Adjust(id=TOOL, title="Listen", about=one.about, parties=one.whom))
        hospital.now = now
        said = standing(hospital)
        decided = [one for one in hospital.all(Entry) if one.act == "initiative.adjust"]
        told = adjustments(hospital.workspace, hospital.tool, TODAY)
        assert [one.entry for one in told] == [one.id for one in decided][::-1]
        for record, found in zip(decided[::-1], told, strict=True):
            whom = {group for party in record.parties for group in BELONGS[party]} or {NURSING, IT}
            theirs = [one for one in said if one.about == record.about and BELONGS[one.parties[0]] & whom]
            earlier = [one.score for one in theirs if record.at - WINDOW < one.at <= record.at]
            later = [one.score for one in theirs if one.at > record.at]
            assert (found.before, found.after, found.readings) == (mean(earlier), mean(later), len(later))
            assert found.verdict == verdict(mean(earlier), mean(later))
            assert (found.step, found.measure, found.on) == (record.about, "", TODAY - timedelta(days=days_ago(record)))
            assert found.item is not None and hospital.get(Item, found.item).title == found.title


def verdict(before: float | None, after: float | None) -> Verdict:
    if before is None or after is None:
        return "too_early"
    return "no_change" if abs(after - before) < 1e-9 else "helped" if after > before else "worse"


OLD, LATE, NEW = ("Used", 0, 50, False), ("Used", 30, 10, False), ("Trained", 0, 5, False)
READ = st.tuples(st.sampled_from(["Used", "Trained"]), st.integers(0, 30), st.integers(0, 120), st.booleans())


@example([OLD, NEW, NEW, LATE, NEW], 100)
@FEW
@given(st.lists(READ, max_size=8), st.integers(0, 150))
def test_the_latest_reading_is_found_however_many_there_are(
    read: list[tuple[str, int, int, bool]], others: int
) -> None:
    """Some were noted long after they were read, some were rectified."""
    with a_hospital() as hospital:
        hospital.do(
            *(initiative.Gauge(id=TOOL, measure=name, start="2026-10-01", by="2026-12-15") for name in ("Used", "Old"))
        )
        for place, (name, ago, value, is_wrong) in enumerate(read):
            at = hospital.now - timedelta(days=ago)
            number = hospital.make(initiative.Read(id=TOOL, measure=name, value=value, at=at))
            if is_wrong:
                hospital.do(entry.Correct(id=number, score=value + 1))
            if place == len(read) // 2:
                hospital.later(hours=1)
                hospital.do(*(initiative.Read(id=TOOL, measure="Old", value=n) for n in range(others + 1)))
        all_of_them = gauges(hospital.workspace, hospital.tool, TODAY)
        entries = [one for one in hospital.all(Entry) if one.kind == "reading" and one.initiative == TOOL]
        rectified = {one.corrects for one in entries}
        for full, short in zip(all_of_them, gauges(hospital.workspace, hospital.tool, TODAY, latest=True), strict=True):
            mine = [one for one in entries if one.measure == full.name and one.id not in rectified]
            assert [one.value for one in full.readings] == [one.score for one in sorted(mine, key=when_read)]
            assert (full.value, full.read_on, full.status) == (short.value, short.read_on, short.status)
            assert full.expected is None or full.expected == 100 * (TODAY - date(2026, 10, 1)).days / 75


def when_read(one: Entry) -> tuple[datetime, int]:
    return one.at, one.id
