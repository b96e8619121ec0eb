"""What may follow in an order: its answers, outcomes, causes; the parties and measures of the record it is about."""

from __future__ import annotations

from collections.abc import Iterator

from tui.quick_entry.clause import Clause
from tui.quick_entry.draft import Context
from tui.quick_entry.folding import fold
from tui.quick_entry.orders.codes import CODES
from tui.quick_entry.orders.form import BETWEEN, Slot
from tui.quick_entry.orders.reading import begun
from tui.quick_entry.people.names import Names, Numbered
from tui.quick_entry.tokens import tokenize


def fields_after(line: str, word: str, names: Names, lang: str) -> Iterator[tuple[str, str]]:
    """Yield the words that begin like `word` and may follow `line`, each with what it stands for."""
    tokens = tokenize(line)
    while len(tokens) > 2 and tokens[-1].text in BETWEEN:
        tokens.pop()
    order = begun(Clause(line, tokens, bytearray(len(tokens))), names, Context())
    if order is None or order.end < len(tokens):
        return
    ref = f"{order.form.target}{order.target}"
    known = names.numbers.get(ref) if names.numbers and order.target else None
    for slot in order.form.slots:
        if slot.name not in order.values:
            yield from (one for one in _words(slot, known, names, lang) if fold(one[0]).startswith(fold(word)))


def _words(slot: Slot, known: Numbered | None, names: Names, lang: str) -> Iterator[tuple[str, str]]:
    if slot.reads in CODES:
        yield from ((code.word(lang), "") for code in CODES[slot.reads])
    elif slot.reads in ("party", "parties", "amounts"):
        parties = [names.parties[id] for id in known.parties if id in names.parties] if known else []
        yield from ((party.code, party.name) for party in parties or names.parties.values())
    elif slot.reads == "login":
        yield from ((f"@{login}", "") for login in sorted(names.logins))
    elif slot.reads in ("option", "chosen") and known is not None:
        yield from ((f"option {number}", text) for number, text in enumerate(known.options, 1))
    elif slot.reads == "measure" and known is not None:
        yield from ((measure, known.title) for measure in known.measures)
