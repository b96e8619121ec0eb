"""The setting in which a script is played: in which language, from which day on, which record bears which number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, get_args, get_origin

import msgspec

from store import when
from store.presets.calendar import Calendar
from store.records import RECORDS, Operation
from store.records.validity import hints, ref_of
from store.sentence import N_, Refused, Sentence, sentence

LANGUAGES = ("en", "fr")
TABLES = {kind.__name__.lower(): table for table, kind in RECORDS.items()}
"""What an operation is about (`item`) → its table."""
_ME = "me"


class Mistakes(Exception):
    """What is wrong with a step, a sentence each."""

    def __init__(self, sentences: list[Sentence]) -> None:
        """Carry the sentences."""
        super().__init__(*map(str, sentences))
        self.sentences = sentences


class Setting:
    """Turns what a script says into what an operation takes, by the type of each field."""

    def __init__(
        self, lang: str, today: date, zone: str, user: str = _ME, closed: frozenset[date] = frozenset()
    ) -> None:
        """`user` is the login that the script calls `me`; `closed`: days that are no working days."""
        self.lang = lang
        self.calendar = Calendar(today, zone, closed)
        self.user = user
        self._numbers: dict[tuple[str, str], int] = {}

    def learn(self, table: str, key: str, written: Iterable[tuple[str, int]]) -> None:
        """Remember, under the script's key for it, the first record of the table among those just written."""
        number = next((id for written_to, id in written if written_to == table), None)
        if key and number is not None:
            self._numbers[table, key] = number

    def operation(self, place: str, kind: type[Operation], fields: dict[str, Any]) -> Operation:
        """Return an operation with these fields. Raises Mistakes, all of them, each with its place."""
        known = hints(kind)
        values: dict[str, Any] = {}
        mistakes: list[Sentence] = []
        for name, said in fields.items():
            try:
                values[name] = msgspec.convert(self._value(said, known[name]), known[name])
            except (KeyError, ValueError, msgspec.ValidationError) as error:
                mistakes.append(_mistake(f"{place} {name}", error, unknown=name not in known))
        missing = sorted(_required(kind) - set(fields))
        mistakes += [sentence(N_("{place}: it is missing"), place=f"{place} {name}") for name in missing]
        try:
            values |= _first_of_series(values)
        except Refused as refusal:
            mistakes.append(sentence(N_("{place}: {problem}"), place=place, problem=refusal.sentence))
        if mistakes:
            raise Mistakes(mistakes)
        return kind(**values)

    def login(self, name: str) -> str:
        """Return the login that the script means: its own, or the user's for `me`."""
        return self.user if name in ("", _ME) else name

    def _value(self, said: Any, hint: Any) -> Any:
        if _in_languages(said):
            said = said[self.lang]
        if isinstance(said, str):
            return self._named(said, hint)
        if isinstance(said, list):
            inner = next((get_args(arm)[0] for arm in _arms(hint) if get_origin(arm) is tuple), Any)
            return [self._value(part, inner) for part in said]
        if isinstance(said, dict):
            return self._pairs(said, hint)
        return said

    def _pairs(self, said: dict[str, Any], hint: Any) -> dict[Any, Any]:
        for arm in _arms(hint):
            if get_origin(arm) is dict:
                key, value = get_args(arm)
                return {self._named(name, key): self._value(part, value) for name, part in said.items()}
            if isinstance(arm, type) and issubclass(arm, msgspec.Struct):
                known = hints(arm)
                return {name: self._value(part, known[name]) for name, part in said.items()}
        return said

    def _named(self, text: str, hint: Any) -> Any:
        """Return what a text stands for where a field of that type is expected: a record, a login, a time, itself."""
        for arm in _arms(hint):
            ref = ref_of(arm)
            if ref == "login":
                return self.login(text)
            if ref in ("day", "moment", "local"):
                return getattr(self.calendar, ref)(text)
            if ref:
                return self._numbers[ref, text]
            if arm is datetime:
                return self.calendar.instant(text)
        return text


def _arms(hint: Any) -> tuple[Any, ...]:
    """Return the types that a field may have."""
    if ref_of(hint) or get_origin(hint) in (tuple, dict):
        return (hint,)
    return get_args(hint) or (hint,)


def _in_languages(said: Any) -> bool:
    return isinstance(said, dict) and bool(said) and set(said) <= set(LANGUAGES)


@lru_cache(maxsize=128)
def _required(kind: type[Operation]) -> frozenset[str]:
    return frozenset(field.name for field in msgspec.structs.fields(kind) if field.required)


def _mistake(place: str, error: Exception, *, unknown: bool) -> Sentence:
    if unknown:
        return sentence(N_("{place}: the operation has no such field"), place=place)
    if isinstance(error, msgspec.ValidationError):
        return sentence(N_("{place}: {problem}"), place=place, problem=str(error).replace("`", ""))
    what = error.args[0]
    if what in LANGUAGES:
        return sentence(N_("{place}: it is not said in the language “{language}”"), place=place, language=what)
    if isinstance(error, KeyError) and not isinstance(what, tuple):
        return sentence(N_("{place}: there is no field {field}"), place=place, field=what)
    if isinstance(what, tuple):
        return sentence(N_("{place}: nothing here is called “{name}”"), place=place, name=what[1])
    return sentence(N_("{place}: “{text}” is not a day; write it like {example}"), place=place, text=what,
                    example="-3, 0, +2 09:30, sun 02:00")  # fmt: skip


def _first_of_series(values: dict[str, Any]) -> dict[str, str]:
    """Return when a series begins: on the first day that its rule names. Refused where the rule names none."""
    rule, start = values.get("every"), values.get("start")
    if not rule or not start:
        return {}
    when.check_rule(rule, start)
    first = when.next_occurrence(rule, start, datetime.fromisoformat(start) - timedelta(seconds=1))
    return {} if first is None else {"start": first.isoformat(timespec="minutes")[: len(start)]}
