"""Numbers in digits and words of both languages: counts, ranks, quantities with halves and quarters, years in words."""

from __future__ import annotations

from tui.quick_entry.dates.rules import rule
from tui.quick_entry.dates.scan import Match, Scan
from tui.quick_entry.tokens import NUMBER, WORD
from tui.quick_entry.wordset import any_of

_SUFFIXES = any_of("ers|eres|st|nd|rd|th|er|re|ere|e|eme|ieme|nde")


@rule("num")
def cardinal(s: Scan, i: int) -> Match[int]:
    """Return a whole number: `12`, `twenty-one`, `quatre-vingt-dix`, `two thousand and eighteen`."""
    token = s.tokens[i]
    value = token.senses.get("num")
    if value is None:
        return None
    if token.kind == NUMBER:
        return int(value), i + 1
    total, current, j = 0, int(value), i + 1
    if current in (100, 1000):
        total, current = (1000, 0) if current == 1000 else (0, 100)
    while True:
        k = _bridge(s, j)
        added = None if s.tokens[k].kind != WORD else _joined(current, s.tokens[k].senses.get("num"), k > j)
        if added is None:
            return total + current, j
        current, whole = added
        if whole:
            total, current = total + current, 0
        j = k + 1


def _bridge(s: Scan, j: int) -> int:
    """Return the index after a hyphen or an *and* that may tie two number words together."""
    token = s.tokens[j]
    if token.text == "-" and token.glued:
        j += 1
        token = s.tokens[j]
    if token.text in ("et", "and"):
        j += 1
        if s.tokens[j].text == "-":
            j += 1
    return j


def _joined(current: int, value: int | None, tied: bool) -> tuple[int, bool] | None:
    """Return the number that `value` after `current` makes and whether thousands are full; None if it is another."""
    if not value:
        return None
    if value == 1000:
        return max(current, 1) * 1000, True
    if value == 100:
        return (max(current, 1) * 100, False) if current < 100 else None
    low = current % 100
    if value == 20 and low == 4:
        return current + 76, False
    if value < 10 and value and (low in (20, 30, 40, 50, 60, 70, 80, 90) or (low == 10 and value >= 7 and tied)):
        return current + value, False
    if low == 10 and value in (7, 8, 9):
        return current + value, False
    if 10 <= value < 20 and low in (60, 80):
        return current + value, False
    if (current == 0 or (current % 100 == 0 and current >= 100)) and value < 100:
        return current + value, False
    return None


@rule("num|ord")
def ordinal(s: Scan, i: int) -> Match[int]:
    """Return a rank: `4th`, `1er`, `twenty-first`, `vingt et unième`."""
    token = s.tokens[i]
    if token.kind == NUMBER:
        after = s.tokens[i + 1]
        if after.glued and after.text in _SUFFIXES and token.senses and len(token.text) <= 2:
            return int(token.text), i + 2
        return None
    rank = token.senses.get("ord")
    if rank is not None:
        return int(rank), i + 1
    tens = token.senses.get("num")
    if tens not in (20, 30):
        return None
    j = _bridge(s, i + 1)
    rank = s.sense(j, "ord")
    if rank is None and s.tokens[j].text == "unieme":
        rank = 1
    return (tens + rank, j + 1) if rank is not None and rank < 10 else None


def rank(s: Scan, i: int) -> Match[int]:
    """Return which of several: `first`, `3e`, `dernier` (-1), `2nd to last` and `3rd last` (-2, -3)."""
    j = i + 1 if s.tokens[i].text in ("the", "le", "la", "l'", "every") else i
    found = ordinal(s, j)
    if found is not None:
        k = found[1]
        if s.tokens[k].text == "-":
            k += 1
        if s.tokens[k].text == "to":
            k += 1
        if s.tokens[k].text in ("last", "dernier", "derniere"):
            return -found[0], k + 1
        return found
    if s.tokens[j].text in ("last", "dernier", "derniere", "derniers"):
        return -1, j + 1
    if s.tokens[j].text in ("avant", "penultimate") and s.tokens[j + 1].text in ("dernier", "-", "derniere"):
        return -2, j + (3 if s.tokens[j + 1].text == "-" else 2)
    return None


@rule("num|vague")
def quantity(s: Scan, i: int) -> Match[float]:
    """Return a quantity before a unit: `3`, `1.5`, `1/2`, `two and a half`, `a couple of`, `une demi`."""
    vague = s.sense(i, "vague")
    if vague is not None:
        inner = quantity(s, i + 1) if vague == 1 and s.sense(i + 1, "vague") in (0.5, 0.25) else None
        j = i + 1
        return inner or (float(vague), j + 1 if s.tokens[j].text == "-" else j)
    found = cardinal(s, i)
    if found is None:
        return None
    value, j = float(found[0]), found[1]
    mark, after = s.tokens[j], s.tokens[j + 1]
    if s.tokens[i].kind == NUMBER and after.kind == NUMBER and after.senses:
        if mark.text in (".", ",") and mark.glued and after.glued:
            return float(f"{s.tokens[i].text}.{after.text}"), j + 2
        if mark.text == "/" and int(after.text) in (2, 3, 4) and value < 4:
            return value / int(after.text), j + 2
    third = s.tokens[j + 2]
    if mark.kind == NUMBER and after.text == "/" and third.text in ("2", "4") and mark.senses:
        return value + int(mark.text) / int(third.text), j + 3  # "2 1/2 hours"
    return _with_fraction(s, value, j)


def _with_fraction(s: Scan, value: float, j: int) -> tuple[float, int]:
    """Add `and a half`, `and two quarters (of)` to a count, if a unit follows."""
    if s.tokens[j].text not in ("and", "et"):
        return value, j
    k = j + 1
    fraction = s.sense(k, "fraction")
    if fraction is not None:
        k += 1
    else:
        times = cardinal(s, k)
        if times is None or s.tokens[times[1]].text not in ("quarter", "quarters"):
            return value, j
        fraction, k = 15 * times[0], times[1] + 1
    if s.tokens[k].text in ("of", "an", "a"):
        k += 1
    return (value + fraction / 60, k) if s.sense(k, "unit") else (value, j)


@rule("num")
def spoken_year(s: Scan, i: int) -> Match[int]:
    """Return a year in words: `nineteen eighty four`, `two thousand and five`, `dix neuf soixante douze`."""
    token = s.tokens[i]
    if token.kind == NUMBER:
        return None
    first = cardinal(s, i)
    if first is None:
        return None
    value, j = first
    if 1000 <= value <= 2999:
        return value, j
    if not 17 <= value <= 20:
        return None
    if s.tokens[j].text == "zero" or s.tokens[j].text == "oh":
        j += 1
    second = cardinal(s, j)
    if second is None or not 1 <= second[0] <= 99 or s.tokens[j].kind == NUMBER:
        return None
    if second[0] < 10 and s.tokens[j - 1].text not in ("zero", "oh"):
        return None
    return value * 100 + second[0], second[1]


def quiet(s: Scan, j: int) -> bool:
    """May a bare number end before `j`? Not where a word follows that it counts (`at 5 sites`)."""
    token = s.tokens[j]
    if not s.open_right(j):
        return False
    if token.kind != WORD:
        return token.kind != NUMBER
    senses = token.senses
    if not senses:
        return token.text in _PLAIN or token.text in GATHERINGS
    return "unit" not in senses or "at" in senses


def on_the_quarter(s: Scan, i: int) -> bool:
    """Is it the `730` of `thu 730 dr lounge`: a quarter of an hour of the day, which few other numbers are? From one to
    six it may count what follows (`wed 230 abt labels`, `wed 130 chairs`)."""
    figures = s.tokens[i].text
    if len(figures) not in (3, 4) or figures[-2:] not in ("15", "30", "45") or not 1 <= int(figures[:-2]) <= 20:
        return False
    after = s.tokens[i + 1]
    return int(figures[:-2]) >= 6 or bool(after.senses) or after.kind != WORD or not after.text.endswith("s")


GATHERINGS = any_of("mtg|meeting|huddle|chk|sync|standup|rounds|reunion|rencontre|caucus|rdv|rv|point")
"""What takes place at an hour, and is not counted (`mon 9 huddle`)."""
_PLAIN = any_of(
    "sinon|else|otherwise|unless|not|pas|then|puis|instead|with|avec|w|chez|re|and|et|or|ou|pm|am|if|si|please|svp|so|about|sharp|pile|for|pour|that|que|qu'"
)
