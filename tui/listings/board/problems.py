"""Problems: what stands in the way, by its cause; each with who is concerned, owner, due date and ball."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from store import when
from store.records import Entry, Initiative, Item, Meeting
from store.sentence import N_, reference
from store.views.board.problems import Problem, problems
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row, Section
from tui.labels import label
from tui.listings.board.panel import BoardLine, PanelListing, Step
from tui.pieces import Part, Parts, Piece
from tui.sheets.lines import facts
from tui.text import _, _n, age, say, short_day


class ProblemsPanel(PanelListing):
    """Obstacles and conflicts of the initiative."""

    name = "problems"
    short = N_("Problems")
    title = N_("Problems")
    empty = N_("No problem is known.\n\nc  notes one: resistance, material, technical, schedule …")

    def columns(self) -> Sequence[Column]:
        """Number, title, due, owner, ball, age."""
        return (
            Column(_("No."), 5, right=True),
            Column(_("Title"), least=20, weight=3),
            Column(_("Due"), 9),
            Column(_("Owner"), 11, priority=1),
            Column(_("Ball with"), least=9, weight=1, priority=2),
            Column(_("Age"), 5, right=True, priority=3),
        )

    def panel(self, workspace: Workspace, initiative: Initiative, today: date) -> Iterator[BoardLine | Section]:
        """What is open by cause, what is settled last."""
        found = problems(workspace, initiative, today)
        for cause, group in groupby((one for one in found if one.status != "closed"), key=_heading):
            there = [*group]
            yield Section(f"{cause} ({len(there)})")
            yield from (_line(workspace, one, today) for one in there)
        live = sum(one.status != "closed" for one in found)
        self.said = [_n("{n} open", "{n} open", live)] if found else []
        settled = [one for one in found if one.status == "closed"]
        yield Section(_("Settled ({n})").format(n=len(settled)))
        yield from (_line(workspace, one, today) for one in settled)


def _heading(one: Problem) -> str:
    return label("item.cause", one.cause or "other").capitalize()


def _line(workspace: Workspace, one: Problem, today: date) -> BoardLine:
    behind = [Key(Entry.table, id) for id in reversed(workspace.ids(Entry, item=one.id))]
    behind += [Key(Item.table, task.id) for task in one.tactics]
    behind += [Key(Meeting.table, one.meeting)] if one.meeting else []
    step = None
    if one.status != "closed" and not one.tactics:
        said = say(one.fits) if one.fits else _("make a task of what is tried about it")
        step = Step("tactic", said, one)
    return BoardLine(
        Key(Item.table, one.id),
        lambda: _row(workspace, one, today),
        lambda: step,
        lambda: behind,
        lambda _w, _h: _parts(one),
    )


def _parts(one: Problem) -> Parts:
    """Return who, at which step, why, what is tried, and what fits them."""
    tried = [
        Piece(f"#{task.id} {task.title} · {task.owner} · {label('item.status', task.status)}") for task in one.tactics
    ]
    known = [
        (label("item.kind", one.kind).capitalize(), f"#{one.id} {one.title}", "accent"),
        (_("Who"), ", ".join(one.who), ""),
        (_("Step"), label("entry.about", one.step) if one.step else "", "warn"),
        (_("Reason"), one.reason if one.reason != one.title else "", ""),
        (_("What fits"), say(one.fits) if one.fits else "", ""),
        (_("Age"), age(one.age), "dim"),
    ]
    return [Part("", facts(known)), *([Part(_("What is tried"), tried)] if tried else [])]


def _row(workspace: Workspace, one: Problem, today: date) -> Row:
    what = [
        one.title,
        f"×{one.reported}" if one.reported > 1 else "",
        label("entry.about", one.step) if one.step else "",
    ]
    trying = sum(task.status != "closed" for task in one.tactics)
    what.append(_n("{n} under way", "{n} under way", trying) if trying else "")
    due = short_day(when.day(one.due, workspace.zone), today) if one.due else ""
    over = one.status == "closed"
    cells = (
        reference(Item.table, one.id),
        " · ".join(part for part in what if part),
        due,
        one.owner,
        one.ball,
        age(one.age),
    )
    return Row(cells, ("dim", "dim" if over else "", "alert" if one.is_late else "", "dim", "warn", "dim"))
