"""Which meeting an order is about that names it by a word of its title: `move huddle to 8:45`, `annuler le caucus`.
Asked, never taken by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from store.sentence import N_
from tui.quick_entry.draft import Draft, Problem, Repair
from tui.quick_entry.folding import fold
from tui.quick_entry.names import Names
from tui.quick_entry.orders import BY_KIND
from tui.quick_entry.words.wordset import any_of

_ORDER = re.compile(r"\s*([^\W\d_]+)((?: +[^\W\d_]+){1,5})(?= )")
_SMALL = any_of("the|le|la|les|our|notre|mtg|meeting|reunion|rencontre|my|ma")
_LONGEST = 4
_SHORTEST = 4
"""Words of a title that are looked for, and letters of one that tells enough by itself."""


def which_meeting(draft: Draft, names: Names) -> Draft:
    """Return the draft with a question, where a line moves or cancels something and words of a meeting follow."""
    if names.numbers is None or draft.kind not in ("", "task") or draft.links:
        return draft
    said = _ORDER.match(draft.text)
    if said is None or fold(said[1]) not in _words():
        return draft
    for start, end in _phrases(draft.text, *said.span(2)):
        found = names.numbers.meetings(draft.text[start:end])
        if found:
            ways = tuple(Repair(N_("{ref} {title}"), {"ref": one.ref, "title": one.title}, one.ref) for one in found)
            asked = Problem(N_("which meeting is it?"), {}, (start, end), ways)
            return replace(draft, problems=(*draft.problems, asked))
    return draft


def _words() -> frozenset[str]:
    return frozenset(f"{BY_KIND['move'].words}|{BY_KIND['cancel'].words}".split("|"))


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the words that may be a meeting's, the most first; what stands before them is small."""
    words = [(start + word.start(), start + word.end()) for word in re.finditer(r"\S+", text[start:end])]
    while words and fold(text[slice(*words[0])]) in _SMALL:
        words.pop(0)
    for count in range(min(len(words), _LONGEST), 0, -1):
        if words[count - 1][1] - words[0][0] >= _SHORTEST:
            yield words[0][0], words[count - 1][1]
