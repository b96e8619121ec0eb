"""What stands behind the reasons and numbers about a party: the records, reason by reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from store.records import Entry, Item, Party
from store.sentence import N_
from store.views.key import Key, name
from store.views.promises import promises
from store.views.relationship import spoken
from store.views.rhythm import contacts, weeks
from store.views.standing import reasons
from store.views.work import open_with
from store.workspace import Workspace
from tui.columns import Section
from tui.listings.listing import Line
from tui.listings.records import RecordsListing, section
from tui.text import _, plain, say


class WhyListing(RecordsListing):
    """Each reason, and the records that show it."""

    name = "why"
    title = N_("Why")
    empty = N_("Nothing to explain: no contact, no promise, nothing open.")

    def __init__(self, party: int) -> None:
        """`party` is its number."""
        super().__init__()
        self.party = party

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """The reasons, the gravest first; then the other numbers of the party's sheet."""
        party = workspace.get(Party, self.party)
        return [*_behind(workspace, party, today)] if party else []

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """About whom."""
        return [plain(name(workspace, self.party), 40)]


def _behind(workspace: Workspace, party: Party, today: date) -> Iterator[Line]:
    for number, reason in enumerate(reasons(workspace, party, today)):
        yield Section(say(reason.said))
        yield from (Key(key.table, key.id, f"reason {number}") for key in reason.behind)
    yield from section(_("Open with it"), Item.table, open_with(workspace, party.id), "open")
    kept = promises(workspace, party.id, today)
    yield from section(_("Promises kept"), Item.table, kept.kept, "kept")
    yield from section(_("Promises broken"), Item.table, kept.broken, "broken")
    yield from section(_("Tone"), Entry.table, reversed(spoken(workspace, party.id).tones), "tone")
    first = today - timedelta(days=7 * len(weeks(workspace, party, today)) - 1)
    lately = contacts(workspace, party, first, today)
    ids = [id for day in sorted(lately, reverse=True) for id in lately[day]]
    yield from section(_("Contacts of the last weeks"), Entry.table, ids, "contacts")
