"""Weekdays with a word that places them: `next tue`, `vendredi prochain`, `friday of next week`, `lundi en huit`."""

from __future__ import annotations

from datetime import date, timedelta

from tui.quick_entry.dates.days import written_day
from tui.quick_entry.dates.months import POST
from tui.quick_entry.dates.number import cardinal
from tui.quick_entry.dates.rules import needs, rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.dates.settle import next_weekday, start_of
from tui.quick_entry.dates.values import Point
from tui.quick_entry.marks import BY_THEN
from tui.quick_entry.tokens import NUMBER, OPAQUE, WORD
from tui.quick_entry.words.calendar import FULL_WEEKDAYS
from tui.quick_entry.wordset import any_of

WEEK = timedelta(days=7)
_ALMOST = any_of("past|coming|upcoming|following|suivant|suivante|passe|passee")
_ARTICLES = any_of("the|la|les|l'|a|of|de|du")
"""They come before nouns: `la mer`, `the sun`, `à mon avis`."""
_CLOSING = any_of("mon|wed|mer|mar|sun|dim")
"""Words of every day too, but at the end of a line or of a part of it, and without article or preposition, they are
weekdays."""
_NOUN_FOLLOWS = any_of("the|la|le|de|a|au|en|par|outre|sur|of|in|is|are|too|very|so|-|to|a la|to the|on the")
_GOES_ON = any_of(
    "if|si|w|with|avec|re|pr|pour|for|to|and|et|at|a|de|d'|que|qu'|chez|unless|sinon|sauf|so|then|puis|via|par|by"
)
"""Words after which something else begins: what stands before them is no word of theirs."""
_FRENCH_DAYS = any_of("mar|mer|sam|dim")
_ENGLISH_ONLY = any_of("if|w|with|for|to|and|at|unless|so|then|via|by")
_FRENCH_ONLY = any_of("si|avec|pr|pour|et|a|de|d'|que|qu'|chez|sinon|sauf|puis|par")
"""What goes on behind a weekday, by its language."""
_HALVES = any_of("am|pm|mat|aft|apm|aprem")
_STARTING = any_of("from|starting|beginning|until|till|til|thru|through")
_WEEKS = any_of("week|weeks|wk|semaine|sem")
_FRENCH_LAST = frozenset(("dernier", "derniere", "passe", "passee"))


@needs("weekday")
@rule("weekday|shift|on|unit")
def weekday(s: Scan, i: int) -> Match[Point]:
    """Return a weekday, placed by the words round it or the nearest one."""
    found = _shifted(s, i) or _of_week(s, i) or _named(s, i)
    return found if found is not None and s.open_left(i) and s.open_right(found[1]) else None


def name(s: Scan, i: int) -> Match[int]:
    """Return a weekday's number and the index after it and its abbreviating point."""
    number = s.sense(i, "weekday")
    if number is None:
        return None
    j = i + 1
    dot = s.tokens[j]
    short = s.tokens[i].text not in FULL_WEEKDAYS
    return number, j + 1 if short and dot.text == "." and dot.glued else j


def in_week(s: Scan, number: int, weeks: int) -> date:
    """Return a weekday of the week that is `weeks` after this one."""
    begins = start_of(s.today, "week", s.week_begins)
    return begins + timedelta(days=(number - s.week_begins) % 7) + WEEK * weeks


def _shifted(s: Scan, i: int) -> Match[Point]:
    """`next tuesday`, `this past Wednesday`, `last sunday`, `ce vendredi`."""
    j = i + 1 if s.tokens[i].text in ("the", "le", "this", "on") and s.sense(i + 1, "shift") is not None else i
    shift = s.sense(j, "shift")
    if shift is None:
        return None
    found = name(s, j + 1)
    if found is None or _is_verb(s, i, j):
        return None
    number, end = found
    dated = written_day(s, j + 1) if s.tokens[end].kind == NUMBER else None
    if dated is not None and dated[1] > end:
        return None  # "coming wed 2nd", "passe mer 2 dec"
    if s.tokens[j].text in _ALMOST or (j > i and s.tokens[i].text == "this"):
        return _nearest(s, number, shift), end
    return _placed(s, number, shift), end


def _is_verb(s: Scan, i: int, j: int) -> bool:
    """Does somebody come or pass on that day (`inspector coming fri`, `l'inspecteur passe vend`)?"""
    text = s.tokens[j].text
    after_subject = i == j and j > 0 and not s.bits[j - 1] and s.tokens[j - 1].kind == WORD
    return text == "passe" or (text == "coming" and after_subject)


def _nearest(s: Scan, number: int, shift: int) -> Point:
    """The one just before or just after today."""
    ahead = (number - s.today.weekday()) % 7 or 7
    day = s.today + timedelta(days=ahead if shift > 0 else ahead - 7 or -7)
    if shift < 0 and ahead == 7:
        day = s.today - WEEK
    return Point(date=day)


def _placed(s: Scan, number: int, shift: int) -> Point:
    """The one of this week, the week before, the week after; the other reading where people disagree."""
    day = in_week(s, number, shift)
    other = in_week(s, number, 0)
    if shift > 0 and other > s.today:
        return Point(date=day, other=other, confidence=2)
    if shift < 0 and other < s.today:
        return Point(date=day, other=other, confidence=2)
    return Point(date=day)


def _of_week(s: Scan, i: int) -> Match[Point]:
    """`friday of next week`, `lundi la semaine prochaine`, `next week on Friday`, `monday week`, `lundi en huit`."""
    j = i + 1 if s.tokens[i].text in ("on", "le", "the") else i
    found = name(s, j)
    if found is None:
        return _week_first(s, i)
    number, end = found
    week = _week(s, end, small=True)
    if week is not None:
        return Point(date=in_week(s, number, week[0])), week[1]
    if s.tokens[end].text == "week" and s.tokens[end - 1].text in FULL_WEEKDAYS:
        return Point(date=next_weekday(s, number) + WEEK), end + 1
    if s.tokens[end].text == "en":
        count = cardinal(s, end + 1)
        if count is not None and count[0] in (8, 15) and not s.sense(count[1], "unit"):
            return Point(date=next_weekday(s, number, True) + WEEK * (1 if count[0] == 8 else 2)), count[1]
    return None


def week_after(s: Scan, i: int) -> int | None:
    """Return how many weeks away the week is that is told after a weekday at token `i` (`fri next wk`)."""
    found = name(s, i)
    week = _week(s, found[1], small=True) if found else None
    return week[0] if week else None


def _week_first(s: Scan, i: int) -> Match[Point]:
    week = _week(s, i, small=False)
    if week is None:
        return None
    j = s.comma(week[1])
    for _ in range(4):  # "next week maybe, say on Wednesday"
        if s.tokens[j].text in ("on", "le", ",", "maybe", "how", "about", "say", "peut", "etre", "-", "sur"):
            j += 1
    found = name(s, j)
    return None if found is None else (Point(date=in_week(s, found[0], week[0])), found[1])


def _week(s: Scan, i: int, small: bool) -> Match[int]:
    """Return how many weeks away: `of next week`, `la semaine prochaine`, `last week's`, `in two weeks`."""
    j = i
    while small and s.tokens[j].text in ("of", "de", "in", "the", "la", "on", "de la", "of the", "cette", "d'", "'"):
        j += 1
    if not small and s.tokens[j].text in ("the", "la"):
        j += 1
    shift = s.sense(j, "shift")
    if shift is not None and s.tokens[j + 1].text in _WEEKS:
        return int(shift), j + 2
    if s.tokens[j].text in _WEEKS:
        shift = s.sense(j + 1, "shift")
        if shift is not None and s.tokens[j + 1].text != "this":
            return int(shift), j + 2
        if s.tokens[j + 1].text in ("after", "d'") and s.tokens[j + 2].text in ("next", "apres"):
            return (2 if s.tokens[j + 2].text == "next" else 1), j + 3
        if s.tokens[j - 1].text == "cette" and j > i:
            return 0, j + 1
    return None


def _named(s: Scan, i: int) -> Match[Point]:
    """`friday`, `vendredi prochain`, `tues.`"""
    article = s.tokens[i].text in ("on", "le", "the", "on the", "sur", "cette")
    j = i + 1 if article and s.sense(i + 1, "weekday") is not None else i
    found = name(s, j)
    if found is None:
        return None
    number, end = found
    shift = s.sense(end, "shift")
    if shift is not None and s.tokens[end].text in POST and s.tokens[j].text not in ("mon", "sat", "sun"):
        if s.tokens[end].text in _FRENCH_LAST:
            return _nearest(s, number, -1), end + 1
        return _placed(s, number, shift), end + 1
    if s.tokens[end].text == "after" and s.tokens[end + 1].text == "next":
        return Point(date=next_weekday(s, number) + WEEK), end + 2
    noun = s.tokens[end].kind == WORD and not s.tokens[end].senses.keys() - {"room"} and not s.loose
    confidence = 1 if noun and s.tokens[i].text == "the" else _confidence(s, i, j)  # "the Tuesday group"
    return (Point(weekday=number, confidence=confidence), end) if confidence else None


def _confidence(s: Scan, i: int, j: int) -> int:
    """Full names are taken; short ones offer another reading; short ones that are words of every day only suggest."""
    text = s.tokens[j].text
    if text in FULL_WEEKDAYS or (j > i and s.tokens[i].text != "the"):
        return 3
    if text in ("sun", "mer", "mar", "sat", "mon", "wed", "dim", "sam"):
        if s.tokens[j + 1].text == "." or s.loose or _anchored(s, i):
            return 2
        if i and s.tokens[i - 1].text in ("me", "us", "him", "her", "them"):
            return 2  # "remind me sat to …"
        by_itself = i > 0 and text in _CLOSING and s.tokens[i - 1].text not in _NOUN_FOLLOWS
        if i == 0 or j + 1 < s.end:
            parted = by_itself and s.tokens[j + 1].text in (",", ";")
            return 2 if parted else _in_passing(s, i, j + 1)
        return 2 if by_itself else 1  # a word of every day, unless it closes the line
    return 2


def _in_passing(s: Scan, i: int, j: int) -> int:
    """Return how sure a short weekday within what is to be done is (`chase wed if nothing`): a plain word after it may
    belong to another one (`mon bureau`, `sat with`)."""
    if not (s.ahead or s.past) or (i and s.tokens[i - 1].text in _NOUN_FOLLOWS):
        return 0
    goes_on = s.tokens[j].text in _GOES_ON and not _is_foreign(s, j - 1)
    return 2 if s.tokens[j].kind != WORD or goes_on else 1


def _anchored(s: Scan, i: int) -> bool:
    """Does a word of time stand right before or after, or is the weekday the end of the line?"""
    before = s.tokens[i - 1].senses if i and s.tokens[i - 1].text not in _ARTICLES else {}
    after = s.tokens[i + 1].senses
    following = s.tokens[i + 1]
    if following.kind == OPAQUE and following.text in ("1", "first"):
        return True  # "mon 1st thing"
    if following.text in _HALVES and not following.glued:
        return True  # "mon am"
    if _tied(s, i + 1, i + 2) or (i > 1 and _tied(s, i - 1, i - 2)):
        return True
    if i and (s.tokens[i - 1].text in _STARTING or _is_of_hour(s, i)):
        return True
    return (
        any(key in before for key in ("by", "before", "at", "on", "eod", "meridian"))
        or any(key in after for key in ("num", "part", "noon", "eod"))
        or ("at" in after and not _is_foreign(s, i))
        or following.text in BY_THEN
    )


def _is_foreign(s: Scan, i: int) -> bool:
    """Is the short weekday at token `i` of one language, and what goes on behind it of the other (`prints mar at
    discharge`)? At its hour it is one all the same."""
    others = _ENGLISH_ONLY if s.tokens[i].text in _FRENCH_DAYS else _FRENCH_ONLY
    return s.tokens[i + 1].text in others and "num" not in s.tokens[i + 2].senses


def _is_of_hour(s: Scan, i: int) -> bool:
    """Does an hour with its mark stand right before it (`8h30 sam`, `10h dim avec nur`), and nobody's name is meant?"""
    mark = i - 2 if i and s.tokens[i - 1].kind == NUMBER else i - 1
    if mark < 1 or s.tokens[mark].text != "h":
        return False
    after = s.tokens[i + 1]
    return s.tokens[i].text != "sam" or after.kind != WORD or bool(after.senses) or after.text in _GOES_ON


def _tied(s: Scan, dash: int, day: int) -> bool:
    """`mon-wed`, `mon to wed`, `mon or wed`: is there a dash, a *to* or an *or*, and a weekday beyond it?"""
    token = s.tokens[dash]
    tie = token.glued if token.text in ("-", "–") else bool(token.senses.get("to")) or token.text in ("or", "ou")
    return tie and s.sense(day, "weekday") is not None


@needs("weekday|weekdays")
@rule("in|num")
def counted(s: Scan, i: int) -> Match[Point]:
    """`three fridays from now`, `2 thursdays ago`, `dans deux mardis`."""
    prefix = s.tokens[i].text in ("in", "dans")
    count = cardinal(s, i + 1 if prefix else i)
    if count is None or not 1 <= count[0] <= 60:
        return None
    number = s.sense(count[1], "weekdays")
    if number is None:
        number = s.sense(count[1], "weekday")
    if number is None:
        return None
    j = count[1] + 1
    from_now = s.tokens[j].text == "from" and s.tokens[j + 1].text in ("now", "today")
    way = 1 if prefix or from_now or s.sense(j, "hence") else -1 if s.sense(j, "ago") else 0
    if not way:
        return None
    j += 0 if prefix else 2 if from_now else 1
    ahead = (number - s.today.weekday()) % 7
    days = (ahead or 7) + 7 * (count[0] - 1) if way > 0 else -((-ahead) % 7 or 7) - 7 * (count[0] - 1)
    return Point(date=s.today + timedelta(days=days)), j
