"""The glossary: whose word, what it means, how to say it to whom."""

from __future__ import annotations

from store import Term
from store.records.term import Change
from store.views import glossary
from store.views.key import Key, name
from store.views.vocabulary import vocabulary
from tui.actions import ACTIONS, EVERYWHERE
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.dialogs.naming import party_named, words
from tui.keymap import bindings
from tui.listings.listing import Line, keys
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

    def action_list_filter(self) -> None:
        """Filter; what each key looks through is made ready now."""
        vocabulary(self.desk.workspace)
        glossary.found(self.desk.workspace, "")
        super().action_list_filter()

    def matching(self) -> list[Line]:
        """The terms that are found, in the order of the list; first what the filter is another form of."""
        formed = [Key(Term.table, id) for id in vocabulary(self.desk.workspace).named(self.wanted)]
        found = frozenset(glossary.found(self.desk.workspace, self.wanted))
        return [*dict.fromkeys((*formed, *(line for line in keys(self.lines) if line.id in found)))]
