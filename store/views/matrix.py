"""What a matrix of options × sides answers, a pure fold of what was said: what all can accept, who blocks what and on
which conditions, on whom it hangs, which options are worse for all, in which order to look at them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.records import Entry, Item
from store.records.agreement import conditions
from store.records.answers import Answers, acceptable_options
from store.records.item import Serves

RESISTANCE = {"yes": 0, "reserve": 1, "": 2, "no": 3}
"""How far each answer is from a yes; a side that was not asked may still say anything."""


class Verdict(NamedTuple):
    """What is known of one option. Number 0 is *leave as is*."""

    number: int
    is_acceptable: bool
    """Every side said yes, or yes if."""
    blockers: tuple[int, ...]
    conditions: tuple[Entry, ...]
    unasked: tuple[int, ...]
    unserved: tuple[Serves, ...]
    """The interests of the sides that it does not serve."""
    dominated_by: int | None
    """An option that suits every side at least as well, and one of them better."""
    better_for: tuple[int, ...]
    """Which sides that one suits better."""


class Swing(NamedTuple):
    """The side whose yes alone would make options acceptable while none is."""

    party: int
    options: tuple[int, ...]


class Matrix(NamedTuple):
    """The options as they stand: by number, and in the order in which they are worth looking at."""

    verdicts: tuple[Verdict, ...]
    ranking: tuple[int, ...]
    swing: Swing | None

    @property
    def acceptable(self) -> tuple[int, ...]:
        """The options that every side accepts, by number; 0, *leave as is*, among them where it is."""
        return tuple(verdict.number for verdict in self.verdicts if verdict.is_acceptable)

    @property
    def best(self) -> int:
        """The option to look at first among those proposed; 0 where none is."""
        return next((number for number in self.ranking if number), 0)

    def rank(self, number: int) -> int:
        """Return the place of an option in the ranking, from 1."""
        return self.ranking.index(number) + 1


def matrix(item: Item, said: Answers) -> Matrix:
    """Return what the latest answers of a conflict's sides tell.

    The ranking is that of systemic consensing (E. Visotschnig, S. Schrotta: resistance is counted, not approval, and
    leaving things as they are is always among the proposals), with one difference: resistances are not added up but
    compared from the strongest down (leximin; A. Sen, Collective Choice and Social Welfare, 1970). In a sum, four yeses
    drown one no; here an option that one side blocks stands behind one that all can live with, however warmly the rest
    speak for it. Every side counts once, whatever its headcount. Equals: the more interests served, then the older.
    """
    acceptable = acceptable_options(item, said)
    rows = tuple(_row(item, said, number) for number in range(len(item.options) + 1))
    verdicts = tuple(_verdict(item, said, rows, number, number in acceptable) for number in range(len(rows)))
    order = {v.number: (sorted(map(_resistance, rows[v.number]), reverse=True), len(v.unserved)) for v in verdicts}
    ranking = sorted(order, key=lambda number: (*order[number], number == 0, number))
    return Matrix(verdicts, tuple(ranking), _swing(item, rows) if not any(acceptable) else None)


def _row(item: Item, said: Answers, number: int) -> tuple[str, ...]:
    entries = (said.get((party, number)) for party in item.parties)
    return tuple(entry.answer or "" if entry is not None else "" for entry in entries)


def _resistance(answer: str) -> int:
    return RESISTANCE[answer]


def _verdict(item: Item, said: Answers, rows: Sequence[tuple[str, ...]], number: int, is_acceptable: bool) -> Verdict:
    better, for_whom = _dominating(rows, number)
    return Verdict(
        number,
        is_acceptable,
        _saying(item, rows[number], "no"),
        tuple(conditions(item, said, number)),
        _saying(item, rows[number], ""),
        unserved(item, number),
        better,
        tuple(item.parties[place] for place in for_whom),
    )


def _saying(item: Item, row: tuple[str, ...], answer: str) -> tuple[int, ...]:
    return tuple(party for party, said in zip(item.parties, row, strict=True) if said == answer)


def _dominating(rows: Sequence[tuple[str, ...]], number: int) -> tuple[int | None, tuple[int, ...]]:
    """Return the option that dominates another and where it is better: of several, the least resisted. Only what all
    sides were asked about is compared."""
    mine = rows[number]
    found = []
    for other, row in enumerate(rows):
        if "" in mine or "" in row or other == number:
            continue
        pairs = [(_resistance(theirs), _resistance(here)) for theirs, here in zip(row, mine, strict=True)]
        better = tuple(place for place, (theirs, here) in enumerate(pairs) if theirs < here)
        if better and all(theirs <= here for theirs, here in pairs):
            found.append((sorted((theirs for theirs, _ in pairs), reverse=True), other, better))
    return (None, ()) if not found else min(found)[1:]


def _swing(item: Item, rows: Sequence[tuple[str, ...]]) -> Swing | None:
    """Return on whom it hangs: on most options, then the one for whom the matter weighs least, who has most to give."""
    hinges: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        against = [party for party, answer in zip(item.parties, row, strict=True) if answer not in ("yes", "reserve")]
        if number and len(against) == 1:
            hinges.setdefault(against[0], []).append(number)
    if not hinges:
        return None
    weights = {side.party: side.rank or 0 for side in item.sides}
    party = min(hinges, key=lambda one: (-len(hinges[one]), weights.get(one, 0), item.parties.index(one)))
    return Swing(party, tuple(hinges[party]))


def unserved(item: Item, number: int) -> tuple[Serves, ...]:
    """Return the interests that an option does not serve: all of them where things are left as they are."""
    served = set(item.options[number - 1].serves) if 0 < number <= len(item.options) else set()
    interests = (Serves(side.party, place) for side in item.sides for place in range(len(side.interests)))
    return tuple(interest for interest in interests if interest not in served)


def interest_text(item: Item, interest: Serves) -> str:
    """Return the words of an interest."""
    side = next(side for side in item.sides if side.party == interest.party)
    return side.interests[interest.interest]
