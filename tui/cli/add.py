"""`passerelle add`: one line of quick entry, saved."""

from __future__ import annotations

import click
from msgspec.structs import replace

from store.sentence import N_
from tui.arguments.moments import clock_of
from tui.cli.done import answer_done, tell_waiting
from tui.cli.session import Session, common_options, say_on_stderr
from tui.text import _, say


@click.command("add", help=N_("Note a line: “call nur: worried about nights // send roster due fri”."))
@click.argument("line", nargs=-1, required=True, metavar="LINE")
@common_options
@click.pass_obj
def command(session: Session, line: tuple[str, ...]) -> None:
    """Save what a line says as one commit; what is doubtful in it is told on stderr."""
    from tui.quick_entry import chips, parse
    from tui.quick_entry.known import names_of
    from tui.quick_entry.lens import seen
    from tui.quick_entry.operations import save, shortfall
    from tui.quick_entry.questions import told

    workspace = session.workspace()
    clock, names = clock_of(session, workspace), names_of(workspace)
    draft = parse(" ".join(line), now=clock.now, tz=clock.zone, order=clock.order, lang=session.tongue, names=names)
    draft = seen(draft, workspace)
    lacking = shortfall(draft, workspace.clock(), workspace.zone)
    done = save(workspace, draft, tell_waiting)
    say_on_stderr(map(say, [*told(draft, session.lang), *([lacking] if lacking else [])]))
    said = chips(
        replace(draft, kind="") if lacking else draft, translate=_, names=names, now=clock.now, lang=session.lang
    )
    answer_done(session, workspace, done, " · ".join(chip.text for chip in said))
