"""A conflict: at what stage of mediation it stands, and which question comes next."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from store import when
from store.records import Entry, Item
from store.records.answers import Answers, acceptable_options, latest_answers
from store.sentence import N_, Sentence, sentence
from store.views.key import Key, name, names
from store.views.work import work
from store.workspace import Workspace

Stage = Literal["listening", "understanding", "inventing", "sounding", "bargaining", "ready"]


class ConflictRow(Struct, frozen=True):
    """One open conflict."""

    id: int
    title: str
    sides: tuple[str, ...]
    level: int | None
    stage: Stage
    question: Sentence
    age: int
    ball: str
    due: str | None


def keys(workspace: Workspace, today: date) -> list[Key]:
    """Return the open conflicts: the gravest first, then the oldest."""
    ranks = workspace.facts(Item, _rank, work(workspace).conflicts)
    return [Key("items", id) for id in sorted(ranks, key=ranks.__getitem__)]


def _rank(item: Item) -> tuple[int, datetime, int]:
    return -(item.level or 0), item.created_at, item.id


def row(workspace: Workspace, key: Key, today: date) -> ConflictRow | None:
    """Return the row of a conflict, None where it is gone."""
    item = workspace.get(Item, key.id)
    if item is None:
        return None
    stage, question = standing(workspace, item)
    age = (today - when.day(item.created_at, workspace.zone)).days
    sides = names(workspace, item.parties)
    ball = name(workspace, item.ball)
    return ConflictRow(item.id, item.title, sides, item.level, stage, question, max(age, 0), ball, item.due)


def answers(workspace: Workspace, item: Item) -> Answers:
    """Return what each party said last about each option of an item."""
    return latest_answers(workspace.find(Entry, item=item.id, kind="answer"))


def standing(workspace: Workspace, item: Item) -> tuple[Stage, Sentence]:
    """Return the stage of a mediation, derived from what is missing, and the next question to ask."""
    if len(item.sides) < 2:
        return "listening", sentence(N_("Who is on the other side?"))
    for side in item.sides:
        if not side.position:
            return "listening", sentence(N_("What does {party} want?"), party=name(workspace, side.party))
    for side in item.sides:
        if not side.interests:
            return "understanding", sentence(N_("Why does it matter to {party}?"), party=name(workspace, side.party))
    if not item.options:
        return "inventing", sentence(N_("What would serve {parties} alike?"), parties=names(workspace, item.parties))
    return _sounded(workspace, item, answers(workspace, item))


def _sounded(workspace: Workspace, item: Item, said: Answers) -> tuple[Stage, Sentence]:
    acceptable = [number for number in acceptable_options(item, said) if number]
    if acceptable:
        return "ready", sentence(N_("Conclude on option {number}?"), number=acceptable[0])
    for number in range(1, len(item.options) + 1):
        for party in item.parties:
            if (party, number) not in said:
                template = N_("Sound out {party} on option {number}")
                return "sounding", sentence(template, party=name(workspace, party), number=number)
    return "bargaining", _who_blocks(workspace, item, said)


def _who_blocks(workspace: Workspace, item: Item, said: Answers) -> Sentence:
    blocked = {
        number: [party for party in item.parties if said[party, number].answer == "no"]
        for number in range(1, len(item.options) + 1)
    }
    number, blockers = min(blocked.items(), key=lambda pair: (len(pair[1]), pair[0]))
    if len(blockers) == 1:
        template = N_("Only {party} blocks option {number}: on what condition would it do?")
        return sentence(template, party=name(workspace, blockers[0]), number=number)
    return sentence(
        N_("{parties} block option {number}: what else could there be?"),
        parties=names(workspace, blockers),
        number=number,
    )
