"""What the line of quick entry asks about what is typed; who knows the names and the languages answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tui.pieces import Line, Piece
    from tui.quick_entry import Choices, Draft, Span
    from tui.quick_entry.shown.completing import Completion


class Reader(Protocol):
    """What the line asks about what is typed."""

    @property
    def earlier(self) -> Sequence[str]:
        """The lines to recall, newest last."""
        ...

    def read(self, text: str, choices: Choices) -> Draft:
        """Return what a line is understood as."""
        ...

    def chips(self, draft: Draft) -> Sequence[Piece]:
        """Return what Enter would save."""
        ...

    def told(self, draft: Draft, choices: Choices, reading: Span | None, taken: Span | None) -> Sequence[Line]:
        """Return what is doubtful, and the keys that settle it: `reading` is read otherwise, `taken` is taken."""
        ...

    def offered(self, draft: Draft, cursor: int) -> Sequence[Completion]:
        """Return what is offered by itself in the place of what stands before the cursor, the likeliest first."""
        ...

    def completions(self, draft: Draft, cursor: int) -> Sequence[Completion]:
        """Return what else the word before the cursor may become, for who asks."""
        ...

    def kind_after(self, kind: str) -> str:
        """Return the kind that comes after this one."""
        ...
