"""The rule of a series (RFC 5545 RRULE) as text: moved, cut short, counted down."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

from store import when
from store.sentence import N_, Refused

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNTIL = {8: "%Y%m%d", 15: "%Y%m%dT%H%M%S"}


def written(moment: datetime, like: str) -> str:
    """Return a local time as it is stored: a day where `like` is one."""
    return moment.date().isoformat() if when.is_day(like) else moment.isoformat(timespec="minutes")


def moved(moment: str, old: str, new: str) -> str:
    """Return a stored local time as much later as `new` is than `old`, in the shape of `new`."""
    return written(datetime.fromisoformat(moment) + _distance(old, new), new)


def shifted(rule: str, old: str, new: str) -> str:
    """Return the rule of a series that started at `old` and starts at `new`: what fell on Tuesdays falls on Wednesdays.
    Refused where the rule names several days of a month, or weeks of a year."""
    parts = _parts(rule)
    before, after = datetime.fromisoformat(old), datetime.fromisoformat(new)
    if "UNTIL" in parts:
        parts["UNTIL"] = _until(_end(parts["UNTIL"]) + _distance(old, new), new)
    if before.date() != after.date():
        _follow(parts, before.date(), after.date(), rule)
    text = _text(parts)
    when.check_rule(text, new)
    return text


def ended(rule: str, before: str) -> str:
    """Return the rule of a series that ends before one of its occurrences."""
    parts = {name: value for name, value in _parts(rule).items() if name not in ("COUNT", "UNTIL")}
    step = timedelta(days=1) if when.is_day(before) else timedelta(minutes=1)
    return _text({**parts, "UNTIL": _until(datetime.fromisoformat(before) - step, before)})


def fewer(rule: str, start: str, following: str) -> str:
    """Return the rule of what is left of a series from one of its occurrences on: a COUNT counts those before no more,
    those left out included."""
    parts = _parts(rule)
    if "COUNT" in parts:
        first, until = datetime.fromisoformat(start), datetime.fromisoformat(following) - timedelta(seconds=1)
        parts["COUNT"] = str(int(parts["COUNT"]) - sum(1 for _ in when.occurrences(rule, start, first, until)))
    return _text(parts)


def _follow(parts: dict[str, str], old: date, new: date, rule: str) -> None:
    """Let the days that a rule names follow its start from one day to another."""
    if parts["FREQ"] == "DAILY":
        return
    if parts["FREQ"] == "WEEKLY":
        if "BYDAY" in parts:
            turn = new.weekday() - old.weekday()
            parts["BYDAY"] = ",".join(_DAYS[(_DAYS.index(day) + turn) % 7] for day in parts["BYDAY"].split(","))
        return
    particular = {"BYYEARDAY", "BYWEEKNO", "BYEASTER"} & parts.keys()
    several = any("," in parts.get(name, "") for name in ("BYDAY", "BYMONTHDAY", "BYSETPOS"))
    if particular or several or {"BYDAY", "BYMONTHDAY"} <= parts.keys():
        raise Refused(
            N_("The rule {rule} cannot follow to another day: change it as well, or move this one alone"),
            field="start", rule=rule,
        )  # fmt: skip
    if "BYMONTHDAY" in parts:
        parts["BYMONTHDAY"] = str(_place(int(parts["BYMONTHDAY"]), new, 1))
    if "BYDAY" in parts:
        number = parts["BYDAY"][:-2]
        parts["BYDAY"] = (str(_place(int(number), new, 7)) if number else "") + _DAYS[new.weekday()]
    if "BYSETPOS" in parts:
        parts["BYSETPOS"] = str(_place(int(parts["BYSETPOS"]), new, 7 if "BYDAY" in parts else 1))
    if parts.get("BYMONTH") == str(old.month):
        parts["BYMONTH"] = str(new.month)


def _place(like: int, day: date, step: int) -> int:
    """Return which day (or, by seven, which such weekday) of its month a date is: from the end where `like` is."""
    if like > 0:
        return (day.day - 1) // step + 1
    return -((monthrange(day.year, day.month)[1] - day.day) // step + 1)


def _distance(old: str, new: str) -> timedelta:
    return datetime.fromisoformat(new) - datetime.fromisoformat(old)


def _parts(rule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rule.upper().removeprefix("RRULE:").split(";") if part)
    return {name: value for name, _, value in pairs}


def _text(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _end(until: str) -> datetime:
    bare = until.rstrip("Z")
    return datetime.strptime(bare, _UNTIL.get(len(bare), "%Y%m%d"))


def _until(moment: datetime, like: str) -> str:
    return moment.strftime(_UNTIL[8] if when.is_day(like) else _UNTIL[15])
