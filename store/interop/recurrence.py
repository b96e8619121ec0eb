"""A calendar's recurrence as the store keeps it: a rule whose first occurrence is the next one to come."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from store import when
from store.interop.walltime import local
from store.sentence import N_, Refused

MOST_BARREN = 3
"""Rules that never happen, in one file: finding that out takes seconds each."""

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_COUNT = re.compile(r"\bCOUNT=(\d{1,9})\b")


class Series(Struct, frozen=True):
    """Where a recurrence stands now."""

    start: str
    every: str
    over: bool = False
    """Nothing more is to come; `start` is its last occurrence."""


class Rules:
    """The rules of one file, each looked at once."""

    def __init__(self) -> None:
        self._barren: set[str] = set()

    def stored(self, rule: Any, start: str, zone: str) -> str:
        """Return an RRULE as the store keeps it, UNTIL on the wall. Refused where it is no recurrence of meetings."""
        parts = {name.upper(): values for name, values in rule.items()}
        text = _text(parts, start, zone)
        if str(parts.get("FREQ", [""])[0]).upper() not in _FREQUENCIES or not _ticks(parts, start):
            raise Refused(
                N_("its recurrence is left out ({rule}): meetings recur by days, weeks, months or years"), rule=text
            )
        if text in self._barren or len(self._barren) >= MOST_BARREN:
            raise Refused(N_("its recurrence is left out ({rule}): it never happens"), rule=text)
        try:
            when.check_rule(text, start)
        except Refused:
            self._barren.add(text)
            raise Refused(N_("its recurrence is left out ({rule}): it never happens"), rule=text) from None
        return text


def advanced(start: str, every: str, except_on: tuple[str, ...], length: int, now: datetime) -> Series:
    """Return a recurrence that begins with the first occurrence not over at `now` (local): those before it are past."""
    first = datetime.fromisoformat(start)
    since = now - timedelta(minutes=length)
    if first > since and start not in except_on:
        return Series(start, every)
    following = when.next_occurrence(every, start, max(since, first - timedelta(minutes=1)), except_on)
    if following is None:
        return Series(_shaped(_last(start, every, except_on, now), start), every, over=True)
    return Series(_shaped(following, start), _fewer(every, start, following))


def _text(parts: dict[str, Any], start: str, zone: str) -> str:
    until = parts.get("UNTIL")
    kept = []
    for name, values in parts.items():
        if name in ("UNTIL", "BYHOUR", "BYMINUTE", "BYSECOND"):
            continue
        kept.append(f"{name}={','.join(_value(value) for value in values)}")
    if until:
        last = local(until[0], zone, when.is_day(start))
        kept.append("UNTIL=" + last.replace("-", "").replace(":", "") + ("" if len(last) == 10 else "00"))
    return ";".join(kept)[:500]


def _value(value: Any) -> str:
    to_ical = getattr(value, "to_ical", None)
    return to_ical().decode() if to_ical is not None else str(value)


def _ticks(parts: dict[str, Any], start: str) -> bool:
    """Say whether a rule moves on, and at the hour of its start alone."""
    if any(int(value) < 1 for value in parts.get("INTERVAL", [1])):
        return False
    if when.is_day(start):
        return True
    hour, minute = int(start[11:13]), int(start[14:16])
    stands = {"BYHOUR": hour, "BYMINUTE": minute}
    return all([int(value) for value in parts.get(name, [at])] == [at] for name, at in stands.items())


def _last(start: str, every: str, except_on: tuple[str, ...], now: datetime) -> datetime:
    first = datetime.fromisoformat(start)
    for since in (now - timedelta(days=400), first):
        held = list(when.occurrences(every, start, since, now, except_on))
        if held:
            return held[-1]
    return first


def _fewer(every: str, start: str, following: datetime) -> str:
    """Return the rule for what is left: a COUNT counts the past ones no more."""
    counted = _COUNT.search(every)
    if counted is None:
        return every
    past = sum(
        1 for _ in when.occurrences(every, start, datetime.fromisoformat(start), following - timedelta(minutes=1))
    )
    return _COUNT.sub(f"COUNT={max(1, int(counted[1]) - past)}", every)


def _shaped(value: datetime, like: str) -> str:
    return value.date().isoformat() if when.is_day(like) else value.isoformat(timespec="minutes")
