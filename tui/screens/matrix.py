"""Options against sides: filled with arrows and Space, and what it answers, live."""

from __future__ import annotations

from textual.app import ComposeResult

from store import Commit, Entry, Item, Operation, Workspace
from store.records.entry import Correct
from store.records.item import Serves
from store.records.mediation import Propose, Reply
from store.views.conflict import answers, matrix_of, standing
from store.views.key import Key, codes, name, names
from tui.actions import ACTIONS, EVERYWHERE
from tui.dialogs.dialogue import Ask, Dialogue, Part, until
from tui.dialogs.naming import letters_named
from tui.keymap import bindings
from tui.labels import label
from tui.pieces import Part as Paragraph
from tui.screens.conflict_actions import ConflictActions
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.sheets.matrix import cell, interests_lettered, known, lettered, matrix_parts
from tui.text import _, plain, say
from tui.widgets.matrix import MatrixGrid, OptionRow
from tui.widgets.pane import Pane

NEXT = {"": "yes", "yes": "reserve", "reserve": "no", "no": "yes"}
"""What Space makes of an answer."""


class MatrixScreen(ConflictActions, Settling, Triage):
    """The matrix of one conflict; below it, what it answers and how the position under the cursor moved."""

    place = "matrix"
    BINDINGS = bindings((*ACTIONS["matrix"], *EVERYWHERE))

    def __init__(self, key: Key) -> None:
        """`key` is the conflict's line."""
        super().__init__()
        self.key = key
        self.grid, self.pane = MatrixGrid(), Pane(id="sheet")
        self._begun: tuple[int, int] | None = None
        """The cell in which an answer was given since the cursor came there: it is put right, not given anew."""

    def compose(self) -> ComposeResult:
        """Title, matrix, what it answers, foot."""
        yield self.bar
        yield self.grid
        yield self.pane
        yield self.foot

    def here(self) -> Key | None:
        """The conflict."""
        return self.key

    def take_keys(self) -> None:
        """The matrix has the keys."""
        self.set_focus(self.grid)

    def changed(self, commits: list[Commit]) -> None:
        """Show the matrix as it is now."""
        self.load()

    def load(self) -> None:
        """Show the options, and what they answer."""
        record = self.record()
        if not isinstance(record, Item):
            return
        workspace = self.desk.workspace
        told, said = matrix_of(workspace, record), answers(workspace, record)
        self.bar.show(_("Matrix"), [f"#{record.id}", *_where(workspace, record)])
        called, shortly = (
            [plain(one) for one in told]
            for told in (names(workspace, record.parties), codes(workspace, record.parties))
        )
        texts = (_("leave as is"), *(option.text for option in record.options))
        rows = [
            OptionRow(
                verdict.number,
                texts[verdict.number],
                [cell(said.get((party, verdict.number))) for party in record.parties],
                known(told, verdict),
                "dim" if verdict.dominated_by is not None else "good" if verdict.is_acceptable else "",
            )
            for verdict in told.verdicts
        ]
        self.grid.show([*zip(called, shortly, strict=True)], rows, (_("Option"), _("Rank")))
        self._show_answers()

    def _show_answers(self) -> None:
        record = self.record()
        if isinstance(record, Item):
            parts = matrix_parts(self.desk.workspace, record, *self._cell(record), self.desk.today)
            self.pane.show([*parts, *self.note_part(self.key)])

    def _cell(self, item: Item) -> tuple[int | None, int]:
        """Return the side and the option under the cursor."""
        party = item.parties[self.grid.column] if self.grid.column < len(item.parties) else None
        return party, self.grid.line

    # ---- answers

    def on_matrix_grid_moved(self) -> None:
        """Tell about another cell; what is answered there is said anew."""
        self._begun = None
        self._show_answers()

    def on_matrix_grid_cycled(self) -> None:
        """Give the next answer."""
        self.talk(self._cycle())

    def on_matrix_grid_opened(self) -> None:
        """Show the entries behind the matrix."""
        self.action_record_why()

    def _cycle(self) -> Dialogue:
        item = self.item()
        party, option = self._cell(item) if item else (None, 0)
        if item is None or party is None:
            return
        said = answers(self.desk.workspace, item).get((party, option))
        answer, text = NEXT[(said.answer or "") if said else ""], ""
        if answer == "reserve":
            who = plain(name(self.desk.workspace, party), 24)
            ask = Ask(_("{party}: yes, if…").format(party=who), hint=_("The condition; left empty, it is a no"))
            text = yield ask
            answer = answer if text else "no"
        self.do(self._said(item, party, option, said, answer, text))
        self._begun = party, option

    def _said(
        self, item: Item, party: int, option: int, said: Entry | None, answer: str, text: str
    ) -> Operation:  # fmt: skip
        """Return the answer: a new one, or this sitting's put right, so that only what was meant is in the history."""
        is_mine = said is not None and said.by == self.desk.workspace.user
        if said is not None and is_mine and self._begun == (party, option):
            return Correct(id=said.id, answer=answer, text=text)  # type: ignore[arg-type]  # from NEXT
        return Reply(id=item.id, party=party, option=option, answer=answer, text=text)  # type: ignore[arg-type]

    def addressed(self, item: Item) -> Part[tuple[int, int | None]]:
        """What is answered is about the cell under the cursor."""
        party, option = self._cell(item)
        if party is None:
            return (yield from super().addressed(item))
        return party, option

    def standing_side(self, item: Item) -> Part[int]:
        """The side under the cursor."""
        party, _option = self._cell(item)
        return (yield from super().standing_side(item)) if party is None else party

    def asked_why(self) -> str:
        """Why the option under the cursor has its rank."""
        return f"option {self.grid.line}"

    # ---- what options serve

    def action_option_serves(self) -> None:
        """Say which interests the option under the cursor serves."""
        self.talk(self._serves())

    def _serves(self) -> Dialogue:
        item = self.item()
        number = self.grid.line
        if item is None:
            return
        if not 0 < number <= len(item.options):
            self.notice(_("Things left as they are serve nobody anew: choose an option below"), "warn")
            return
        interests = lettered(item)
        if not interests:
            self.notice(_("No interest is known yet: p asks why it matters"), "warn")
            return
        option = item.options[number - 1]
        now = "".join(letter for letter, served in interests.items() if served in option.serves)
        ask = Ask(_("Option {number} serves").format(number=number), now, _("The letters of the interests above"))
        self.pane.show([Paragraph(_("Interests"), interests_lettered(item))])
        try:
            chosen: list[Serves] = yield from until(ask, lambda text: letters_named(text, interests))
        finally:
            self._show_answers()
        self.do(Propose(id=item.id, rev=item.rev, number=number, text=option.text, serves=tuple(chosen)))


def _where(workspace: Workspace, item: Item) -> list[str]:
    """Return where the mediation stands and what to ask next; of one that is over, how it ended."""
    if item.outcome is not None:
        return [label("item.outcome", item.outcome)]
    stage, question = standing(workspace, item)
    return [label("conflict.stage", stage), say(question)]
