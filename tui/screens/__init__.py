"""The screens, one place each; known by name, so that none needs to know another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from textual.screen import Screen

from store.views.key import Key
from tui.listings import LISTINGS, listing_of


def _named(module: str, screen: str) -> Callable[[], Screen[Any]]:
    def make() -> Screen[Any]:
        made: Screen[Any] = getattr(import_module(f"tui.screens.{module}"), screen)()
        return made

    return make


MODES: dict[str, str | Callable[[], Screen[Any]]] = {
    "inbox": _named("inbox", "InboxScreen"),
    "agenda": _named("agenda", "AgendaScreen"),
    "conflicts": _named("conflicts", "ConflictsScreen"),
    "log": _named("log", "LogScreen"),
    "relays": _named("relays", "RelaysScreen"),
    "initiatives": _named("initiatives", "InitiativesScreen"),
    "terms": _named("terms", "TermsScreen"),
    "search": _named("search", "SearchScreen"),
}
"""Name → what makes the screen; each is imported when it is first gone to."""

PAGES = {
    "record": "RecordScreen", "history": "HistoryScreen", "form": "FormScreen", "help": "HelpScreen",
    "cheats": "CheatsScreen", "pack": "PackScreen", "run": "RunScreen", "minutes": "MinutesScreen",
    "find_time": "FindTimeScreen", "snoozed": "SnoozedScreen",
    "party": "PartyScreen", "bridge": "BridgeScreen", "bridges": "BridgesScreen", "map": "MapScreen",
    "year": "YearScreen", "handover": "HandoverScreen", "why": "WhyScreen",
    "board": "BoardScreen", "report": "ReportScreen", "saturation": "SaturationScreen",
    "matrix": "MatrixScreen",
}  # fmt: skip
"""Name, which is also its file's → the screen that is opened on top of another and left by `q`."""


OWN_PAGES = {"parties": "party", "initiatives": "board"}
"""Table → the page that its records have instead of a plain one."""


def record_page(key: Key) -> Screen[Any]:
    """Return a new page about the record of a line."""
    return page(OWN_PAGES.get(key.table, "record"), key)


def page(name: str, *about: object) -> Screen[Any]:
    """Return a new page: about a line's key, (help) about a screen, or (what sleeps) about nothing in particular."""
    made: Screen[Any] = getattr(import_module(f"tui.screens.{name}"), PAGES[name])(*about)
    return made


def read_in(names: Iterable[str]) -> None:
    """Read in the code of these modes and pages, so that going there for the first time need not wait for it."""
    for name in names:
        import_module(f"tui.screens.{name}")
        if name in LISTINGS:
            listing_of(name)
