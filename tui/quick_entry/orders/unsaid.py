"""What is left unsaid of an order: the sign of a number (`snooze 12 2w`), the first word (`pha says no to #12`)."""

from __future__ import annotations

from tui.quick_entry.dates import CONTENT
from tui.quick_entry.draft import Context
from tui.quick_entry.orders import BY_KIND
from tui.quick_entry.orders.form import BETWEEN, Begun, Form, Slot
from tui.quick_entry.orders.slots import Line, Said, read, reads, reference
from tui.quick_entry.tokens import NUMBER, Token
from tui.quick_entry.words import bits

_PARTY = Slot("party", "party")
_ANSWER = Slot("answer", "answer")
_COUNTED = bits("unit|month|meridian")
"""Senses of a word that the number before it belongs to (`due 12 dec`, `snooze 2 weeks`)."""


def unmarked(line: Line, form: Form, i: int, context: Context) -> Said | None:
    """`snooze 12 2w`, `answer 12 nur no`, `done 12`: the number of an item without its sign, right after the order's
    word, which is typed whole (`Dec 2026`). What follows must be the order's own, or `give 12 forms to nur` would be
    one."""
    tokens = line.tokens
    if form.target != "#" or context.link or i >= len(tokens):
        return None
    said = tokens[i]
    if said.kind != NUMBER or said.glued or len(said.text) > 6:
        return None
    if tokens[i - 1].text not in form.words.replace(" ", "|").split("|"):
        return None
    if line.names.numbers is not None and line.names.numbers.get(f"#{said.text}") is None:
        return None
    j = i + 1
    while j < len(tokens) and j - i < 3 and tokens[j].text in BETWEEN and tokens[j].text != ",":
        j += 1
    if j == len(tokens) or (tokens[j].text == ":" and _is_colon(tokens, j)):
        return Said(int(said.text), i + 1)
    if tokens[i + 1].glued or tokens[i + 1].senses.bits & _COUNTED:
        return None
    told = reads(line, j, list(form.slots)) is not None or (form.dates and tokens[j].senses.bits & CONTENT)
    return Said(int(said.text), i + 1) if told else None


def _is_colon(tokens: list[Token], j: int) -> bool:
    return j + 1 == len(tokens) or not tokens[j + 1].glued


def answered(line: Line, i: int) -> Begun | None:
    """Return the answer of a line that begins with who gives it: `pha says no to #12 too few staff`."""
    form = BY_KIND["answer"]
    who = read(line, i, _PARTY)
    if who is None:
        return None
    j = who.end
    while (said := read(line, j, _ANSWER)) is None and j - who.end < 2 and j < len(line.tokens):
        if line.tokens[j].text not in BETWEEN:
            return None
        j += 1
    if said is None:
        return None
    k = said.end
    while k - said.end < 2 and k < len(line.tokens) and line.tokens[k].text in BETWEEN:
        k += 1
    item = reference(line, k, form.target)
    if item is None:
        return None
    end, value = item.end, said.value
    condition = read(line, end, _ANSWER)
    if condition is not None and condition.value == "reserve":
        value, end = "reserve", condition.end
    colon = end < len(line.tokens) and line.tokens[end].text in (":", ";", ",")
    tokens = line.tokens
    places = {
        "party": (tokens[i].start, tokens[who.end - 1].end),
        "answer": (tokens[j].start, tokens[said.end - 1].end),
        "id": (tokens[k].start, tokens[item.end - 1].end),
    }
    values = {"party": who.value, "answer": value}
    return Begun(form, item.value, values, end + colon, tokens[end - 1].end, places)
