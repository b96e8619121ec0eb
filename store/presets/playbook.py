"""Playbooks: how such a change is usually brought in, as a list of items and meetings dated from its go-live.

A playbook is a script (`store.presets.script`) whose days count from the go-live: `-15` is the fifteenth working day
before it. A step with `each = "group"` is made once for each group of the audience. Parties are named by code, or
`audience`, `heads`, and in such a step `group`, `head`; texts may hold {title}, {group}, {head}.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from store import when
from store.draft import Draft
from store.presets.script import Script, Step, read, refusal
from store.presets.setting import Mistakes, Setting
from store.records import Initiative, Item, Meeting, Operation, Party, meeting
from store.records.gate import lights
from store.records.operation import Desk
from store.region import closed_around
from store.sentence import N_, Refused, Sentence
from store.workspace import Done, Workspace

SHIPPED = resources.files("store.presets").joinpath("playbooks")
EVENING = time(17)
_THIS = "this"


class Planned(Struct, frozen=True):
    """What a playbook would make."""

    table: str
    kind: str
    title: str
    day: str | None
    parties: tuple[int, ...]


def names(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the playbooks that ship, and of the user's own in `folder`."""
    own = [file.name for file in folder.glob("*.toml")] if folder is not None and folder.is_dir() else []
    files = {*(file.name for file in SHIPPED.iterdir()), *own}
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


def load(name: str, folder: Path | None = None) -> Script:
    """Read a playbook, the user's own before one that ships. Refused where there is none of that name, where it cannot
    be read, or where it names operations that there are not."""
    if name not in names(folder):
        raise Refused(N_("There is no playbook {name}; choose one of {names}"), name=name[:40], names=[*names(folder)])
    own = folder / f"{name}.toml" if folder is not None else None
    try:
        text = (own if own is not None and own.is_file() else SHIPPED.joinpath(f"{name}.toml")).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(N_("{file} cannot be read: {problem}"), file=f"{name}.toml", problem=str(error)) from None
    return read(f"{name}.toml", text)


def play(workspace: Workspace, playbook: Script, initiative: Initiative, lang: str) -> Done:
    """Make all that a playbook plans, in the language `lang`, as one commit. Refused where the initiative has no
    go-live or no audience, or where the playbook has mistakes (all of them are told)."""
    closed = _closed(workspace.region, initiative)
    return workspace.run_each(
        lambda desk: _operations(desk, playbook, initiative, lang, closed), label="initiative.playbook"
    )


def preview(workspace: Workspace, playbook: Script, initiative: Initiative, lang: str) -> list[Planned]:
    """Return what playing it would make, by date; nothing is written. Refused as `play` is."""
    desk = workspace.desk()
    for operation in _operations(desk, playbook, initiative, lang, _closed(workspace.region, initiative)):
        operation.apply(desk)
    made = [_planned(desk, table, id) for table, id in desk.added if table in ("items", "meetings")]
    return sorted(made, key=lambda one: (one.day is None, one.day or ""))


def _closed(region: str, initiative: Initiative) -> frozenset[date]:
    """Return the public holidays around the go-live, on which nothing is planned."""
    return closed_around(region, date.fromisoformat(initiative.golive)) if initiative.golive else frozenset()


def _operations(
    desk: Draft, playbook: Script, initiative: Initiative, lang: str, closed: frozenset[date]
) -> Iterator[Operation]:
    if not initiative.golive or not initiative.audience:
        raise Refused(
            N_("A playbook counts from the go-live, for an audience: give i{id} both first"), id=initiative.id
        )
    today = when.day(desk.now, desk.zone)
    setting = Setting(lang, date.fromisoformat(initiative.golive), desk.zone, desk.user, closed)
    setting.learn("initiatives", _THIS, (("initiatives", initiative.id),))
    mistakes: list[Sentence] = []
    steps = [each for written in playbook.steps for each in enumerate(_expanded(desk, written, initiative, setting))]
    for place, step in steps:
        if step.act == "initiative.ask" and all(light.state != "unasked" for light in lights(desk, initiative)):
            continue
        before = len(desk.added)
        try:
            operation = step.operation(setting)
        except Mistakes as found:
            mistakes += found.sentences
            continue
        if not mistakes:
            yield _staggered(_not_past(operation, today, closed), place, closed)
            setting.learn(step.table, step.key, desk.added[before:])
    if mistakes:
        raise refusal(mistakes)


def _expanded(desk: Desk, step: Step, initiative: Initiative, setting: Setting) -> Iterator[Step]:
    """Yield a step as it stands, or once for each group; whom it names is known to the setting by code."""
    found = lights(desk, initiative)
    people = {id: desk.get(Party, id) for light in found for id in (light.group, light.head) if id is not None}
    for party in people.values():
        setting.learn("parties", party.code, (("parties", party.id),))
    codes = {
        "audience": [people[light.group].code for light in found],
        "heads": list(dict.fromkeys(people[light.head].code for light in found if light.head is not None)),
    }
    each = step.fields.get("each")
    fields = {name: value for name, value in step.fields.items() if name != "each"}
    own = {"id": _THIS} if step.act.startswith("initiative.") else {"initiative": _THIS}
    for light in found if each == "group" else found[:1]:
        group, head = people[light.group], people.get(light.head or 0)
        if each == "group":
            codes |= {"group": [group.code], "head": [head.code] if head else [group.code]}
        words = {"title": initiative.title, "group": group.name, "head": head.name if head else group.name}
        yield replace(step, fields={**_filled(fields, words, codes), **own})


def _filled(value: Any, words: dict[str, str], codes: dict[str, list[str]]) -> Any:
    if isinstance(value, str):
        for name, word in words.items():
            value = value.replace(f"{{{name}}}", word)
        return value
    if isinstance(value, list):
        return list(dict.fromkeys(code for part in value for code in codes.get(part, [part])))
    if isinstance(value, dict):
        return {name: _filled(part, words, codes) for name, part in value.items()}
    return value


def _not_past(operation: Operation, today: date, closed: frozenset[date]) -> Operation:
    """Return the operation with what it should have done by now due on the next working day: plans begin late."""
    for field in ("due", "start"):
        said = getattr(operation, field, None)
        if isinstance(said, str) and said and said[:10] <= today.isoformat():
            later = when.add_working_days(today, 1, closed)
            operation = replace(operation, **{field: f"{later.isoformat()}{said[10:]}"})
    return operation


def _staggered(operation: Operation, place: int, closed: frozenset[date]) -> Operation:
    """Return a meeting that is one of several alike at its place among them: one after the other, for whoever holds
    them, on the next days where one day is too short."""
    if not isinstance(operation, meeting.Plan) or when.is_day(operation.start):
        return operation
    start, length = datetime.fromisoformat(operation.start), timedelta(minutes=operation.length)
    a_day = max(int((datetime.combine(start.date(), EVENING) - start) / length), 1)
    day = when.add_working_days(start.date(), place // a_day, closed)
    moved = datetime.combine(day, start.time()) + place % a_day * length
    return replace(operation, start=moved.isoformat(timespec="minutes"))


def _planned(desk: Desk, table: str, id: int) -> Planned:
    if table == "items":
        item = desk.get(Item, id)
        return Planned(table, item.kind, item.title, item.due, item.parties)
    session = desk.get(Meeting, id)
    return Planned(table, session.kind, session.title, session.start, session.parties)
