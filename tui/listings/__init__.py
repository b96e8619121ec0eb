"""The lists, one file each: the same columns on the screen and in the shell."""

from importlib import import_module

from tui.listings.listing import Listing

LISTINGS = {
    "inbox": "InboxListing",
    "snoozed": "SnoozedListing",
    "agenda": "AgendaListing",
    "conflicts": "ConflictListing",
    "log": "RelationshipListing",
    "bridges": "BridgesListing",
    "relays": "RelayListing",
    "initiatives": "InitiativeListing",
    "saturation": "SaturationListing",
    "terms": "TermListing",
    "signals": "SignalListing",
    "search": "SearchListing",
}
"""What `passerelle list NAME` and the screens show: name, which is also its file's, and class."""


def listing_of(name: str) -> Listing:
    """Return a new listing of that name; only its own file is read."""
    made: Listing = getattr(import_module(f"tui.listings.{name}"), LISTINGS[name])()
    return made


__all__ = ["LISTINGS", "Listing", "listing_of"]
