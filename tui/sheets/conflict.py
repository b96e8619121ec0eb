"""What is peculiar to a conflict: where each side stands, the options, what the matrix answers, who was heard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from store.records import Item
from store.views.conflict import answers, standing
from store.views.drift import drifting
from store.views.hearings import hearings, is_mediator, unheard
from store.views.key import name
from store.views.mandate import represented
from store.views.matrix import interest_text
from store.views.urgency import needs
from store.workspace import Workspace
from tui.labels import label
from tui.pieces import Line, Part, Piece
from tui.sheets.lines import item_line
from tui.sheets.matrix import answer_lines, answer_piece, lettered
from tui.text import _, _n, colon, plain, say

Facts = list[tuple[str, str, str]]


def mediation_facts(workspace: Workspace, item: Item, today: date) -> Facts:
    """Return what matters most: what all want, where the mediation stands and the question that comes next, why now."""
    goal = (_("Common goal"), item.goal or _("not named yet"), "accent" if item.goal else "dim")
    if item.status == "closed":
        drift = ", ".join(say(reason.said) for reason in drifting(workspace, item, today))
        return [goal, (_("Does it still hold?"), drift, "warn")]
    stage, question = standing(workspace, item)
    why = ", ".join(say(reason.said) for reason in needs(workspace, item, today))
    return [goal, (label("conflict.stage", stage).capitalize(), say(question), "accent"), (_("Why now"), why, "")]


def conflict_parts(workspace: Workspace, item: Item, today: date) -> list[Part]:
    """Return the sides, the options with the interests they serve, what the matrix answers, criteria, what follows from
    an agreement; for the mediator, how even-handed the hearings were."""
    sides = [*_sides(workspace, item)]
    pairs = zip_longest(sides[::2], sides[1::2])
    parts = [
        *(one._replace(beside=other) for one, other in pairs if one),
        Part(_("Options"), [*_options(workspace, item)]),
    ]
    parts.append(Part(_("What the matrix answers"), answer_lines(workspace, item)))
    if item.criteria:
        parts.append(Part(_("Objective criteria"), [[Piece("• ", "dim"), text] for text in item.criteria]))
    follow_ups = workspace.find(Item, follows=item.id)
    if follow_ups:
        parts.append(Part(_("Conditions to be met"), [item_line(task, today) for task in follow_ups]))
    if is_mediator(workspace, item):
        parts.append(_heard(workspace, item))
    return parts


def _sides(workspace: Workspace, item: Item) -> Iterator[Part]:
    letters = {served: letter for letter, served in lettered(item).items()}
    for side in item.sides:
        weight = f" · {_('weighs')} {side.rank}/5" if side.rank else ""
        lines: list[Line] = [side.position or Piece(_("position not known yet"), "dim")]
        lines += [
            [Piece(f"{letter}  ", "dim"), interest_text(item, served)]
            for served, letter in letters.items()
            if served.party == side.party
        ]
        for party in represented(workspace, side.party, workspace.user):
            lines += [[Piece(colon(_("need")), "dim"), Piece(need)] for need in party.needs]
        yield Part(name(workspace, side.party) + weight, lines)


def _options(workspace: Workspace, item: Item) -> Iterator[Line]:
    said = answers(workspace, item)
    letters = {served: letter for letter, served in lettered(item).items()}
    served = [(), *(option.serves for option in item.options)]
    for number, text in enumerate((_("leave as is"), *(option.text for option in item.options))):
        serves = " ".join(sorted(letters[one] for one in served[number] if one in letters))
        chosen = [Piece(f" · {label('item.outcome', item.outcome)}", "good")] if item.chosen == number else []
        yield [
            Piece(f"{number}  ", "dim"),
            plain(text),
            Piece(f"  ({_('serves')} {serves})" if serves else ""),
            *chosen,
        ]
        for party in item.parties:
            entry = said.get((party, number))
            if entry is not None or number:
                yield [f"   {colon(name(workspace, party))}", answer_piece(entry)]


def _heard(workspace: Workspace, item: Item) -> Part:
    heard = hearings(workspace, item)
    left_out = unheard(heard)
    lines: list[Line] = [
        [
            colon(name(workspace, party)),
            Piece(_n("heard {n} time", "heard {n} times", len(ids)), "warn" if party in left_out else ""),
            Piece(f" – {_('hardly heard')}" if party in left_out else "", "warn"),
        ]
        for party, ids in heard.items()
    ]
    return Part(_("Even-handedness, for you alone"), lines)
