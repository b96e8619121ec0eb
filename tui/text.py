"""The two doors that everything shown passes: `_()` for our words, `plain()` for theirs.

What users wrote is data: it may hold escape sequences, direction overrides or markup. `plain()` makes it one line of
printable text; whoever draws it never parses it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from store import sentence as told
from store.sentence import Sentence
from tui.locale import Catalogue, read

FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: what terminals obey
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction controls: text that reads other than it is
    "\u2028\u2029\ufff9-\ufffb"  # line and paragraph separators, interlinear annotation
    "\ud800-\udfff"  # halves of characters: they cannot be written at all
    "\U000e0000-\U000e007f]"  # tag characters: invisible
)
REPLACEMENT = "\ufffd"

_spoken = Catalogue()
_language = "en"


def set_language(language: str) -> None:
    """Speak `language` ("en", "fr") from now on, in this process."""
    global _spoken, _language
    _language = language
    _spoken = Catalogue() if language == "en" else read(language)


def language() -> str:
    """Return the language that is spoken: "en" or "fr"."""
    return _language


def language_of(environ: Mapping[str, str]) -> str:
    """Return the language that the environment asks for: "fr" or "en"."""
    wanted = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "fr" if wanted.lower().startswith("fr") else "en"


def _(text: str) -> str:
    """Return one of our sentences in the reader's language."""
    return _spoken.gettext(text)


def _n(one: str, many: str, n: int) -> str:
    """Return the form of our sentence for `n` things; `{n}` in it is filled in."""
    return _spoken.ngettext(one, many, n).format(n=n)


def say(sentence: Sentence) -> str:
    """Return what the store says, in the reader's language, fit to be shown: users' words in it are made plain."""
    return _in_language(sentence).say(_)


def listed(sentences: Iterable[Sentence]) -> str:
    """Return several sentences on one line, apart as the reader's language has it."""
    return apart(map(say, sentences))


def apart(texts: Iterable[str]) -> str:
    """Return several texts on one line, apart as the reader's language has it: `this; that`, `ceci ; cela`."""
    return _("{first}; {last}").format(first="", last="").join(texts)


def _in_language(sentence: Sentence) -> Sentence:
    values = {name: _value(value) for name, value in sentence.values.items()}
    if not sentence.many:
        return Sentence(sentence.template, values)
    # each form is a message of its own in the catalogue; which one fits is the language's affair
    one = _spoken.plural(sentence.values.get("n", 0)) == 0
    return Sentence(sentence.template if one else sentence.many, values)


def _value(value: Any) -> Any:
    if isinstance(value, Sentence):
        return _in_language(value)
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, (list, tuple)):
        return [_value(part) for part in value]
    return value


def plain(text: str, width: int | None = None, *, multiline: bool = False) -> str:
    """Return users' words as printable text: what a terminal would obey or hide becomes `\\ufffd`.

    Line breaks and tabs become spaces (with `multiline`, line breaks stay). With `width`, the text is cut to that many
    terminal cells, the last being `…`.
    """
    if not text.isprintable():
        text = _made_plain(text, multiline)
    if width is None or cells(text) <= width:
        return text
    return _cut(text, width)


def _made_plain(text: str, multiline: bool) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not multiline:
        return FORBIDDEN.sub(REPLACEMENT, text.replace("\n", " "))
    return "\n".join(FORBIDDEN.sub(REPLACEMENT, line) for line in text.split("\n"))


def cells(text: str) -> int:
    """Return how many cells a terminal uses for one line of plain text."""
    return len(text) if text.isascii() else sum(map(_cell_width, text))


def _cell_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cut(text: str, width: int) -> str:
    if width < 1:
        return ""
    used = 0
    for place, character in enumerate(text):
        used += _cell_width(character)
        if used > width - 1:
            return text[:place].rstrip() + "…"
    return text


def day(value: date) -> str:
    """Return a date in full: `Sun 22 Nov 2026`, `dim. 22 nov. 2026`."""
    return f"{_weekday(value)} {told.day_and_month(value, _)} {value.year}"


def day_to_write(today: date) -> str:
    """Return a day to show how one is written: `1 Dec`."""
    return told.day_and_month(today + timedelta(days=9), _)


def week(monday: date) -> str:
    """Return the day that names a week: `23 Nov`."""
    return told.day_and_month(monday, _)


def short_day(value: date, today: date) -> str:
    """Return a date as briefly as it is clear: `today`, `Fri`, `12 Dec`; the year where it is not the nearest one."""
    ahead = (_as_date(value) - today).days
    if -1 <= ahead <= 1:
        return (_("yesterday"), _("today"), _("tomorrow"))[ahead + 1]
    if 1 < ahead < 7:
        return _weekday(value)
    written = told.day_and_month(value, _)
    return written if value.year == today.year or abs(ahead) < 180 else f"{written} {value.year}"


def colon(name: str) -> str:
    """Return a name as it stands before its value: `Due: `, `Échéance : `."""
    return _("{name}: ").format(name=name)


def quoted(words: str) -> str:
    """Return words as they are quoted: `“so”`, `« ainsi »`."""
    return _("“{words}”").format(words=words)


def clock(value: datetime | time) -> str:
    """Return the time of day as it stands in `value`: `14:00`, `14 h 00`."""
    return told.clock(value, _)


def figure(value: float, form: str = "g") -> str:
    """Return a number as the reader writes it: `78.5`, `78,5`; `form` is of `format()`."""
    return told.figure(value, _, form)


def ago(days: int) -> str:
    """Return how long ago: `today`, `yesterday`, `3 days ago`, `5 weeks ago`, `8 months ago`, `2 years ago`."""
    if days < 2:
        return _("yesterday") if days == 1 else _("today")
    if days < 21:
        return _n("{n} day ago", "{n} days ago", days)
    if days < 90:
        return _n("{n} week ago", "{n} weeks ago", days // 7)
    if days < 730:
        return _n("{n} month ago", "{n} months ago", days * 12 // 365)
    return _n("{n} year ago", "{n} years ago", days // 365)


def age(days: int) -> str:
    """Return a length of time for a narrow column: `3 d`, `5 w`, `8 mo`, `2 y`."""
    if days < 21:
        return _("{n} d").format(n=days)
    if days < 90:
        return _("{n} w").format(n=days // 7)
    if days < 730:
        return _("{n} mo").format(n=days * 12 // 365)
    return _("{n} y").format(n=days // 365)


def _as_date(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _weekday(value: date) -> str:
    return _("Mon Tue Wed Thu Fri Sat Sun").split()[value.weekday()]
