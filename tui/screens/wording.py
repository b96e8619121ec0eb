"""Words on any screen: what one means, defining it without leaving, and what leaks of a text that was saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store import Done, Item, Party, Term
from store.records.term import Define
from store.views.key import Key, codes
from tui import actions
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.pieces import Piece
from tui.screens import page
from tui.screens.base_screen import BaseScreen
from tui.text import _, _n
from tui.widgets.bars import BETWEEN

if TYPE_CHECKING:
    from tui.jargon import Lens


class Wording(BaseScreen):
    """A screen on whose words one can ask."""

    def action_term_show(self) -> None:
        """Say what a word means; define it where the glossary does not have it."""
        self.talk(self._word())

    def _word(self) -> Dialogue:
        from tui.dialogs.naming import words
        from tui.jargon import Glossary

        aid = Glossary(self.desk.workspace, self.read_here())
        word = yield from until(Ask(_("Which word?"), aid=aid), words)
        term = aid.term(word)
        if term is not None:
            self.app.push_screen(page("record", Key(Term.table, term.id)))
        else:
            yield from self.defining(word)

    def read_here(self) -> str:
        """Return the text that is read of the record under the cursor."""
        from tui.sheets import sheet
        from tui.sheets.text import as_text

        here = self.here()
        return "\n".join(as_text(sheet(self.desk.workspace, here, self.desk.today))) if here else ""

    def defining(self, word: str) -> Dialogue:
        """Ask whose word it is and what it means, and define it."""
        from tui.dialogs.naming import party_named, words

        workspace = self.desk.workspace
        record = self.record()
        source = workspace.get(Party, record.source) if isinstance(record, Item) and record.source else None
        own = (source.groups[:1] or (source.id,)) if source else ()  # a person's words are its group's
        whose = "".join(codes(workspace, own))
        ask = Ask(_("Whose word is it?"), whose, hint=_("The group's code or name; empty: everybody's"))
        group = yield from until(ask, lambda text: party_named(workspace, text) if text else None)
        plain = yield from until(Ask(_("In plain words")), words)
        self.do(Define(term=word, plain=plain, group=group))

    def lens(self, item: Item) -> Lens:
        """Return the jargon lens for a text of a relay."""
        from tui.jargon import Lens

        return Lens(self.desk.workspace, item, Piece(self.key_of(actions.TAKE), "key"))

    def told(self, done: Done, chosen: Sequence[Key] = ()) -> str:
        """A relay whose text was written says what leaks of it."""
        said = super().told(done, chosen)
        if done.operation not in ("item.capture", "item.change"):
            return said
        from store.views.relay import leaking

        records = (self.desk.workspace.get(Item, id) for table, id in done.written if table == Item.table)
        relays = (item for item in records if item and item.kind == "relay")
        count = sum(len(leaking(self.desk.workspace, item)) for item in relays)
        return _n("{n} word not all share", "{n} words not all share", count) + BETWEEN + said if count else said
