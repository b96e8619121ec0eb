"""What an action will do to several lines, told before it does: to which, and which stay as they are and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from store import Operation, StoreError, Workspace
from store.sentence import Sentence
from store.views.key import Key
from tui.pieces import Line, Part, Parts, Piece, pieces
from tui.text import _, _n, colon, say


class Deed(NamedTuple):
    """What is to be done about one line."""

    key: Key
    line: Line
    """What is shown of it."""
    make: Callable[[], Iterable[Operation]]
    """Gives the operations; Refused where it cannot be done."""
    told: str = ""
    """What will happen to this one, where that is not the same for all."""


class Plan(NamedTuple):
    """What can be done, and what cannot."""

    operations: Sequence[Operation]
    fits: Sequence[Key]
    lines: Sequence[Line]
    stay: Sequence[tuple[Line, Sentence]]

    def parts(self, word: str) -> Parts:
        """Return the plan as text: what stays, and why, before the rest."""
        count = _n("{n} item", "{n} items", len(self.fits))
        stay = [Part(_("Stays as it is"), [_with(line, say(why), "warn") for line, why in self.stay])]
        return [*(stay if self.stay else ()), Part(colon(word) + count, self.lines)]


def rehearsed(workspace: Workspace, deeds: Sequence[Deed]) -> Plan:
    """Return what would come of it if all of it were done now, one after the other."""
    desk = workspace.desk()
    operations: list[Operation] = []
    fits: list[Key] = []
    lines: list[Line] = []
    stay: list[tuple[Line, Sentence]] = []
    for deed in deeds:
        try:
            made = [*deed.make()]
            for operation in made:
                operation.apply(desk)
        except StoreError as refusal:
            stay.append((deed.line, refusal.sentence))
        else:
            operations += made
            fits.append(deed.key)
            lines.append(_with(deed.line, deed.told, "accent"))
    return Plan(operations, fits, lines, stay)


def _with(line: Line, told: str, role: str) -> Line:
    return [*pieces(line), Piece(f" → {told}" if told else "", role)]
