"""Which measure of an initiative a reading is of."""

from __future__ import annotations

from typing import Any

from store.sentence import N_
from tui.quick_entry.draft import Problem, Repair
from tui.quick_entry.folding import fold
from tui.quick_entry.names import Names
from tui.quick_entry.orders.form import Begun


def measured(order: Begun, values: dict[str, Any], ref: str, names: Names) -> list[Problem]:
    """Put the measure's own name into the values: the only one that there is needs no word, any is known by its only
    beginning, accents and capitals aside. Return the question where there is none such."""
    known = names.numbers.get(ref) if order.form.kind == "reading" and names.numbers and ref else None
    if known is None or not known.measures:
        return []
    said = fold(values.get("measure", ""))
    like = [one for one in known.measures if fold(one) == said] or [
        one for one in known.measures if fold(one).startswith(said)
    ]
    if len(like) == 1:
        values["measure"] = like[0]
    if len(like) == 1 or not said:
        return []
    ways = tuple(Repair("{name}", {"name": one}, one) for one in like or known.measures)
    asked = N_("{ref} measures nothing called “{name}”")
    return [Problem(asked, {"ref": ref, "name": values["measure"]}, order.places["measure"], ways)]
