"""What can be done with a party, wherever one is seen: speak, plan, look behind, hand over."""

from __future__ import annotations

from store import Party
from store.views.key import Key
from tui.dialogs.dialogue import Ask, Dialogue, until
from tui.dialogs.naming import party_named
from tui.listings.why import WhyListing
from tui.screens import page
from tui.screens.private_note import PrivateNote
from tui.text import _, plain


class Relations(PrivateNote):
    """Screens with a party under the cursor, or about one."""

    def party(self) -> Party | None:
        """Return the party that the next key is about; says so where there is none."""
        record = self.record()
        if isinstance(record, Party):
            return record
        self.notice(_("There is no party under the cursor"), "warn")
        return None

    def head(self) -> str:
        """A line begun here is about the party."""
        record = self.record()
        return f"@{record.code} " if isinstance(record, Party) else ""

    def noted(self) -> Key | None:
        """A private note is about the party."""
        party = self.party()
        return Key(party.table, party.id) if party else None

    def action_entry_log(self) -> None:
        """Log a contact with the party; where nobody is there yet, the line makes one."""
        record = self.record()
        self.foot.open_entry(f"{_('call')} {record.code}: " if isinstance(record, Party) else f"{_('call')} ")

    def action_party_checkin(self) -> None:
        """Plan a check-in with the party."""
        self.foot.open_entry(f"{_('checkin')} {self.head()}")

    def action_party_bridge(self) -> None:
        """Show what is between the two that are selected, or between the party and another one."""
        chosen = [key.id for key in self.chosen() if key.table == Party.table]
        if len(chosen) == 2:
            self.app.push_screen(page("bridge", *chosen))
            return
        self.talk(self._bridge())

    def _bridge(self) -> Dialogue:
        party = self.party()
        if party is None:
            return
        ask = Ask(_("Bridge from {party} to").format(party=plain(party.name, 30)), hint=_("A party's code or name"))
        other = yield from until(ask, lambda text: party_named(self.desk.workspace, text))
        if other == party.id:
            self.notice(_("A bridge has two ends: name another party"), "warn")
            return
        self.app.push_screen(page("bridge", party.id, other))

    def action_record_why(self) -> None:
        """Show the records behind what is said of the party."""
        if (party := self.party()) is not None:
            self.app.push_screen(page("why", WhyListing(party.id)))

    def action_party_year(self) -> None:
        """Show a year of contacts."""
        self.open_about("year")

    def action_party_handover(self) -> None:
        """Show the sheet for whoever takes over."""
        self.open_about("handover")

    def open_about(self, name: str) -> None:
        """Open a page about the party."""
        party = self.party()
        if party is not None:
            self.app.push_screen(page(name, party.id))
