"""A meeting that is being held: line by line, an outcome, an action, a decision; each is kept as it is typed."""

from __future__ import annotations

from textual.binding import Binding

from store import Commit, Done, Item, Meeting, Operation, Party, when
from store.records.entry import EntryKind, Log
from store.records.meeting import Attend, Hold
from store.views.key import Key, name
from tui.actions import ACT, ACTIONS, EVERYWHERE, FILTER, MINUTES, Action, word_of
from tui.dialogs.dialogue import Ask, Choose, Dialogue, until
from tui.dialogs.dialogue import Part as Counted
from tui.dialogs.naming import number, words
from tui.keymap import bindings
from tui.labels import title
from tui.listings.pack import called
from tui.listings.run import RunListing, said_line
from tui.pieces import Line, Part, Parts, Piece
from tui.screens import page
from tui.screens.arising import Arising
from tui.screens.list_screen import ListScreen
from tui.screens.mediating import LETTERS, Mediating
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.sheets.lines import instant
from tui.text import _, _n, clock, colon, plain
from tui.widgets.question import Question

TICK = 10.0
"""Seconds between two looks at the clock; it shows minutes."""


class RunScreen(Arising, Mediating, Settling, Triage, ListScreen):
    """The lines of one meeting, what has come of each, and what has arisen."""

    place = "run"
    BINDINGS = [
        *bindings((*ACTIONS["run"], *(action for action in EVERYWHERE if action != FILTER))),
        Binding("slash", ACT.method, ACT.word, show=False, id="run.slash"),
    ]

    def __init__(self, meeting: int) -> None:
        """`meeting` is the number of the meeting."""
        self.run_of = RunListing(meeting)
        super().__init__(self.run_of)
        self.number = meeting
        self._ends = ""

    def on_mount(self) -> None:
        """Sit down, and look at the clock."""
        self.come_to(self.number)
        self.set_interval(TICK, self._tick)

    def has(self, action: Action) -> bool:
        """Nothing is filtered here: the slash begins an action."""
        return action != FILTER and super().has(action)

    @property
    def held(self) -> Meeting | None:
        """The meeting as it is now."""
        return self.desk.workspace.get(Meeting, self.number)

    # ---- what is shown

    def changed(self, commits: list[Commit]) -> None:
        """Colleagues' lines appear as they write them."""
        super().changed(commits)
        meeting = self.held
        if meeting is None or meeting.status == "cancelled":
            self.notice(_("The meeting was called off"), "warn")
        elif meeting.status == "held":
            key = self.key_of(MINUTES)
            self.notice(_("The meeting is over: {key} shows the minutes").format(key=key))

    def facts(self) -> list[str]:
        """Which meeting, how far it is, the clock."""
        meeting, desk = self.held, self.desk
        if meeting is None:
            return []
        told = self.listing.facts(desk.workspace, self.lines, desk.today)
        there = [_n("{n} there", "{n} there", sum(meeting.attendance.values()))] if meeting.attendance else []
        return [fact for fact in (called(meeting, desk.today)[0], self._clock(), *told, *there) if fact]

    def _clock(self) -> str:
        """Return the time, and how much of the meeting is left."""
        meeting, workspace = self.held, self.desk.workspace
        if meeting is None or when.is_day(meeting.start):
            return ""
        now = workspace.clock()
        spent = int((now - when.instant(meeting.start, meeting.zone)).total_seconds() // 60)
        at, left = clock(when.wall(now, workspace.zone)), meeting.length - spent
        if spent < 0:
            return f"{at} ({_('begins {moment}').format(moment=called(meeting, self.desk.today)[1])})"
        told = _("{n} min left").format(n=left) if left >= 0 else _("{n} min over").format(n=-left)
        return f"{at} ({told})" if spent < 2 * meeting.length else at

    def _tick(self) -> None:
        if self.is_current:
            self.show_title(self.lines)

    def parts(self, key: Key) -> Parts:
        """What was said of the line so far, then its record's sheet."""
        zone, today = self.desk.workspace.zone, self.desk.today
        said: list[Line] = [
            [
                Piece(f"{instant(entry.at, zone, today)}  ", "dim"),
                Piece(said_line(entry)),
                Piece(f"  ({entry.by})", "dim"),
            ]
            for entry in self.run_of.running.said.get(key, ())
        ]
        sheet = super().parts(key)
        return [*sheet[:1], *([Part(_("Minutes"), said)] if said else []), *sheet[1:]]

    # ---- what is written

    def open_line(self, key: Key) -> None:
        """Write the outcome of the line; open what has arisen."""
        if key in self.run_of.running.lines:
            self.talk(self._outcome(key))
        else:
            super().open_line(key)

    def _outcome(self, key: Key) -> Dialogue:
        if not self.may_write():
            return
        record = self.record(key)
        asked = plain(title(record), 28) if record else ""
        hint = _("What came of it; // and an action; empty: nothing, the next line")
        text = yield Ask(asked, hint=hint, recalled=self.desk.answers("outcome"))
        if not text:
            self.next_line()
            return
        self.write(text, key)

    def action_run_decide(self) -> None:
        """Note a decision, and why."""
        self.talk(self._decide())

    def _decide(self) -> Dialogue:
        if not self.may_write():
            return
        decision = yield from until(Ask(_("Decided"), recalled=self.desk.answers("decision")), words)
        why = yield Ask(_("Because"), hint=_("Why it was decided so; empty: nothing more"))
        text = " – ".join(part for part in (decision, why) if part)
        self.write_down(self.note(text, self.line(), kind="decision"))

    def action_run_note(self) -> None:
        """Note what belongs to no line."""
        self.talk(self._note())

    def _note(self) -> Dialogue:
        if not self.may_write():
            return
        text = yield from until(Ask(_("Note"), hint=_("What was said; // and an action")), words)
        self.write(text, None)

    # ---- who came, and the end

    def action_run_attend(self) -> None:
        """Note who came."""
        self.talk(self._attend())

    def _attend(self) -> Dialogue:
        meeting = self.held
        if meeting is None or not self.may_write():
            return
        if not meeting.parties:
            self.notice(_("Nobody is invited: e names the parties"), "warn")
            return
        letters = dict(zip(LETTERS[:-1], meeting.parties, strict=False))
        shown = {letter: self._attendance(meeting, party) for letter, party in letters.items()}
        letter = yield Choose(_("Who came?"), {**shown, "z": _("all of them")})
        if letter == "z":
            self.write_down(*(self._came(meeting, party, self._expected(meeting, party)) for party in meeting.parties))
            return
        self.write_down(self._came(meeting, letters[letter], (yield from self._count(meeting, letters[letter]))))

    def _count(self, meeting: Meeting, id: int) -> Counted[int]:
        """Ask how many of a group came; a person came, or (if that was noted) did not."""
        party = self.desk.workspace.get(Party, id)
        if party is not None and party.kind == "person":
            return 0 if meeting.attendance.get(id) else 1
        before = meeting.attendance.get(id, self._expected(meeting, id))
        question = _("How many of {party}?").format(party=plain(name(self.desk.workspace, id), 24))
        hint = _("Empty: {n}; 0: nobody came").format(n=before)
        return (yield from until(Ask(question, hint=hint), lambda text: number(text or str(before))))

    def _came(self, meeting: Meeting, party: int, count: int) -> Operation:
        return Attend(id=meeting.id, party=party, number=count)

    def _attendance(self, meeting: Meeting, party: int) -> str:
        told = plain(name(self.desk.workspace, party), 18)
        return f"{told} {meeting.attendance[party]}" if party in meeting.attendance else told

    def _expected(self, meeting: Meeting, id: int) -> int:
        """Return how many of a party one expects: all of it where people learn, else one who speaks for it."""
        party = self.desk.workspace.get(Party, id)
        return party.size if party and party.size and meeting.kind in ("training", "seminar", "event") else 1

    def action_meeting_hold(self) -> None:
        """It is over: note that it was held, plan the next of its series, show the minutes."""
        meeting = self.held
        if meeting is None or not self.may_write():
            return
        desk = self.desk

        def said(done: Done) -> str:
            self.app.switch_screen(page("minutes", self.number))
            following = [id for table, id in done.written if table == Meeting.table and id != self.number]
            told = colon(word_of(done.operation)) + desk.called((Meeting.table, self.number), 30)
            return told + (f" · {_('next: m{id}').format(id=following[0])}" if following else "")

        held = Hold(id=meeting.id, rev=meeting.rev)
        desk.carry_out(lambda: desk.workspace.run(held, on_wait=desk.hear_of_lock), said)

    def action_meeting_minutes(self) -> None:
        """Read the minutes as they stand."""
        self.app.push_screen(page("minutes", self.number))

    def line(self) -> Key | None:
        """Return the line under the cursor, None where it stands on what has arisen."""
        here = self.here()
        return here if here in self.run_of.running.lines else None

    def next_line(self) -> None:
        """Go on to the next line of the talk; from the last one, nowhere."""
        lines, here = self.run_of.running.lines, self.line()
        at = lines.index(here) + 1 if here else 0
        if at < len(lines):
            self.list.select(lines[at])

    def note(self, text: str, key: Key | None, kind: EntryKind = "note") -> Log:
        """Return what notes a text in the minutes, about a line."""
        item = key.id if key and key.table == Item.table else None
        parties = (key.id,) if key and item is None else ()
        return Log(kind=kind, text=text, meeting=self.number, parties=parties, item=item)

    def on_question_changed(self, event: Question.Changed) -> None:
        """Show the action that is being typed as it is understood."""
        self.preview_action(event.text)
