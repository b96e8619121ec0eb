"""Picking one of several records."""

from __future__ import annotations

from tui.columns import Column, Row
from tui.dialogs.chooser import Chooser
from tui.dialogs.dialogue import Pick


class Picker(Chooser):
    """A question whose answer is one line of a list, the likeliest first."""

    def __init__(self, pick: Pick) -> None:
        """The lines are shown in their order."""
        super().__init__(pick.question, (Column(),), {answer: Row((shown,)) for answer, shown in pick.lines})
