"""Lines that tell what was measured: `noise 78 dB at lab 2pm`, `humidité dalle RDC : 4,2 % ce matin`."""

from __future__ import annotations

from itertools import pairwise

from tui.quick_entry.tokens import NUMBER, Token
from tui.quick_entry.wordset import any_of

_UNITS = any_of("db|dba|ppm|lux|mpa|kpa|°|℃")
_SHARES = frozenset(("%", "pct"))
_MEASURED = any_of(
    "rate|rates|compliance|score|humidity|moisture|occupancy|temp|temperature|reading|level|measured|taux|conformite"
    "|humidite|occupation|mesure|mesuree|releve|niveau|moyenne|average"
)
"""What a percentage is a measure of, and no part of an order (`20 % more labels`)."""
_TO_DO = any_of("by|due|before|need|needs|want|target|d'|avant|faut|doit|viser|cible|objectif|if|si|max|min|more|plus")
_LIMITS = any_of("target|cible|objectif|max|min|more|plus")
"""Words of limits and demands: before the value, they make it one that is asked for."""
_DEMANDS = _TO_DO - _LIMITS
READINGS = any_of("reading|readings|measured|mesure|mesuree|releve|releves|lecture")
_COUNTED = _SHARES | _UNITS
_TELLING = READINGS | _COUNTED


def is_measured(tokens: list[Token], texts: frozenset[str]) -> bool:
    """Does a value stand in the line that somebody has read off? Behind a first word that says so, any number is one
    (`reading failed scans ward 6 38/410`). `texts`: the words of the line; most have none that is of a measure."""
    if _TELLING.isdisjoint(texts):
        return False
    words = [token.text for token in tokens]
    if words and words[0] in READINGS and any(token.kind == NUMBER for token in tokens):
        return _DEMANDS.isdisjoint(words)
    if any(one.text in READINGS and other.kind == NUMBER for one, other in pairwise(tokens)):
        return True
    for i in range(1, len(words)):
        if words[i] in _COUNTED and tokens[i - 1].kind == NUMBER:
            measured = words[i] in _UNITS or not _MEASURED.isdisjoint(words[:i])
            return measured and _TO_DO.isdisjoint(words[:i])
    return False
