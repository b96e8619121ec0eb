"""What stands behind the numbers of a relay: who has read it back and how, who has not, the words that leak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from store.records import Entry, Item, Party, Term
from store.sentence import N_
from store.views.conflict import answers
from store.views.key import Key
from store.views.relay import leaking
from store.workspace import Workspace
from tui.labels import label
from tui.listings.listing import Line
from tui.listings.records import RecordsListing, section
from tui.text import _, plain


class RelayWhyListing(RecordsListing):
    """The relay itself, then its read-backs by what they say, then the terms that not all recipients share."""

    name = "why"
    title = N_("Why")
    empty = N_("No longer there")

    def __init__(self, item: int) -> None:
        """`item` is the relay's number."""
        super().__init__()
        self.item = item

    def lines(self, workspace: Workspace, today: date) -> Sequence[Line]:
        """What is contested first, whose read-back is missing last."""
        item = workspace.get(Item, self.item)
        return [*_behind(workspace, item)] if item else []

    def facts(self, workspace: Workspace, lines: Sequence[Line], today: date) -> Sequence[str]:
        """About which relay."""
        item = workspace.get(Item, self.item)
        return [f"#{item.id} {plain(item.title, 40)}"] if item else []


def _behind(workspace: Workspace, item: Item) -> Iterator[Line]:
    yield Key(Item.table, item.id)
    said = {party: entry for (party, _option), entry in answers(workspace, item).items() if party in item.parties}
    for answer in ("no", "reserve", "yes"):
        ids = [entry.id for entry in said.values() if entry.answer == answer]
        yield from section(label("answer.relay", answer).capitalize(), Entry.table, ids, answer)
    missing = [party for party in item.parties if party not in said]
    yield from section(label("answer.relay", "").capitalize(), Party.table, missing, "missing")
    yield from section(_("Words not all share"), Term.table, leaking(workspace, item), "leaks")
