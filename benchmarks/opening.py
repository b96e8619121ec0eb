"""What each screen reads to be shown, apart from any terminal: the opening of every list, sheet, history and search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import islice
from typing import Any, cast

from store import RECORDS, Entry, Initiative, Item, Meeting, Party, Record, Workspace, when
from store.engine.protocol import Engine, Stored
from store.views import likeness, search
from store.views.breakdowns import Breakdowns
from store.views.free_time import Wanted
from store.views.key import Key
from store.views.minutes import minutes
from store.views.standing import standings
from store.views.work import work
from tui.cli.initiative_pages import pages
from tui.listings import LISTINGS, Listing, listing_of
from tui.listings.behind import BehindListing
from tui.listings.board import PANELS
from tui.listings.bridge import BridgeListing
from tui.listings.bridge_why import BridgeWhyListing
from tui.listings.conflict_why import ConflictWhyListing
from tui.listings.free_times import FreeTimeListing
from tui.listings.listing import keys
from tui.listings.pack import PackListing
from tui.listings.party import PartyListing
from tui.listings.relay_why import RelayWhyListing
from tui.listings.run import RunListing
from tui.listings.why import WhyListing
from tui.sheets import sheet
from tui.sheets.handover import handover_parts
from tui.sheets.matrix import matrix_parts
from tui.sheets.year import year_parts

DAYS_LOOKED_AT = 60
"""Days within which a free time is looked for."""
PAGE = 24
"""Lines of a list that a terminal shows."""
REVISIONS = 200
"""Revisions that a history shows."""

Opening = Callable[[Workspace], object]


class Counting:
    """An engine that counts, by table, the documents that are read from it."""

    def __init__(self, engine: Engine) -> None:
        """All else is answered by `engine` itself."""
        self.engine = engine
        self.read: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.engine, name)

    def get(self, table: str, id: int) -> Stored | None:
        """Return one document, counted."""
        self.read[table] += 1
        return self.engine.get(table, id)

    def docs(self, table: str, ids: Iterable[int] | None = None) -> Iterator[Stored]:
        """Yield the table's documents, or some of them, counted."""
        for stored in self.engine.docs(table, ids):
            self.read[table] += 1
            yield stored


def counted(workspace: Workspace) -> tuple[Workspace, Counting]:
    """Return a workspace that has seen nothing yet on the engine of another, and what counts its reading."""
    counting = Counting(workspace.engine)
    return Workspace(cast(Engine, counting), zone=workspace.zone, clock=workspace.clock), counting


def openings(workspace: Workspace) -> dict[str, Opening]:
    """Return what is opened, by name: each list, of each kind of record its sheet and its past, and what is looked for
    while somebody types. What is opened of a kind is chosen in `workspace`."""
    chosen = {kind: subjects(workspace, kind) for kind in RECORDS.values()}
    return {
        **{name: partial(_list, name) for name in LISTINGS},
        **{f"sheet of {kind.table}": partial(_sheets, kind, ids) for kind, ids in chosen.items()},
        **{f"history of {kind.table}": partial(_history, kind, ids) for kind, ids in chosen.items()},
        "search": lambda workspace: search.found(workspace, "elevator"),
        **{name: partial(opening, chosen[Meeting]) for name, opening in _MEETING_PAGES.items()},
        **{name: partial(opening, chosen[Party]) for name, opening in _PARTY_PAGES.items()},
        **{name: partial(opening, _conflicts(workspace)) for name, opening in _CONFLICT_PAGES.items()},
        "why of relays": _relay_whys,
        "boards": partial(_boards, chosen[Initiative]),
        **{name: partial(opening, chosen[Initiative]) for name, opening in _BOARD_PAGES.items()},
        "quick entry": _names,
        "duplicates": _duplicates,
    }


def subjects(workspace: Workspace, kind: type[Record]) -> list[int]:
    """Return the records of a kind whose sheets are opened: the one there is most to tell about, and the last made."""
    told_by = {"parties": "parties", "items": "item", "meetings": "meeting", "initiatives": "initiative"}
    ids = workspace.ids(kind)
    field = told_by.get(kind.table)
    most = max(ids, key=lambda id: len(workspace.ids(Entry, **{field: id})), default=0) if field else 0
    return sorted({id for id in (most, *ids[-1:]) if id})


def _conflicts(workspace: Workspace) -> list[int]:
    """Return the open conflict there is most to tell about, and the last one made."""
    ids = sorted(work(workspace).conflicts)
    most = max(ids, key=lambda id: len(workspace.ids(Entry, item=id)), default=0)
    return sorted({id for id in (most, *ids[-1:]) if id})


def _today(workspace: Workspace) -> Any:
    return when.day(workspace.clock(), workspace.zone)


def _list(name: str, workspace: Workspace) -> object:
    return _shown(listing_of(name), workspace)


def _packs(ids: Sequence[int], workspace: Workspace) -> object:
    return [_shown(PackListing(id), workspace) for id in ids]


def _runs(ids: Sequence[int], workspace: Workspace) -> object:
    return [_shown(RunListing(id), workspace) for id in ids]


def _minutes(ids: Sequence[int], workspace: Workspace) -> object:
    return [minutes(workspace, meeting) for meeting in workspace.some(Meeting, ids)]


def _free_times(ids: Sequence[int], workspace: Workspace) -> object:
    listing, today = FreeTimeListing(), _today(workspace)
    parties = {party for meeting in workspace.some(Meeting, ids) for party in meeting.parties}
    listing.wanted = Wanted(tuple(sorted(parties)), today, today + timedelta(days=DAYS_LOOKED_AT))
    return _shown(listing, workspace)


_MEETING_PAGES = {"pack": _packs, "run": _runs, "minutes": _minutes, "find_time": _free_times}
"""Page → what it shows of these meetings."""


def _matrices(ids: Sequence[int], workspace: Workspace) -> object:
    today, items = _today(workspace), [*workspace.some(Item, ids)]
    sheets = [sheet(workspace, Key(Item.table, id), today) for id in ids]
    return sheets, [matrix_parts(workspace, item, item.parties[0], 0, today) for item in items]


def _conflict_whys(ids: Sequence[int], workspace: Workspace) -> object:
    return [_shown(ConflictWhyListing(id), workspace) for id in ids]


def _panels(ids: Sequence[int], workspace: Workspace) -> object:
    return [_shown(panel(id), workspace) for id in ids for panel in PANELS]


def _behind(ids: Sequence[int], workspace: Workspace) -> object:
    behind = [Key(Item.table, item) for id in ids for item in workspace.ids(Item, initiative=id)]
    return _shown(BehindListing(behind), workspace)


def _reports(ids: Sequence[int], workspace: Workspace) -> object:
    return [pages(workspace, initiative, _today(workspace)) for initiative in workspace.some(Initiative, ids)]


_BOARD_PAGES = {"board": _panels, "why of boards": _behind, "report": _reports}
"""Page → what it shows of these initiatives."""
_CONFLICT_PAGES = {"matrix": _matrices, "why of conflicts": _conflict_whys}
"""Page → what it shows of these conflicts."""


def _relay_whys(workspace: Workspace) -> object:
    live = sorted(work(workspace).live.intersection(workspace.ids(Item, kind="relay")))
    return [_shown(RelayWhyListing(id), workspace) for id in live[-2:]]


def _party_pages(ids: Sequence[int], workspace: Workspace) -> object:
    return [_shown(PartyListing(id), workspace) for id in ids]


def _why(ids: Sequence[int], workspace: Workspace) -> object:
    return [_shown(WhyListing(id), workspace) for id in ids]


def _bridge_why(ids: Sequence[int], workspace: Workspace) -> object:
    return _shown(BridgeWhyListing(ids[0], ids[-1]), workspace)


def _bridge(ids: Sequence[int], workspace: Workspace) -> object:
    return _shown(BridgeListing(ids[0], ids[-1]), workspace)


def _handovers(ids: Sequence[int], workspace: Workspace) -> object:
    return [handover_parts(workspace, party, _today(workspace)) for party in workspace.some(Party, ids)]


def _years(ids: Sequence[int], workspace: Workspace) -> object:
    return [year_parts(workspace, party, _today(workspace)) for party in workspace.some(Party, ids)]


def _map(ids: Sequence[int], workspace: Workspace) -> object:
    return [(found, workspace.get(Party, found.id)) for found in standings(workspace, _today(workspace), Breakdowns())]


_PARTY_PAGES = {
    "party": _party_pages, "why": _why, "bridge": _bridge, "why of bridges": _bridge_why,
    "handover": _handovers, "year": _years, "map": _map,
}  # fmt: skip
"""Page → what it shows of these parties."""


def _shown(listing: Listing, workspace: Workspace) -> object:
    today = _today(workspace)
    lines = listing.lines(workspace, today)
    facts = listing.facts(workspace, lines, today)
    return facts, [listing.cells(listing.row(workspace, key, today), today) for key in keys(lines)[:PAGE]]


def _sheets(kind: type[Record], ids: Sequence[int], workspace: Workspace) -> object:
    return [sheet(workspace, Key(kind.table, id), _today(workspace)) for id in ids]


def _history(kind: type[Record], ids: Sequence[int], workspace: Workspace) -> object:
    return [[*islice(workspace.history(record), REVISIONS)] for record in workspace.some(kind, ids)]


def _names(workspace: Workspace) -> object:
    from tui.quick_entry.people.known import names_of

    return names_of(workspace)


def _boards(ids: Sequence[int], workspace: Workspace) -> object:
    from store.views.board.saturation import saturation
    from store.views.board.whole import board

    today = _today(workspace)
    return saturation(workspace, today), [board(workspace, one, today) for one in workspace.some(Initiative, ids)]


def _duplicates(workspace: Workspace) -> object:
    inbox = workspace.ids(Item, status="inbox")
    first = workspace.get(Item, inbox[0]) if inbox else None
    return likeness.likest(workspace, first, _today(workspace)) if first else []
