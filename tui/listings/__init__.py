"""The lists, one file each: the same columns on the screen and in the shell."""

from tui.listings.agenda import AgendaListing
from tui.listings.conflicts import ConflictListing
from tui.listings.inbox import InboxListing
from tui.listings.initiatives import InitiativeListing
from tui.listings.listing import Listing
from tui.listings.relationships import RelationshipListing
from tui.listings.relays import RelayListing
from tui.listings.search import SearchListing
from tui.listings.signals import SignalListing
from tui.listings.terms import TermListing

LISTINGS: dict[str, type[Listing]] = {
    listing.name: listing
    for listing in (
        InboxListing, AgendaListing, ConflictListing, RelationshipListing, RelayListing, InitiativeListing, TermListing,
        SignalListing, SearchListing,
    )
}  # fmt: skip
"""What `passerelle list NAME` and the screens show."""

__all__ = ["LISTINGS", "Listing"]
