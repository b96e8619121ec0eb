"""Days written out: `2026-11-27`, `27/11`, `12 sept. 2026`, `the first of march`, `Tuesday the 19th`, `le 27`."""

from __future__ import annotations

from msgspec.structs import replace

from tui.quick_entry.dates.figures import century, figures, spaced
from tui.quick_entry.dates.military import may_be_year
from tui.quick_entry.dates.number import cardinal, ordinal, quiet, spoken_year
from tui.quick_entry.dates.rules import needs, rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.settle import day_of, of_month
from tui.quick_entry.dates.values import Point
from tui.quick_entry.tokens import NUMBER, WORD
from tui.quick_entry.words.calendar import FULL_WEEKDAYS, WEAK
from tui.quick_entry.wordset import any_of

_OF = any_of("of|de|d'|du|in|the|of the|en")
_SOON = 62
"""Days within which a weekday with its number is sought before that number is taken for an hour."""
_ARTICLES = any_of("the|le|on|du|au|on the|les|la|pour le|for the|l'")
_FRENCH = any_of("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|merc|mer|jeu|vend|ven|sam|dim")


@needs("num|ord")
@rule("weekday|num|ord|month|on")
def written_day(s: Scan, i: int) -> Match[Point]:
    """Return a day written with its number, its weekday before or after it."""
    found = _with_weekday(s, i) or plain_day(s, i)
    if found is None:
        return None
    return found if s.open_left(i) and s.open_right(found[1]) else None


@rule("num|ord|month|on")
def plain_day(s: Scan, i: int) -> Match[Point]:
    """Return a day with its month, in figures or words."""
    return figures(s, i) or spaced(s, i) or day_month(s, i) or month_day(s, i)


def _with_weekday(s: Scan, i: int) -> Match[Point]:
    weekday = s.sense(i, "weekday")
    if weekday is None:
        return None
    j = i + 1
    if s.tokens[j].text == "." and s.tokens[j].glued:
        j += 1
    j = s.comma(j)
    if s.tokens[j].text in _ARTICLES:
        j += 1
    found = plain_day(s, j)
    if found is not None:
        return replace(found[0], weekday=weekday, confidence=3), found[1]
    return _weekday_number(s, i, weekday, j)


def _weekday_number(s: Scan, i: int, weekday: int, j: int) -> Match[Point]:
    """`Tuesday the 19th`, `vendredi quinze`, `Sunday 31`: the number of the day after its name."""
    rank = ordinal(s, j)
    if rank is None:
        rank = cardinal(s, j)
        if rank is None or s.tokens[j - 1].text == ",":
            return None  # "since mardi, 6 so far"
        if not (s.tokens[i].text in FULL_WEEKDAYS or s.loose or _agrees(s, i, weekday, *rank)):
            return None
        after = s.tokens[rank[1]]
        if (after.text in (":", "h", "-") and after.glued) or after.text in ("am", "pm") or after.senses.get("unit"):
            return None
        hour_follows = after.senses.get("at") or after.kind == NUMBER
        led = i > 0 and s.tokens[i - 1].text in ("du", "le")
        if hour_follows and not led and _is_rather_hour(s, weekday, rank[0]):
            return None
        bare = s.tokens[j - 1].text not in _ARTICLES and not hour_follows and not led
        full = s.tokens[i].text in FULL_WEEKDAYS
        # "mardi 8": an hour would be "8h"
        french = s.tokens[i].text in _FRENCH and quiet(s, rank[1]) and _agrees(s, i, weekday, *rank)
        if bare and not french and rank[0] < (10 if s.tokens[j].kind == NUMBER and full else 13):
            return None  # "friday 3" is rather an hour
    if not 1 <= rank[0] <= 31 or not s.open_right(rank[1]) or s.tokens[rank[1]].text in ("heure", "thing"):
        return None  # "lundi première heure"
    return Point(day=rank[0], weekday=weekday), rank[1]


def _is_rather_hour(s: Scan, weekday: int, number: int) -> bool:
    """Is it the `13` of `lundi 13 à 15h`: an hour, where that weekday has this number only months from now?"""
    day = of_month(s, number, weekday)
    return not s.loose and not s.past and number < 24 and (day is None or (day - s.today).days > _SOON)


def _agrees(s: Scan, i: int, weekday: int, number: int, end: int) -> bool:
    """`wed 25 9-12`, `jeu 26 14h`: is that number the weekday's own in the days that are near?"""
    day = of_month(s, number, None)
    if day is None or day.weekday() != weekday:
        return False
    return quiet(s, end) or s.tokens[end].kind == NUMBER or s.tokens[i].text not in WEAK


@rule("num|ord|on")
def day_month(s: Scan, i: int) -> Match[Point]:
    """`12 sept. 2026`, `14th April 15`, `the first of march`, `22 of Jan`, `15SEPT`, `twenty-fourth of May`."""
    j = i + 1 if s.tokens[i].text in ("the", "le") else i
    rank = ordinal(s, j) or cardinal(s, j)
    if rank is None or not 1 <= rank[0] <= 31:
        return None
    k = s.comma(rank[1])
    if s.tokens[k].text in _OF or (s.tokens[k].text in ("-", ".") and s.tokens[k].glued):
        k += 1
    month = s.sense(k, "month")
    if month is None or day_of(2024, month, rank[0]) is None or _is_floor(s, j, k):
        return None
    glued = s.tokens[k + 1]
    if s.tokens[k].glued and glued.glued and glued.kind == NUMBER and len(glued.text) == 4:  # 4dec2026
        day = day_of(int(glued.text), month, rank[0])
        return None if day is None else (Point(year=day.year, month=month, day=day.day), k + 2)
    if s.tokens[j].kind == NUMBER and len(s.tokens[j].text) > 2:
        return None
    if _is_weekday(s, k):
        return None
    year, end = _year_of_day(s, _dot(s, k + 1))
    if year is not None and day_of(year, month, rank[0]) is None:
        return None
    weak = s.tokens[k].text == "sept" and s.tokens[k + 1].text != "."
    return Point(year=year, month=month, day=rank[0], confidence=3 if year or not weak else 2), end


def _is_floor(s: Scan, j: int, k: int) -> bool:
    """Is it the `7E` of `rounds 7E dec 7-11`: a number of something else, where the month has its own days?"""
    after = s.tokens[k + 1]
    own = after.kind == NUMBER and len(after.text) < 3 and s.tokens[k + 2].text in ("-", "to", "and", ",")
    return s.tokens[j + 1].text == "e" and own


@rule("num|month")
def month_day(s: Scan, i: int) -> Match[Point]:
    """`March 3, 2015`, `Oct. 2`, `Jan-1`, `Dec31`, `May twenty-fourth`, `2018 March 18`, `june the 28th`."""
    year, start = None, i
    if s.tokens[i].kind == NUMBER and len(s.tokens[i].text) == 4 and s.sense(s.comma(i + 1), "month"):
        year, start = int(s.tokens[i].text), s.comma(i + 1)
    month = s.sense(start, "month")
    if month is None or (s.tokens[start].text == "sept" and s.tokens[start + 1].kind == WORD):
        return None  # "sept trente" is an hour
    j = _dot(s, start + 1)
    if s.tokens[j].text == "-" and s.tokens[j].glued and s.tokens[j + 1].glued:
        j += 1
    if s.tokens[j].text in ("the", "le"):
        j += 1
    rank = ordinal(s, j)
    if rank is None:
        rank = cardinal(s, j)
        if rank is None or (len(s.tokens[j].text) > 2 and s.tokens[j].kind == NUMBER):
            return None
        after = s.tokens[rank[1]]
        hour = after.text in ("h", "/") or (
            after.text == ":" and s.tokens[rank[1] + 1].glued
        )  # "dec 3: call lise" is none
        half = after.text in ("am", "pm") and s.sense(start, "weekday") is None  # "dec 1 am": its morning
        if (after.glued and (hour or after.kind == WORD)) or (after.senses.get("meridian") and not half):
            return None
    if not 1 <= rank[0] <= 31 or day_of(2024, month, rank[0]) is None or not _day_number(s, rank[1]):
        return None
    end = rank[1]
    if year is None and s.tokens[end].text == "-" and s.tokens[j - 1].text == "-" and len(s.tokens[end + 1].text) == 4:
        end += 1  # Dec-4-2026
        year, end = (int(s.tokens[end].text), end + 1) if s.tokens[end].kind == NUMBER else (None, end - 1)
    if year is None:
        year, end = _year_of_day(s, end)
    if year is not None and day_of(year, month, rank[0]) is None:
        return None
    return Point(year=year, month=month, day=rank[0]), end


def _is_weekday(s: Scan, k: int) -> bool:
    """Is it Tuesday in `salle op 3 mar 24 7h`, the number after it its own, before an hour?"""
    weekday, number = s.sense(k, "weekday"), s.sense(k + 1, "num")
    if weekday is None or number is None or s.tokens[k + 2].kind != NUMBER:
        return False
    return 1 <= number <= 31 and _agrees(s, k, weekday, number, k + 2)


def _day_number(s: Scan, j: int) -> bool:
    """Is the number that ends before `j` free to be a day? Not where it opens a time or a range of hours."""
    after = s.tokens[j]
    return not (after.text == ":" and after.glued and s.tokens[j + 1].kind == NUMBER)


def _dot(s: Scan, j: int) -> int:
    return j + 1 if s.tokens[j].text == "." and s.tokens[j].glued else j


def _year(s: Scan, i: int) -> Match[int]:
    j = s.comma(i)
    if s.tokens[j].text in _OF or s.tokens[j].text == "a":
        j += 1
    token = s.tokens[j]
    if token.kind == NUMBER and len(token.text) == 4 and s.open_right(j + 1) and not token.glued:
        year = int(token.text)
        if s.sense(j + 1, "era"):
            return year + s.sense(j + 1, "era"), j + 2
        if year > 2100 and not s.loose and int(token.text[2:]) < 60:
            return None  # "24 nov 2330"
        return (year, j + 1) if 1700 <= year <= 3000 and s.tokens[j + 1].text not in ("h", "am", "pm") else None
    if token.text in ("'", "’") and s.tokens[j + 1].kind == NUMBER and len(s.tokens[j + 1].text) == 2:
        return century(int(s.tokens[j + 1].text)), j + 2
    spoken = spoken_year(s, j)
    if spoken is not None:
        return spoken
    short = token.kind == NUMBER and len(token.text) == 2 and j == i and not token.glued
    if short and s.open_right(j + 1) and _stands_alone(s, j + 1):
        year = century(int(token.text))
        return (year, j + 1) if s.loose or s.past or year >= s.today.year - 1 else None  # "14 décembre 14": an hour
    return None


def year_after(s: Scan, j: int) -> tuple[int | None, int]:
    """Return the year that may follow a day or a month, and the index after it."""
    found = _year(s, j)
    return found if found is not None else (None, j)


def _year_of_day(s: Scan, j: int) -> tuple[int | None, int]:
    """Return the year that may follow a day with its month, unless it is rather an hour, and the index after it."""
    year, end = year_after(s, j)
    return (year, end) if year is None or may_be_year(s, end - 1, year) else (None, j)


def _stands_alone(s: Scan, j: int) -> bool:
    after = s.tokens[j]
    if after.text in (":", "h", "-", "/", "to", "au", "a"):
        return False
    return not any(name in after.senses for name in ("unit", "meridian", "month", "num", "part"))


@needs("num|ord")
@rule("on|num|ord|to")
def bare_number(s: Scan, i: int) -> Match[Point]:
    """`the 27th`, `le 2`, `on 15`, `on the first`: a day by its number alone."""
    j = i
    while s.tokens[j].text in _ARTICLES and j - i < 2:
        j += 1
    rank = ordinal(s, j)
    if rank is None and j > i and s.tokens[j].kind == NUMBER and s.tokens[j - 1].text not in ("les", "la"):
        rank = cardinal(s, j)
    if rank is None or not 1 <= rank[0] <= 31 or not s.open_right(rank[1]) or (j == i and not s.loose):
        return None
    end = rank[1]
    weekday = s.sense(end, "weekday")
    if weekday is not None:
        return Point(day=rank[0], weekday=weekday), end + 1
    if not _free(s, end):
        return None
    return Point(day=rank[0], confidence=2 if j > i else 1), end


def _free(s: Scan, j: int) -> bool:
    """Does nothing that the number would count or rank follow (`the first draft`, `le 2 bureau`)?"""
    after = s.tokens[j]
    if after.text in ("and", "et", "&", "+", "or", "ou") and (another := ordinal(s, j + 1)) is not None:
        return _free(s, another[1])  # "the 1st and 2nd reports"
    if after.text in ("to", "-", "–") and s.tokens[j + 1].kind == NUMBER:
        return False  # "the 9 to 5 culture"
    if after.kind == NUMBER and s.tokens[j + 1].glued and s.tokens[j + 1].text in ("h", ":"):
        return True  # "au 30 13h"
    if after.kind == NUMBER or (after.kind == WORD and not after.senses):
        return after.text in ("with", "avec", "w", "pour", "re", "chez", "if", "si", "please", "svp", "so")
    return not any(name in after.senses for name in ("unit", "num", "weekday", "month", "ord", "room"))
