"""An order as a draft: its fields with what the rest of the line says, and the questions that are left."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from store.sentence import N_
from tui.quick_entry.draft import Draft, Order, Problem, Repair
from tui.quick_entry.folding import fold
from tui.quick_entry.orders.codes import CODES
from tui.quick_entry.orders.form import BETWEEN, Begun, Form, Slot
from tui.quick_entry.orders.known import measured, on_an_option
from tui.quick_entry.orders.typos import mistyped_code
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.strangers import meant, nobody

_AS_DATED = {"at": "contact", "start": "meeting"}
"""What kind of line the dates are read as: those of the log are over, those of a meeting have a length."""
WHICH = {
    "#": N_("say which item, such as #12"),
    "m": N_("say which meeting, such as m7"),
    "i": N_("say which initiative, such as i3"),
    "e": N_("say which entry, such as e40"),
    "@": N_("say who, such as @nur"),
}
_DAYS = ((N_("tomorrow"), "tomorrow", "demain"), (N_("in a week"), "in one week", "dans une semaine"))
_OF_THE_LOG = frozenset(("feedback", "reading", "answer"))


class Asked(Struct, frozen=True, gc=False):
    """Where an order is read: who is known, which words repairs are written in, the words of the whole order."""

    names: Names
    lang: str
    whole: str


def dated_as(form: Form) -> str:
    """Return the kind of line whose dates an order's are like."""
    return _AS_DATED.get(form.dates, "task")


def ordered(draft: Draft, order: Begun, text: str, asked: Asked) -> Draft:
    """Return the draft of an order. `draft` has the dates; `text` are the words that are left."""
    form = order.form
    if not form.text and set(fold(text).split()) <= BETWEEN:
        text = ""  # the "to" of a date that has gone to its field
    values = {**order.values, **_when(form, draft)}
    ref = f"{form.target}{order.target}" if form.target not in ("", "@") and order.target else ""
    wrong = [*_out_of_range(order), *_unknown(order, ref, asked), *measured(order, values, ref, asked.names)]
    wrong += on_an_option(order, values, ref, asked.names)
    problems = [*wrong, *_missing(order, values, text, asked, draft.text)]
    for problem in wrong:
        values = {name: value for name, value in values.items() if order.places.get(name) != problem.span}
    return replace(
        draft,
        kind=form.kind,
        title=asked.whole if problems or not text else text,
        duration_s=None,
        due=None,
        start=draft.start if form.kind == "feedback" else None,
        parties=_whom(form, order.target, values) or (draft.parties if form.whom or form.kind in _OF_THE_LOG else ()),
        links=tuple(dict.fromkeys((ref, *draft.links))) if ref else draft.links,
        order=Order(form.act, order.target, {**form.fixed, **values}, text, next(iter(problems), None)),
        problems=(*draft.problems, *problems),
    )


def _when(form: Form, draft: Draft) -> dict[str, Any]:
    """Return the date in the field that takes it."""
    said = (draft.start or draft.due) if form.dates in ("start", "at") else (draft.due or draft.start)
    day_only = form.dates in ("golive", "review")
    when: dict[str, Any] = {form.dates: said[:10] if day_only else said} if form.dates and said else {}
    if form.dates == "start":
        when |= {"length": draft.duration_s // 60} if draft.duration_s else {}
        when |= {"place": draft.place} if draft.place else {}
    return when


def _whom(form: Form, target: int, values: dict[str, Any]) -> tuple[int | str, ...]:
    if form.target == "@":
        return (target,)
    found: list[int | str] = []
    for slot in form.slots:
        value = values.get(slot.name)
        if slot.reads == "party" and value is not None:
            found.append(value)
        elif slot.reads in ("parties", "amounts") and value:
            found += list(value)
    return tuple(dict.fromkeys(found))


def _missing(order: Begun, values: dict[str, Any], text: str, asked: Asked, line: str) -> list[Problem]:
    form, here = order.form, (order.at, order.at)
    problems = []
    if not order.target and form.target and not form.alone:
        problems.append(Problem(WHICH[form.target], {}, here))
    lacking = [slot for slot in form.slots if slot.asks and slot.needed and slot.name not in values]
    problems += [
        mistyped_code(slot, line, order.at, asked.lang) or Problem(slot.asks, {}, here, _ways(slot, order, asked))
        for slot in lacking
    ]
    made_up = any(name in values for name in form.instead)
    if form.asks and not text and not made_up:
        problems.append(Problem(form.asks, {}, here))
    if form.asks_date and form.dates not in values and not made_up:
        word = 2 if asked.lang == "fr" else 1
        problems.append(Problem(form.asks_date, {}, here, tuple(Repair(day[0], {}, f" {day[word]}") for day in _DAYS)))
    if values.get("answer") == "reserve" and not text:
        problems.append(Problem(N_("say on what condition it would be a yes, or what is unclear"), {}, here))
    return problems


def _ways(slot: Slot, order: Begun, asked: Asked) -> tuple[Repair, ...]:
    """Return what may be put in the place of a missing field: the words of its table, the parties of the record."""
    if slot.reads in CODES:
        return tuple(Repair(code.word(asked.lang), {}, f" {code.word(asked.lang)}") for code in CODES[slot.reads])
    names = asked.names
    known = names.numbers.get(f"{order.form.target}{order.target}") if names.numbers else None
    if known is None:
        return ()
    if slot.reads == "measure":
        return tuple(Repair("{name}", {"name": measure}, f" {measure}") for measure in known.measures)
    if slot.reads not in ("party", "parties", "amounts"):
        return ()
    codes = [names.parties[id].code for id in known.parties if id in names.parties]
    return tuple(Repair("{name}", {"name": f"@{code}"}, f" {code}") for code in codes[:5])


def _out_of_range(order: Begun) -> list[Problem]:
    return [
        Problem(slot.asks, {}, order.places[slot.name])
        for slot in order.form.slots
        if slot.reads == "number"
        and slot.name in order.values
        and not slot.span[0] <= order.values[slot.name] <= slot.span[1]
    ]


def _unknown(order: Begun, ref: str, asked: Asked) -> list[Problem]:
    """A record that is not there, and names that nobody bears: an order is never about somebody new."""
    problems = []
    numbers = asked.names.numbers
    if ref and numbers is not None and "id" in order.places and numbers.get(ref) is None:
        problems.append(Problem(N_("there is no {ref}"), {"ref": ref}, order.places["id"]))
    for slot in order.form.slots:
        value = order.values.get(slot.name)
        several = value if isinstance(value, (tuple, dict)) else (value,)
        if slot.reads in ("party", "parties", "amounts"):
            problems += [
                nobody(name, order.places[slot.name], meant(name, asked.names))
                for name in several
                if isinstance(name, str)
            ]
    return problems
