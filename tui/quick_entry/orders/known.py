"""What the record that an order is about has: the measures of an initiative, the options of a conflict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from store.sentence import N_
from tui.quick_entry.draft import Problem, Repair
from tui.quick_entry.folding import fold
from tui.quick_entry.orders.form import Begun
from tui.quick_entry.people.names import Names


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


def on_an_option(order: Begun, values: dict[str, Any], ref: str, names: Names) -> list[Problem]:
    """Put the only option of a conflict into the values of an answer that names none. Return the question where there
    are several, or none of that number."""
    known = names.numbers.get(ref) if names.numbers and ref else None
    if known is None or known.kind != "conflict":
        return []
    said, last = values.get("option"), len(known.options)
    if order.form.kind == "answer" and said is None and last == 1:
        values["option"] = 1
    elif order.form.kind == "answer" and said is None:
        place = order.places.get("id", (order.at, order.at))[1]
        several = N_("say which option it is about, such as “option 1”")
        none = N_("{ref} has no option yet: say one first, or answer about option 0, “leave as is”")
        return [Problem(several if last else none, {"ref": ref}, (place, place), _ways(known.options))]
    elif said is not None and not 0 <= said <= last:
        asked = N_("{ref} has no option {number}")
        return [Problem(asked, {"ref": ref, "number": said}, order.places["option"], _ways(known.options, ""))]
    return []


def _ways(options: Sequence[str], before: str = " ") -> tuple[Repair, ...]:
    """Return the options to put in place, the last of them being to leave things as they are."""
    asked = N_("option {number}")
    return tuple(
        Repair(asked, {"number": number}, f"{before}option {number}") for number in (*range(1, len(options) + 1), 0)
    )
