"""What was changed along the way, and what followed: the signal, the adjustment, the next readings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, NamedTuple

from msgspec import Struct

from store.records import Entry, Initiative
from store.records.entry import Step
from store.records.item import ItemStatus
from store.views.board.measures import Gauge, Reading, gauges
from store.views.board.pieces import day_of, groups_of, of_numbers
from store.views.board.pulse import WINDOW, Mark, marks, mean
from store.views.key import names
from store.workspace import Workspace

ACT = "initiative.adjust"
Verdict = Literal["helped", "no_change", "worse", "too_early"]
_SAME = 1e-9


class Adjustment(Struct, frozen=True):
    """An adjustment, and what followed."""

    entry: int
    """The decision."""
    on: date
    item: int | None
    """Its task."""
    title: str
    status: ItemStatus | None
    owner: str
    measure: str
    step: Step | None
    groups: tuple[str, ...]
    reason: str
    before: float | None
    """The last reading until that day; of a pulse the mean of the four weeks before."""
    after: float | None
    """The latest reading since; of a pulse the mean since then."""
    readings: int
    """How many came since."""
    verdict: Verdict


def adjustments(workspace: Workspace, initiative: Initiative, today: date) -> list[Adjustment]:
    """Return the adjustments of an initiative, the latest first.

    One to a measure has helped where the readings since are closer to the expected line than before (a measure that
    rises by itself proves nothing), or, without a line, closer to the target; one to a pulse where the mean has risen.
    """
    told = workspace.facts(Entry, _decided, workspace.ids(Entry, initiative=initiative.id, kind="decision"))
    decided = {id: one for id, one in told.items() if one.act == ACT}
    by_name = {gauge.name: gauge for gauge in gauges(workspace, initiative, today)} if decided else {}
    said = list(marks(workspace, initiative.id).values()) if any(one.about for one in decided.values()) else []
    found = [_adjustment(workspace, initiative, id, one, by_name, said) for id, one in decided.items()]
    return found[::-1]


class _Decided(NamedTuple):
    act: str
    at: datetime
    item: int | None
    measure: str
    about: Step | None
    parties: tuple[int, ...]
    text: str


class _Effect(NamedTuple):
    before: float | None
    after: float | None
    readings: int
    verdict: Verdict


def _adjustment(
    workspace: Workspace,
    initiative: Initiative,
    id: int,
    one: _Decided,
    by_name: dict[str, Gauge],
    said: list[Mark],
) -> Adjustment:
    on = day_of(one.at, workspace)
    effect = _Effect(None, None, 0, "too_early")
    if one.measure in by_name:
        effect = _of_measure(by_name[one.measure], one.at)
    elif one.about is not None:
        effect = _of_pulse(workspace, initiative, one, [mark for mark in said if mark.about == one.about])
    task = of_numbers(workspace, (one.item,) if one.item else ()).get(one.item or 0)
    return Adjustment(
        entry=id, on=on, item=one.item, title=task.title if task else one.text, status=task.status if task else None,
        owner=task.owner if task else "", measure=one.measure, step=one.about, groups=names(workspace, one.parties),
        reason=one.text, before=effect.before, after=effect.after, readings=effect.readings, verdict=effect.verdict,
    )  # fmt: skip


def _of_measure(gauge: Gauge, at: datetime) -> _Effect:
    earlier = [reading for reading in gauge.readings if reading.at <= at]
    later = [reading for reading in gauge.readings if reading.at > at]
    before, after = (readings[-1] if readings else None for readings in (earlier, later))
    verdict: Verdict = "too_early"
    if before is not None and after is not None:
        verdict = _verdict(_distance(gauge, before) - _distance(gauge, after))
    return _Effect(before.value if before else None, after.value if after else None, len(later), verdict)


def _distance(gauge: Gauge, reading: Reading) -> float:
    """Return how far a reading is behind the line, or, without one, from the target: a share of the way."""
    lag = gauge.lag(reading)
    return 1 - gauge.way(reading.value) if lag is None else lag


def _of_pulse(workspace: Workspace, initiative: Initiative, one: _Decided, said: list[Mark]) -> _Effect:
    belongs = groups_of(workspace, initiative.audience)
    groups = {group for party in one.parties for group in belongs.get(party, ())} or {*initiative.audience}
    mine = [mark for mark in said if any(groups.intersection(belongs.get(party, ())) for party in mark.parties)]
    earlier = [mark.score for mark in mine if one.at - WINDOW < mark.at <= one.at]
    later = [mark.score for mark in mine if mark.at > one.at]
    before, after = (mean([score for score in scores if score is not None]) for scores in (earlier, later))
    if before is None or after is None:
        return _Effect(before, after, len(later), "too_early")
    return _Effect(before, after, len(later), _verdict(after - before))


def _verdict(gain: float) -> Verdict:
    if abs(gain) < _SAME:
        return "no_change"
    return "helped" if gain > 0 else "worse"


def _decided(entry: Entry) -> _Decided:
    return _Decided(entry.act, entry.at, entry.item, entry.measure, entry.about, entry.parties, entry.text)
