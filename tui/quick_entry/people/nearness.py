"""Names that were nearly typed: one letter wrong, missing, too many or swapped; or one word of several."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 3
"""Letters from which a typo can be told from another name."""


def one_typo_away(text: str, words: Iterable[str]) -> list[str]:
    """Return the folded words that differ from a folded text by one letter; none where it is too short."""
    if len(text) < SHORTEST:
        return []
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    found = extract(text, list(words), scorer=OSA.distance, score_cutoff=1, limit=None)
    return [word for word, distance, _ in found if distance]


class Nearness:
    """Finds, among many folded names, those one typo away; only names of about the same length are compared."""

    def __init__(self, names: Iterable[str]) -> None:
        """A name of several words is found by each of its words too."""
        self._by_length: dict[int, dict[str, list[str]]] = {}
        for name in names:
            for word in {name, *(word for word in name.split() if len(word) > SHORTEST)}:
                self._by_length.setdefault(len(word), {}).setdefault(word, []).append(name)
        self._found: dict[str, tuple[str, ...]] = {}

    def near(self, text: str) -> tuple[str, ...]:
        """Return the names nearest to a folded text, nearest and shortest first; none where it is too short."""
        if text not in self._found:
            if len(self._found) > 500:
                self._found.clear()
            self._found[text] = self._search(text) if len(text) >= SHORTEST else ()
        return self._found[text]

    def _search(self, text: str) -> tuple[str, ...]:
        from rapidfuzz.distance import OSA  # with the first name that nobody bears, not at the start
        from rapidfuzz.process import extract

        found: list[tuple[float, int, str]] = []
        for length in (len(text), len(text) - 1, len(text) + 1):
            words = self._by_length.get(length, {})
            for word, distance, _ in extract(text, words.keys(), scorer=OSA.distance, score_cutoff=1, limit=5):
                found += [(distance, name.count(" "), name) for name in words[word]]
        return tuple(dict.fromkeys(name for *_, name in sorted(found)))
