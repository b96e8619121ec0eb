"""From the first words of a line to an order: which one, about which record, with which fields."""

from __future__ import annotations

from typing import Any

from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import CONTENT
from tui.quick_entry.draft import Context
from tui.quick_entry.orders import opened_by
from tui.quick_entry.orders.form import BETWEEN, Begun, Form, Slot
from tui.quick_entry.orders.slots import Line, misspelt, read, reads, reference
from tui.quick_entry.orders.unsaid import answered, unmarked
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.parties import listed
from tui.quick_entry.tokens import WORD, phrase_end


def begun(clause: Clause, names: Names, context: Context) -> Begun | None:
    """Return the order that a clause begins with, its tokens taken; None where it begins with none."""
    tokens = clause.tokens
    first = clause.untaken(0)
    if first == len(tokens) or not (tokens[first].kind == WORD or tokens[first].text == "@"):
        return None
    forms = opened_by(tokens[first].text)
    if not forms and "#" not in clause.line:
        return None
    line = Line(clause.line, tokens[: clause.taken_from(first)], names)
    best = None
    for rest, form in forms:
        end = phrase_end(line.tokens, first + 1, rest) if rest else first + 1
        one = _fill(line, form, end, context) if end else None
        if one is not None and (best is None or len(one.values) > len(best.values)):
            best = one
    if best is None and "#" in clause.line:
        best = answered(line, first)
    if best is not None:
        clause.leave_out(first, best.end)
        _light(clause, first, best)
        if best.form.whom:
            _name(clause, best.end, names)
    return best


def _name(clause: Clause, i: int, names: Names) -> None:
    """Take the parties that stand under a sign from token `i` on, with the *and* between them."""
    while i < len(clause.tokens):
        found, end = listed(clause.line, clause.tokens, i, names) if clause.tokens[i].text == "@" else ([], i + 1)
        clause.name(found)
        if found:
            clause.taken[i:end] = b"\x01" * (end - i)
        i = max(end, i + 1)


def _fill(line: Line, form: Form, i: int, context: Context) -> Begun | None:
    """Read the record and the fields of a form, in whatever order they stand, up to the colon or the first word that is
    none of them."""
    target, values, places = 0, dict[str, Any](), dict[str, tuple[int, int]]()
    end = i
    waiting = list(form.slots)
    if (bare := unmarked(line, form, i, context)) is not None:
        target, end = bare.value, bare.end
        places["id"] = (line.tokens[end - 1].start, line.tokens[end - 1].end)
        i = end
    while True:
        j = i = _colon_passed(line, i, bool(waiting) and not values and form.target in ("", "@"))
        while j < len(line.tokens) and j - i < 2 and line.tokens[j].text in BETWEEN and not reads(line, j, waiting):
            j += 1
        said = reference(line, j, form.target) if form.target and not target else None
        if said is not None:
            target, i = said.value, said.end
            places["id"] = (line.tokens[j].start, line.tokens[i - 1].end)
        elif form.target == "@" and not target and (party := read(line, j, _PARTY)) and isinstance(party.value, int):
            target, i = party.value, party.end
            places["id"] = (line.tokens[j].start, line.tokens[i - 1].end)
        else:
            found = reads(line, j, waiting) or (misspelt(line, j, waiting) if target else None)
            if found is None:
                break
            slot, (value, i) = found
            waiting.remove(slot)
            values[slot.name] = value
            if slot.reads == "answer":  # in "yes if 2 beds" the number is the condition's
                waiting = [other for other in waiting if other.reads != "option"]
            places[slot.name] = (line.tokens[j].start, line.tokens[i - 1].end)
        end = i
    colon = end < len(line.tokens) and line.tokens[end].text in (":", ";")
    at = line.tokens[end - 1].end
    target = target or _opened_from(form, context, bool(values) or colon or _is_dated(line, form, end))
    closed = colon or end == len(line.tokens)
    if not _is_order(form, target, values, colon, closed=closed):
        return None
    return Begun(form, target, values, end + colon, at, places)


_PARTY = Slot("party", "party")
_AFTER_VERB = BETWEEN | {":"}


def _colon_passed(line: Line, i: int, may: bool) -> int:
    """`term: …`, `need: nur …`: a colon right after the first word says nothing."""
    return i + 1 if may and i < len(line.tokens) and line.tokens[i].text == ":" else i


def _opened_from(form: Form, context: Context, told: bool) -> int:
    """Return the number of the record that the line was opened from, if it is one that the order may be about."""
    prefix, number = context.link[:1], context.link[1:]
    return int(number) if told and prefix and prefix == form.target and number.isdigit() else 0


def _is_dated(line: Line, form: Form, i: int) -> bool:
    """Does the day that an order asks for follow (`due on friday`)?"""
    while i < len(line.tokens) and line.tokens[i].text in BETWEEN:
        i += 1
    return bool(form.asks_date) and i < len(line.tokens) and bool(line.tokens[i].senses.bits & CONTENT)


def _is_order(form: Form, target: int, values: dict[str, Any], colon: bool, *, closed: bool) -> bool:
    """Is this an order, and not a line that happens to begin with its word (`answer the phone`, `read the minutes`)?"""
    if target:
        return form.target != "@" or colon
    if form.target == "":
        return colon
    said = sum(1 for slot in form.slots if slot.name in values and slot.asks)
    return said >= 2 and form.target != "@" and (closed or "measure" not in values)


def _light(clause: Clause, first: int, order: Begun) -> None:
    roles = {slot.name: _ROLES.get(slot.reads, "value") for slot in order.form.slots}
    places = sorted(order.places.items(), key=lambda pair: pair[1])
    said = {start for _, (start, _) in places}
    verb_end = next((i for i in range(first, order.end) if clause.tokens[i].start in said), order.end)
    while verb_end > first + 1 and clause.tokens[verb_end - 1].text in _AFTER_VERB:
        verb_end -= 1
    clause.light(first, verb_end, "verb")
    for name, (start, end) in places:
        role = roles.get(name, "party" if order.form.target == "@" else "link")
        clause.light(clause.at(start), clause.at(end), role)


_ROLES = {"party": "party", "parties": "party", "login": "person", "item": "link", "meeting": "link"}
