"""What a command that changed something answers: what it wrote, and how to take it back."""

from __future__ import annotations

from store import Done, Workspace
from tui.actions import word_of
from tui.arguments.references import written
from tui.cli.session import Session, say_on_stderr
from tui.text import _, colon


def answer_done(session: Session, workspace: Workspace, done: Done, what: str = "") -> None:
    """Answer with the records that a commit wrote (and `what` they say), its number and the way back."""
    workspace.changes()
    names = [written(workspace, table, id) for table, id in done.written]
    data = {"commit": done.number, "operation": done.operation, "written": names}
    if done.undoes:
        told = _("Taken back: {what}").format(what=f"{word_of(done.operation)} ({', '.join(names)})")
        session.answer({**data, "undoes": done.undoes}, [told])
        return
    told = colon(", ".join(names)) + (what or word_of(done.operation))
    session.answer(data, [told, _("“passerelle undo {number}” takes it back").format(number=done.number)])


def tell_waiting(login: str) -> None:
    """Say who holds the store, when a command has to wait for that."""
    say_on_stderr([_("Waiting for {login}, who is writing").format(login=login)])
