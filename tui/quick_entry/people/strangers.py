"""Names that nobody bears: somebody new, or somebody known whose name was mistyped? Asked, never settled silently."""

from __future__ import annotations

from msgspec.structs import replace

from store.sentence import N_
from tui.quick_entry.clause import Clause
from tui.quick_entry.draft import Draft, Problem, Repair
from tui.quick_entry.kinds.verbs import MEETINGS
from tui.quick_entry.marks import VERSUS, WITH
from tui.quick_entry.people.everyday import ADDRESSING
from tui.quick_entry.people.mentioned import DOING
from tui.quick_entry.people.names import SHORT, Known, Names
from tui.quick_entry.people.parties import ARTICLES, CONNECTING, SEPARATORS
from tui.quick_entry.tokens import WORD, Token

_LEADING = WITH | VERSUS | ADDRESSING | {"from", "chez"}
_LEADING_ON = _LEADING | SEPARATORS
"""Where others are named beside them."""
_LONG = 5
"""Letters from which a typo of a name is hardly another word."""
_JOINING = frozenset(("+", "&", "/"))
_BEFORE_ALL = -1
STRANGER = N_("nobody is called “{name}” yet: Enter twice makes it a new party")


def strangers(clause: Clause, names: Names) -> list[Problem]:
    """Return a question for each unknown name of a clause that comes near a known one."""
    named = clause.parties if clause.source is None else [*clause.parties, clause.source]
    problems = []
    for one in named:
        if one.known is None and (ways := meant(one.name, names)):
            place = (clause.tokens[one.first].start, clause.tokens[one.last - 1].end)
            problems.append(Problem(STRANGER, {"name": one.name}, place, ways))
    if not named:
        problems += _both(clause)
    return problems + _mistyped(clause, names)


def _mistyped(clause: Clause, names: Names) -> list[Problem]:
    """Return a question for each word, where somebody is named, that is a letter away from a known name."""
    words, end = clause.each, len(clause.each)
    problems: list[Problem] = []
    places = clause.where(_LEADING_ON if clause.parties else _LEADING)
    if _may_open(words) and places[:1] != [0]:
        places.insert(0, _BEFORE_ALL)
    for i in places:
        j = i + 1
        if j < end and words[j] in ARTICLES:
            j += 1
        if j < end and len(words[j]) >= _LONG and j not in clause.somebody and _may_be_a_name(clause, i, j):
            known = names.mistyped(words[j], people=j == i + 1)
            problems += [_not_called(clause, j, known)] if known else []
    return problems


def _may_open(words: list[str]) -> bool:
    """May somebody be named where the line begins, whom no word leads to: behind an article, or doing something?"""
    return len(words) > 1 and (words[0] in ARTICLES or words[1] in DOING)


def _not_called(clause: Clause, i: int, known: list[Known]) -> Problem:
    """Return the question whether one of those who are known is meant by token `i`."""
    start, end = clause.tokens[i].start, clause.tokens[i].end
    return nobody(clause.line[start:end], (start, end), tuple(map(_way, known)))


def _may_be_a_name(clause: Clause, i: int, j: int) -> bool:
    """Is the word at token `j`, led to by token `i`, of nothing that was understood, and would a name stand there?"""
    word = clause.tokens[j]
    if word.senses or clause.taken[j] or word.kind != WORD or word.text in CONNECTING:
        return False
    if i != _BEFORE_ALL and clause.each[i] in SEPARATORS:
        return any(one.last == i or one.first in (j + 1, j + 2) for one in clause.parties)
    return True


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
    return tuple(map(_way, names.near(name)))


def _way(one: Known) -> Repair:
    text = f"@{one.code}" if one.code else f'@"{one.name}"'
    return Repair("{name}", {"name": text}, text)
