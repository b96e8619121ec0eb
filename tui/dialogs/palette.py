"""The palette: every act by name, those of the screen first, then every operation there is."""

from __future__ import annotations

from collections.abc import Iterable

from store import OPERATIONS
from tui.actions import Action, shown_key
from tui.columns import Column, Row
from tui.dialogs.chooser import Chooser
from tui.text import _


class Palette(Chooser):
    """Gives back the name of an action or an operation."""

    def __init__(self, offered: Iterable[Action]) -> None:
        """`offered`: the actions of the screen it is opened on."""
        rows = {a.name: Row((a.name, shown_key(a.key), _(a.line)), ("accent", "accent", "")) for a in offered}
        for name, operation in sorted(OPERATIONS.items()):
            rows.setdefault(name, Row((name, "", _(operation.summary())), ("accent", "", "")))
        super().__init__(_("Palette"), (Column(_("Act"), 20), Column(_("Key"), 7), Column(_("What it does"))), rows)
