"""`passerelle list`: the lists of the screens, a line each."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from store import when
from store.sentence import N_
from tui.cli.session import Session, common_options, say_on_stderr
from tui.columns import Column, Row, Section, fit, widths
from tui.text import _, cells, plain

if TYPE_CHECKING:
    from tui.listings import Listing


@click.command("list", help=N_("Show a list: inbox, agenda, conflicts, log, relays, initiatives, terms, signals."))
@click.argument("name", metavar="NAME")
@click.option("--from", "first", metavar="DAY", help=N_("The agenda from that day on, such as mon or 2026-11-27."))
@click.option("--to", "last", metavar="DAY", help=N_("The agenda up to that day."))
@common_options
@click.pass_obj
def command(session: Session, name: str, first: str | None, last: str | None) -> None:
    """Answer with the rows of one list."""
    from tui.listings import LISTINGS, listing_of
    from tui.listings.listing import keys

    if name not in LISTINGS:
        raise click.UsageError(_unknown(name, list(LISTINGS)))
    if (first or last) and name != "agenda":
        raise click.UsageError(_("only the agenda takes --from and --to"))
    listing = _agenda(session, first, last) if name == "agenda" else listing_of(name)
    workspace = session.workspace()
    today = when.day(workspace.clock(), workspace.zone)
    listing.complete(workspace, today)
    lines = listing.lines(workspace, today)
    found = {key: row for key in keys(lines) if (row := listing.row(workspace, key, today)) is not None}
    if not lines and not session.json:
        say_on_stderr([_(listing.empty).partition("\n")[0]])
    shown = [line if isinstance(line, Section) else listing.cells(found[line], today) for line in lines]
    session.answer(listing.told([*found.values()]), table(listing.columns(), shown, _room()))


def table(columns: Sequence[Column], lines: Sequence[Row | Section], room: int) -> Iterator[str]:
    """Yield a heading and the lines in columns: within `room` cells, or (0) as wide as what stands in them."""
    rows = [line for line in lines if not isinstance(line, Section)]
    if not lines:
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


def _agenda(session: Session, first: str | None, last: str | None) -> Listing:
    """Return the agenda of a span of days; what ends before it begins is wrong usage."""
    from tui.arguments.moments import day_said
    from tui.listings.agenda import AgendaListing

    begin, end = (day_said(session, name, text) for name, text in (("from", first), ("to", last)))
    if begin and end and end < begin:
        raise click.UsageError(_("to: {last} is before {first}").format(first=begin, last=end))
    return AgendaListing(begin, end, region=session.territory, lang=session.lang)


def _room() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def _unknown(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, 1)
    if near:
        return _("There is no list {name}; did you mean {near}?").format(name=name, near=near[0])
    return _("There is no list {name}; there are {names}").format(name=name, names=", ".join(known))
