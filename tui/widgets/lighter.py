"""Lights what is understood in a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.highlighter import Highlighter
from rich.text import Span as Lit
from rich.text import Text

if TYPE_CHECKING:
    from tui.quick_entry import Draft
    from tui.widgets.entry_line import EntryLine

SURE = 2
"""The confidence from which a span is taken, not only suggested."""


class Lighter(Highlighter):
    """Lights what is understood: by colour, and by a line under it."""

    def __init__(self, entry: EntryLine) -> None:
        """`entry` knows what is understood, and its looks."""
        self._entry = entry
        self._of: tuple[Draft, str] | None = None
        self._lit: list[Lit] = []

    def highlight(self, text: Text) -> None:
        """Light the text; worked out once for each reading of the line, which is drawn about three times a key."""
        draft, theme = self._entry.draft, self._entry.app.theme
        if self._of is None or self._of[0] is not draft or self._of[1] != theme:
            self._of, self._lit = (draft, theme), [*self._lights(draft)]
        text.spans += self._lit

    def _lights(self, draft: Draft) -> Iterator[Lit]:
        style = self._entry.get_component_rich_style
        for span in draft.spans:
            name = "entry--taken" if span.confidence >= SURE else "entry--maybe"
            yield Lit(span.start, span.end, style(name, partial=True))
        for problem in draft.problems:
            yield Lit(*problem.span, style("entry--wrong", partial=True))
