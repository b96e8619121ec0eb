"""The marks of a line that are always what they look like: priority, tone, links, explicit keys. Exact tables only."""

from __future__ import annotations

from tui.quick_entry.wordset import any_of

PRIORITIES = {
    "high": 1, "haute": 1, "haut": 1, "urgent": 1, "1": 1, "2": 2, "3": 3, "normal": 2, "normale": 2, "low": 3,
    "basse": 3, "bas": 3,
}  # fmt: skip
"""After an exclamation mark; `!!` is high too."""
TONES = {"++": 2, "+": 1, "-": -1, "--": -2, "−": -1, "–": -1}
"""A last word by itself."""
KEYS = {
    "due": "due", "ech": "due", "echeance": "due", "deadline": "due",
    "on": "at", "at": "at", "le": "at", "a": "at", "date": "at",
    "for": "for", "duree": "for", "duration": "for",
    "every": "every", "chaque": "every",
    "until": "until", "jusqu'": "until", "jusqu": "until",
    "from": "from", "de": "from",
    "loc": "place", "lieu": "place", "place": "place",
    "re": "about", "ref": "about",
    "tz": "zone", "zone": "zone", "fuseau": "zone",
}  # fmt: skip
"""Before a colon: what follows is read as that, without further signs."""
WRITTEN_KEYS = (
    "due:", "every:", "until:", "from:", "for:", "loc:", "re:", "tz:",
    "échéance:", "chaque:", "jusqu'à:", "durée:", "lieu:", "réf:", "fuseau:",
)  # fmt: skip
"""Keys as completion writes them."""
ENGLISH_RANKS = any_of("st|nd|rd|th")
RANKS = ENGLISH_RANKS | any_of("er|re|e|eme")
"""What makes a rank of the number before it: `1st`, `2e`; the French ones also name storeys (`au 4e`)."""
OF = any_of("de|du|des|d'|of")
BY_THEN = any_of("by|before")
"""Before the day or the hour by which something is to be."""
QUE = any_of("que|qu'")
THAT = QUE | {"that"}
LINK_LETTERS = frozenset("mie")
HALLS = any_of(
    "boardroom|cafeteria|lunchroom|breakroom|auditorium|amphi|lobby|canteen|cantine|trailer|bungalow|roulotte"
    "|library|bibliotheque|chapel|chapelle|atrium|foyer"
)
"""Rooms of which there is but one: places without a number too."""
ROOMS = HALLS | any_of("room|rm|salle|bureau|office|local|hall|building|batiment|bat|floor|etage|chambre|ch")
WITH = frozenset(("w", "with", "avec", "ac"))
WITHOUT = frozenset(("without", "sans", "except", "sauf", "minus", "excluding"))
"""Before those who are not meant."""
AMONG = frozenset(("between", "entre", "opposing", "opposant"))
AGAINST = frozenset(("c", "v", "/", ".", "-"))
"""Between two parties of a conflict: `nur c. med`, `nur/med`."""
VERSUS = frozenset(("vs", "versus", "contre", "against"))
AND = frozenset(("and", "et", "+", "&"))
"""Between two that are both meant."""
OR = frozenset(("or", "ou"))
"""Between two of which one is meant."""
BREAKS = frozenset((",", ";", ".", ":", "-", "–", "—", "(", "?", "!"))
"""Between two parts of a line: something new begins behind them."""
