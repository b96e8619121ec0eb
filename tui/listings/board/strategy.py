"""Strategy: what is to change and for whom, what of the plan is unrealistic, and the plan itself as a timeline."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from store.records import Initiative, Party
from store.sentence import N_, reference, sentence
from store.views.board.fix import Fix
from store.views.board.lint import Fault, lint
from store.views.board.plan import Bar, plan
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row, Section
from tui.labels import asked
from tui.listings.board.panel import BoardLine, PanelListing, Step
from tui.pictures.gantt import DONE, LATE, MILESTONE, OPEN, POINT, Scale, bar, scale
from tui.text import _, _n, say, short_day

BACK, AHEAD = timedelta(weeks=4), timedelta(weeks=26)
"""How far the timeline looks: what ended longer ago, or comes later, stands at its edge."""
WANTED = {
    "goal": (N_("To what end? It has no goal yet"), N_("write its goal down")),
    "audience": (N_("For whom? It has no audience yet"), N_("name the groups")),
    "golive": (N_("Until when? It has no go-live yet"), N_("say when it goes live")),
}
"""What an initiative cannot do without: what is said where it is missing, and what to do about it."""
NARROWEST, BESIDE = 50, 37
"""Columns below which the timeline is left to the dates; those that number, title, date and scroll bar need."""


class StrategyPanel(PanelListing):
    """Goal, audience, measures; the plan's faults with what mends each; the plan."""

    name = "strategy"
    short = N_("Strategy")
    title = N_("Strategy")
    empty = N_("No longer there")

    def columns(self) -> Sequence[Column]:
        """Number, title, last day, working days up to it, the timeline with its months."""
        drawn = [Column(self.scale.axis(), self._width)] if self.scale and self._width else []
        named = Column(_("No."), 5, right=True), Column(_("Title"), least=16, weight=1)
        return *named, Column(_("Due"), 9), Column(_("To go"), 5, right=True, priority=1), *drawn

    @property
    def _width(self) -> int:
        """Cells of the timeline: half of the room, or what the others leave."""
        return min(self.room * 9 // 20, self.room - BESIDE) if self.room >= NARROWEST else 0

    def stamp(self, workspace: Workspace, initiative: Initiative, today: date) -> Hashable:
        """What others ask of the same groups is among its faults."""
        return super().stamp(workspace, initiative, today), lint(workspace, initiative, today)

    def panel(self, workspace: Workspace, initiative: Initiative, today: date) -> Iterator[BoardLine | Section]:
        """The initiative, faults, audience, plan."""
        yield from _itself(initiative)
        faults = lint(workspace, initiative, today)
        self.said = [_n("{n} to put right", "{n} to put right", len(faults))] if faults else []
        yield Section(_("To put right ({n})").format(n=len(faults)))
        for number, fault in enumerate(faults):
            yield _fault(initiative, number, fault)
        yield Section(_("What changes, for whom"))
        for party in workspace.some(Party, initiative.audience):
            yield _impact(initiative, party)
        bars = plan(workspace, initiative, today)
        self.scale = _scale(bars, today, self._width)
        yield Section(_("Plan ({n})").format(n=len(bars)))
        for one in bars:
            drawn = self.scale if self._width else None
            yield BoardLine(one.key, partial(_bar, one, asked(one.kind, one.title, initiative), drawn, today))


def _itself(initiative: Initiative) -> Iterator[BoardLine]:
    """Yield its goal, and what it cannot do without."""
    said = initiative.goal or initiative.title
    row = Row((f"i{initiative.id}", said), ("dim", "accent"))
    yield BoardLine(Key(Initiative.table, initiative.id), lambda: row)
    for field, (wanting, does) in WANTED.items():
        if not getattr(initiative, field):
            yield _wanting(initiative, field, _(wanting), does)


def _wanting(initiative: Initiative, field: str, said: str, does: str) -> BoardLine:
    fix = Fix("initiative.change", {"id": initiative.id}, sentence(does), field)
    step = Step("audience", _(does)) if field == "audience" else Step("fix", _(does), fix)
    key = Key(Initiative.table, initiative.id, f"wanting {field}")
    return BoardLine(key, lambda: Row(("", said), ("", "warn"), sign="~"), lambda: step)


def _fault(initiative: Initiative, number: int, fault: Fault) -> BoardLine:
    key = Key(Initiative.table, initiative.id, f"lint {fault.rule} {fault.sentence}")
    step = _mending(fault.fix) if fault.fix else None
    return BoardLine(key, lambda: Row(("", say(fault.sentence)), ("", "warn"), sign="!"), lambda: step)


def _mending(fix: Fix) -> Step:
    """Return the dialogue of a fix: a head may be somebody whom nobody has written down yet, a reading is explained."""
    if fix.asks == "head":
        return Step("name_head", say(fix.said), fix.fields["id"])
    if fix.operation == "initiative.read":
        return Step("read", say(fix.said), fix.fields["measure"])
    return Step("fix", say(fix.said), fix)


def _impact(initiative: Initiative, party: Party) -> BoardLine:
    told = next((impact.text for impact in initiative.impacts if impact.party == party.id), "")
    size = _n("{n} person", "{n} people", party.size) if party.size else _("headcount?")
    said = told or _("what changes for them is not said yet")
    step = _unsaid(party, told)
    row = Row(("", f"{party.name} · {size} · {said}"), ("", "" if told else "dim"))
    return BoardLine(Key(Party.table, party.id, "impact"), lambda: row, lambda: step)


def _unsaid(party: Party, told: str) -> Step | None:
    """Return what asks for what is not known of a group yet."""
    if not told:
        return Step("affect", _("say what changes for them"), party.id)
    return None if party.size else Step("headcount", _("say how many they are"), party.id)


def _scale(bars: Sequence[Bar], today: date, width: int) -> Scale | None:
    first, last = today - BACK, today + AHEAD
    days = [day for one in bars for day in (one.first, one.last) if day and first <= day <= last]
    return scale(days, today, width) if width else None


def _bar(one: Bar, title: str, drawn: Scale | None, today: date) -> Row:
    role = "dim" if one.is_done else "alert" if one.is_late or one.is_impossible else ""
    ref = "" if one.kind == "golive" else reference(one.key.table, one.key.id)
    named = _("Go-live") if one.kind == "golive" else f"{one.wave} · {title}" if one.wave else title
    shown = " ".join(
        part for part in (named, "←" + ",".join(f"#{id}" for id in one.after) if one.after else "") if part
    )
    ahead = "" if one.days_left is None else str(one.days_left)
    cells = [ref, shown, short_day(one.last, today) if one.last else "", ahead]
    roles = ["dim", "accent" if one.kind == "golive" else role, role, "dim"]
    if drawn and one.first and one.last:
        cells.append(bar(drawn, one.first, one.last, today, _fill(one)))
        roles.append(role or "accent")
    return Row(cells, roles, sign="✓" if one.is_done else "!" if role == "alert" else "")


def _fill(one: Bar) -> str:
    if one.kind == "golive":
        return MILESTONE
    if one.key.table == "meetings":
        return POINT
    return DONE if one.is_done else LATE if one.is_late else OPEN
