"""The sheet of a term."""

from __future__ import annotations

from datetime import date

from store.records import Term
from store.views.key import name
from store.workspace import Workspace
from tui.pieces import Line, Part, Parts, Piece
from tui.sheets.lines import facts, text_part
from tui.text import _, colon


def term_parts(workspace: Workspace, term: Term, today: date) -> Parts:
    """Return whose word it is, what it means, and how to say it to whom."""
    known = facts([(_("Whose word"), name(workspace, term.group), ""), (_("Also called"), ", ".join(term.aliases), "")])
    parts = [Part("", known), *text_part(_("In plain words"), term.plain)]
    if term.says:
        said: list[Line] = []
        for group, wording in term.says.items():
            said.append([Piece(colon(name(workspace, group)), "dim"), wording])
        parts.append(Part(_("Say it to"), said))
    return parts
