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
from tui.columns import Column, Row, Section, fit, widths
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
    lines = listing.lines(workspace, today)
    found = {key: row for key in keys(lines) if (row := listing.row(workspace, key, today)) is not None}
    if not found and not session.json:
        say_on_stderr([_(listing.empty).partition("\n")[0]])
    shown = [line if isinstance(line, Section) else listing.cells(found[line], today) for line in lines]
    session.answer([*found.values()], table(listing.columns(), shown, _room()))


def table(columns: Sequence[Column], lines: Sequence[Row | Section], room: int) -> Iterator[str]:
    """Yield a heading and the lines in columns: within `room` cells, or (0) as wide as what stands in them."""
    rows = [line for line in lines if not isinstance(line, Section)]
    if not rows:
        return
    shown = widths(columns, room) if room else _natural(columns, rows)
    yield _in_columns([column.title for column in columns], columns, shown)
    for line in lines:
        yield f"-- {line.label}" if isinstance(line, Section) else _in_columns(line.cells, columns, shown)


def _in_columns(texts: Sequence[str], columns: Sequence[Column], shown: Sequence[tuple[int, int]]) -> str:
    return " ".join(fit(texts[place], width, columns[place].right) for place, width in shown).rstrip()


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
