"""What was measured, told without its initiative: `mesure: 62 % des soins formés`, `reading badge logins 78%`.
A reading belongs to a measure, so the line is a note until that is said. Asked, never taken by itself."""

from __future__ import annotations

import re
from itertools import islice

from msgspec.structs import replace

from store.sentence import N_
from tui.quick_entry.draft import Draft, Problem, Repair
from tui.quick_entry.folding import fold
from tui.quick_entry.orders import BY_KIND
from tui.quick_entry.people.names import Names
from tui.quick_entry.wordset import any_of

_OPENING = re.compile(r"\s*(([^\W\d_]+)(?:\s*:)?)")
_MEASURING = any_of("reading|readings|measure|measured|measurement|mesure|mesures|mesuree|releve|releves|lecture")
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|pct\b)")
_FIGURE = re.compile(r"(?<![\w/.,])\d+(?:[.,]\d+)?(?![\w/.,:])")
_MOST = 3
"""Ways out."""


def of_what(draft: Draft, names: Names, lang: str) -> Draft:
    """Return the draft of a note with the question of which measure it is a reading, where it begins as one."""
    opening = _OPENING.match(draft.text)
    if opening is None or draft.links or fold(opening[2]) not in _MEASURING:
        return draft
    if not any(character.isdigit() for character in draft.text):
        return draft
    example = BY_KIND["reading"].examples[lang == "fr"]
    told = Problem(
        N_("a reading belongs to a measure of an initiative, such as “{example}”"), {"example": example},
        opening.span(1), _ways(draft, opening.end(), names, example.split()[0]),
    )  # fmt: skip
    return replace(draft, problems=(*draft.problems, told))


def _ways(draft: Draft, end: int, names: Names, word: str) -> tuple[Repair, ...]:
    """Return the measures that are known, each as the beginning of the line, with the figure if there is but one."""
    known = names.numbers.initiatives() if names.numbers is not None else []
    value = _value(draft.text[end:])
    begun = ((f"{word} {one.ref} {measure}", one, measure) for one in known for measure in one.measures)
    return tuple(
        Repair(N_("{measure} of {ref} {title}"), {"measure": measure, "ref": one.ref, "title": one.title},
               f"{text} {value}:" if value else text)
        for text, one, measure in islice(begun, _MOST)
    )  # fmt: skip


def _value(text: str) -> str:
    """Return the share that was read, or the only figure; "" where it may be another."""
    figures = _SHARE.findall(text) or _FIGURE.findall(text)
    return figures[0] if len(figures) == 1 else ""
