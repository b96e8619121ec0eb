"""What an order looks like on the line: its first words, the record it is about, what must follow; declared once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec import Struct

from tui.quick_entry.wordset import any_of

BETWEEN = any_of(
    "to|on|of|from|by|for|with|in|that|the|a|au|aux|de|du|des|d'|par|pour|sur|la|le|les|l'|en|dit|says|said|replied"
    "|repond|repondu|avec|que|qu'|,|is|est|as|comme|item|point|also|aussi|and|et|until|jusqu'|jusqu"
)
"""Words that may stand between the fields of an order."""
NOTHING: Mapping[str, Any] = MappingProxyType({})


class Slot(NamedTuple):
    """A field of the operation that is said in the head of the line, before the words."""

    name: str
    reads: str
    """party · parties · login · item · items · meeting · number · option · chosen · measure · amounts · phrase ·
    heading, or a table of `CODES`."""
    asks: str = ""
    """The question where it is missing or will not do."""
    needed: bool = True
    """Is it asked for where it is missing? What has no question never is."""
    after: frozenset[str] = frozenset()
    """Of a phrase: the words it must follow (`by`, `par`)."""
    span: tuple[int, int] = (-(10**9), 10**9)
    """Of a number: the least and the greatest."""


class Form(NamedTuple):
    """How one operation is typed. `answer #12 nur yes if training comes first`: words, target, slots, text."""

    kind: str
    act: str
    """The operation's name."""
    label: str
    """What the chip calls it (English; a key of the catalogues)."""
    words: str
    """What the line may begin with, in both languages, folded; several words count as one."""
    target: str
    """What the record's number begins with: `#` an item, `m`, `i`, `e`; `@` a party; "" where the order makes one."""
    examples: tuple[str, str]
    """A line in English and one in French; cheat sheet, documents and a test read them."""
    slots: tuple[Slot, ...] = ()
    text: str = ""
    """The field that takes the words left over; where there is none, they become a note on the record."""
    asks: str = ""
    """The question where the words are missing; none where they may be left out."""
    dates: str = ""
    """The field that takes the date: due, start, day, golive, at (what is over)."""
    asks_date: str = ""
    instead: tuple[str, ...] = ()
    """Slots any of which makes up for missing words, or for a missing date."""
    alone: bool = False
    """May it be said without a record?"""
    signs: bool = False
    """Are places, tags and tones read in the words?"""
    whom: str = ""
    """The field that takes the parties that stand under a sign in the words."""
    fixed: Mapping[str, Any] = NOTHING
    """Fields that the first word says by itself."""


class Begun(Struct, frozen=True, gc=False):
    """An order as far as its head says: the rest of the line is words and dates."""

    form: Form
    target: int
    values: dict[str, Any]
    end: int
    """The index after the head."""
    at: int
    """The character after the last field: where a missing one would stand."""
    places: dict[str, tuple[int, int]]
    """Field → where it stands."""
