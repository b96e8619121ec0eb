"""`passerelle demo`: a made-up hospital to try everything on, with dates around today."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp

import click

from store import Refused, Unreachable, when
from store.presets import demo
from store.sentence import N_
from tui.cli.session import Session, common_options
from tui.text import _


@click.command("demo", help=N_("Open a made-up workspace, of a hospital, to try everything on."))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--no-open", is_flag=True, help=N_("Only make it, and say where it is."))
@common_options
@click.pass_obj
def command(session: Session, path: Path | None, no_open: bool) -> None:
    """Make the demo workspace at `path`, else in the user's cache, where that of today is used again; open it."""
    session.store = _made(path, session) if path else _todays(session)
    session.named = True
    if no_open:
        session.answer({"store": str(session.store)}, [_("The demo is at {path}").format(path=session.store)])
        return
    raise click.exceptions.Exit(session.open_app())


def _made(path: Path, session: Session) -> Path:
    if path.exists():
        raise Refused(N_("There is something at {path} already; name a place for a new one"), path=str(path))
    demo.build(path, session.lang, zone=session.zone)
    return path


def _todays(session: Session) -> Path:
    """Return today's demo in the user's language; those of other days are removed."""
    from platformdirs import user_cache_path

    day = when.wall(when.now(), session.zone or when.machine_zone()).date()
    try:
        folder = user_cache_path("passerelle") / "demo"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in folder.iterdir():
            if not old.name.startswith(day.isoformat()):
                shutil.rmtree(old)
        path = folder / f"{day.isoformat()}.{session.lang}.store"
        if not path.exists():
            # made aside and moved there whole: whoever comes meanwhile finds all of it or nothing
            aside = Path(mkdtemp(prefix=f"{day.isoformat()}.", dir=folder)) / "demo.store"
            _made(aside, session).rename(path)
            aside.parent.rmdir()
    except OSError as error:
        raise Unreachable(
            N_("The demo cannot be kept in {path}: {problem}"), path=str(folder), problem=error.strerror or str(error)
        ) from None
    return path
