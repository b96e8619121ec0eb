"""All that is known of a conflict's mediation, for programs: parties by their codes, options by their numbers."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from store.records import Entry, Item
from store.records.answers import answers_in_turn
from store.records.entry import Answer
from store.sentence import Sentence
from store.views.conflict import Stage, matrix_of, standing
from store.views.hearings import hearings, is_mediator
from store.views.key import codes
from store.views.matrix import Verdict, interest_text
from store.views.urgency import needs
from store.workspace import Workspace


class Condition(Struct, frozen=True):
    """On what condition a side says yes to an option."""

    option: int
    party: str
    text: str


class Dominated(Struct, frozen=True):
    """An option that another one suits every side at least as well as."""

    option: int
    by: int
    better_for: tuple[str, ...]


class Unserved(Struct, frozen=True):
    """An interest that an option does not serve."""

    option: int
    party: str
    interest: str


class Swinging(Struct, frozen=True):
    """The side whose yes alone would make options acceptable."""

    party: str
    options: tuple[int, ...]


class Move(Struct, frozen=True):
    """One answer of a side, among those that show how its position moved."""

    option: int
    party: str
    answer: Answer | None
    text: str
    at: datetime
    entry: int


class Mediation(Struct, frozen=True):
    """Where a mediation stands, and what its matrix answers."""

    stage: Stage
    next_question: Sentence | None
    """None once it is over: nothing is left to ask."""
    acceptable: tuple[int, ...]
    ranking: tuple[int, ...]
    """Options, the one to look at first first."""
    blockers: dict[int, tuple[str, ...]]
    """Option → who said no; options that nobody blocks are left out."""
    conditions: tuple[Condition, ...]
    swing: Swinging | None
    dominated: tuple[Dominated, ...]
    unserved: tuple[Unserved, ...]
    """What the chosen option leaves out, or the one ranked first while none is chosen."""
    heard: dict[str, int] | None
    """Side → how often it was heard; None for anybody but the mediator."""
    moves: tuple[Move, ...]
    reasons: tuple[Sentence, ...]
    """Why it needs the mediator, the weightiest first."""


def mediation(workspace: Workspace, item: Item, today: date) -> Mediation:
    """Return all that is known of a conflict's mediation."""
    (stage, question), told = standing(workspace, item), matrix_of(workspace, item)
    code = {party: next(iter(codes(workspace, (party,))), str(party)) for party in item.parties}
    chosen = told.best if item.chosen is None else item.chosen
    return Mediation(
        stage, question if item.status != "closed" else None, told.acceptable, told.ranking,
        {v.number: tuple(code[party] for party in v.blockers) for v in told.verdicts if v.blockers},
        tuple(Condition(v.number, code[party], said.text) for v in told.verdicts for party, said in _reserves(item, v)),
        Swinging(code[told.swing.party], told.swing.options) if told.swing else None,
        tuple(
            Dominated(v.number, v.dominated_by, tuple(code[party] for party in v.better_for))
            for v in told.verdicts
            if v.dominated_by is not None
        ),
        tuple(
            Unserved(chosen, code[interest.party], interest_text(item, interest))
            for interest in told.verdicts[chosen].unserved
        ),
        {code[party]: len(ids) for party, ids in hearings(workspace, item).items()}
        if is_mediator(workspace, item) else None,
        tuple(_moves(workspace, item, code)),
        tuple(reason.said for reason in needs(workspace, item, today)) if item.status != "closed" else (),
    )  # fmt: skip


def _reserves(item: Item, verdict: Verdict) -> list[tuple[int, Entry]]:
    return [(party, entry) for entry in verdict.conditions for party in entry.parties if party in item.parties]


def _moves(workspace: Workspace, item: Item, code: dict[int, str]) -> list[Move]:
    said = answers_in_turn(workspace.find(Entry, item=item.id, kind="answer"))
    moves = (
        Move(option, code[party], entry.answer, entry.text, entry.at, entry.id)
        for (party, option), entries in said.items()
        if party in code
        for entry in entries
    )
    return sorted(moves, key=lambda move: (move.at, move.entry))
