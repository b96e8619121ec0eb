"""What was nearly typed: an order's first word, a word of one of its tables. Offered, never taken by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from store.sentence import N_
from tui.quick_entry.draft import Draft, Problem, Repair
from tui.quick_entry.folding import fold
from tui.quick_entry.orders import FORMS, first_words
from tui.quick_entry.orders.codes import CODES, phrases
from tui.quick_entry.orders.form import Slot
from tui.quick_entry.people.nearness import one_typo_away

NO_SUCH_WORD = N_("“{word}” is not understood")
_WORD = re.compile(r"\s*([^\W\d_]+)")
_ORDER = re.compile(r"\s*([^\W\d_]{4,}) +([#mie])\d")


def mistyped_code(slot: Slot, line: str, at: int, lang: str) -> Problem | None:
    """Return the question about the word after character `at`, where it is nearly one of the slot's table."""
    said = _WORD.match(line, at) if slot.reads in CODES else None
    if said is None:
        return None
    words = {words[0]: value for words, value in phrases(slot.reads) if len(words) == 1}
    meant = {words[word] for word in one_typo_away(fold(said[1]), words)}
    return _asked(said, [code.word(lang) for code in CODES[slot.reads] if code.value in meant])


def mistyped_order(draft: Draft) -> Draft:
    """Return the draft of a line that is nothing in particular, with a question where its first word is nearly an
    order's and a record follows it."""
    said = _ORDER.match(draft.text) if not draft.kind and draft.links else None
    if said is None:
        return draft
    words = _words_about(said[2])
    problem = _asked(said, [words[word] for word in one_typo_away(fold(said[1]), words)])
    return replace(draft, problems=(*draft.problems, problem)) if problem else draft


def _words_about(prefix: str) -> dict[str, str]:
    """Return the folded first words of the orders about such a record, each with how it is written."""
    written = {fold(word): word for form in FORMS for word in (example.split()[0] for example in form.examples)}
    return {
        word: written.get(word, word)
        for word, forms in first_words().items()
        if any(form.target == prefix and not rest for rest, form in forms)
    }


def _asked(said: re.Match[str], words: Iterable[str]) -> Problem | None:
    ways = tuple(Repair("{word}", {"word": word}, word) for word in words)[:3]
    return Problem(NO_SUCH_WORD, {"word": said[1]}, said.span(1), ways) if ways else None
