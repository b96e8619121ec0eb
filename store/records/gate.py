"""The gate of an initiative, and the phases on either side of it."""

from __future__ import annotations

from typing import get_args

from msgspec.structs import replace

from store.records.answers import latest_answers
from store.records.changing import required
from store.records.entry import Entry
from store.records.initiative import Initiative, Phase
from store.records.item import Item, ItemKind
from store.records.operation import Desk, Operation
from store.records.party import Party
from store.records.record import InitiativeId
from store.sentence import N_, Refused, Sentence, sentence

PHASES: tuple[Phase, ...] = get_args(Phase)


class Advance(Operation, frozen=True, kw_only=True):
    """Move an initiative to its next phase; the gate asks every head's green light first."""

    act = "initiative.advance"

    id: InitiativeId
    rev: int = 0
    reason: str = ""
    """Why it goes through a closed gate; logged."""

    def apply(self, desk: Desk) -> None:
        """Refuses the last phase, and a closed gate without a reason."""
        initiative = desk.get(Initiative, self.id, self.rev)
        if initiative.phase == PHASES[-1]:
            raise Refused(N_("i{id} is closed"), field="id", id=initiative.id)
        obstacles = gate(desk, initiative) if initiative.phase == "consulting" else []
        if obstacles and not self.reason.strip():
            raise Refused(
                N_("Cannot go ahead: {reasons}. Type a reason to go ahead all the same"),
                field="reason", reasons=obstacles,
            )  # fmt: skip
        _move(desk, self.act, initiative, +1, self.reason)


class Back(Operation, frozen=True, kw_only=True):
    """Take an initiative one phase back, with the reason."""

    act = "initiative.back"

    id: InitiativeId
    reason: str
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses the first phase, and going back without a reason."""
        initiative = desk.get(Initiative, self.id, self.rev)
        if initiative.phase == PHASES[0]:
            raise Refused(N_("i{id} is a draft still"), field="id", id=initiative.id)
        required(self.reason, "reason", N_("Say why i{id} goes back"), id=initiative.id)
        _move(desk, self.act, initiative, -1, self.reason)


def gate(desk: Desk, initiative: Initiative) -> list[Sentence]:
    """Return what keeps an initiative from being approved, a sentence each; none where the gate is open.

    Every head of an audience group must have said yes on an approval of the initiative, and no obstacle or conflict
    of it may be open.
    """
    green = _said_yes(desk, desk.find(Item, initiative=initiative.id, kind="approval"))
    reasons = [] if initiative.audience else [sentence(N_("it has no audience yet"))]
    for id in initiative.audience:
        group = desk.get(Party, id)
        if group.head is None:
            reasons.append(sentence(N_("{group} has no head to ask"), group=group.name))
        elif not {group.head, group.id} & green:
            head = desk.get(Party, group.head)
            reasons.append(sentence(N_("{head} ({group}) has not said yes"), head=head.name, group=group.name))
    found = (
        desk.find(Item, initiative=initiative.id, kind=kind, status=status)
        for kind in _BLOCKING
        for status in ("open", "inbox")
    )
    blocking = sorted((item.id, item.kind) for items in found for item in items)
    return reasons + [sentence(_BLOCKING[kind], id=id) for id, kind in blocking]


_BLOCKING: dict[ItemKind, str] = {"obstacle": N_("obstacle #{id} is open"), "conflict": N_("conflict #{id} is open")}


def _said_yes(desk: Desk, approvals: list[Item]) -> set[int]:
    said: dict[int, str | None] = {}
    for approval in approvals:
        for (party, _), entry in latest_answers(desk.find(Entry, item=approval.id, kind="answer")).items():
            said[party] = entry.answer
    return {party for party, answer in said.items() if answer == "yes"}


def _move(desk: Desk, act: str, initiative: Initiative, step: int, reason: str) -> None:
    phase = PHASES[PHASES.index(initiative.phase) + step]
    desk.put(replace(initiative, phase=phase))
    desk.add(
        Entry(
            kind="decision",
            act=act,
            at=desk.now,
            by=desk.user,
            initiative=initiative.id,
            text=reason,
            parties=initiative.audience,
        )
    )
