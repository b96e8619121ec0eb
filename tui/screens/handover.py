"""The sheet for the colleague who takes over a party; it is read, and copied as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from store import Party
from tui.actions import ACTIONS, EVERYWHERE
from tui.keymap import bindings
from tui.listings.why import WhyListing
from tui.pieces import Part
from tui.screens import page
from tui.screens.of_party import OfParty
from tui.sheets.handover import handover_parts
from tui.sheets.markdown import as_markdown
from tui.text import _


class HandoverScreen(OfParty):
    """Situation, background, assessment, recommendation."""

    place = "handover"
    BINDINGS = bindings((*ACTIONS["handover"], *EVERYWHERE))

    def heading(self) -> str:
        """Its name."""
        return _("Handover")

    def parts(self, party: Party) -> Sequence[Part]:
        """The sheet."""
        return handover_parts(self.desk.workspace, party, self.desk.today)

    def action_record_why(self) -> None:
        """Show the records behind each reason and number."""
        self.app.push_screen(page("why", WhyListing(self._party)))

    def action_record_copy(self) -> None:
        """Copy the sheet as Markdown."""
        party = self.party
        if party is not None:
            self.app.copy_to_clipboard("\n".join(as_markdown(party.name, self.parts(party))))
            self.notice(_("Copied"), "good")
