"""The pages of an initiative that `report` gives: its sponsor's, each head's, and its figures as tables."""

from __future__ import annotations

from datetime import date

from store import Initiative, Workspace
from tui.arguments import Misread
from tui.cli.session import Session
from tui.text import _


def answer_pages(
    session: Session, initiative: Initiative, today: date, *, reader: str | None, figures: str | None
) -> None:
    """Answer with all pages of an initiative, with that of one reader (`sponsor`, or a group's code), or with a table
    of its `figures`. Misread names the readers there are."""
    workspace = session.workspace()
    if figures is not None:
        from store.interop.initiative_csv import figures as table
        from store.views.board.whole import board

        lines = "".join(table(board(workspace, initiative, today), figures))
        session.answer({figures: lines}, lines)
        return
    told = pages(workspace, initiative, today)
    if reader is not None and reader not in told:
        wrong = _("for: {reader} reads none of its pages; choose one of {names}")
        raise Misread(wrong.format(reader=reader, names=", ".join(told)))
    chosen = {reader: told[reader]} if reader else told
    session.answer(chosen, "\n".join(chosen.values()))


def pages(workspace: Workspace, initiative: Initiative, today: date) -> dict[str, str]:
    """Return the pages by who reads each: `sponsor`, and of each head the group's code."""
    from store.interop import Reader
    from store.interop.initiative_report import head_page, sponsor_page
    from store.views.board.decisions import decisions
    from store.views.board.whole import board
    from tui.labels import label
    from tui.text import say

    told, reader = board(workspace, initiative, today), Reader(say, label)
    sponsor = sponsor_page(initiative, told, decisions(workspace, initiative), reader)
    heads = {row.code: "".join(head_page(initiative, told, row, reader)) for row in told.approvals}
    return {"sponsor": "".join(sponsor), **heads}
