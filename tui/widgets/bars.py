"""The three lines around every screen: title, status, keys. One strip each, redrawn only when what they say changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.strip import Strip

from tui.columns import fit
from tui.pieces import Line, Piece, pieces
from tui.widgets.roles import RoleWidget

BETWEEN = " · "
BEHIND = 2
"""Blanks behind a key's word."""


class Bar(RoleWidget):
    """One line: pieces at the left, pieces at the right; where room is short the left is cut."""

    DEFAULT_CSS = """
    Bar { height: 1; background: $footer-background; color: $footer-foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """An empty line."""
        super().__init__(id=id)
        self._left: list[Piece] = []
        self._right: list[Piece] = []

    def say(self, left: Line, right: Line = "") -> None:
        """Show these pieces, if they are not what is shown already."""
        said = pieces(left), pieces(right)
        if said != (self._left, self._right):
            self._left, self._right = said
            self.refresh()

    def fitted(self, line: Sequence[Piece], width: int) -> list[Piece]:
        """Return as much of the left as there is room for."""
        return _cut(line, width)

    def render_line(self, y: int) -> Strip:
        """Draw the line, a blank at each end."""
        width = self.size.width
        right = [piece for piece in self._right if piece.text]
        taken = sum(cell_len(piece.text) for piece in right)
        if taken + 2 >= width:
            right, taken = [], 0
        left = self.fitted([Piece(" "), *self._left], width - taken - 1 - (1 if right else 0))
        gap = width - taken - 1 - sum(cell_len(piece.text) for piece in left)
        return self.strip([*left, Piece(" " * gap), *right], width)


class TitleBar(Bar):
    """The screen's name and what it holds: how many, how old the oldest."""

    DEFAULT_CSS = """
    TitleBar { dock: top; background: $panel; }
    """

    def show(self, name: str, facts: Iterable[Line] = (), right: Line = "") -> None:
        """Show the screen's name, then the facts."""
        self.say([Piece(name, "accent"), *_joined(facts)], right)


class StatusLine(Bar):
    """What was just done, and how to take it back; at the right who is here, and the store."""

    def __init__(self, *, id: str | None = None) -> None:
        """Nothing done, nobody else here."""
        super().__init__(id=id)
        self._notice: list[str | Piece] = []
        self._question: Line | None = None
        self._here: str = ""
        self._store: str = ""

    def notice(self, text: str, role: str = "", hint: str = "") -> None:
        """Say what happened ("alert", "warn", "good" or no role), and a hint such as the key that takes it back."""
        sign = {"alert": "! ", "warn": "~ "}.get(role, "") if text else ""
        self._notice = [Piece(sign + text, role), Piece(f"  {hint}" if hint else "", "dim")]
        self._tell()

    def fitted(self, line: Sequence[Piece], width: int) -> list[Piece]:
        """Return what there is room for; a hint stays whole, and what it is about is cut."""
        if len(line) < 3 or line[-1].role != "dim":
            return _cut(line, width)
        room = width - cell_len(line[-1].text)
        return [*_cut(line[:-1], room), line[-1]] if room > width // 2 else _cut(line, width)

    def ask(self, question: Line | None) -> None:
        """Put a question in the place of what was done, whatever happens meanwhile; None: it has been answered."""
        self._question = question
        self._tell()

    def here(self, people: str, store: str) -> None:
        """Say who else is in the workspace, and the workspace's name."""
        self._here, self._store = people, store
        self._tell()

    def _tell(self) -> None:
        if self._question is not None:
            self.say(self._question)
            return
        between = BETWEEN if self._here and self._store else ""
        right: list[str | Piece] = [Piece(self._here), Piece(between + self._store, "dim")]
        needed = sum(cell_len(piece.text) for piece in pieces([*self._notice, *right]))
        # what was done, and how to take it back, comes before the name of the store
        self.say(self._notice, right if needed + 3 <= self.size.width or not self.size.width else right[:1])


class KeyBar(Bar):
    """The keys that act here, as many as there is room for; those that cannot act now are dimmed."""

    def show(self, keys: Sequence[tuple[str, str, bool]], last: tuple[str, str] = ("", "")) -> None:
        """Show (key, label, may it act now), the weightiest first; `last` (help) keeps its place at the right."""
        left: list[str | Piece] = [piece for key in keys for piece in key_pieces(*key)]
        self.say(left, [Piece(last[0], "key"), Piece(f" {last[1]}" if last[1] else "")])

    def fitted(self, line: Sequence[Piece], width: int) -> list[Piece]:
        """Return the keys that fit whole: each is a pair of pieces."""
        kept = [line[0]]
        room = width - cell_len(line[0].text)
        for place in range(1, len(line) - 1, 2):
            key, word = line[place : place + 2]
            room -= cell_len(key.text) + cell_len(word.text)
            if room < -BEHIND:
                break
            kept += [key, word if room >= 0 else Piece(word.text[:room], word.role)]
        return kept


def key_pieces(key: str, label: str, enabled: bool = True) -> list[Piece]:
    """Return a key and what it does; a blank stands behind."""
    return [Piece(key, "key" if enabled else "dim"), Piece(f" {label}  ", "" if enabled else "dim")]


def _joined(facts: Iterable[Line]) -> list[str | Piece]:
    line: list[str | Piece] = []
    for fact in facts:
        line.append(Piece(BETWEEN if line else "  ", "dim"))
        line += pieces(fact)
    return line


def _cut(line: Iterable[Piece], width: int) -> list[Piece]:
    """Return the pieces as far as they fit, the last one cut with `…`."""
    kept: list[Piece] = []
    for text, role in line:
        length = cell_len(text)
        if length > width:
            kept.append(Piece(fit(text, width), role))
            break
        kept.append(Piece(text, role))
        width -= length
    return kept
