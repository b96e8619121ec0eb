"""The demo: a made-up hospital in the middle of its year, told as scripts that end on the day they are played.

Its people are invented. Its colleagues (`ana`, `marc`, `sophie`) have no account here: for them, and for the past in
which they did things, the demo speaks with the engine's voice and a clock of its own. Nothing else does.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from importlib import resources
from pathlib import Path

from store import when
from store.presets.calendar import Calendar
from store.presets.script import Step, read
from store.presets.setting import Setting
from store.workspace import Workspace, open_workspace


def build(path: Path, lang: str, *, zone: str = "", now: datetime | None = None) -> None:
    """Make the demo workspace at `path` in the language `lang` ("en", "fr"), as it stands at `now` (UTC).

    Raises as `open_workspace` does.
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
    engine, clock, user = workspace.engine, workspace.clock, workspace.user
    now = clock()
    today = when.wall(now, workspace.zone).date()
    setting = Setting(lang, today, workspace.zone, user)
    for moment, step in told(today, workspace.zone):
        engine.user = setting.login(step.who)
        workspace.clock = engine.clock = partial(min, moment, now - timedelta(minutes=1))
        done = workspace.run(step.operation(setting))
        setting.learn(step.table, step.key, done.written)
    engine.user, engine.clock, workspace.clock = user, when.now, clock


def told(today: date, zone: str) -> list[tuple[datetime, Step]]:
    """Return the steps of all the demo's scripts with their instants, in the order in which they happened."""
    calendar = Calendar(today, zone)
    files = sorted(file.name for file in resources.files(__name__).iterdir() if file.name.endswith(".toml"))
    steps = [step for name in files for step in _script(name)]
    return sorted(((calendar.instant(step.when), step) for step in steps), key=lambda pair: pair[0])


def _script(name: str) -> tuple[Step, ...]:
    return read(f"demo/{name}", resources.files(__name__).joinpath(name).read_text("utf-8")).steps
