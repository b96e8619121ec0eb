"""A sentence the store says, kept apart from the language it is said in.

The store never translates: it names a template (the English text, marked with `N_` so that the catalogues hold it)
and the values. Whoever shows it passes the reader's `gettext`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from msgspec import Struct

Translate = Callable[[str], str]


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "a string to translate later"
    """Mark a template for the translation catalogues; returns it as it is."""
    return text


class Word(Struct, frozen=True):
    """A word of ours inside a sentence (a code's label, another sentence): translated when shown."""

    text: str


class Sentence(Struct, frozen=True):
    """A template and its values; `str()` says it in English, `say(gettext)` in the reader's language.

    With `many`, the template is chosen by `values["n"]` (one: n == 1; in French 0 and 1).
    """

    template: str
    values: dict[str, Any] = {}
    many: str = ""

    def say(self, translate: Translate = str) -> str:
        """Return the sentence in the language of `translate`."""
        template = self.template if not self.many or self.values.get("n") == 1 else self.many
        return translate(template).format(**{name: _said(value, translate) for name, value in self.values.items()})

    def __str__(self) -> str:
        return self.say()


def sentence(template: str, **values: Any) -> Sentence:
    """Return `template` with its values: `sentence(N_("#{id} is closed"), id=12)`."""
    return Sentence(template, values)


def counted(one: str, many: str, n: int) -> Sentence:
    """Return the template that fits `n` things: `counted(N_("{n} day"), N_("{n} days"), 3)`."""
    return Sentence(one, {"n": n}, many)


def days(n: int) -> Sentence:
    """Return a length of time: `1 day`, `3 days`."""
    return counted(N_("{n} day"), N_("{n} days"), n)


def _said(value: Any, translate: Translate) -> Any:
    if isinstance(value, Sentence):
        return value.say(translate)
    if isinstance(value, Word):
        return translate(value.text)
    if isinstance(value, (list, tuple)):
        between = ", "
        if value and all(isinstance(part, Sentence) for part in value):  # they hold commas and colons themselves
            between = translate(N_("{first}; {last}")).format(first="", last="")
        return between.join(str(_said(part, translate)) for part in value)
    if isinstance(value, datetime):
        return f"{_day(value, translate)}, {clock(value, translate)}"
    if isinstance(value, date):
        return _day(value, translate)
    return figure(value, translate) if isinstance(value, float) else value


def _day(value: date, translate: Translate) -> str:
    return f"{day_and_month(value, translate)} {value.year}"


def day_and_month(value: date, translate: Translate = str) -> str:
    """Return a day without its year: `27 Nov`, `1er déc.`."""
    month = translate(N_("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")).split()[value.month - 1]
    # the first of a month is a word of its own in French (1er)
    return f"{translate(N_('1')) if value.day == 1 else value.day} {month}"


def clock(value: datetime | time, translate: Translate = str) -> str:
    """Return the time of day as it stands in `value`: `14:00`, `14 h 00`."""
    return translate(N_("{hour:02}:{minute:02}")).format(hour=value.hour, minute=value.minute)


def figure(value: float, translate: Translate = str, form: str = "g") -> str:
    """Return a number as it is written: `78.5`, `78,5`; `form` is of `format()`."""
    return format(value, form).replace(".", translate(N_(".")))


class StoreError(Exception):
    """Anything the store refuses; `.sentence` says what and the remedy."""

    def __init__(self, template: str, *, field: str = "", **values: Any) -> None:
        """`field` names the operation's field that is missing or wrong, where there is one."""
        self.sentence = Sentence(template, {"field": field, **values})
        self.field = field
        super().__init__(str(self.sentence))


class Refused(StoreError):
    """The domain says no: a guard is not met, a value is not valid. Nothing was changed."""


class Conflict(StoreError):
    """A record was changed by somebody since it was read. Nothing was changed."""

    def __init__(self, *, table: str, id: int, by: str, rev: int) -> None:
        """`by` is the login that wrote revision `rev` of the record."""
        self.table, self.id, self.by, self.rev = table, id, by, rev
        super().__init__(
            N_("{by} changed {ref} meanwhile: look at it again, then decide"), by=by, ref=reference(table, id)
        )


class Unreachable(StoreError):
    """The store cannot be opened, read or written: permissions, disk, format."""


class Corrupt(Unreachable):
    """The store's bytes do not hold together; nothing is written to it until it has been checked."""


PREFIX = {"items": "#", "meetings": "m", "initiatives": "i", "entries": "e", "parties": "p", "terms": "t"}


def reference(table: str, id: int) -> str:
    """Return what people type for a record: `#12`, `m7`, `i3`, `e40`."""
    return f"{PREFIX.get(table, table + ' ')}{id}"
