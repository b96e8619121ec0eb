"""Who is on duty: a rota by weekday, by week, or by day, as the settings tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from store.sentence import N_, Sentence, sentence

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK = re.compile(r"\d{4}-W\d{2}")


def on_duty(rota: Mapping[str, str], today: date) -> str:
    """Return who is on duty, "" where nobody is named: the most particular entry counts, a day before its week
    (`2026-W48`), a week before its weekday."""
    year, week, weekday = today.isocalendar()
    wanted = (today.isoformat(), f"{year}-W{week:02}", WEEKDAYS[weekday - 1])
    return next((rota[key] for key in wanted if key in rota), "")


def mistake(rota: Any) -> Sentence | None:
    """Return what is wrong with a rota, None where nothing is."""
    if not isinstance(rota, dict):
        return sentence(N_("duty: write a line for each day below [duty], such as mon = “nora”"))
    return next(_mistakes(rota), None)


def _mistakes(rota: Mapping[str, Any]) -> Iterator[Sentence]:
    for key, login in rota.items():
        if not isinstance(login, str):
            yield sentence(N_("duty: write the login for {key} between quotes"), key=key)
        elif not _is_day(key):
            yield sentence(N_("duty: {key} is no day; write mon, 2026-11-27 or the week 2026-W48"), key=key)


def _is_day(key: str) -> bool:
    if key in WEEKDAYS:
        return True
    try:
        date.fromisoformat(f"{key}-1" if _WEEK.fullmatch(key) else key)
    except ValueError:
        return False
    return True
