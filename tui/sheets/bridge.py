"""What stands between two parties, in a few lines."""

from __future__ import annotations

from datetime import date

from store.views.bridge import Bridge
from store.views.key import names
from store.workspace import Workspace
from tui.pieces import Part, Parts
from tui.sheets.lines import facts
from tui.text import _, _n, ago, day


def bridge_parts(workspace: Workspace, pair: tuple[int, int], bridge: Bridge, today: date) -> Parts:
    """Return the last exchange, the silence, who speaks first and how often, how much is open and closed."""
    last = f"{day(bridge.last)} ({ago((today - bridge.last).days)})" if bridge.last else _("none logged")
    ways = zip(names(workspace, pair), (bridge.first_a, bridge.first_b), strict=True)
    gap = bridge.gap
    silent = _n("{n} day", "{n} days", gap.days) if gap else ""
    role = "alert" if gap and gap.is_broken else ""
    known = [
        (_("Last exchange"), last, ""),
        (_("Agreed every"), _n("{n} day", "{n} days", bridge.cadence), ""),
        (_("Silent for"), silent, role),
        *(
            (_("{party} spoke first").format(party=name), _n("{n} time", "{n} times", len(ids)), "")
            for name, ids in ways
        ),
        (_("Open between them"), str(len(bridge.open)), ""),
        (_("Closed"), str(len(bridge.closed)), ""),
        (_("Entries"), str(len(bridge.entries)), ""),
    ]
    return [Part(" – ".join(names(workspace, pair)), facts(known))]
