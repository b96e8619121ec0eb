"""An initiative: a change brought into an organisation."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from store.records.record import Day, Login, PartyId, Record

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
