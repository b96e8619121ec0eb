"""The glossary: whose word, what it means, how to say it to whom."""

from __future__ import annotations

from store import Term
from store.records.term import Change
from store.views.key import Key, name
from store.views.vocabulary import vocabulary
from tui.actions import ACTIONS, EVERYWHERE
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.dialogs.naming import party_named, words
from tui.keymap import bindings
from tui.listings.listing import Line
from tui.screens.list_screen import ListScreen
from tui.text import _, plain


class TermsScreen(ListScreen):
    """Words that one group uses and others may not share."""

    place = "terms"
    BINDINGS = bindings((*ACTIONS["terms"], *EVERYWHERE))

    def action_term_define(self) -> None:
        """Define one."""
        self.talk(self._define())

    def _define(self) -> Dialogue:
        yield from self.defining((yield from until(Ask(_("Which word?")), words)))

    def action_term_say(self) -> None:
        """Note how to say it to a group; nothing typed takes the wording away."""
        self.talk(self._say())

    def _say(self) -> Dialogue:
        workspace, term = self.desk.workspace, self.record()
        if not isinstance(term, Term):
            self.notice(_("There is nothing under the cursor"), "warn")
            return
        ask = Ask(_("Say it to whom?"), hint=_("The group's code or name"))
        group = yield from until(ask, lambda text: party_named(workspace, text))
        who = plain(name(workspace, group), 24)
        said = yield Ask(_("To {party}").format(party=who), term.says.get(group, ""), hint=plain(term.plain))
        says = {other: wording for other, wording in term.says.items() if other != group}
        self.do(Change(id=term.id, rev=term.rev, says=says | ({group: said} if said else {})))

    def matching(self) -> list[Line]:
        """First what the text is another form of, then the lines that hold its words."""
        formed = [Key(Term.table, id) for id in vocabulary(self.desk.workspace).named(self.wanted)]
        return [*dict.fromkeys((*formed, *super().matching()))]
