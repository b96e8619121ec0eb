"""What a command that changed something answers: what it wrote, and how to take it back."""

from __future__ import annotations

from collections.abc import Sequence

from store import Done, Workspace
from tui.actions import word_of
from tui.arguments.references import written
from tui.cli.session import Session, say_on_stderr
from tui.text import _, colon


def answer_done(session: Session, workspace: Workspace, done: Done, what: str = "") -> None:
    """Answer with the records that a commit wrote (and `what` they say), its number and the way back."""
    workspace.changes()
    names, data, told = _told(workspace, done)
    if done.undoes:
        session.answer(data, [told])
        return
    told = colon(", ".join(names)) + (what or word_of(done.operation))
    session.answer(data, [told, _("“passerelle undo {number}” takes it back").format(number=done.number)])


def answer_undone(session: Session, workspace: Workspace, undone: Sequence[Done]) -> None:
    """Answer with the commits that were taken back together, or (their number is 0) would be."""
    workspace.changes()
    answers = [_told(workspace, done) for done in undone]
    lines = [told for _names, _data, told in answers]
    if not all(done.number for done in undone):
        lines.append(_("Nothing was written: this was a dry run"))
    session.answer([data for _names, data, _line in answers], lines)


def _told(workspace: Workspace, done: Done) -> tuple[list[str], dict[str, object], str]:
    """Return the names of what a commit wrote, what it is for programs, and the line that tells of an undo."""
    names = [written(workspace, table, id) for table, id in done.written]
    data: dict[str, object] = {"commit": done.number, "operation": done.operation, "written": names}
    if done.undoes:
        data["undoes"] = done.undoes
    what = f"{word_of(done.operation)} ({', '.join(names)})"
    if done.number:
        return names, data, _("Taken back: {what}").format(what=what)
    return names, data, _("Would be taken back: {what}").format(what=what)


def tell_waiting(login: str) -> None:
    """Say who holds the store, when a command has to wait for that."""
    say_on_stderr([_("Waiting for {login}, who is writing").format(login=login)])
