"""Any operation as a line of `field=value` words, as the shell's `do` reads it: the palette's way to the rarer ones."""

from __future__ import annotations

import shlex

from store import OPERATIONS, Operation, Workspace
from store.views.key import Key
from tui.arguments import Misread
from tui.cli.session import Session
from tui.text import _


def begin(name: str, here: Key | None) -> str:
    """Return how the line begins: the record under the cursor, where the operation is about one of its kind."""
    from tui.arguments.shapes import required, shapes

    known = shapes(OPERATIONS[name])
    about = here is not None and "id" in known and known["id"].ref == here.table
    fields = [field for field in required(OPERATIONS[name]) if field != "id"]
    head = f"id={here.id} " if about and here else "id= " if "id" in known else ""
    return head + (f"{fields[0]}=" if fields else "")


def hint(name: str) -> str:
    """Return the fields of an operation, those it needs first; a text is shown in the quotes that blanks need."""
    from tui.arguments.shapes import form, required, shapes

    known = shapes(OPERATIONS[name])
    needed = required(OPERATIONS[name])
    optional = [f"[{field}=]" for field in known if field not in needed and field != "rev"]
    return " ".join([*(form(field, known[field]).replace("TEXT", '"TEXT"') for field in needed), *optional])


def build(session: Session, workspace: Workspace, name: str, text: str) -> tuple[Operation | None, str]:
    """Return the operation that a line describes, or None and what is wrong with the line."""
    try:
        words = shlex.split(text)
    except ValueError:
        return None, _("A quote is not closed")
    return built(session, workspace, name, words)


def built(session: Session, workspace: Workspace, name: str, words: list[str]) -> tuple[Operation | None, str]:
    """Return the operation of `field=value` words, or None and what is wrong with them."""

    from store import StoreError
    from tui.arguments.moments import clock_of
    from tui.arguments.operation import operation_of
    from tui.arguments.values import Values
    from tui.text import say

    try:
        return operation_of(OPERATIONS[name], words, Values(workspace, clock_of(session, workspace))), ""
    except Misread as error:
        return None, str(error)
    except StoreError as refusal:
        return None, say(refusal.sentence)
