"""Whom a word may mean besides: a colleague's login that is somebody's first name, a name that is a day too. Asked."""

from __future__ import annotations

from collections.abc import Iterator

from store.sentence import N_
from tui.quick_entry.clause import Clause
from tui.quick_entry.draft import Problem, Repair
from tui.quick_entry.marks import WITH
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import SEPARATORS, Mention

_BESIDE = WITH | SEPARATORS


def namesakes(clause: Clause, names: Names) -> Iterator[Problem]:
    """Yield a question for each name of a clause that is not its bearer's alone."""
    for one in clause.parties:
        if one.known is not None and one.known.is_person and one.last - one.first == 1:
            word = clause.tokens[one.first].text
            if word in names.logins and word != one.known.code.lower():
                yield _asked(clause, one, word)
    if names.days:
        for one in _days(clause, names):
            yield _day(clause, one)


def _asked(clause: Clause, one: Mention, login: str) -> Problem:
    assert one.known is not None
    start, end = clause.tokens[one.first].start, clause.tokens[one.last - 1].end
    words = clause.line[start:end]
    ways = (
        Repair("{name}", {"name": one.known.name}, f"@{one.known.code}"),
        Repair(N_("the colleague {login}"), {"login": login}, f"@{login}"),
    )
    return Problem(
        N_("“{words}”: {name}, or the colleague?"), {"words": words, "name": one.known.name}, (start, end), ways
    )


def _days(clause: Clause, names: Names) -> Iterator[Mention]:
    """Yield who bears a name that was read as a day, right behind somebody else (`w/ nadia tom 9am`)."""
    for hit in clause.hits:
        i = clause.at(hit.found.span[0])
        token = clause.tokens[i]
        known = names.person(token.text)
        before = clause.tokens[i - 1].text if i else ""
        beside = before in _BESIDE or any(other.last == i for other in clause.parties)
        if known is not None and beside and all(other.known is not known for other in clause.parties):
            yield Mention(known.name, known, i, i + 1)


def _day(clause: Clause, one: Mention) -> Problem:
    assert one.known is not None
    start, end = clause.tokens[one.first].start, clause.tokens[one.first].end
    words = clause.line[start:end]
    ways = (Repair("{name}", {"name": one.known.name}, f"@{one.known.code or one.known.name}"),)
    return Problem(
        N_("“{words}” was read as a day, not as {name}"), {"words": words, "name": one.known.name}, (start, end), ways
    )
