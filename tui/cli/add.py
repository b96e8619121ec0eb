"""`passerelle add`: one line of quick entry, saved."""

from __future__ import annotations

import click
from msgspec.structs import replace

from store import Refused
from store.sentence import N_, sentence
from tui.arguments.moments import clock_of
from tui.cli.done import answer_done, tell_waiting
from tui.cli.session import Session, common_options, say_on_stderr
from tui.text import _, say

_NEARLY = N_("nobody is called “{name}”: write {names} instead, or add --new for a new party")
_NEW = N_("Nobody was called “{name}” yet: it is a new party now")


@click.command("add", help=N_("Note a line: “call nur: worried about nights // send roster due fri”."))
@click.argument("line", nargs=-1, required=True, metavar="LINE")
@click.option("--new", is_flag=True, help=N_("A name that comes near a known one is a new party’s all the same."))
@common_options
@click.pass_obj
def command(session: Session, line: tuple[str, ...], new: bool) -> None:
    """Save what a line says as one commit; what is doubtful in it, and who is new, is told on stderr. Refuses a name
    that is nearly a known one's, unless it is said to be `new`."""
    from tui.quick_entry import parse
    from tui.quick_entry.asked.questions import told
    from tui.quick_entry.operations import newcomers, save, shortfall
    from tui.quick_entry.people.known import names_of
    from tui.quick_entry.people.strangers import insisted, mistaken
    from tui.quick_entry.shown.chips import chips
    from tui.quick_entry.shown.lens import seen

    workspace = session.workspace()
    clock, names = clock_of(session, workspace), names_of(workspace)
    draft = parse(" ".join(line), now=clock.now, tz=clock.zone, order=clock.order, lang=session.tongue, names=names)
    draft = seen(draft, workspace)
    if new:
        draft = insisted(draft)
    for name, meant in mistaken(draft):
        raise Refused(_NEARLY, name=name, names=", ".join(meant))
    lacking = shortfall(draft, workspace.clock(), workspace.zone)
    done = save(workspace, draft, tell_waiting)
    made = [sentence(_NEW, name=name) for name in newcomers(draft)]
    say_on_stderr(map(say, [*told(draft, session.lang), *([lacking] if lacking else []), *made]))
    said = chips(
        replace(draft, kind="") if lacking else draft, translate=_, names=names, now=clock.now, lang=session.lang
    )
    answer_done(session, workspace, done, " · ".join(chip.text for chip in said))
