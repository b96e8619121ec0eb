"""All that is computed about one party, for programs: how it stands, why, what is open, what happened."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from store.records import Entry, Item, Party
from store.sentence import Sentence, reference
from store.views.bridge import gaps_of
from store.views.key import Key, codes
from store.views.promises import promises
from store.views.relationship import itself
from store.views.rhythm import weeks
from store.views.standing import Standing, reasons, standing
from store.views.work import open_with
from store.workspace import Workspace

State = Literal["well", "watch", "poor"]


class Health(Struct, frozen=True):
    """How it stands with a party, in a word and in words."""

    state: State
    score: float
    reasons: tuple[Sentence, ...]
    """The gravest first."""
    evidence: tuple[tuple[str, ...], ...]
    """Reason by reason the records that show it: `#12`, `e40`."""
    tone: float | None
    trend: float
    promises_kept: tuple[str, ...]
    promises_broken: tuple[str, ...]
    contacts_by_week: tuple[int, ...]
    """Oldest first, the last week ending today."""


class Silence(Struct, frozen=True):
    """How long nobody has spoken to a party, against what was agreed."""

    state: Literal["none", "due", "silent", "never"]
    """`never`: no contact was logged; `none`: also where no cadence is agreed."""
    last: date | None
    days: int | None
    cadence: int | None
    ratio: float | None


class OpenItem(Struct, frozen=True):
    """Something that is open with a party."""

    id: int
    kind: str
    title: str
    due: str | None
    ball: tuple[str, ...]
    """In whose court it is; nobody's: ours."""


class Happened(Struct, frozen=True):
    """One line of a timeline."""

    id: int
    at: datetime
    by: str
    kind: str
    channel: str | None
    parties: tuple[str, ...]
    tone: int | None
    text: str
    item: int | None
    answer: str | None


class BrokenBridge(Struct, frozen=True):
    """A party with which this one has open business and no exchange."""

    party: tuple[str, ...]
    days: int
    cadence: int
    open: tuple[int, ...]


class Dossier(Struct, frozen=True):
    """What is computed about a party."""

    health: Health
    silence: Silence
    next_contact: date | None
    bridges: tuple[BrokenBridge, ...]
    open: tuple[OpenItem, ...]
    timeline: tuple[Happened, ...]
    """Newest first; a group's with that of its members."""


def dossier(workspace: Workspace, party: Party, today: date) -> Dossier:
    """Return all that is computed about a party."""
    now = standing(workspace, party, today)
    bridges = (
        BrokenBridge(codes(workspace, (sum(gap.pair) - party.id,)), gap.days, gap.cadence, gap.business)
        for gap in gaps_of(workspace, party.id, today)
    )
    ids = {id for one in itself(workspace, party) for id in workspace.ids(Entry, parties=one)}
    return Dossier(
        health=_health(workspace, party, now, today), silence=_silence(workspace, now, today), next_contact=now.next,
        bridges=tuple(bridges),
        open=tuple(_open(workspace, item) for item in workspace.some(Item, open_with(workspace, party.id))),
        timeline=tuple(_happened(workspace, entry) for entry in workspace.some(Entry, sorted(ids, reverse=True))),
    )  # fmt: skip


def _health(workspace: Workspace, party: Party, now: Standing, today: date) -> Health:
    found, promised = reasons(workspace, party, today), promises(workspace, party.id, today)
    state: State = "poor" if now.score >= 3 else "watch" if now.reasons else "well"
    return Health(
        state=state, score=now.score, reasons=now.reasons,
        evidence=tuple(tuple(map(_called, reason.behind)) for reason in found), tone=now.tone, trend=now.trend,
        promises_kept=tuple(reference(Item.table, id) for id in promised.kept),
        promises_broken=tuple(reference(Item.table, id) for id in promised.broken),
        contacts_by_week=weeks(workspace, party, today),
    )  # fmt: skip


def _called(key: Key) -> str:
    return reference(key.table, key.id)


def _silence(workspace: Workspace, now: Standing, today: date) -> Silence:
    ratio = now.silence
    never = now.last is None and now.cadence is not None
    state: Literal["none", "due", "silent", "never"] = "never" if never else "none"
    if ratio is not None and ratio >= workspace.thresholds.due:
        state = "silent" if now.is_silent else "due"
    return Silence(state, now.last, (today - now.last).days if now.last else None, now.cadence, ratio)


def _open(workspace: Workspace, item: Item) -> OpenItem:
    return OpenItem(item.id, item.kind, item.title, item.due, codes(workspace, (item.ball,) if item.ball else ()))


def _happened(workspace: Workspace, entry: Entry) -> Happened:
    return Happened(
        entry.id, entry.at, entry.by, entry.kind, entry.channel, codes(workspace, entry.parties), entry.tone,
        entry.text, entry.item, entry.answer,
    )  # fmt: skip
