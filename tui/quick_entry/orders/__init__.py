"""Orders: one operation on a record that is there, said in a line (`answer #12 nur yes if training comes first`)."""

from __future__ import annotations

from functools import cache

from tui.quick_entry.orders import change, items, mediation, parties
from tui.quick_entry.orders.form import Form

FORMS = (*items.FORMS, *mediation.FORMS, *change.FORMS, *parties.FORMS)
BY_KIND = {form.kind: form for form in FORMS}
SHORTEST_PREFIX = 3


@cache
def first_words() -> dict[str, tuple[tuple[tuple[str, ...], Form], ...]]:
    """Return first word → the orders it may open, each with the words that follow in its name, the longest first."""
    opened: dict[str, list[tuple[tuple[str, ...], Form]]] = {}
    for form in FORMS:
        for phrase in form.words.split("|"):
            first, *rest = phrase.split()
            opened.setdefault(first, []).append((tuple(rest), form))
    return {word: tuple(sorted(forms, key=lambda pair: -len(pair[0]))) for word, forms in opened.items()}


@cache
def opened_by(word: str) -> tuple[tuple[tuple[str, ...], Form], ...]:
    """Return the orders that a folded first word may open, whole or by its first letters."""
    known = first_words()
    if word in known or len(word) < SHORTEST_PREFIX:
        return known.get(word, ())
    return tuple(pair for other, forms in known.items() if other.startswith(word) for pair in forms if not pair[0])
