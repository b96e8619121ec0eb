"""What a region says of its calendar: the days on which nobody works, the day on which the week begins, the order of
day and month.

A region is a country and, where it matters, its province: `CA-QC`, `FR`; empty where none is known. Sources: the
package `holidays`, and Unicode CLDR 48 for weeks and orders.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

_SUNDAY = frozenset((
    "AG", "AS", "BD", "BR", "BS", "BT", "BW", "BZ", "CA", "CO", "DM", "DO", "ET", "GT", "GU", "HK", "HN", "ID", "IL",
    "IN", "IS", "JM", "JP", "KE", "KH", "KR", "LA", "MH", "MM", "MO", "MT", "MX", "MZ", "NI", "NP", "PA", "PE", "PH",
    "PK", "PR", "PT", "PY", "SA", "SG", "SV", "TH", "TT", "TW", "UM", "US", "VE", "VI", "WS", "YE", "ZA", "ZW",
))  # fmt: skip
_SATURDAY = frozenset((
    "AE", "AF", "BH", "DJ", "DZ", "EG", "IQ", "IR", "JO", "KW", "LY", "OM", "QA", "SD", "SY",
))  # fmt: skip
_MONTH_FIRST = frozenset(("AS", "GU", "PH", "PR", "UM", "US", "VI"))


@lru_cache(maxsize=64)
def closed_days(region: str, year: int) -> frozenset[date]:
    """Return the public holidays of a year; none where the region is not known. The first call takes 0.1 s."""
    return frozenset(holidays_of(region, year))


def closed_around(region: str, day: date) -> frozenset[date]:
    """Return the public holidays of a day's year, of the one before and of the one after."""
    years = (day.year - 1, day.year, day.year + 1) if region else ()
    return frozenset().union(*(closed_days(region, year) for year in years))


@lru_cache(maxsize=64)
def holidays_of(region: str, year: int, lang: str = "en") -> dict[date, str]:
    """Return the public holidays of a year with their names: in `lang`, else as the country names them."""
    country, _, province = region.partition("-")
    if not country:
        return {}
    from holidays import country_holidays

    for subdivision in (province or None, None):
        try:
            spoken = country_holidays(country, subdiv=subdivision).supported_languages
            language = next((known for known in sorted(spoken) if known[:2] == lang), None)
            return dict(country_holidays(country, subdiv=subdivision, years=year, language=language))
        except NotImplementedError:  # its word for "I do not know this place"
            continue
    return {}


def closed(region: str, day: date) -> bool:
    """Say whether a day is a public holiday."""
    return bool(region) and day in closed_days(region, day.year)


def first_weekday(region: str) -> int:
    """Return the day on which weeks begin there, Monday being 0; Monday where the region is not known."""
    country = region[:2]
    return 6 if country in _SUNDAY else 5 if country in _SATURDAY else 0


def order_of(region: str) -> Literal["DMY", "MDY"]:
    """Return the order in which day and month are written there."""
    return "MDY" if region[:2] in _MONTH_FIRST else "DMY"
