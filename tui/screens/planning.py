"""The plan of an initiative: what mends its faults, what changes for whom, all its dates at once, a playbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from store import OPERATIONS, Initiative, Item, Meeting, Operation, Party, Record, Refused
from store.draft import Draft
from store.records import CHANGES
from store.records.initiative import Change, Gauge
from store.records.involving import Affect, Enlist
from store.records.party import Add
from store.records.shifting import Shift, moves
from store.sentence import N_
from store.views.board.fix import Fix
from store.views.key import Key, codes, name
from tui.arguments.moments import clock_of
from tui.dialogs.dialogue import Ask, Dialogue, sure, until
from tui.dialogs.naming import words
from tui.labels import field_label, shown_reference, title
from tui.pieces import Line, Part, Parts, Piece
from tui.screens.of_initiative import OfInitiative, known_party
from tui.text import _, _n, colon, plain, say, short_day


class Planning(OfInitiative):
    """What is done about a plan."""

    # ---- faults

    def step_fix(self, fix: Fix) -> Dialogue:
        """Carry out what mends a fault; what only a person can say is asked."""
        answer: Any = None
        if fix.asks:
            ask = Ask(field_label(fix.asks), hint=say(fix.said))
            answer = yield from until(ask, lambda text: self._read(fix, words(text)))
        self.do(fix.build(say, answer) if fix.asks else fix.build(say))

    def _read(self, fix: Fix, text: str) -> Any:
        """Return what was said to a fix, as its field keeps it. Refused or Misread where it cannot be that."""
        from tui.arguments.shapes import shapes
        from tui.arguments.values import Values

        workspace = self.desk.workspace
        values = Values(workspace, clock_of(self.desk.session, workspace))
        return values.read(fix.asks, shapes(OPERATIONS[fix.operation])[fix.asks], [text])

    # ---- for whom, in which wave

    def step_audience(self, _about: object) -> Dialogue:
        """Name the groups of the audience; those that are not known yet are added."""
        initiative, workspace = self.initiative_here(), self.desk.workspace
        if initiative is None:
            return
        hint = _("Groups by code or name, commas between; who is not known yet is added")
        text = yield from self.some_words(_("For whom?"), hint, ", ".join(codes(workspace, initiative.audience)))
        named = [part.strip().removeprefix("@") for part in text.split(",") if part.strip()]
        found = {part: known_party(workspace, part) for part in named}
        new = [part for part, id in found.items() if id is None]
        if new and not (yield from sure(_("Add to the groups: {names}?").format(names=plain(", ".join(new), 40)))):
            return
        self.do_each(lambda draft: _audience(draft, initiative, found), Change.act)

    def action_board_wave(self) -> None:
        """Put what is selected into a wave."""
        self.talk(self._wave())

    def _wave(self) -> Dialogue:
        found = [one for record in map(self.record, self.chosen()) for one in self._of_the_plan(record)]
        records = [*{(one.table, one.id): one for one in found}.values()]
        if not records:
            self.notice(_("Stand on work, on a meeting of the plan, or on a group that has one first"), "warn")
            return
        known = [*dict.fromkeys(self.desk.answers("wave"))]
        ask = Ask(_("Into which wave?"), records[0].wave, hint=_("Such as pilot, wave 1; empty: none"), recalled=known)
        wave = (yield ask).strip()
        self.desk.answers("wave").append(wave)
        about = [Key(one.table, one.id) for one in records]
        self.do(*(CHANGES[one.table](id=one.id, rev=one.rev, wave=wave) for one in records), about=about)

    def _of_the_plan(self, record: Record | None) -> Sequence[Item | Meeting]:
        """Return what a line stands for in a wave: itself, or of a group all sessions that are still to come."""
        if isinstance(record, (Item, Meeting)):
            return [record]
        initiative = self.initiative_here()
        if initiative is None or not isinstance(record, Party):
            return []
        planned = self.desk.workspace.find(Meeting, initiative=initiative.id, parties=record.id)
        return [meeting for meeting in planned if meeting.status == "planned"]

    def action_initiative_affect(self) -> None:
        """Say what changes for a group."""
        here = self.here()
        group = here.id if here and here.table == "parties" else None
        self.talk(self.step_affect(group))

    def step_affect(self, group: int | None) -> Dialogue:
        """Say what changes for a group."""
        initiative = self.initiative_here()
        if initiative is None:
            return
        if group is None and not initiative.audience:
            self.notice(_("Name the audience first: e edits it"), "warn")
            return
        group = group or (yield from self.a_group(_("For which group?"), initiative))
        before = next((impact.text for impact in initiative.impacts if impact.party == group), "")
        question = _("What changes for {group}?").format(group=plain(name(self.desk.workspace, group), 30))
        text = yield Ask(question, before)
        self.do(Affect(id=initiative.id, party=group, text=text, rev=initiative.rev))

    def action_initiative_enlist(self) -> None:
        """Take a colleague into the team."""
        self.talk(self._enlist())

    def _enlist(self) -> Dialogue:
        initiative = self.initiative_here()
        if initiative is None:
            return
        login = yield from self.a_colleague(_("Who joins the team?"), initiative)
        before = next((member.role for member in initiative.team if member.login == login), "")
        role = yield Ask(_("In which role?"), before, hint=_("Such as training, support, data; - lets them leave"))
        leave = role.strip() == "-"
        self.do(Enlist(id=initiative.id, login=login, role="" if leave else role, leave=leave, rev=initiative.rev))

    # ---- measures

    def action_initiative_measure(self) -> None:
        """Add a measure."""
        self.talk(self._measure())

    def _measure(self) -> Dialogue:
        initiative = self.initiative_here()
        if initiative is None:
            return
        measure = yield from self.some_words(_("What is measured?"), _("Such as: orders entered on screen %"))
        unit = "%" if measure.rstrip().endswith("%") else ""
        base = yield from until(Ask(_("From"), "0", _("Its value today")), figure)
        target = yield from until(Ask(_("To"), hint=_("Its target")), figure)
        by = yield from self.a_day(_("Reached by"), "day", initiative.golive or "")
        named = measure.rstrip().removesuffix("%").rstrip()
        start = initiative.start or self.desk.today.isoformat()
        gauge = Gauge(id=initiative.id, measure=named, unit=unit, base=base, target=target, start=start, by=by)
        self.do(replace(gauge, rev=initiative.rev))

    # ---- all dates at once

    def action_initiative_shift(self) -> None:
        """Move all open dates by working days, after a look."""
        self.talk(self._shift())

    def _shift(self) -> Dialogue:
        initiative, desk = self.initiative_here(), self.desk
        if initiative is None:
            return
        hint = _("Working days: 5 is a week later, -5 a week earlier")
        days = yield from until(Ask(_("Shift all open dates by"), hint=hint), _days)
        shift = Shift(id=initiative.id, days=days, region=desk.session.territory, rev=initiative.rev)
        refusal = desk.workspace.may(shift)
        if refusal is not None:
            self.notice(say(refusal.sentence), "warn")
            return
        moved = [*moves(desk.workspace.desk(), initiative, days, desk.session.territory)]
        self.foresee(self._moved(moved))
        try:
            agreed = yield from sure(_n("Shift {n} record?", "Shift {n} records?", len(moved)))
        finally:
            self.foresee(None)
        if agreed:
            reason = yield Ask(_("Because"), hint=_("Why the plan moves; empty: not said"))
            self.do(Shift(id=shift.id, days=days, region=shift.region, rev=shift.rev, reason=reason))

    def _moved(self, moved: list[Any]) -> Parts:
        """Return what a shift would do, a line a record."""
        lines: list[Line] = []
        for move in moved:
            dates = [
                f"{short_day(_date(before), self.desk.today)} → {short_day(_date(after), self.desk.today)}"
                for before, after in _dates(move.before, move.after)
            ]
            told = f"{shown_reference(move.before)} {plain(title(move.before), 40)}"
            lines.append([Piece(f"{' · '.join(dates)}  ", "accent"), Piece(told)])
        return [Part(colon(_("Shift")) + _n("{n} record", "{n} records", len(moved)), lines)]


def _audience(draft: Draft, initiative: Initiative, found: Mapping[str, int | None]) -> Iterator[Operation]:
    """Yield what makes these the audience, groups that are not there yet made first."""
    audience: list[int] = []
    for called, id in found.items():
        if id is None:
            yield Add(name=called, kind="group")
        audience.append(id or draft.added[-1][1])
    yield Change(id=initiative.id, rev=initiative.rev, audience=tuple(dict.fromkeys(audience)))


def figure(text: str) -> float:
    """Return a number. Refused where the text is none."""
    try:
        return float(text.replace(",", ".").removesuffix("%").strip())
    except ValueError:
        raise Refused(N_("Type a number, such as 12")) from None


def _days(text: str) -> int:
    try:
        return int(text.strip())
    except ValueError:
        raise Refused(N_("Type a number of working days, such as 5 or -3")) from None


def _dates(before: Any, after: Any) -> Iterator[tuple[str, str]]:
    """Yield the dates of a record that differ."""
    for field in ("start", "due", "golive"):
        was, is_now = getattr(before, field, None), getattr(after, field, None)
        if was and is_now and was != is_now:
            yield was, is_now


def _date(moment: str) -> date:
    return date.fromisoformat(moment[:10])
