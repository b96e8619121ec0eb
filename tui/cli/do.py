"""`passerelle do`: every operation there is, by its name and fields."""

from __future__ import annotations

from textwrap import wrap

import click

from store import OPERATIONS, Operation
from store.sentence import N_
from tui.arguments.moments import clock_of
from tui.arguments.operation import operation_named, operation_of
from tui.arguments.shapes import form, required, shapes
from tui.arguments.values import Values
from tui.cli.done import answer_done, tell_waiting
from tui.cli.session import Session, common_options
from tui.text import _, colon

WIDTH, INDENT = 100, "    "


@click.command(
    "do",
    help=N_("Carry out an operation: its name, then field=value for each field; “--list” shows all."),
)
@click.argument("operation", required=False, metavar="OPERATION")
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE]…")
@click.option("--list", "listing", is_flag=True, help=N_("List the operations, or those whose name begins so."))
@common_options
@click.pass_obj
def command(session: Session, operation: str | None, fields: tuple[str, ...], listing: bool) -> None:
    """Carry out one operation as one commit, or list them."""
    if listing:
        _list(session, operation or "")
        return
    if operation is None:
        raise click.UsageError(_("An operation is missing; “--list” shows all"))
    kind = operation_named(operation)
    workspace = session.workspace()
    made = operation_of(kind, fields, Values(workspace, clock_of(session, workspace)))
    answer_done(session, workspace, workspace.run(made, on_wait=tell_waiting))


def _list(session: Session, beginning: str) -> None:
    kinds = [kind for act, kind in sorted(OPERATIONS.items()) if act.startswith(beginning)]
    if not kinds:
        operation_named(beginning)
    data = [{"operation": kind.act, "summary": _(kind.summary()), "fields": _fields(kind)} for kind in kinds]
    session.answer(data, [line for kind in kinds for line in _lines(kind)])


def _fields(kind: type[Operation]) -> list[dict[str, object]]:
    needed = required(kind)
    return [
        {"name": name, "required": name in needed, "value": form(name, shape).partition("=")[2]}
        for name, shape in shapes(kind).items()
    ]


def _lines(kind: type[Operation]) -> list[str]:
    needed = required(kind)
    forms = [form(name, shape) if name in needed else f"[{form(name, shape)}]" for name, shape in shapes(kind).items()]
    folded = wrap(" ".join(forms), WIDTH, initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False)
    return [f"{colon(kind.act)}{_(kind.summary())}", *folded]
