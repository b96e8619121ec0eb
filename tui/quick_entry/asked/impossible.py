"""Days that no calendar has, `31 nov`, `30 février`: never taken for another, but asked about."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import compress

from msgspec.structs import replace

from store.sentence import N_
from tui.quick_entry.draft import Draft, Problem, Repair
from tui.quick_entry.kinds.verbs import ENTRIES, MEETINGS
from tui.quick_entry.tokens import NUMBER, TEXT, Token, tokenize

_NO_MINUTES = r"(?<!\d\d\d)(?<![:hH]\d\d)(?!\d)"
_29TH, _30TH = re.compile(f"29{_NO_MINUTES}"), re.compile(rf"3\d{_NO_MINUTES}")
"""Only such days may be missing in a month. What stands before them is looked at last, and there are two searches: one
for its first character is several times as quick as one for either of two."""
_NO_HOUR = re.compile(r"(?<!\d)(2[5-9]|[3-9]\d)h(?![^\W_])")
_LATE_DAYS = frozenset(map(str, range(29, 40)))
"""Greater numbers are no mistyped days."""
_OF = ("of", "de", "d'")


def impossible(draft: Draft, now: datetime) -> Draft:
    """Return the draft with a question for each day that there is not, the last of its month and the next day as ways
    out. A meeting that has an hour but no such day has no beginning."""
    draft = _no_such_hour(draft) if draft.duration_s and draft.kind in MEETINGS else draft
    if not _30TH.search(draft.text) and not _29TH.search(draft.text):
        return draft
    taken = [found.span for found in draft.dates if found.confidence > 1]
    asked = tuple(
        problem
        for problem in _problems(draft, tokenize(draft.text), now)
        if not any(start < problem.span[1] and problem.span[0] < end for start, end in taken)
    )
    if not asked:
        return draft
    # the hour of such a day is not that of the next one
    hour_only = draft.kind in MEETINGS and all(found.kind == "time" or found.confidence == 1 for found in draft.dates)
    return replace(draft, start=None if hour_only else draft.start, problems=(*draft.problems, *asked))


def _no_such_hour(draft: Draft) -> Draft:
    """Return the draft of a meeting with a question where its hour is one that no clock shows (`rdv demain 25h`)."""
    said = _NO_HOUR.search(draft.text)
    if said is None or any(found.kind == "duration" and found.confidence > 2 for found in draft.dates):
        return draft
    asked = Problem(N_("there is no “{day}”"), {"day": said[0]}, said.span())
    return replace(draft, duration_s=None, problems=(*draft.problems, asked))


def _problems(draft: Draft, tokens: list[Token], now: datetime) -> Iterator[Problem]:
    for i in compress(range(len(tokens)), map(str.isdecimal, map(TEXT, tokens))):
        found = _written_out(tokens, i) if tokens[i].text in _LATE_DAYS else _in_figures(tokens, i)
        if found is None:
            continue
        day, month, year, last = found
        year = year or _year(month, now, past=draft.kind in ENTRIES)
        length = monthrange(year, month)[1] if 1 <= month <= 12 and 0 < year < 9999 else 31
        if length < day:
            end = date(year, month, length)
            ways = tuple(
                Repair("{day}", {"day": one.isoformat()}, one.isoformat()) for one in (end, end + timedelta(days=1))
            )
            place = tokens[i].start, tokens[last].end
            yield Problem(N_("there is no “{day}”"), {"day": draft.text[slice(*place)]}, place, ways)


def _written_out(tokens: list[Token], i: int) -> tuple[int, int, int, int] | None:
    """Return day, month, year (0 for none) and last token of `31 nov`, `31st of november 2026`."""
    j = i + 1
    while j < len(tokens) and j - i < 3 and ("suffix" in tokens[j].senses or tokens[j].text in _OF):
        j += 1
    month = tokens[j].senses.get("month") if j < len(tokens) else None
    if not isinstance(month, int):
        return None
    after = j + 1 + (j + 1 < len(tokens) and tokens[j + 1].text == ".")
    year = int(tokens[after].text) if after < len(tokens) and _is_year(tokens[after]) else 0
    return int(tokens[i].text), month, year, after if year else j


def _in_figures(tokens: list[Token], i: int) -> tuple[int, int, int, int] | None:
    """Return the same of `2026-02-30`."""
    if i + 4 >= len(tokens) or not _is_year(tokens[i]) or any(not one.glued for one in tokens[i + 1 : i + 5]):
        return None
    marks, figures = {tokens[i + 1].text, tokens[i + 3].text}, (tokens[i + 2], tokens[i + 4])
    if marks != {"-"} or any(one.kind != NUMBER or len(one.text) != 2 for one in figures):
        return None
    return int(figures[1].text), int(figures[0].text), int(tokens[i].text), i + 4


def _is_year(token: Token) -> bool:
    return token.kind == NUMBER and len(token.text) == 4


def _year(month: int, now: datetime, *, past: bool) -> int:
    """Return the year of the month that is next, or was last."""
    return now.year + (0 if month == now.month else -(month > now.month) if past else month < now.month)
