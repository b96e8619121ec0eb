"""The demo: a made-up hospital in the middle of its year, told as scripts that end on the day they are played.

Its people are invented. Its colleagues (`ana`, `marc`, `sophie`) have no account here: for them, and for the past in
which they did things, the demo speaks with the engine's voice and a clock of its own. Nothing else does.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from importlib import resources
from pathlib import Path

from store import when
from store.presets.calendar import Calendar
from store.presets.script import Step, check, read
from store.presets.setting import Setting
from store.workspace import Workspace, open_workspace


def build(path: Path, lang: str, *, zone: str = "", now: datetime | None = None) -> None:
    """Make the demo workspace at `path` in the language `lang` ("en", "fr"), as it stands at `now` (UTC).

    Raises as `open_workspace` does; Refused where a script has mistakes.
    """
    now = now or when.now()
    zone = zone or when.machine_zone()
    workspace = open_workspace(path, create=True, zone=zone, clock=lambda: now)
    try:
        play(workspace, lang)
    finally:
        workspace.close()


def play(workspace: Workspace, lang: str) -> None:
    """Carry out all that happened in the demo, in order, each step by its author on its day; all of it has passed."""
    now, user = workspace.clock(), workspace.user
    today = when.wall(now, workspace.zone).date()
    setting = Setting(lang, today, workspace.zone, user)
    for moment, step in told(today, workspace.zone):
        workspace.engine.user = setting.login(step.by)
        workspace.clock = lambda at=min(moment, now - timedelta(minutes=1)): at
        done = workspace.run(step.operation(setting))
        setting.learn(step.table, step.key, done.written)
    workspace.engine.user = user
    workspace.clock = when.now


def told(today: date, zone: str) -> list[tuple[datetime, Step]]:
    """Return the steps of all the demo's scripts with their instants, in order. Refused with all mistakes."""
    calendar = Calendar(today, zone)
    files = sorted(file.name for file in resources.files(__name__).iterdir() if file.name.endswith(".toml"))
    steps = [step for name in files for step in _script(name)]
    timed = sorted(((calendar.instant(step.on), step) for step in steps), key=lambda pair: pair[0])
    check((step for _, step in timed), start=today, zone=zone)
    return timed


def _script(name: str) -> tuple[Step, ...]:
    return read(f"demo/{name}", resources.files(__name__).joinpath(name).read_text("utf-8")).steps
