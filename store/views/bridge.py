"""Two parties: everything between them, when they last exchanged, who speaks first; and the bridges that are broken.

An exchange is a contact, a held meeting or an answer that names both, or an answer of one to what came from the other;
a group's members speak for it. A bridge is needed where they have open business: something came from one and concerns
the other, or both are sides of a conflict; between a group and its own member there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from heapq import merge
from itertools import combinations, product

from msgspec import Struct

from store import when
from store.records import Entry, Item, Meeting, Party, Record
from store.views.noted import rectified
from store.views.people import with_members
from store.views.relationship import agreed_cadence, latest_day, told_by
from store.views.work import dated_first, work
from store.workspace import Workspace

USUAL = 14
"""Days between exchanges where neither party has an agreed cadence."""

Pair = tuple[int, int]
"""Two parties, the lower number first."""


class Bridge(Struct, frozen=True):
    """What stands between two parties."""

    open: tuple[int, ...]
    """Items that name both and are not closed: those due soonest first."""
    closed: tuple[int, ...]
    meetings: tuple[int, ...]
    """Planned ones to which both are invited."""
    entries: tuple[int, ...]
    """Those that name both, and what one answered to the other."""
    first_a: tuple[int, ...]
    """Items that came from the first and concern the second: there the first spoke first."""
    first_b: tuple[int, ...]
    last: date | None
    """Of the last exchange."""
    cadence: int
    """Days: the longer of the two agreed, for neither needs more than that."""
    gap: Gap | None
    """None where no open business calls for a bridge."""


class Gap(Struct, frozen=True):
    """How long two parties with open business have not exchanged a word."""

    pair: Pair
    business: tuple[int, ...]
    """The open items that call for it."""
    last: date | None
    days: int
    """Since the last exchange; where there was none, since the first of these items."""
    cadence: int
    silence: float
    """Days ÷ cadence."""
    is_broken: bool
    """Whether that is too long."""


def bridge(workspace: Workspace, a: Party, b: Party, today: date) -> Bridge:
    """Return everything between two parties."""
    ours, theirs = sides(workspace, a.id, b.id)
    items = _naming(workspace, Item, ours, "parties", "source") & _naming(workspace, Item, theirs, "parties", "source")
    meetings = _naming(workspace, Meeting, ours, "parties") & _naming(workspace, Meeting, theirs, "parties")
    entries = _between(workspace, ours, theirs)
    cadence = _cadence(workspace, (a.id, b.id))
    return Bridge(
        open=tuple(dated_first(workspace, items)), closed=tuple(sorted(items - work(workspace).live)),
        meetings=tuple(sorted(meetings.intersection(workspace.ids(Meeting, status="planned")))),
        entries=tuple(entries), first_a=_came(workspace, ours, theirs), first_b=_came(workspace, theirs, ours),
        last=latest_day(workspace, reversed(entries)), cadence=cadence,
        gap=_gap(workspace, (a.id, b.id), business(workspace, a.id, b.id), today, {}),
    )  # fmt: skip


def gaps(workspace: Workspace, today: date) -> list[Gap]:
    """Return the pairs with open business whose exchange is due, the longest silent first."""
    groups: dict[int, dict[Pair, tuple[int, ...]]] = {}
    for pair, ids in needed(workspace).items():
        groups.setdefault(pair[0], {})[pair] = ids
    found = (gap for first, pairs in groups.items() for gap in _gaps(workspace, first, pairs, today))
    return _worst_first(gap for gap in found if gap.silence >= workspace.thresholds.due)


def gaps_of(workspace: Workspace, party: int, today: date) -> list[Gap]:
    """Return the broken bridges of one party, the longest silent first."""
    # it comes first: what names it is looked up once
    mine = {(party, sum(pair) - party): ids for pair, ids in needed(workspace).items() if party in pair}
    return _worst_first(gap for gap in _gaps(workspace, party, mine, today) if gap.is_broken)


def needed(workspace: Workspace) -> dict[Pair, tuple[int, ...]]:
    """Return the open business of each pair of parties that has any; nothing is read."""

    def gather() -> dict[Pair, tuple[int, ...]]:
        there = work(workspace)
        sent = _by_item(workspace, "source", there.open)
        found: dict[Pair, list[int]] = {}
        for id, named in sorted(_by_item(workspace, "parties", there.open).items()):
            for pair in _pairs(sent.get(id, ()), named, id in there.conflicts):
                found.setdefault(pair, []).append(id)
        reach = {one: with_members(workspace, (one,)) for one in {one for pair in found for one in pair}}
        return {
            (one, other): tuple(ids)
            for (one, other), ids in found.items()
            if one not in reach[other] and other not in reach[one]
        }

    stamp = workspace.version(Item, "status", "kind", "parties", "source"), workspace.version(Party, "groups")
    return workspace.remembered("needed", stamp, gather)


def exchanges(workspace: Workspace, pair: Pair, on: date) -> tuple[int, ...]:
    """Return the entries that tell of an exchange on the day of the last one."""
    ours, theirs = sides(workspace, *pair)
    found: list[int] = []
    for id in _newest_between(workspace, _naming(workspace, Entry, ours, "parties"), ours, theirs):
        told = workspace.fact(Entry, told_by, id)
        if told is None:
            continue
        if when.day(told.noted, workspace.zone) < on:
            break  # what was noted before it was cannot tell of it
        if told.contact is not None and when.day(told.contact, workspace.zone) == on:
            found.append(id)
    return tuple(sorted({*found} - rectified(workspace)))


def business(workspace: Workspace, a: int, b: int) -> tuple[int, ...]:
    """Return the open items that call for an exchange between two parties, members included."""
    ours, theirs = sides(workspace, a, b)
    pairs = ((pair, ids) for pair, ids in needed(workspace).items() if not ours.isdisjoint(pair))
    return tuple(sorted({id for pair, ids in pairs if not theirs.isdisjoint(pair) for id in ids}))


def sides(workspace: Workspace, a: int, b: int) -> tuple[set[int], set[int]]:
    """Return who speaks for each of two parties; who belongs to both speaks for neither."""
    ours, theirs = with_members(workspace, (a,)), with_members(workspace, (b,))
    if shared := ours & theirs:
        return (ours - shared) | {a}, (theirs - shared) | {b}
    return ours, theirs


def _pairs(sources: Iterable[int], named: list[int], is_conflict: bool) -> set[Pair]:
    between = {(min(one, other), max(one, other)) for one in sources for other in named if one != other}
    return between | set(combinations(sorted(named), 2)) if is_conflict else between


def _by_item(workspace: Workspace, field: str, wanted: frozenset[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for party in workspace.values(Item, field):
        for id in wanted.intersection(workspace.ids(Item, **{field: party})):
            found.setdefault(id, []).append(party)
    return found


def _gaps(workspace: Workspace, first: int, pairs: dict[Pair, tuple[int, ...]], today: date) -> list[Gap]:
    """Return the gaps of these pairs, all of one party and others; again only when something was said with it."""

    def gather() -> list[Gap]:
        naming: dict[frozenset[int], set[int]] = {}
        found = (_gap(workspace, pair, ids, today, naming) for pair, ids in pairs.items())
        return [gap for gap in found if gap]

    spoken = tuple(workspace.version(Entry, parties=one) for one in sorted(with_members(workspace, (first,))))
    parties, corrected, sent = (
        workspace.version(kind, *fields) for kind, *fields in ((Party,), (Entry, "corrects"), (Item, "source"))
    )
    stamp = tuple(pairs.items()), spoken, parties, corrected, sent, workspace.version(Entry, kind="answer"), today
    return workspace.remembered(("gaps", first, len(pairs)), stamp, gather)


def _gap(
    workspace: Workspace, pair: Pair, ids: tuple[int, ...], today: date, naming: dict[frozenset[int], set[int]]
) -> Gap | None:
    """`naming` keeps which entries name a side, from one pair to the next."""
    if not ids or not all((party := workspace.get(Party, one)) and party.active for one in pair):
        return None
    ours, theirs = sides(workspace, *pair)
    if frozenset(ours) not in naming:
        naming[frozenset(ours)] = _naming(workspace, Entry, ours, "parties")
    last = latest_day(workspace, _newest_between(workspace, naming[frozenset(ours)], ours, theirs))
    began = workspace.facts(Item, _created, ids).values() if last is None else ()
    since = last or min(when.day(at, workspace.zone) for at in began)
    days, cadence = max((today - since).days, 0), _cadence(workspace, pair)
    silence = days / cadence
    return Gap(pair, ids, last, days, cadence, silence, silence >= workspace.thresholds.silent)


def _created(item: Item) -> datetime:
    return item.created_at


def _cadence(workspace: Workspace, pair: Pair) -> int:
    parties = workspace.some(Party, pair)
    return max((cadence for party in parties if (cadence := agreed_cadence(workspace, party))), default=USUAL)


def _between(workspace: Workspace, ours: set[int], theirs: set[int]) -> list[int]:
    """Return the entries that name both sides, and what one answered to the other, by number."""
    both = _naming(workspace, Entry, ours, "parties") & _naming(workspace, Entry, theirs, "parties")
    return sorted(both.union(*_answered(workspace, ours, theirs)))


def _newest_between(workspace: Workspace, mine: set[int], ours: set[int], theirs: set[int]) -> Iterator[int]:
    """Yield the same, newest first, as far as they are asked for; `mine` are the entries that name our side."""
    named = (reversed(workspace.ids(Entry, parties=one)) for one in theirs)
    shared = (filter(mine.__contains__, ids) for ids in named)
    return merge(*shared, *(reversed(ids) for ids in _answered(workspace, ours, theirs)), reverse=True)


def _answered(workspace: Workspace, ours: set[int], theirs: set[int]) -> list[list[int]]:
    answers = _answers(workspace)
    pairs = ((one, other) for one in ours for other in theirs)
    return [answers[way] for one, other in pairs for way in ((one, other), (other, one)) if way in answers]


def _answers(workspace: Workspace) -> dict[Pair, list[int]]:
    """Return, by (whom something came from, who answered it), the answers."""

    def gather() -> dict[Pair, list[int]]:
        told = workspace.facts(Entry, _answer, workspace.ids(Entry, kind="answer"))
        sent = _by_item(workspace, "source", frozenset(item for item, _ in told.values() if item))
        found: dict[Pair, list[int]] = {}
        for id, (item, parties) in sorted(told.items()):
            for pair in product(sent.get(item or 0, ()), parties):
                found.setdefault(pair, []).append(id)
        return found

    stamp = workspace.version(Entry, kind="answer"), workspace.version(Item, "source")
    return workspace.remembered("answers", stamp, gather)


def _answer(entry: Entry) -> tuple[int | None, tuple[int, ...]]:
    return entry.item, entry.parties


def _came(workspace: Workspace, ours: set[int], theirs: set[int]) -> tuple[int, ...]:
    came = _naming(workspace, Item, ours, "source") & _naming(workspace, Item, theirs, "parties")
    return tuple(sorted(came))


def _naming(workspace: Workspace, kind: type[Record], parties: Iterable[int], *fields: str) -> set[int]:
    lists = (workspace.ids(kind, **{field: party}) for party in parties for field in fields)
    return {id for ids in lists for id in ids}


def _worst_first(found: Iterable[Gap]) -> list[Gap]:
    return sorted(found, key=lambda gap: (-gap.silence, gap.pair))
