"""What words mean when they speak of time: one lexicon for both languages, built on first use.

A word may have several senses at once (`mar`: a month, a weekday; `second`: a unit, an ordinal); the rules choose.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple


class Senses(dict[str, Any]):
    """What a word may mean, by sense; `bits` has one bit for each of them, so that a rule sees at once whether a word
    can open it. `tells`: it says something of time, by itself or as the first word of a phrase."""

    __slots__ = ("bits", "tells")

    def __init__(self, meanings: dict[str, Any], *, tells: bool = True) -> None:
        """`meanings`: sense → value."""
        super().__init__(meanings)
        self.bits = bits("|".join(meanings)) if meanings else 0
        self.tells = tells


PLAIN, SILENT, OPENING = Senses({}, tells=False), Senses({}, tells=False), Senses({})
"""Of what no rule looks at; of what says nothing of time by itself but is looked at: a mark, a part of a phrase; of
what opens a phrase that does."""
_SENSES = (
    "num", "ord", "vague", "suffix", "fraction", "month", "weekday", "weekdays", "unit", "part", "offset", "feast",
    "noon", "meridian", "shift", "at", "on", "from", "to", "between", "and", "by", "before", "since", "after", "for",
    "within", "in", "ago", "hence", "since_ago", "every", "other", "often", "once", "per", "edge", "rest", "now", "eod",
    "tonight", "whole", "past", "oclock", "dayshift", "numbered", "room", "era", "sign", "closing", "season", "twice",
)  # fmt: skip
"""`twice` is of no word: two words of a stretch speak of the calendar or the clock."""
_BITS = {name: 1 << place for place, name in enumerate(_SENSES)}


def bits(names: str) -> int:
    """Return the bits of some senses: `bits("num|ord")`."""
    return sum(_BITS[name] for name in names.split("|"))


Opened = dict[str, list[tuple[tuple[str, ...], Senses]]]
"""The phrases that a word opens: the word that comes next → all but the first word of each, and its senses, longest
first."""


class Lexicon(NamedTuple):
    """`words`: folded word → its senses; `looked_at`: the same, and the words that are silent; `phrases`: first word →
    the phrases it opens."""

    words: dict[str, Senses]
    looked_at: dict[str, Senses]
    phrases: dict[str, Opened]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of both languages."""
    from tui.quick_entry.words import calendar, links, numbers, silent  # with the first line, not at the start

    known: dict[str, dict[str, Any]] = {}
    for table in (numbers.TABLE, calendar.TABLE, links.TABLE):
        for sense, meanings in table.items():
            for value, text in meanings:
                for word in text.split("|"):
                    known.setdefault(_as_typed(word), {})[sense] = value
    words = {word: Senses(senses) for word, senses in known.items() if " " not in word}
    phrases: dict[str, Opened] = {}
    for phrase in sorted((word for word in known if " " in word), key=lambda word: -word.count(" ")):
        first, *rest = phrase.split()
        phrases.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest), Senses(known[phrase])))
    parts = (word for opened in phrases.values() for same in opened.values() for rest, _ in same for word in rest)
    silent_ones = dict.fromkeys((*silent.WORDS, *parts), SILENT)
    return Lexicon(words, silent_ones | dict.fromkeys(phrases, OPENING) | words, phrases)


def _as_typed(phrase: str) -> str:
    """Return a phrase as the tokens write it: apostrophes only where something is elided (`d' ici`, `oclock`)."""
    if "'" not in phrase:
        return phrase
    return " ".join(word if word.endswith("'") else word.replace("'", "") for word in phrase.split())
