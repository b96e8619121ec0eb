"""What an order says, as the row under the line shows it: the fields that no other chip has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.sentence import N_, Translate
from tui.quick_entry.draft import Draft
from tui.quick_entry.orders import BY_KIND
from tui.quick_entry.orders.codes import CODES
from tui.quick_entry.orders.form import Slot
from tui.quick_entry.shown.written import length, moment

_OPTION = N_("option {number}")


def said(draft: Draft, lang: str, translate: Translate) -> Iterator[str]:
    """Yield the fields of an order in words; its record and its parties have chips of their own."""
    assert draft.order is not None
    form, values = BY_KIND[draft.kind], draft.order.values
    for slot in form.slots:
        if slot.name in values:
            yield from _said(slot, values[slot.name], lang, translate)
    if form.dates in values and draft.start is None:
        yield f"→ {moment(values[form.dates], lang)}"
    if "length" in values:
        yield length(values["length"] * 60, lang)
    if form.text and draft.order.text:
        yield translate(N_("“{words}”")).format(words=draft.order.text)


def _said(slot: Slot, value: Any, lang: str, translate: Translate) -> Iterator[str]:
    if slot.reads in CODES:
        yield next(code.word(lang) for code in CODES[slot.reads] if code.value == value)
    elif slot.reads == "login":
        yield f"→ @{value}"
    elif slot.reads in ("item", "meeting"):
        yield f"{'#' if slot.reads == 'item' else 'm'}{value}"
    elif slot.reads == "items":
        yield ", ".join(f"#{number}" for number in value)
    elif slot.reads in ("option", "chosen"):
        yield translate(_OPTION).format(number=value)
    elif slot.reads == "amounts":
        yield " + ".join(str(number) for number in value.values())
    elif slot.reads not in ("party", "parties"):
        yield str(value)
