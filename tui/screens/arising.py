"""What is written while a meeting is held: an outcome and, behind `//`, an action; a matter for the inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store import Done, Operation
from store.records.entry import EntryKind, Log
from store.records.item import Capture
from store.records.operation import Desk
from store.records.proceedings import Arise
from store.views.key import Key
from tui.actions import word_of
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.dialogs.naming import words
from tui.screens.holding_pen import HoldingPen
from tui.text import _, colon
from tui.widgets.bars import BETWEEN

if TYPE_CHECKING:
    from tui.quick_entry import Draft

BEHIND = "//"
"""Before an action."""
Build = Callable[[Desk], Iterator[Operation]]


class Arising(HoldingPen):
    """Each line is a commit of its own, named after what it mainly is."""

    number: int
    """The meeting's."""

    def note(self, text: str, key: Key | None, kind: EntryKind = "note") -> Log:
        """Return what notes a text in the minutes, about a line."""
        raise NotImplementedError

    def line(self) -> Key | None:
        """Return the line of the meeting under the cursor."""
        raise NotImplementedError

    def next_line(self) -> None:
        """Go on to the next line."""
        raise NotImplementedError

    # ---- actions

    def action_run_act(self) -> None:
        """Begin an action."""
        self.talk(self._act())

    def _act(self) -> Dialogue:
        if not self.may_write():
            return
        hint = _("Who does what by when: @it send the list fri")
        text = yield from until(Ask(_("Action"), BEHIND[:1], hint), words)
        self.write(BEHIND + text.lstrip("/"), self.line())

    def action_run_park(self) -> None:
        """Park a matter."""
        self.talk(self._park())

    def _park(self) -> Dialogue:
        if not self.may_write():
            return
        text = yield from until(Ask(_("Park"), hint=_("Not for today: it goes to the inbox")), words)
        self.write_down(Arise(id=self.number, title=text, parked=True))

    # ---- writing

    def write(self, text: str, key: Key | None) -> None:
        """Save a line of the minutes: what was said and, behind `//`, each action; then go on to the next line."""
        said, *actions = (part.strip() for part in text.split(BEHIND))
        given = self.desk.answers("outcome")
        given.append(text)

        def build(desk: Desk) -> Iterator[Operation]:
            if said:
                yield self.note(said, key)
            for action in actions:
                yield from self._arisen(action, desk)

        act = Arise.act if any(actions) else Log.act
        self._carry_out(build, act, go_on=bool(said) and key is not None)

    def write_down(self, *operations: Operation) -> None:
        """Save these as one commit; the cursor stays."""
        self._carry_out(lambda desk: iter(operations), operations[0].act, go_on=False)

    def preview_action(self, text: str) -> None:
        """Show what the action at the end of a line is understood as."""
        _said, behind, action = text.rpartition(BEHIND)
        if behind and action.strip() and self.foot.typing:
            chips = self.desk.reader.chips(self._draft(action))
            self.foot.question.hint(BETWEEN.join(chip.text for chip in chips), "")

    def _draft(self, action: str) -> Draft:
        """Return an action as understood: a meeting, or work, whatever else the words might be."""
        from tui.quick_entry.operations import ITEMS, MEETINGS

        draft = self.desk.reader.read(action.strip())
        return draft if draft.kind in ITEMS | MEETINGS else replace(draft, kind="task", order=None)

    def _arisen(self, action: str, desk: Desk) -> Iterator[Operation]:
        from tui.quick_entry.operations import operations

        for operation in operations(self._draft(action), desk) if action else ():
            yield self._action(operation) if isinstance(operation, Capture) else operation

    def _action(self, work: Capture) -> Arise:
        """Return work as an action of this meeting: the party it names first has the ball, unless a colleague does."""
        ball = None if work.owner else next(iter(work.parties), None)
        return Arise(
            id=self.number, title=work.title, text=work.text, parties=work.parties, owner=work.owner, ball=ball,
            due=work.due, priority=work.priority, tags=work.tags,
        )  # fmt: skip

    def _carry_out(self, build: Build, act: str, *, go_on: bool) -> None:
        desk = self.desk

        def said(done: Done) -> str:
            if go_on:
                self.next_line()
            made = [desk.called(key, 40) for key in done.written if key[0] == "items"]
            return colon(word_of(act)) + BETWEEN.join(made) if made else word_of(act)

        desk.carry_out(lambda: desk.workspace.run_each(build, label=act, on_wait=desk.hear_of_lock), said)
