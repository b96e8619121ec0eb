"""An initiative: a change brought into an organisation."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import UNSET, Struct, UnsetType, field
from msgspec.structs import replace

from store.records.changing import changed, given, required
from store.records.entry import Entry, check_past
from store.records.operation import Desk, Operation
from store.records.party import Party
from store.records.record import Day, InitiativeId, Login, PartyId, Record
from store.sentence import N_, Refused

Phase = Literal["draft", "consulting", "approved", "running", "closed"]


class Member(Struct, frozen=True, omit_defaults=True):
    """A colleague of the team."""

    login: Login
    role: str = ""


class Measure(Struct, frozen=True, omit_defaults=True):
    """What shows whether it works: from a value on `start` to `target` on `by`."""

    name: str
    unit: str = ""
    base: float = field(name="from", default=0.0)
    target: float = 100.0
    start: Day | None = None
    by: Day | None = None


class Impact(Struct, frozen=True):
    """What changes for one audience group."""

    party: PartyId
    text: str


class Initiative(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A new system or policy on its way in; its plan is its items and meetings by date."""

    table = "initiatives"
    indexes = ("phase", "audience")

    title: str = ""
    goal: str = ""
    why: str = ""
    strategy: str = ""
    fallback: str = ""
    audience: tuple[PartyId, ...] = ()
    team: tuple[Member, ...] = ()
    start: Day | None = None
    golive: Day | None = None
    phase: Phase = "draft"
    measures: tuple[Measure, ...] = ()
    impacts: tuple[Impact, ...] = ()


class Draft(Operation, frozen=True, kw_only=True):
    """Draft an initiative: a change to bring into the organisation."""

    act = "initiative.draft"

    title: str
    goal: str = ""
    why: str = ""
    strategy: str = ""
    fallback: str = ""
    audience: tuple[PartyId, ...] = ()
    team: tuple[Member, ...] = ()
    start: Day | None = None
    golive: Day | None = None
    measures: tuple[Measure, ...] = ()
    tags: tuple[str, ...] = ()

    def apply(self, desk: Desk) -> None:
        """Refuses an initiative without a title, a go-live before its start, and a person as its audience."""
        initiative = Initiative(**{**given(self), "title": self.title.strip()})
        _check(initiative)
        desk.add(initiative)
        _of_groups(desk, self.audience)


class Change(Operation, frozen=True, kw_only=True):
    """Change what an initiative aims at, for whom, by whom and when."""

    act = "initiative.change"

    id: InitiativeId
    rev: int = 0
    title: str | UnsetType = UNSET
    goal: str | UnsetType = UNSET
    why: str | UnsetType = UNSET
    strategy: str | UnsetType = UNSET
    fallback: str | UnsetType = UNSET
    audience: tuple[PartyId, ...] | UnsetType = UNSET
    team: tuple[Member, ...] | UnsetType = UNSET
    start: Day | UnsetType | None = UNSET
    golive: Day | UnsetType | None = UNSET
    tags: tuple[str, ...] | UnsetType = UNSET

    def apply(self, desk: Desk) -> None:
        """Refuses an initiative without a title, a go-live before its start, and a person as its audience."""
        initiative = changed(desk.get(Initiative, self.id, self.rev), self)
        _check(initiative)
        desk.put(initiative)
        _of_groups(desk, () if self.audience is UNSET else self.audience)


class Gauge(Operation, frozen=True, kw_only=True):
    """Add a measure to an initiative, or change the one of that name."""

    act = "initiative.measure"

    id: InitiativeId
    measure: str
    rev: int = 0
    unit: str = ""
    base: float = 0.0
    target: float = 100.0
    start: Day | None = None
    by: Day | None = None

    def apply(self, desk: Desk) -> None:
        """Refuses a nameless measure and one whose target is where it starts."""
        initiative = desk.get(Initiative, self.id, self.rev)
        name = required(self.measure, "measure", N_("What is measured?"))
        if self.base == self.target:
            raise Refused(N_("target: {name} starts there already"), field="target", name=name)
        measure = Measure(
            name, self.unit, self.base, self.target, self.start or initiative.start, self.by or initiative.golive
        )
        others = tuple(known for known in initiative.measures if known.name != name)
        desk.put(replace(initiative, measures=(*others, measure)))


class Read(Operation, frozen=True, kw_only=True):
    """Record a reading of a measure."""

    act = "initiative.read"

    id: InitiativeId
    measure: str
    value: float
    at: datetime | None = None
    parties: tuple[PartyId, ...] = ()
    text: str = ""

    def apply(self, desk: Desk) -> None:
        """Refuses a measure that the initiative does not have (it names those it has), and the future."""
        initiative = desk.get(Initiative, self.id)
        names = [measure.name for measure in initiative.measures]
        if self.measure not in names:
            raise Refused(
                N_("measure: i{id} has no “{measure}”; it has {names}"),
                field="measure", id=initiative.id, measure=self.measure[:40], names=names or ["–"],
            )  # fmt: skip
        at = self.at or desk.now
        check_past(at, desk.now)
        desk.add(
            Entry(
                kind="reading", at=at, by=desk.user, initiative=initiative.id, measure=self.measure, score=self.value,
                parties=self.parties, text=self.text,
            )
        )  # fmt: skip


def a_group(desk: Desk, party: int, field: str) -> None:
    """Refuse a person: an audience is made of groups."""
    found = desk.get(Party, party)
    if found.kind != "group":
        raise Refused(N_("{name} is a person: the audience is made of groups"), field=field, name=found.name)


def _of_groups(desk: Desk, audience: tuple[int, ...]) -> None:
    for party in audience:
        a_group(desk, party, "audience")


def _check(initiative: Initiative) -> None:
    required(initiative.title, "title", N_("What is the initiative called?"))
    if initiative.start and initiative.golive and initiative.golive < initiative.start:
        raise Refused(N_("golive: it cannot go live before it starts"), field="golive")
