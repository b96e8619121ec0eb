"""A year of contacts as a calendar picture: a column a week, a row a weekday."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from store.records import Party
from store.views.rhythm import contacts
from store.workspace import Workspace
from tui.pieces import Line, Part, Parts, Piece
from tui.text import _, _n, day, short_day

WEEKS = 53
SHADES = "·▂▄▆█"
"""No contact, one, two, three, more."""


def year_parts(workspace: Workspace, party: Party, today: date) -> Parts:
    """Return the picture, and in words how many contacts there were and the longest silence."""
    first = first_day(today)
    found = contacts(workspace, party, first, today)
    counts = {on: len(ids) for on, ids in found.items()}
    return [Part("", [*_picture(counts, first, today)]), Part("", [*_told(counts, first, today)])]


def first_day(today: date) -> date:
    """Return the Monday with which the picture begins."""
    return today - timedelta(days=today.weekday() + 7 * (WEEKS - 1))


def _picture(counts: Mapping[date, int], first: date, today: date) -> Iterator[Line]:
    yield Piece(_months(first), "dim")
    for weekday, named in enumerate(_("Mon Tue Wed Thu Fri Sat Sun").split()):
        days = [first + timedelta(days=weekday + 7 * week) for week in range(WEEKS)]
        drawn = "".join(_shade(counts.get(on, 0)) if on <= today else " " for on in days)
        yield [Piece(f"{named[:3]:<4}", "dim"), Piece(drawn, "good")]
    legend = zip(SHADES, ("0", "1", "2", "3", "4+"), strict=True)
    yield [Piece("    "), Piece("   ".join(f"{shade} {count}" for shade, count in legend), "dim")]


def _months(first: date) -> str:
    """Return the line above the picture: the name of each month above the week in which it begins."""
    line = ""
    for week in range(WEEKS):
        on = first + timedelta(days=7 * week + 6)
        if on.day <= 7 and len(line) <= 4 + week:
            line = f"{line:<{4 + week}}{_month(on)} "
    return line.rstrip()


def _month(on: date) -> str:
    return _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()[on.month - 1]


def _shade(count: int) -> str:
    return SHADES[min(count, len(SHADES) - 1)]


def _told(counts: Mapping[date, int], first: date, today: date) -> Iterator[Line]:
    days = sorted(counts)
    yield _("{contacts} on {days} since {day}").format(
        contacts=_n("{n} contact", "{n} contacts", sum(counts.values())),
        days=_n("{n} day", "{n} days", len(days)), day=day(first),
    )  # fmt: skip
    if days:
        length, since = _longest(days, today)
        yield _("The longest silence: {days} from {day} on").format(
            days=_n("{n} day", "{n} days", length), day=short_day(since, today)
        )


def _longest(days: Sequence[date], today: date) -> tuple[int, date]:
    """Return the longest time between two contacts, or since the last one, in days; and when it began."""
    return max(((after - before).days, before) for before, after in zip(days, (*days[1:], today), strict=True))
