"""Days, hours, lengths of time and recurrences as people write them: absolute, with their weekdays."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tui.quick_entry.shown.upcoming import upcoming

NBSP = "\u00a0"
SHOWN = 3
"""Occurrences of a recurrence that its chip tells."""

_WEEKDAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
}
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
}


def day(value: date, lang: str) -> str:
    """Return a date with its weekday: `Sun 22 Nov 2026`, `dim. 22 nov. 2026`."""
    first = "1er" if lang == "fr" and value.day == 1 else str(value.day)
    return f"{_WEEKDAYS[lang][value.weekday()]} {first} {_MONTHS[lang][value.month - 1]} {value.year}"


def moment(text: str, lang: str) -> str:
    """Return local ISO text as people write it."""
    if "T" not in text:
        return day(date.fromisoformat(text), lang)
    value = datetime.fromisoformat(text)
    return f"{day(value.date(), lang)} {_hour(value, lang)}"


def hour(text: str, lang: str) -> str:
    """Return the hour of local ISO text: `14:00`, `14 h 00`."""
    return _hour(datetime.fromisoformat(text), lang)


def _hour(value: datetime, lang: str) -> str:
    return f"{value.hour} h {value.minute:02}" if lang == "fr" else f"{value.hour:02}:{value.minute:02}"


def stretch(start: str, seconds: int | None, lang: str) -> str:
    """Return when something starts and, if it has a length, when it ends."""
    if not seconds:
        return moment(start, lang)
    if "T" not in start:
        last = date.fromisoformat(start) + timedelta(days=max(seconds // 86_400 - 1, 0))
        return moment(start, lang) if last.isoformat() == start else f"{moment(start, lang)} – {day(last, lang)}"
    end = datetime.fromisoformat(start) + timedelta(seconds=seconds)
    same_day = end.date().isoformat() == start[:10]
    return f"{moment(start, lang)}–{_hour(end, lang) if same_day else moment(end.isoformat(), lang)}"


def length(seconds: int, lang: str) -> str:
    """Return a length of time: `45 min`, `1 h 30`, `2 d` (in French `2 j`)."""
    days, rest = divmod(seconds, 86_400)
    hours, minutes = rest // 3600, rest % 3600 // 60
    if days:
        written = f"{days} {'j' if lang == 'fr' else 'd'}"
        return f"{written} {hours} h" if hours else written
    if hours:
        return f"{hours} h {minutes:02}" if minutes else f"{hours} h"
    return f"{minutes} min"


def first_days(rule: str, start: str | None, lang: str) -> str:
    """Return the days on which it takes place first: `: Tue 24 Nov, Tue 1 Dec…`."""
    times = rule.partition("BYHOUR=")[2].partition(";")[0].count(",") + 1
    found = upcoming(rule, start, (SHOWN + 1) * times) if start else ()
    days = [date.fromisoformat(day) for day in dict.fromkeys(moment[:10] for moment in found)]
    if not days:
        return ""
    told = [day(one, lang) for one in days[:SHOWN]]
    years = {one.year for one in days[:SHOWN]}
    told = [text[:-5] for text in told] if len(years) == 1 else told
    return f"{NBSP if lang == 'fr' else ''}: {', '.join(told)}{', …' if len(days) > SHOWN else ''}"


_CODES = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_EVERY: dict[str, dict[str, tuple[str, str]]] = {
    "en": {"DAILY": ("every day", "every {} days"), "WEEKLY": ("every week", "every {} weeks"),
           "MONTHLY": ("every month", "every {} months"), "YEARLY": ("every year", "every {} years"),
           "HOURLY": ("every hour", "every {} hours"), "MINUTELY": ("every minute", "every {} minutes")},
    "fr": {"DAILY": ("chaque jour", "tous les {} jours"), "WEEKLY": ("chaque semaine", "toutes les {} semaines"),
           "MONTHLY": ("chaque mois", "tous les {} mois"), "YEARLY": ("chaque année", "tous les {} ans"),
           "HOURLY": ("chaque heure", "toutes les {} heures"), "MINUTELY": ("chaque minute", "toutes les {} minutes")},
}  # fmt: skip


_RANKS = {
    "en": {"1": "1st", "2": "2nd", "3": "3rd", "4": "4th", "5": "5th", "-1": "last", "-2": "2nd last"},
    "fr": {"1": "1er", "2": "2e", "3": "3e", "4": "4e", "5": "5e", "-1": "dernier", "-2": "avant-dernier"},
}
_LAST_DAY = {"en": "last day", "fr": "dernier jour"}


def _nth_weekday(code: str, lang: str) -> str:
    """Return `TU`, `1MO`, `-1FR` as people write them."""
    weekday = _WEEKDAYS[lang][_CODES[code[-2:]]]
    return f"{_RANKS[lang].get(code[:-2], code[:-2])} {weekday}" if code[:-2] else weekday


def _weekdays(codes: list[str], lang: str) -> str:
    """Return the days of a rule: `Mon–Fri`, `Tue, Thu`, `1st Mon`."""
    known = [*_CODES]
    begin = known.index(codes[0]) if codes[0] in known else 0
    if len(codes) > 2 and codes == known[begin : begin + len(codes)]:
        return f"{_WEEKDAYS[lang][begin]}–{_WEEKDAYS[lang][begin + len(codes) - 1]}"
    return ", ".join(_nth_weekday(code, lang) for code in codes)


def rule(text: str, lang: str) -> str:
    """Return a rule in words: `every 2 weeks Tue, Thu → Mon 15 Mar 2027`."""
    parts = dict(part.split("=", 1) for part in text.split(";"))
    one, many = _EVERY[lang][parts["FREQ"]]
    words = [one if parts.get("INTERVAL", "1") == "1" else many.format(parts["INTERVAL"])]
    if "BYDAY" in parts:
        words.append(_weekdays(parts["BYDAY"].split(","), lang))
    if "BYMONTHDAY" in parts:
        words.append(", ".join(_LAST_DAY[lang] if day == "-1" else day for day in parts["BYMONTHDAY"].split(",")))
    if "BYMONTH" in parts:
        words.append(", ".join(_MONTHS[lang][int(month) - 1] for month in parts["BYMONTH"].split(",")))
    if "BYHOUR" in parts:
        minute = int(parts.get("BYMINUTE", "0"))
        words.append(", ".join(_hour(datetime(1, 1, 1, int(one), minute), lang) for one in parts["BYHOUR"].split(",")))
    if "COUNT" in parts:
        words.append(f"× {parts['COUNT']}")
    if "UNTIL" in parts:
        words.append("→ " + day(date.fromisoformat(parts["UNTIL"][:8]), lang))
    return " ".join(words)
