"""What initiatives ask of a group in a week, by day."""

from __future__ import annotations

from collections.abc import Iterator

from store import RECORDS
from store.sentence import reference
from store.views.board.saturation import MOST, Week
from store.workspace import Workspace
from tui.labels import shown_reference, title
from tui.pieces import Line, Part, Parts, Piece
from tui.text import _, _n, colon, day


def saturation_parts(workspace: Workspace, week: Week) -> Parts:
    """Return the demands of a week, each with the initiative it comes from; whether they are too many, and why."""
    count = len(week.demands)
    asked = _n("{n} thing is asked", "{n} things are asked", count)
    told: list[Line] = [[Piece(asked, "alert" if week.is_too_much else "")]]
    if week.is_too_much:
        told.append(Piece(_("More than {n} in a week is too much beside the work").format(n=MOST), "warn"))
    heading = _("{party}, week of {day}").format(party=week.name, day=day(week.monday))
    return [Part(heading, told), Part("", [*_demands(workspace, week)])]


def _demands(workspace: Workspace, week: Week) -> Iterator[Line]:
    for demand in week.demands:
        record = workspace.get(RECORDS[demand.table], demand.id)
        if record is None:
            continue
        is_go_live = demand.table == "initiatives"
        yield [
            Piece(f"{day(demand.day)}  ", "dim"),
            Piece(f"{shown_reference(record)} ", "accent"),
            Piece(colon(_("go-live")) if is_go_live else ""),
            Piece(title(record)),
            Piece("" if is_go_live else f"  ({reference('initiatives', demand.initiative)})", "dim"),
        ]
