"""From an order to the operations that carry it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from store import OPERATIONS, Entry, Item, Meeting, Operation, Party, when
from store.records.answers import acceptable_options, latest_answers
from store.records.entry import Log
from store.records.mediation import TakeSide
from store.records.meeting import Attend
from store.records.operation import Desk
from store.records.party import Change, free_code
from tui.quick_entry.draft import Draft, Order
from tui.quick_entry.folding import fold
from tui.quick_entry.orders import BY_KIND
from tui.quick_entry.orders.form import BETWEEN, Form
from tui.quick_entry.wordset import any_of

_NOTE_ON = {"#": "item", "m": "meeting", "i": "initiative"}
_INSTANTS = frozenset(("due", "day"))


def carried_out(draft: Draft, desk: Desk) -> Iterator[Operation]:
    """Yield the operations of an order; each is to be applied before the next is drawn. Raises as the desk does where
    the record is not there."""
    order = draft.order
    assert order is not None
    form = BY_KIND[draft.kind]
    values = _ready(form, order, desk, draft.zone)
    if form.whom and draft.parties:
        values[form.whom] = draft.parties
    yield from _SPECIAL.get(form.kind, _plain)(form, order, values, desk)
    if order.text and not form.text:
        link: dict[str, Any] = {_NOTE_ON[form.target]: order.target} if form.target in _NOTE_ON else {}
        yield Log(kind="note", text=order.text, **link)


def _ready(form: Form, order: Order, desk: Desk, zone: str) -> dict[str, Any]:
    """Return the fields as the operation takes them: instants for moments, one word for what was many. `zone`: where
    the hours are, if that was told."""
    values = dict(order.values)
    if form.text and order.text:
        values[form.text] = order.text
    if form.dates in values:
        values[form.dates] = _moment(form.dates, order, desk, zone)
    return values


def _moment(field: str, order: Order, desk: Desk, zone: str) -> str | datetime | None:
    local: str = order.values[field]
    if field in _INSTANTS:
        return local if when.is_day(local) else when.stored(datetime.fromisoformat(local), zone or desk.zone)
    if field == "at":
        return happened(local, desk, zone)
    if field == "start" and zone and not when.is_day(local):  # on the walls where the meeting is
        local = when.wall(when.instant(local, zone), desk.get(Meeting, order.target).zone).isoformat()
    return local[:16]


def happened(local: str | None, desk: Desk, zone: str = "") -> datetime | None:
    """Return when something took place: now where nothing or today was said, at noon where only another day was."""
    if not local or local == when.day(desk.now, zone or desk.zone).isoformat():
        return None
    at = when.instant(local, zone or desk.zone)
    return at + timedelta(hours=12) if when.is_day(local) else at


def _plain(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    target = {"id": order.target} if order.target else {}
    yield OPERATIONS[form.act](**target, **values)


def _attend(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    for party, number in values["attendance"].items():
        yield Attend(id=order.target, party=party, number=number)


def _interest(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    sides = {side.party: side for side in desk.get(Item, order.target).sides}
    known = sides[values["party"]].interests if values["party"] in sides else ()
    yield TakeSide(id=order.target, party=values["party"], interests=(*known, values["interests"]))


def _criterion(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    known = desk.get(Item, order.target).criteria
    yield from _plain(form, order, {"criteria": (*known, values["criteria"])}, desk)


def _after(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    known = desk.get(Item, order.target).after
    yield from _plain(form, order, {"after": tuple(dict.fromkeys((*known, values["after"])))}, desk)


def _need(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    known = desk.get(Party, order.target).needs
    yield from _plain(form, order, {"needs": (*known, values["needs"])}, desk)


def _snooze(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    yield from _plain(form, order, {**values, **({"activity": True} if "activity" in values else {})}, desk)


def _priority(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    yield from _plain(form, order, {"priority": int(values["priority"])}, desk)


def _cancel(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    yield from _plain(form, order, {**values, **({"series": True} if "series" in values else {})}, desk)


def _settle(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    """What is said of an agreement without an acceptable option is the reason why it counts as one."""
    if isinstance(values.get("criteria"), str):
        values["criteria"] = tuple(part.strip() for part in values["criteria"].split(","))
    item = desk.get(Item, order.target)
    if values["outcome"] == "agreed" and not acceptable_options(item, latest_answers(desk.find(Entry, item=item.id))):
        values["reason"] = values.pop("resolution", "")
    yield from _plain(form, order, values, desk)


def _reading(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    yield from _plain(form, order, {**values, "value": float(values["value"])}, desk)


def _person(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    """What stands behind the comma is their role; who is the head of a group is so from now on."""
    name, _comma, role = map(_unlinked, values["name"].partition(","))
    code = free_code(desk, name)
    yield from _plain(form, order, {**values, "name": name, "role": role, "code": code}, desk)
    if fold(role) in _HEADS:
        (person,) = desk.find(Party, code=code)
        yield from (Change(id=group, head=person.id) for group in values.get("groups", ()))


def _group(form: Form, order: Order, values: dict[str, Any], desk: Desk) -> Iterator[Operation]:
    """A number behind the comma is how many they are."""
    name, _comma, size = values["name"].rpartition(",")
    counted = {"name": name.strip(), "size": int(size)} if name and size.strip().isdecimal() else {}
    yield from _plain(form, order, {**values, **counted}, desk)


def _unlinked(text: str) -> str:
    """Return a text without what is left of the way to a party that stood under its sign (`head of @nur`)."""
    words = text.split()
    while words and fold(words[-1]) in BETWEEN:
        words.pop()
    return " ".join(words)


_HEADS = any_of("head|the head|chef|cheffe|chief|responsable|la responsable|le responsable|head of department")
"""Folded roles of whoever gives a group's green light."""
_SPECIAL: dict[str, Callable[[Form, Order, dict[str, Any], Desk], Iterator[Operation]]] = {
    "attend": _attend, "interest": _interest, "criterion": _criterion, "after": _after, "need": _need,
    "person": _person, "group": _group, "snooze": _snooze, "priority": _priority, "cancel": _cancel,
    "reading": _reading,
    **dict.fromkeys(("settle", "done", "agreed", "arbitrated", "granted", "refused", "moot"), _settle),
}  # fmt: skip
