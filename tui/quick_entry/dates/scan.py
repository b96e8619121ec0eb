"""The scanner's place in the line: tokens, the clock, what was tried before, and how many steps are left."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal, TypeVar

from store.region import first_weekday
from tui.quick_entry.tokens import MARK, NUMBER, WORD, Token
from tui.quick_entry.words import SILENT, bits
from tui.quick_entry.wordset import any_of

DAY = (
    "num|ord|month|weekday|shift|on|unit|feast|edge|eod|closing|at|from|in|within|by|since_ago|dayshift|offset|now|tonight|vague"
    "|to|sign|fraction|for|since|between|part|season"
)
"""Senses of the words that may open a day."""
MOMENT = DAY + "|noon"
WHEN = MOMENT + "|numbered"
STEPS = 1_200
"""Rules tried on one clause before it is left as plain title: seven times what the densest real line needs."""

_TITLES = any_of("mr|mrs|ms|miss|dr|mme|mlle|prof|docteur|doctor|madame|monsieur|soeur|sister|saint|sainte|st|ste")

BEARERS = any_of(
    "units|unites|rooms|salles|wards|beds|lits|chs|chambres|lots|bays|bay|baies|baie|axes|axe|postes|floors|etages|levels"
    "|niveaux|lines|lignes|phases|pages|articles|items|grids|grid|blocks|blocs|zones|sites|gates|panels|panel|cages|cage"
    "|gr|grp|stations|suites|suite|apts|apt|appts|appt|rows|row|rangs|rang|trailers|crews|groups|groupes|equipes|quais|docks"
    "|bornes|borne|portails|logements|logement|logts|bureaux|modules|gaine|gaines|puits|riser|risers|shaft|shafts|sections|tours|towers|tower|pumps|carts|chariots"
)
"""Nouns that bear a number too, most of them in the plural: neither a day nor an hour."""
HELD = any_of("point|session|sessions|seance|round|tour|class|classe")
"""Of these, what is held: at the hour, or for as long, as is told after it (`point 20 min`, `session 2h`)."""
_MARKS_OF_HOURS = any_of(":|h|am|pm")
_BEFORE_HOURS = any_of("between|entre|de|from|a|at|au|to|thru|@")
_JOINTS = any_of("and|et|&|+|,|/|-|to|a|au|or|ou")

CONTENT = bits(
    "num|ord|vague|fraction|month|weekday|weekdays|unit|part|offset|dayshift|feast|noon|every|often|once|edge|now|eod|closing|tonight"
    "|numbered|season"
)
"""A word without one of these only opens an expression that has one further on."""
_TWICE = bits("twice")
_BEYOND = [Token(0, 0, "", MARK, SILENT, False)] * 6
"""What stands after the end: it has no sense, so that rules may look a few tokens ahead without asking."""

Order = Literal["DMY", "MDY"]
T = TypeVar("T")
Match = tuple[T, int] | None
"""What a rule found and the index after it, or None."""


class OutOfSteps(Exception):
    """The line asks for more work than a line of text deserves."""


class Scan:
    """One scan of one clause."""

    __slots__ = (
        "ahead", "amid", "anchor", "bits", "end", "loose", "memo", "now", "order", "past", "region", "steps", "today",
        "tokens", "week_begins",
    )  # fmt: skip

    def __init__(
        self, tokens: list[Token], now: datetime, order: Order, past: bool, loose: bool, region: str = "",
        anchor: date | None = None, ahead: bool = False,
    ) -> None:  # fmt: skip
        """`past`: dates without a year lean back (the clause tells what happened). `loose`: the text may be nothing
        but an expression of time. `anchor`: the day of the line that this one follows. `ahead`: the
        clause tells what is to be done."""
        self.anchor, self.ahead = anchor, ahead
        self.end = len(tokens)
        self.tokens = tokens + _BEYOND
        self.bits = [token.senses.bits for token in self.tokens]
        senses = told = 0
        for word in self.bits:
            senses |= word
            if word & CONTENT:
                told += 1
        self.amid = senses | _TWICE if told > 1 else senses
        self.now = now
        self.today: date = now.date()
        self.order, self.past, self.loose, self.region = order, past, loose, region
        self.week_begins = first_weekday(region)
        self.memo: dict[int, Any] = {}
        self.steps = STEPS

    @property
    def country(self) -> str:
        """The reader's country, `CA` of the region `CA-QC`."""
        return self.region[:2]

    def sense(self, i: int, name: str) -> Any:
        """Return what token `i` means as `name`, None where it means nothing of the kind."""
        return self.tokens[i].senses.get(name)

    def skip(self, i: int, *names: str) -> int:
        """Return the index after token `i` if it has one of the senses, else `i`."""
        senses = self.tokens[i].senses
        return i + 1 if senses and any(name in senses for name in names) else i

    def comma(self, i: int) -> int:
        """Return the index after a comma at `i`, if there is one."""
        return i + 1 if self.tokens[i].text == "," else i

    def joined(self, i: int) -> bool:
        """Is token `i` glued to a letter or digit before it?"""
        if not self.tokens[i].glued or i == 0:
            return False
        before = self.tokens[i - 1]
        return before.kind in (WORD, NUMBER) and not before.text.endswith("'")

    def open_left(self, i: int) -> bool:
        """May an expression begin at `i`? Not inside a word, a decimal, a price, a ratio."""
        if not self.tokens[i].glued or i == 0:
            return True
        before = self.tokens[i - 1]
        if before.text == "t" and i > 1 and before.glued and self.tokens[i - 2].kind == NUMBER:
            return True  # 2026-11-27T14:30
        if before.kind in (WORD, NUMBER):
            return before.text.endswith("'") or (before.text == "x" and not before.glued)  # x30min
        if before.text in "$€£#_=%&":
            return False
        return not self._after_number(i, ".,:/")

    def begins(self, i: int) -> bool:
        """May the whole expression begin at `i`? Not after a number and a dash (`80-32-89`), nor at a number that the
        word before it bears (`salle 12`, `phase 2`)."""
        if self.tokens[i].kind == NUMBER and i and self._is_borne(i) and not self._of_month(i):
            return False
        if self._is_name(i) or self._counts_up(i) or self._multiplied(i):
            return False
        return self.open_left(i) and not self._after_number(i, "-")

    def _is_borne(self, i: int) -> bool:
        """Does a word bear the number, or the one that stands before it and *and* (`salle 12`, `bays 3 and 4`)?"""
        before, after = self.tokens[i - 1], self.tokens[i + 1]
        if after.text == "/" and after.glued and self.tokens[i + 3].text in _BEFORE_HOURS:
            return False  # "portes 02/12 entre 8h et 10h"
        if after.text in (":", "h") and after.glued and self.tokens[i + 2].glued and self.tokens[i + 2].kind == NUMBER:
            return False  # "bloc 7h15"
        told, listed = after.text in _MARKS_OF_HOURS or "unit" in after.senses, False
        while i > 2 and before.text in _JOINTS and self.tokens[i - 2].kind == NUMBER:
            i, listed = i - 2, True
            before = self.tokens[i - 1]
        if told and (listed or before.text in BEARERS or before.text in HELD):
            return False  # "room 4, 30 min"
        if before.text in BEARERS:
            return True
        return "room" in before.senses

    def _of_month(self, i: int) -> bool:
        """Is it the `8` of `2e étape 8 déc 13h`, and not that of `wave 8 dec 3`: does its month follow, and no day?"""
        if self.tokens[i + 1].senses.get("month") is None:
            return False
        return self.tokens[i + 2].kind != NUMBER or self.tokens[i + 3].text in ("h", ":", "am", "pm")

    def _multiplied(self, i: int) -> bool:
        """Is it the `8` of `3 x 8`?"""
        if i < 2 or self.tokens[i - 1].text not in ("x", "×"):
            return False
        times = self.tokens[i - 2]
        return times.kind == NUMBER and not times.glued and len(times.text) < 3

    def _counts_up(self, i: int) -> bool:
        """Is it the `à 10` of `de 1 à 10`: bare numbers on both sides, the first no room's?"""
        if self.tokens[i].text not in ("a", "to") or i < 2 or self.tokens[i - 1].kind != NUMBER:
            return False
        after = self.tokens[i + 2]
        bare = self.tokens[i + 1].kind == NUMBER and after.text not in (":", "h") and "unit" not in after.senses
        return bare and "room" not in self.tokens[i - 2].senses and "month" not in self.tokens[i - 2].senses

    def _is_name(self, i: int) -> bool:
        """Does a title make a person of the word (`Mr Friday`, `M. Mardi`, `Dr March`)?"""
        if not i or self.tokens[i].kind != WORD:
            return False
        j = i - 2 if self.tokens[i - 1].text == "." and self.tokens[i - 1].glued and i > 1 else i - 1
        title = self.tokens[j]
        if title.text == "st" and self.tokens[i + 1].kind == NUMBER:
            return False  # "elm st dec 2-4"
        return title.text in _TITLES or (title.text == "m" and j < i - 1 and not title.glued)

    def _after_number(self, i: int, marks: str) -> bool:
        if not self.tokens[i].glued or i < 2 or self.tokens[i].kind != NUMBER:
            return False
        mark = self.tokens[i - 1]
        return mark.glued and mark.text in marks and self.tokens[i - 2].kind == NUMBER

    def open_right(self, j: int) -> bool:
        """May an expression end before `j`? Not inside a word, a decimal, a percentage, a price, a ratio."""
        after = self.tokens[j]
        if not after.glued:
            return True
        if after.kind in (WORD, NUMBER):
            return after.text == "t" and self.tokens[j + 1].glued and self.tokens[j + 1].kind == NUMBER
        if after.text in "%€$£°":
            return False
        following = self.tokens[j + 1]
        if not following.glued:
            return True
        if following.kind == NUMBER:
            return after.text not in ".,:/"
        return not (following.kind == WORD and after.text == "/" and self.tokens[j - 1].kind == NUMBER)

    def ends(self, j: int) -> bool:
        """May the whole expression end before `j`? Not at a dash that a number follows (`9-11` is one thing)."""
        after, following = self.tokens[j], self.tokens[j + 1]
        if after.text == "t" and after.glued:
            return False
        if after.text == "-" and following.kind == NUMBER and (after.glued or not following.glued):
            return False
        if after.text == "-" and following.kind == WORD and after.glued and following.glued:
            return self.tokens[j - 1].kind != NUMBER  # "the 5-year plan"
        return self.open_right(j)
