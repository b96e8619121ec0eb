"""Which conflict needs its mediator most, and the reasons, each with the records that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from store import when
from store.records import Entry, Item, Party
from store.records.agreement import conditions
from store.sentence import N_, days, sentence
from store.views.conflict import answers, matrix_of, standing
from store.views.hearings import hearings, is_mediator, unheard
from store.views.key import Key, name, names
from store.views.relationship import spoken
from store.views.standing import Reason
from store.workspace import Workspace

GRAVITY = {1: 1.0, 2: 3.0, 3: 6.0}
IDLE = 7
"""Days without a word after which a conflict is idle."""
SOON = 3
"""Days before its due date from which a conflict presses."""
SOURING = -1.0
"""How far the later half of a side's tones lies below the earlier one."""


def urgency(workspace: Workspace, item: Item, today: date) -> float:
    """Return how much an open conflict needs its mediator: the sum of its reasons."""
    return sum(reason.weight for reason in needs(workspace, item, today))


def needs(workspace: Workspace, item: Item, today: date) -> Sequence[Reason]:
    """Return why an open conflict needs its mediator, the weightiest first; at least how long it has been open."""
    told = (
        item.rev, today, workspace.version(Party), workspace.version(Entry, "corrects", item=item.id),
        tuple(workspace.version(Entry, parties=party) for party in item.parties),
    )  # fmt: skip
    return workspace.remembered(("needs", item.id), told, lambda: _needs(workspace, item, today))


def _needs(workspace: Workspace, item: Item, today: date) -> Sequence[Reason]:
    found = [
        *_dated(workspace, item, today),
        *_at_hand(workspace, item),
        *_idle(workspace, item, today),
        *_sides(workspace, item),
    ]
    found.sort(key=lambda reason: -reason.weight)
    age = max((today - when.day(item.created_at, workspace.zone)).days, 0)
    said = sentence(N_("open for {days}"), days=days(age)) if age else sentence(N_("opened today"))
    return found or [Reason(0.0, said, (Key("items", item.id),))]


def _dated(workspace: Workspace, item: Item, today: date) -> Iterator[Reason]:
    itself = (Key("items", item.id),)
    if item.due:
        left = (when.day(item.due, workspace.zone) - today).days
        if left < 0:
            yield Reason(5.0, sentence(N_("due {days} ago"), days=days(-left)), itself)
        elif left <= SOON:
            yield Reason(2.5, sentence(N_("due in {days}"), days=days(left)), itself)
    if item.level:
        said = sentence(N_("grave")) if item.level == 3 else sentence(N_("gravity {level} of 3"), level=item.level)
        yield Reason(GRAVITY[item.level], said, itself)


def _at_hand(workspace: Workspace, item: Item) -> Iterator[Reason]:
    """What is within reach: a conclusion, or one side that decides."""
    stage, _question = standing(workspace, item)
    told, said = matrix_of(workspace, item), answers(workspace, item)
    if stage == "ready":
        template = N_("ready to conclude on option {number}")
        if conditions(item, said, told.best):
            template = N_("ready to conclude on option {number}, on conditions")
        yield Reason(4.0, sentence(template, number=told.best), _answers(item, said, told.best))
    elif told.swing is not None and stage in ("sounding", "bargaining"):
        behind = tuple(key for option in told.swing.options for key in _answers(item, said, option))
        yield Reason(2.0, sentence(N_("it hangs on {party}"), party=name(workspace, told.swing.party)), behind)


def _answers(item: Item, said: dict[tuple[int, int], Entry], option: int) -> tuple[Key, ...]:
    return tuple(Key("entries", said[party, option].id) for party in item.parties if (party, option) in said)


def _idle(workspace: Workspace, item: Item, today: date) -> Iterator[Reason]:
    last = next(workspace.newest(Entry, item=item.id), None)
    moved = workspace.fact(Entry, _at, last) if last else None
    quiet = (today - when.day(moved or item.created_at, workspace.zone)).days
    if quiet <= IDLE:
        return
    behind = (Key("entries", last) if last else Key("items", item.id),)
    if item.ball is None:
        yield Reason(2.0, sentence(N_("nothing has happened for {days}"), days=days(quiet)), behind)
    else:
        party = name(workspace, item.ball)
        yield Reason(1.5, sentence(N_("nothing from {party} for {days}"), party=party, days=days(quiet)), behind)


def _at(entry: Entry) -> datetime:
    return entry.created_at


def _sides(workspace: Workspace, item: Item) -> Iterator[Reason]:
    for party in item.parties:
        latest = spoken(workspace, party)
        if latest.trend <= SOURING:
            said = sentence(N_("the tone of {party} is souring"), party=name(workspace, party))
            yield Reason(2.5, said, tuple(Key("entries", id) for id in latest.tones))
    if is_mediator(workspace, item) and (left_out := unheard(heard := hearings(workspace, item))):
        behind = tuple(Key("entries", id) for ids in heard.values() for id in ids)
        said = sentence(N_("{parties}: hardly heard"), parties=names(workspace, left_out))
        yield Reason(2.0, said, behind)
