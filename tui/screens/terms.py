"""The glossary: whose word, what it means, how to say it to whom."""

from __future__ import annotations

from store.records.term import Define
from tui.actions import ACTIONS, EVERYWHERE
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.dialogs.naming import party_named, words
from tui.keymap import bindings
from tui.screens.list_screen import ListScreen
from tui.text import _


class TermsScreen(ListScreen):
    """Words that one group uses and others may not share."""

    place = "terms"
    BINDINGS = bindings((*ACTIONS["terms"], *EVERYWHERE))

    def action_term_define(self) -> None:
        """Define one."""
        self.talk(self._define())

    def _define(self) -> Dialogue:
        workspace = self.desk.workspace
        term = yield from until(Ask(_("Which word?")), words)
        hint = _("The group's code or name; empty: everybody's")
        ask = Ask(_("Whose word is it?"), hint=hint)
        group = yield from until(ask, lambda text: party_named(workspace, text) if text else None)
        plain = yield from until(Ask(_("In plain words")), words)
        self.do(Define(term=term, plain=plain, group=group))
