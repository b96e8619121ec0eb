"""Names that nobody bears: somebody new, or somebody known whose name was mistyped? Asked, never settled silently."""

from __future__ import annotations

from msgspec.structs import replace

from store.sentence import N_
from tui.quick_entry.clause import Clause
from tui.quick_entry.draft import Draft, Problem, Repair
from tui.quick_entry.people.names import SHORT, Names
from tui.quick_entry.people.parties import CONNECTING
from tui.quick_entry.tokens import WORD, Token
from tui.quick_entry.verbs import MEETINGS

_JOINING = frozenset(("+", "&", "/"))
STRANGER = N_("nobody is called “{name}” yet: Enter twice makes it a new party")


def strangers(clause: Clause, names: Names) -> list[Problem]:
    """Return a question for each unknown name of a clause that comes near a known one."""
    named = [*clause.parties, *([clause.source] if clause.source else [])]
    problems = []
    for one in named:
        if one.known is None and (ways := meant(one.name, names)):
            place = (clause.tokens[one.first].start, clause.tokens[one.last - 1].end)
            problems.append(Problem(STRANGER, {"name": one.name}, place, ways))
    both = [] if named else _both(clause)
    return [*problems, *both]


def _both(clause: Clause) -> list[Problem]:
    """Return the question about two short names that nobody bears, with a mark between them, whom somebody meets
    (`mtg arc + ent tues 10am`)."""
    i = clause.body_start
    if clause.verb is None or clause.verb.kind not in MEETINGS or i + 2 >= len(clause.tokens):
        return []
    first, mark, other = clause.tokens[i : i + 3]
    if mark.text not in _JOINING or any(clause.taken[i : i + 3]) or not (_is_code(first) and _is_code(other)):
        return []
    words = [clause.line[one.start : one.end] for one in (first, other)]
    way = Repair(N_("as new parties"), {}, f"@{words[0]} {mark.text} @{words[1]}")
    name = clause.line[first.start : other.end]
    return [Problem(N_("nobody is called “{name}”"), {"name": name}, (first.start, other.end), (way,))]


def _is_code(token: Token) -> bool:
    return token.kind == WORD and 1 < len(token.text) <= SHORT and not token.senses and token.text not in CONNECTING


def mistaken(draft: Draft) -> list[tuple[str, tuple[str, ...]]]:
    """Return each name by which a draft would make somebody new though it comes near a known one, with who may be meant
    as one would type it."""
    asked = (problem for problem in draft.problems if problem.template == STRANGER)
    return [(problem.values["name"], tuple(way.text for way in problem.repairs)) for problem in asked]


def insisted(draft: Draft) -> Draft:
    """Return the draft of who insists that those names are new."""
    return replace(draft, problems=tuple(problem for problem in draft.problems if problem.template != STRANGER))


def nobody(name: str, place: tuple[int, int], ways: tuple[Repair, ...]) -> Problem:
    """Return the question about a name that nobody bears, where only somebody known will do."""
    return Problem(N_("nobody is called “{name}”"), {"name": name}, place, ways)


def meant(name: str, names: Names) -> tuple[Repair, ...]:
    """Return who may be meant, as texts to put in the name's place."""
    called = [f"@{one.code}" if one.code else f'@"{one.name}"' for one in names.near(name)]
    return tuple(Repair("{name}", {"name": text}, text) for text in called)
