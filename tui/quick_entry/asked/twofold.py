"""Words that are said of two things: `bi-weekly`, `bihebdomadaire`, twice a week or every two weeks. No guess."""

from __future__ import annotations

import re

from store.sentence import N_
from tui.quick_entry.dates import Hit
from tui.quick_entry.dates.recurring_days import CODES
from tui.quick_entry.dates.values import Rule
from tui.quick_entry.draft import Problem, Repair
from tui.quick_entry.words.days import WEEKDAYS

_WORD = re.compile(r"\bbi[ -]?\w+", re.IGNORECASE)
_FRENCH = re.compile("hebdo|mens|mest", re.IGNORECASE)
_WAYS = {
    "WEEKLY": (
        (N_("twice a week"), {"en": "every monday and thursday", "fr": "tous les lundis et jeudis"}),
        (N_("every two weeks"), {"en": "every 2 weeks", "fr": "toutes les 2 semaines"}),
    ),
    "MONTHLY": (
        (N_("twice a month"), {"en": "every month on the 1st and 15th", "fr": "tous les 1er et 15 du mois"}),
        (N_("every two months"), {"en": "every 2 months", "fr": "tous les 2 mois"}),
    ),
    "YEARLY": (
        (N_("twice a year"), {"en": "every 6 months", "fr": "tous les 6 mois"}),
        (N_("every two years"), {"en": "every 2 years", "fr": "tous les 2 ans"}),
    ),
}
"""How often → what each of the two things is called, and how it is typed in the language of the word."""


def twofold(line: str, hit: Hit) -> Problem:
    """Return the question of a recurrence that is one of two things; the days, hours and ends told with it stay."""
    assert isinstance(hit.said, Rule)
    said = line[slice(*hit.found.span)]
    word = _WORD.search(said)
    start, end = word.span() if word else (0, len(said))
    lang = "fr" if _FRENCH.search(said[start:end]) else "en"
    twice, every_two = _WAYS[hit.said.freq]
    once = _besides(hit.said, lang) if hit.said.freq == "WEEKLY" and hit.said.byday else twice[1][lang]
    ways = tuple(
        Repair(called, {}, said[:start] + text + said[end:])
        for called, text in ((twice[0], once), (every_two[0], every_two[1][lang]))
    )
    return Problem(N_("“{word}” is said of two things"), {"word": said[start:end]}, hit.found.span, ways)


def _besides(said: Rule, lang: str) -> str:
    """Return what makes two days of the one that follows: `every friday and` (tuesday)."""
    other = WEEKDAYS[lang][(CODES.index(said.byday[0]) + 3) % 7]
    return f"tous les {other}s et" if lang == "fr" else f"every {other} and"
