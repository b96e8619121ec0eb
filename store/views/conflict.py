"""A conflict: what was answered, at what stage of mediation it stands, which question is next."""

from __future__ import annotations

from typing import Literal

from store.records import Entry, Item
from store.records.answers import Answers, latest_answers
from store.sentence import N_, Sentence, sentence
from store.views.key import name, names
from store.views.matrix import Matrix, matrix
from store.workspace import Workspace

Stage = Literal["listening", "understanding", "inventing", "sounding", "bargaining", "ready"]


def answers(workspace: Workspace, item: Item) -> Answers:
    """Return what each party said last about each option of an item."""
    stamp = workspace.version(Entry, item=item.id)
    return workspace.remembered(
        ("answers", item.id), stamp, lambda: latest_answers(workspace.find(Entry, item=item.id, kind="answer"))
    )


def matrix_of(workspace: Workspace, item: Item) -> Matrix:
    """Return what the matrix of a conflict answers."""
    stamp = workspace.version(Entry, item=item.id), item
    return workspace.remembered(("matrix", item.id), stamp, lambda: matrix(item, answers(workspace, item)))


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
    if not item.options and not item.goal:
        return "inventing", sentence(N_("Which goal do they share: {parties}?"), parties=names(workspace, item.parties))
    if not item.options:
        return "inventing", sentence(N_("What would serve {parties} alike?"), parties=names(workspace, item.parties))
    return _sounded(workspace, item, matrix_of(workspace, item))


def _sounded(workspace: Workspace, item: Item, told: Matrix) -> tuple[Stage, Sentence]:
    if told.best in told.acceptable and told.best:
        return "ready", sentence(N_("Conclude on option {number}?"), number=told.best)
    for verdict in told.verdicts[1:]:
        for party in verdict.unasked:
            template = N_("Sound out {party} on option {number}")
            return "sounding", sentence(template, party=name(workspace, party), number=verdict.number)
    return "bargaining", _who_blocks(workspace, told)


def _who_blocks(workspace: Workspace, told: Matrix) -> Sentence:
    least = min(told.verdicts[1:], key=lambda verdict: (len(verdict.blockers), told.rank(verdict.number)))
    if len(least.blockers) == 1:
        template = N_("Only {party} blocks option {number}: on what condition would it do?")
        return sentence(template, party=name(workspace, least.blockers[0]), number=least.number)
    return sentence(
        N_("{parties} block option {number}: what else could there be?"),
        parties=names(workspace, least.blockers),
        number=least.number,
    )
