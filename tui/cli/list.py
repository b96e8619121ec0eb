"""`passerelle list`: the lists of the screens, a line each."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

import click

from store import when
from store.sentence import N_
from tui.cli.session import Session, common_options, say_on_stderr
from tui.columns import Column, Row, fit, widths
from tui.text import _, cells, plain


@click.command("list", help=N_("Show a list: inbox, agenda, conflicts, log, relays, initiatives, terms, signals."))
@click.argument("name", metavar="NAME")
@common_options
@click.pass_obj
def command(session: Session, name: str) -> None:
    """Answer with the rows of one list."""
    from tui.listings import LISTINGS, listing_of
    from tui.listings.listing import keys

    if name not in LISTINGS:
        raise click.UsageError(_unknown(name, list(LISTINGS)))
    listing = listing_of(name)
    workspace = session.workspace()
    today = when.day(workspace.clock(), workspace.zone)
    found = (listing.row(workspace, key, today) for key in keys(listing.lines(workspace, today)))
    rows = [row for row in found if row is not None]
    if not rows and not session.json:
        say_on_stderr([_(listing.empty).partition("\n")[0]])
    session.answer(rows, table(listing.columns(), [listing.cells(row, today) for row in rows], _room()))


def table(columns: Sequence[Column], rows: Sequence[Row], room: int) -> Iterator[str]:
    """Yield a heading and the rows in columns: within `room` cells, or (0) as wide as what stands in them."""
    if not rows:
        return
    shown = widths(columns, room) if room else _natural(columns, rows)
    for texts in ([column.title for column in columns], *(row.cells for row in rows)):
        yield " ".join(fit(texts[place], width, columns[place].right) for place, width in shown).rstrip()


def _natural(columns: Sequence[Column], rows: Sequence[Row]) -> list[tuple[int, int]]:
    texts = [[column.title for column in columns], *(row.cells for row in rows)]
    return [(place, max(cells(plain(line[place])) for line in texts)) for place in range(len(columns))]


def _room() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def _unknown(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, 1)
    if near:
        return _("There is no list {name}; did you mean {near}?").format(name=name, near=near[0])
    return _("There is no list {name}; there are {names}").format(name=name, names=", ".join(known))
