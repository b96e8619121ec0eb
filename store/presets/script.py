"""A script: operations written in TOML, every text in both languages, whoever they concern named by code.

    [[party.add]]
    code = "nur"
    name.en = "Nursing"
    name.fr = "Soins infirmiers"
    cadence = 7

A preset is a script that is played as one commit; the demo's scripts say besides who did what on which day.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from store.presets.setting import LANGUAGES, TABLES, Mistakes, Setting
from store.records import OPERATIONS, Operation
from store.sentence import N_, Refused, Sentence, sentence

ASIDE = frozenset({"key", "when", "who"})
"""What a step says beside the fields of its operation: its record's key in the script, the day, who did it. The last
two may stand once at the head of a file."""


class Step(Struct, frozen=True):
    """One operation of a script."""

    act: str
    place: str
    """Where it stands: `demo/rollout.toml item.capture[3]`."""
    fields: dict[str, Any]
    key: str
    """What other steps call the record."""
    when: str = ""
    who: str = ""

    def operation(self, setting: Setting) -> Operation:
        """Return the operation in this setting. Raises Mistakes with all that is wrong with its fields."""
        return setting.operation(self.place, OPERATIONS[self.act], self.fields)

    @property
    def table(self) -> str:
        """The table of the record that it is about, "" where it is about none."""
        return TABLES.get(self.act.partition(".")[0], "")


class Script(Struct, frozen=True):
    """The steps of a file, in its order, and what it is called in each language."""

    title: dict[str, str]
    steps: tuple[Step, ...]


def read(name: str, text: str) -> Script:
    """Read a script; `name` is what its mistakes are told under. Refused where it is not TOML, or names operations that
    there are not (all of them are told)."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(N_("{file} is not TOML: {problem}"), file=name, problem=str(error)) from None
    title, told = raw.pop("title", {}), {aside: raw.pop(aside, "") for aside in ("when", "who")}
    mistakes = [sentence(N_("{place}: there is no such operation"), place=f"{name} {act}") for act in _unknown(raw)]
    if not isinstance(title, dict) or (title and set(title) != set(LANGUAGES)):
        languages = list(LANGUAGES)
        mistakes.append(sentence(N_("{place}: say it in {languages}"), place=f"{name} title", languages=languages))
    if mistakes:
        raise refusal(mistakes)
    return Script(title, tuple(_steps(name, raw, told)))


def check(steps: Iterable[Step], *, start: date, zone: str) -> None:
    """Refuse steps with mistakes, in either language, all of them together: fields, days, languages, references."""
    steps = tuple(steps)
    mistakes: dict[str, Sentence] = {}
    for lang in LANGUAGES:
        setting = Setting(lang, start, zone)
        for number, step in enumerate(steps, 1):
            try:
                step.operation(setting)
            except Mistakes as found:
                mistakes |= {str(mistake): mistake for mistake in found.sentences}
            setting.learn(step.table, step.key, ((step.table, number),))
    if mistakes:
        raise refusal(list(mistakes.values()))


def refusal(mistakes: list[Sentence]) -> Refused:
    """Return one refusal that tells all the mistakes."""
    return Refused(N_("There is something to mend: {mistakes}"), mistakes=mistakes)


def _unknown(raw: dict[str, Any]) -> Iterator[str]:
    for thing, verbs in raw.items():
        for verb in verbs if isinstance(verbs, dict) else ("",):
            if f"{thing}.{verb}" not in OPERATIONS or not _is_list_of_tables(verbs[verb]):
                yield f"{thing}.{verb}".rstrip(".")


def _is_list_of_tables(said: Any) -> bool:
    return isinstance(said, list) and all(isinstance(fields, dict) for fields in said)


def _steps(name: str, raw: dict[str, dict[str, list[dict[str, Any]]]], told: dict[str, str]) -> Iterator[Step]:
    for thing, verbs in raw.items():
        for verb, steps in verbs.items():
            for number, fields in enumerate(steps, 1):
                act = f"{thing}.{verb}"
                key = str(fields.get("key") or fields.get("code" if act == "party.add" else "id") or "")
                own = {field: value for field, value in fields.items() if field not in ASIDE}
                aside = {**told, **{field: fields[field] for field in told if field in fields}}
                yield Step(act, f"{name} {act}[{number}]", own, key, **aside)
