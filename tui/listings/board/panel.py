"""A panel of an initiative's board as a list: each line can be acted in, says what to do next and what is behind it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, NamedTuple

from store.records import Initiative
from store.views.board.pieces import stamp
from store.views.key import Key
from store.workspace import Workspace
from tui.columns import Row, Section
from tui.listings.listing import GONE, Line, Listing
from tui.pictures.gantt import Scale
from tui.pieces import Parts


class Step(NamedTuple):
    """What a line suggests to do next."""

    name: str
    """The dialogue that does it (`tui.screens.board_steps`)."""
    says: str
    """In the reader's language."""
    about: Any = None
    """What it is about."""


class BoardLine(NamedTuple):
    """One line; nothing of it is made before it is shown."""

    key: Key
    row: Callable[[], Row]
    step: Callable[[], Step | None] = lambda: None
    behind: Callable[[], Sequence[Key]] = tuple
    """The records that its numbers are made of."""
    picture: Callable[[int, int], Parts] | None = None
    """What the pane shows of it in so many columns and lines, where that is not the record's sheet."""


class Made(NamedTuple):
    """A panel as it was read."""

    lines: Sequence[Line]
    told: Mapping[Key, BoardLine]
    said: Sequence[str]
    scale: Scale | None


class PanelListing(Listing):
    """Subclasses say which lines."""

    short: ClassVar[str]
    """The panel's name in a word; English, a key of the catalogues."""

    def __init__(self, initiative: int) -> None:
        """`initiative` is its number."""
        self.initiative = initiative
        self.room = 80
        """Columns there are to draw in."""
        self.said: Sequence[str] = ()
        """What the title says of the panel."""
        self.scale: Scale | None = None
        """Of what is drawn over time, once it was read."""
        self._told: Mapping[Key, BoardLine] = {}

    def panel(self, workspace: Workspace, initiative: Initiative, today: date) -> Iterator[BoardLine | Section]:
        """Yield the lines from top to bottom; note on the way what the title says."""
        raise NotImplementedError

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """The panel's lines, made again when anything of the initiative has changed."""
        found = workspace.get(Initiative, self.initiative)
        if found is None:
            self._told = {}
            return []
        told = self.stamp(workspace, found, today), self.room
        made = workspace.remembered(("panel", self.name, found.id), told, lambda: self._made(workspace, found, today))
        self._told, self.said, self.scale = made.told, made.said, made.scale
        return made.lines

    def stamp(self, workspace: Workspace, initiative: Initiative, today: date) -> Hashable:
        """Return what changes when anything may have that the panel tells."""
        return stamp(workspace, initiative), today

    def _made(self, workspace: Workspace, initiative: Initiative, today: date) -> Made:
        """Return the panel; rules that nothing stands under are left out."""
        self.said, self.scale = (), None
        lines: list[Line] = []
        told: dict[Key, BoardLine] = {}
        for line in self.panel(workspace, initiative, today):
            if isinstance(line, BoardLine):
                if line.key not in told:
                    told[line.key] = line
                    lines.append(line.key)
                continue
            if lines and isinstance(lines[-1], Section):
                lines.pop()
            lines.append(line)
        if lines and isinstance(lines[-1], Section):
            lines.pop()
        return Made(lines, told, self.said, self.scale)

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """What was noted as the lines were read."""
        return self.said

    def told_of(self, key: Key) -> BoardLine | None:
        """Return the line of a key, None where there is none."""
        return self._told.get(key)

    def row(self, workspace: Workspace, key: Key, today: date) -> Row | None:
        """What people see of a line; programs are told by the views."""
        line = self._told.get(key)
        return line.row() if line else None

    def cells(self, row: Row | None, today: date) -> Row:
        """As they are."""
        return row or GONE
