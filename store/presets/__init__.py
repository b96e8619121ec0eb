"""Presets: what a workspace of a trade begins with — its groups and heads, its words, its regular meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import resources

from store import when
from store.draft import Draft
from store.presets.script import Script, check, read
from store.presets.setting import Setting
from store.records import Operation
from store.sentence import N_, Refused
from store.workspace import Done, Workspace


def names() -> tuple[str, ...]:
    """Return the names of the presets that ship."""
    return tuple(sorted(name.removesuffix(".toml") for name in _files() if name.endswith(".toml")))


def load(name: str) -> Script:
    """Read a preset. Refused where there is none of that name, or where it has mistakes (all of them are told)."""
    if name not in names():
        raise Refused(N_("There is no preset {name}; choose one of {names}"), name=name[:40], names=list(names()))
    script = read(f"{name}.toml", resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
    check(script.steps, start=date(2026, 1, 5), zone="UTC")
    return script


def apply(workspace: Workspace, preset: Script, lang: str) -> Done:
    """Carry out a preset in the language `lang` ("en", "fr") as one commit; its days count from today."""
    today = when.wall(workspace.clock(), workspace.zone).date()
    setting = Setting(lang, today, workspace.zone, workspace.user)

    def operations(desk: Draft) -> Iterator[Operation]:
        for step in preset.steps:
            before = len(desk.added)
            yield step.operation(setting)
            setting.learn(step.table, step.key, desk.added[before:])

    return workspace.run_each(operations, label="workspace.init")


def _files() -> list[str]:
    return [file.name for file in resources.files(__name__).iterdir()]
