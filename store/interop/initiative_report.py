"""The report of an initiative: a page for its sponsor, and one for each head of department. Markdown in the language of
who reads it; nothing that users wrote is markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from store.interop.to_md import Reader, escaped
from store.records import Initiative
from store.sentence import N_, Sentence, counted, reference, sentence
from store.views.board.adjustments import Adjustment, Verdict
from store.views.board.approvals import Approval
from store.views.board.coverage import Coverage
from store.views.board.decisions import Decided
from store.views.board.measures import Gauge, Status
from store.views.board.plan import Bar
from store.views.board.pulse import Cell, PulseRow
from store.views.board.whole import Board

AHEAD = 10
"""Dates to come that are told."""


def sponsor_page(initiative: Initiative, board: Board, decisions: Sequence[Decided], reader: Reader) -> Iterator[str]:
    """Yield the sponsor's page line by line: phase, gate, what is wrong, coverage, pulse, measures, decisions, what was
    changed and what followed."""
    return (line + "\n" for line in _Page(initiative, board, reader).for_sponsor(decisions))


def head_page(initiative: Initiative, board: Board, approval: Approval, reader: Reader) -> Iterator[str]:
    """Yield the page of a head of department line by line: what changes for the group, where its green light stands,
    what is planned with it, how it is doing."""
    return (line + "\n" for line in _Page(initiative, board, reader).for_head(approval))


class _Page:
    def __init__(self, initiative: Initiative, board: Board, reader: Reader) -> None:
        self._initiative = initiative
        self._board = board
        self._reader = reader

    def for_sponsor(self, decisions: Sequence[Decided]) -> Iterator[str]:
        board = self._board
        yield from self._head(self._initiative.title)
        if board.phase in ("draft", "consulting"):
            gate = [self._text(reason) for reason in board.gate.reasons] or [self._told(N_("The gate is open"))]
            yield from self._section(N_("Gate"), gate)
        yield from self._section(N_("What needs attention"), [self._text(one.sentence) for one in board.troubles])
        yield from self._section(N_("Coverage"), [self._coverage(one) for one in board.coverage])
        yield from self._section(N_("Pulse"), [self._pulse(row) for row in board.pulse.rows])
        yield from self._section(N_("Measures"), [self._gauge(gauge) for gauge in board.measures])
        yield from self._section(N_("Decisions"), [self._decided(one) for one in decisions])
        changed = [self._adjustment(one) for one in board.adjustments]
        yield from self._section(N_("What was changed, and what followed"), changed)
        yield from self._section(N_("Next dates"), [self._bar(bar) for bar in self._ahead(board.plan)])

    def for_head(self, approval: Approval) -> Iterator[str]:
        named = " · ".join(part for part in (approval.name, approval.head_name) if part)
        yield from self._head(self._reader.named(self._initiative.title, named))
        impact = next((one.text for one in self._initiative.impacts if one.party == approval.group), "")
        yield from self._section(N_("What changes for you"), [escaped(impact)] if impact else [])
        yield from self._section(N_("Your green light"), [self._light(approval)])
        mine = [bar for bar in self._board.plan if {approval.name, approval.head_name} & {*bar.parties}]
        yield from self._section(N_("Next dates"), [self._bar(bar) for bar in self._ahead(mine)])
        covered = [self._coverage(one) for one in self._board.coverage if one.group == approval.group]
        yield from self._section(N_("Coverage"), covered)
        rows = [row for row in self._board.pulse.rows if row.group == approval.group]
        yield from self._section(N_("Pulse"), [self._pulse(row) for row in rows if any(c.count for c in row.cells)])
        told = [f"{self._reader.written(one.day)} · {escaped(one.text)}" for one in approval.told]
        yield from self._section(N_("What you told us"), told)

    def _head(self, title: str) -> Iterator[str]:
        initiative = self._initiative
        yield f"# {escaped(title)}"
        yield ""
        day = date.fromisoformat(initiative.golive) if initiative.golive else None
        golive = self._told(N_("go-live on {day}"), day=day) if day else ""
        phase = self._reader.label("initiative.phase", initiative.phase)
        yield " · ".join(part for part in (f"**{escaped(phase)}**", golive, escaped(initiative.goal)) if part)

    def _section(self, heading: str, lines: Sequence[str]) -> Iterator[str]:
        if lines:
            yield from ("", f"## {self._told(heading)}", "")
            yield from (f"- {line}" for line in lines)

    def _coverage(self, one: Coverage) -> str:
        if one.size is None:
            trained = self._text(counted(N_("{n} trained"), N_("{n} trained"), one.trained))
        else:
            trained = self._told(N_("{n} of {size} trained"), n=one.trained, size=one.size)
        share = "" if one.share is None else f" ({self._told(N_('{n}%'), n=round(100 * one.share))})"
        return self._reader.named(escaped(one.name), f"{trained}{share}")

    def _pulse(self, row: PulseRow) -> str:
        cells = ", ".join(self._cell(cell) for cell in row.cells if cell.mean is not None) or "–"
        held = f" · {self._text(row.tactic)}" if row.tactic else ""
        return self._reader.named(escaped(row.name), f"{cells}{held}")

    def _cell(self, cell: Cell) -> str:
        step = self._reader.label("entry.about", cell.step)
        return f"{step} {self._figure(cell.mean, 1)}{_trend(cell)} ({cell.count})"

    def _gauge(self, gauge: Gauge) -> str:
        value = self._figure(gauge.value)
        expected = "" if gauge.expected is None else self._told(N_("expected {value}"), value=round(gauge.expected, 2))
        way = f"{self._figure(gauge.base)} → {self._figure(gauge.target)} {gauge.unit}".strip()
        facts = (f"{value} ({way})", expected, self._told(STATUS[gauge.status]))
        told = " · ".join(escaped(fact) if fact == facts[0] else fact for fact in facts if fact)
        return self._reader.named(escaped(gauge.name), told)

    def _decided(self, one: Decided) -> str:
        led = f" → {escaped(self._reader.label('initiative.phase', one.phase))}" if one.phase else ""
        facts = (self._reader.written(one.day), self._told(one.what) + led, escaped(one.text), escaped(one.by))
        return " · ".join(fact for fact in facts if fact)

    def _adjustment(self, one: Adjustment) -> str:
        about = escaped(one.measure) if one.measure else self._reader.label("entry.about", one.step)
        values = " → ".join(self._figure(value) for value in (one.before, one.after))
        title = f"{escaped(one.title)} ({self._reader.named(about, values)})"
        return f"{self._reader.written(one.on)} · {title} · {self._told(VERDICT[one.verdict])}"

    def _light(self, approval: Approval) -> str:
        light = self._reader.label("approval.state", approval.state)
        return self._reader.named(light, escaped(approval.condition))

    def _bar(self, bar: Bar) -> str:
        field = (
            "agenda.what" if bar.kind == "golive" else "meeting.kind" if bar.key.table == "meetings" else "item.kind"
        )
        named = escaped(f"{reference(bar.key.table, bar.key.id)} {bar.title}")
        parts = (
            self._reader.written(bar.last),
            named,
            self._reader.label(field, bar.kind),
            escaped(", ".join(bar.parties)),
        )
        return " · ".join(part for part in parts if part)

    def _ahead(self, bars: Sequence[Bar]) -> list[Bar]:
        return [bar for bar in bars if bar.days_left is not None and not bar.is_late][:AHEAD]

    def _figure(self, value: float | None, places: int = 2) -> str:
        return "–" if value is None else self._reader.written(round(float(value), places))

    def _told(self, template: str, **values: object) -> str:
        return self._text(sentence(template, **values))

    def _text(self, told: Sentence) -> str:
        return escaped(self._reader.say(told))


STATUS: dict[Status, str] = {
    "met": N_("target met"), "on_track": N_("on track"), "behind": N_("behind"), "unread": N_("not read yet"),
    "undated": N_("without a date"),
}  # fmt: skip
VERDICT: dict[Verdict, str] = {
    "helped": N_("it helped"), "no_change": N_("nothing changed"), "worse": N_("it became worse"),
    "too_early": N_("too early to tell"),
}  # fmt: skip


def _trend(cell: Cell) -> str:
    if cell.before is None or cell.mean is None or abs(cell.mean - cell.before) < 0.05:
        return ""
    return "↑" if cell.mean > cell.before else "↓"
