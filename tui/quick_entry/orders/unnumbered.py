"""Which meeting an order is about that names it by a word of its title: `move huddle to 8:45`, `annuler le caucus`.
Asked, never taken by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from store.sentence import N_
from tui.quick_entry.draft import Draft, Problem, Repair
from tui.quick_entry.folding import fold
from tui.quick_entry.orders import BY_KIND
from tui.quick_entry.people.names import Names, Numbers
from tui.quick_entry.words import lexicon
from tui.quick_entry.wordset import any_of

_ORDER = re.compile(r"\s*([^\W\d_]+)((?: +[^\W\d_]+){1,5})(?= )")
_ORDERS = {
    "cancelled": "cancel", "canceled": "cancel", "moved": "move", "postponed": "move", "pushed": "move",
    "rescheduled": "move", "annule": "annuler", "annulee": "annuler", "deplace": "déplacer", "deplacee": "déplacer",
    "reporte": "déplacer", "reportee": "déplacer", "remis": "déplacer", "remise": "déplacer", "repousse": "déplacer",
}  # fmt: skip
"""What has become of a meeting, and the order that makes it so."""
_BECAME = re.compile(rf"\s*((?:[^\W\d_]+ +){{1,4}}?)({'|'.join(_ORDERS)})\b")
_PLANS = any_of("|task|meeting|checkin|training|seminar|event")
_SMALL = any_of("the|le|la|les|our|notre|mtg|meeting|reunion|rencontre|my|ma")
_LONGEST = 4
_SHORTEST = 4
"""Words of a title that are looked for, and letters of one that tells enough by itself."""


def which_meeting(draft: Draft, names: Names) -> Draft:
    """Return the draft with a question, where a line moves or cancels a meeting, or tells what became of it."""
    if names.numbers is None or draft.kind not in _PLANS or draft.links:
        return draft
    became = _BECAME.match(fold(draft.text)) if len(fold(draft.text)) == len(draft.text) else None
    said = _ORDER.match(draft.text)
    if became is not None:
        return _asked(draft, names.numbers, became.span(1), _ORDERS[became[2]], became.end())
    if said is not None and fold(said[1]) in _words():
        return _asked(draft, names.numbers, said.span(2))
    return draft


def _asked(draft: Draft, known: Numbers, words: tuple[int, int], order: str = "", end: int = 0) -> Draft:
    """Ask which meeting the words between two characters are. `order`: what to write before its number, up to `end`."""
    for place in _phrases(draft.text, *words):
        found = known.meetings(draft.text[slice(*place)])
        if found:
            ways = tuple(
                Repair(N_("{ref} {title}"), {"ref": one.ref, "title": one.title}, f"{order} {one.ref}".strip())
                for one in found
            )
            asked = Problem(N_("which meeting is it?"), {}, (0, end) if order else place, ways)
            return replace(draft, problems=(*draft.problems, asked))
    return draft


def _words() -> frozenset[str]:
    return frozenset("|".join(BY_KIND[kind].words for kind in ("move", "cancel", "attend")).split("|"))


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the words that may be a meeting's, the most first; what stands before them is small."""
    words = [(start + word.start(), start + word.end()) for word in re.finditer(r"\S+", text[start:end])]
    while words and ((word := fold(text[slice(*words[0])])) in _SMALL or word in lexicon().words):
        words.pop(0)
    for count in range(min(len(words), _LONGEST), 0, -1):
        if words[count - 1][1] - words[0][0] >= _SHORTEST:
            yield words[0][0], words[count - 1][1]
