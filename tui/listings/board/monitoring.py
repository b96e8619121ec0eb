"""Monitoring: measures against their line, the pulse by group and step, what people say, what was adjusted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from store.records import Entry, Initiative, Item, Party
from store.sentence import N_
from store.views.board.adjustments import Adjustment, adjustments
from store.views.board.closing import Closing, closing
from store.views.board.measures import Gauge, gauges
from store.views.board.pieces import groups_of
from store.views.board.pulse import Cell, Heard, PulseRow, heard, marks, pulse
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Column, Row, Section
from tui.labels import label
from tui.listings.board.panel import BoardLine, PanelListing, Step
from tui.pictures.curve import Curve, curve
from tui.pieces import Part, Parts, Piece
from tui.text import _, _n, figure, say, short_day

SHADES = "▁▂▄▆█"
"""A mean of 1, 2, 3, 4, 5: the map reads without colour."""
STATUS_ROLES = {"behind": "alert", "met": "good", "on_track": "good", "unread": "warn", "undated": "warn"}
VERDICT_ROLES = {"helped": "good", "no_change": "warn", "worse": "alert", "too_early": "dim"}
SHORT = 4
"""Cells from which a unit is too long for the scale of a plot."""
SAID = 30
"""Of what each side says, the latest."""


class MonitoringPanel(PanelListing):
    """How it goes; what is behind, low or quiet is said, and what to do about it."""

    name = "monitoring"
    short = N_("Monitoring")
    title = N_("Monitoring")
    empty = N_("Nothing is measured yet.\n\nM  adds a measure with its target    N  asks the groups how they feel")

    def columns(self) -> Sequence[Column]:
        """What, then the five steps, then what holds a group back."""
        steps = (_("Aware"), _("Desire"), _("Know"), _("Able"), _("Reinf."))
        return (
            Column(_("What"), least=11, weight=2),
            *(Column(step, 6) for step in steps),
            Column(_("Barrier"), least=9, weight=1, priority=1),
        )

    def panel(self, workspace: Workspace, initiative: Initiative, today: date) -> Iterator[BoardLine | Section]:
        """Measures, pulse, adjustments, what keeps it open, what supervisors and employees say."""
        yield Section(_("Measures"))
        measures = gauges(workspace, initiative, today)
        behind = sum(one.status == "behind" for one in measures)
        self.said = [_n("{n} behind", "{n} behind", behind)] if behind else []
        for gauge in measures:
            yield self._gauge(workspace, initiative, gauge, today)
        found = pulse(workspace, initiative, today)
        yield Section(_("Pulse of the last four weeks, 1 to 5"))
        for row in found.rows:
            yield _pulse(workspace, initiative, row)
        made = adjustments(workspace, initiative, today)
        yield Section(_("Adjustments ({n})").format(n=len(made)))
        yield from (_adjusted(one, today) for one in made)
        if initiative.phase == "running":
            yield Section(_("Before it can be closed"))
            yield from _closing(initiative, closing(workspace, initiative, today))
        supervisors, employees = heard(workspace, initiative, today)
        yield Section(_("Supervisors say ({n})").format(n=len(supervisors)))
        yield from (_heard(one, today) for one in supervisors[:SAID])
        yield Section(_("Employees say ({n})").format(n=len(employees)))
        yield from (_heard(one, today) for one in employees[:SAID])

    def _gauge(self, workspace: Workspace, initiative: Initiative, gauge: Gauge, today: date) -> BoardLine:
        step = Step("read", _("note a reading"), gauge.name)
        if gauge.status == "behind":
            step = Step("adjust", _("adjust"), (gauge.name, None, ()))
        return BoardLine(
            Key(Initiative.table, initiative.id, f"measure {gauge.name}"),
            partial(_gauge_row, gauge, today),
            lambda: step,
            lambda: _readings(workspace, initiative, gauge.name),
            lambda width, height: _gauge_parts(gauge, today, width, height),
        )


def _gauge_row(gauge: Gauge, today: date) -> Row:
    return Row((gauge.name, _gauge_said(gauge, today)), ("", STATUS_ROLES[gauge.status]))


def _gauge_said(gauge: Gauge, today: date) -> str:
    """Return a measure in words: its value, what is expected, its target."""
    now = "–" if gauge.value is None else figure(gauge.value)
    parts = [f"{now} {gauge.unit}".rstrip()]
    if gauge.expected is not None:
        parts.append(_("expected {value}").format(value=figure(gauge.expected, ".3g")))
    by = f" {short_day(gauge.by, today)}" if gauge.by else ""
    parts.append(_("target {value}").format(value=figure(gauge.target)) + by)
    return " · ".join((_undated(gauge) or label("measure.status", gauge.status), *parts))


def _undated(gauge: Gauge) -> str:
    """Return which of its dates a measure lacks for a line of what is expected, "" where none."""
    if gauge.status != "undated":
        return ""
    return _("no first day: M and its name again give it one") if gauge.start is None else _("no day to reach it by")


def _gauge_parts(gauge: Gauge, today: date, width: int, height: int) -> Parts:
    readings = [(one.day, one.value) for one in gauge.readings]
    unit = gauge.unit if len(gauge.unit) < SHORT else ""
    drawn = Curve(readings, gauge.base, gauge.target, gauge.start, gauge.by, unit)
    said = [Piece(gauge.name, "accent"), Piece(f"  {_gauge_said(gauge, today)}", STATUS_ROLES[gauge.status])]
    return [Part("", [[*said], *curve(drawn, today, width - 2, height - 4)])]


def _readings(workspace: Workspace, initiative: Initiative, measure: str) -> list[Key]:
    told = workspace.facts(Entry, _measure, workspace.ids(Entry, initiative=initiative.id, kind="reading"))
    return [Key(Entry.table, id) for id in sorted(told, reverse=True) if told[id] == measure]


def _measure(entry: Entry) -> str:
    return entry.measure


def _pulse(workspace: Workspace, initiative: Initiative, row: PulseRow) -> BoardLine:
    barrier = label("entry.about", row.barrier) if row.barrier else ""
    cells = (row.name, *(shade(cell) for cell in row.cells), barrier)
    roles = ("", *(_heat(cell) for cell in row.cells), "warn")
    step = Step("pulse", _("ask how they feel"), row.group)
    if row.barrier:
        step = Step("adjust", _("adjust"), ("", row.barrier, (row.group,)))
    said = [Piece(say(row.tactic), "accent")] if row.tactic else [Piece(_("Nothing holds them back"), "good")]
    if not any(cell.count for cell in row.cells):
        said = [Piece(_("Nobody was asked in the last four weeks"), "warn")]
    return BoardLine(
        Key(Party.table, row.group, "pulse"),
        lambda: Row(cells, roles, sign="~" if row.barrier else ""),
        lambda: step,
        lambda: _marks(workspace, initiative, row.group),
        lambda width, height: [Part(row.name, [*said]), Part("", [*_steps(row)])],
    )


def _steps(row: PulseRow) -> Iterator[list[str | Piece]]:
    """Yield what is known of each step: its mean, how many said so, where it was four weeks before."""
    for cell in row.cells:
        now = shade(cell) if cell.mean is not None else "–"
        marks = _n("{n} mark", "{n} marks", cell.count)
        moved = "" if cell.before is None else _("before: {mean}").format(mean=figure(cell.before, ".1f"))
        yield [
            Piece(f"{label('entry.about', cell.step):<22}"),
            Piece(f"{now:<8}", _heat(cell)),
            Piece(f"{marks}  {moved}", "dim"),
        ]


def shade(cell: Cell) -> str:
    """Return a mean as a cell of the map, `▂ 2.1`; a dot where nobody was asked."""
    if cell.mean is None:
        return "  ·"
    return f"{SHADES[min(4, max(0, round(cell.mean) - 1))]} {figure(cell.mean, '.1f')}"


def _heat(cell: Cell) -> str:
    if cell.mean is None:
        return "dim"
    return "alert" if cell.mean <= 2 else "warn" if cell.mean <= 3 else "good"


def _marks(workspace: Workspace, initiative: Initiative, group: int) -> list[Key]:
    belongs = groups_of(workspace, initiative.audience)
    told = marks(workspace, initiative.id)
    own = [id for id, one in told.items() if any(group in belongs.get(party, ()) for party in one.parties)]
    return [Key(Entry.table, id) for id in sorted(own, reverse=True)]


def _heard(one: Heard, today: date) -> BoardLine:
    mark = "" if one.score is None else figure(one.score)
    about = label("entry.about", one.about) if one.about else ""
    said = " · ".join(part for part in (f"{mark} {about}".strip(), one.text) if part)
    row = Row((", ".join(one.parties) or "–", f"{short_day(one.day, today)} · {said}"), ("dim", ""))
    return BoardLine(Key(Entry.table, one.entry), lambda: row)


def _adjusted(one: Adjustment, today: date) -> BoardLine:
    """What called for it, what was done, what followed."""
    about = one.measure or (label("entry.about", one.step) if one.step else "")
    moved = " → ".join("–" if value is None else figure(value, ".3g") for value in (one.before, one.after))
    verdict = label("adjustment.verdict", one.verdict)
    row = Row(
        (about, f"{moved} {verdict} · {short_day(one.on, today)} · {one.title}"), ("", VERDICT_ROLES[one.verdict])
    )
    key = Key(Item.table, one.item, "adjustment") if one.item else Key(Entry.table, one.entry)
    behind = [Key(Entry.table, one.entry), *([Key(Item.table, one.item)] if one.item else [])]
    return BoardLine(key, lambda: row, behind=lambda: behind)


def _closing(initiative: Initiative, found: Closing) -> Iterator[BoardLine]:
    """Yield what keeps it open, or that nothing does."""
    for missing in found.missing:
        said = say(missing)
        key = Key(Initiative.table, initiative.id, f"closing {said}")
        yield BoardLine(key, partial(Row, (said,), ("dim",)))
    if found.can_be_closed:
        row = Row((_("It can be closed: targets met, nothing open, quiet"),), ("good",))
        step = Step("close", _("close it"))
        yield BoardLine(Key(Initiative.table, initiative.id, "closing"), lambda: row, lambda: step)
