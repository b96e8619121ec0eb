"""A party's page: itself, what is open with it, its people and words, its timeline; every line can be opened."""

from __future__ import annotations

from typing import get_args

from store import Party
from store.records.entry import Channel
from store.views.key import Key
from store.views.relationship import itself
from tui.actions import ACTIONS, EVERYWHERE
from tui.dialogs.dialogue import Dialogue, Pick, code
from tui.keymap import bindings
from tui.labels import label
from tui.listings.party import ALL, Narrowing, PartyListing
from tui.listings.why import WhyListing
from tui.pieces import Parts
from tui.screens import page
from tui.screens.list_screen import ListScreen
from tui.screens.mediating import Mediating
from tui.screens.relations import Relations
from tui.screens.settling import Settling
from tui.screens.triage import Triage
from tui.text import _


class PartyScreen(Relations, Mediating, Settling, Triage, ListScreen):
    """What is under the cursor can be dealt with on the spot; the rest is about the party."""

    place = "party"
    BINDINGS = bindings((*ACTIONS["party"], *EVERYWHERE))

    def __init__(self, key: Key) -> None:
        """`key` is the party's."""
        self._page = PartyListing(key.id)
        super().__init__(self._page)

    def party(self) -> Party | None:
        """The one whose page it is."""
        return self.desk.workspace.get(Party, self._page.party)

    def head(self) -> str:
        """A line begun here is about the party."""
        party = self.party()
        return f"@{party.code} " if party else ""

    def action_entry_log(self) -> None:
        """Log a contact with the party."""
        self.foot.open_entry(f"{_('call')} {self.head().strip('@ ')}: ")

    def parts(self, key: Key) -> Parts:
        """The sheet of the line; the party's own with what only the user may read."""
        own = key == Key(Party.table, self._page.party)
        return [*super().parts(key), *(self.note_part(key) if own else ())]

    def open_line(self, key: Key) -> None:
        """Open the record; of the party itself, what stands behind its numbers."""
        if key == Key(Party.table, self._page.party):
            self.app.push_screen(page("why", WhyListing(key.id)))
        else:
            super().open_line(key)

    def retreat(self) -> bool:
        """Show the whole timeline again before going back."""
        if self._page.narrowing == ALL:
            return super().retreat()
        self._narrow(ALL)
        return True

    def action_timeline_narrow(self) -> None:
        """Ask for a channel, a tone or a person."""
        self.talk(self._narrowed())

    def _narrowed(self) -> Dialogue:
        by = {"channel": _("channel"), "tone": _("tone"), "person": _("person"), "all": _("all of it")}
        field = yield from code(_("Only one"), by)
        if field == "channel":
            labels = {channel: label("entry.channel", channel) for channel in get_args(Channel)}
            self._narrow(Narrowing(channel=(yield from code(_("Channel"), labels))))
        elif field == "tone":
            tones = {"1": _("good"), "0": _("even"), "-1": _("bad")}
            self._narrow(Narrowing(tone=int((yield from code(_("Tone"), tones)))))
        elif field == "person":
            person = yield Pick(_("Which person?"), [*self._people()])
            self._narrow(Narrowing(person=int(person)))
        else:
            self._narrow(ALL)

    def _people(self) -> list[tuple[str, str]]:
        party = self.party()
        people = self.desk.workspace.some(Party, itself(self.desk.workspace, party)) if party else ()
        return [(str(one.id), f"{one.name}  {one.role}".rstrip()) for one in people]

    def _narrow(self, narrowing: Narrowing) -> None:
        self._page.narrowing = narrowing
        self.load()
