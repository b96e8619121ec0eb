"""What helps with an answer while it is typed. Known to whoever asks and to the line that is typed on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tui.pieces import Line


class Aid(Protocol):
    """What helps with an answer while it is typed."""

    def lit(self, text: str) -> Sequence[tuple[int, int]]:
        """Return the places of the text that are underlined."""
        ...

    def told(self, text: str, cursor: int) -> Line:
        """Return what is said under the line; "" leaves the question's hint there."""
        ...

    def taken(self, text: str, cursor: int) -> tuple[str, int] | None:
        """Return the text and where the cursor is once what is offered was taken, None where nothing is."""
        ...
