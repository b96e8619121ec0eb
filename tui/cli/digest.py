"""`passerelle digest`: what needs me today, in a few plain lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

import click

from store import when
from store.sentence import N_, reference
from store.signals import Signal, find_signals
from store.views.agenda import AgendaRow
from store.views.digest import Digest, digest
from tui.cli.session import Session, common_options
from tui.labels import LABELS, label
from tui.listings.signals import SignalListing
from tui.text import _, _n, clock, colon, day, say, short_day

SHOWN = 8
"""Lines under a heading; how many more there are is told."""
GRAVE = 2
"""Severity from which a signal is told."""


@click.command("digest", help=N_("Tell in a few lines what needs you today: for a login, or a mail in the morning."))
@click.option("--quiet", is_flag=True, help=N_("Say nothing where nothing needs you."))
@common_options
@click.pass_obj
def command(session: Session, quiet: bool) -> None:
    """Answer with the day as it begins."""
    workspace = session.workspace()
    today = when.day(workspace.clock(), workspace.zone)
    told = digest(workspace, today)
    signals = [signal for signal in find_signals(workspace, today) if signal.severity >= GRAVE]
    if session.json:
        data = {name: getattr(told, name) for name in told.__struct_fields__}
        session.answer({**data, "signals": SignalListing().told(signals)}, ())
        return
    if quiet and told.is_quiet and not signals:
        return
    session.answer(None, _lines(told, signals))


def _lines(told: Digest, signals: list[Signal]) -> Iterator[str]:
    yield day(told.day)
    if told.is_quiet and not signals:
        yield _("Nothing needs you today.")
    if told.inbox:
        oldest = _n("the oldest {n} day old", "the oldest {n} days old", told.oldest)
        yield colon(_("Inbox")) + _n("{n} to decide", "{n} to decide", told.inbox) + f", {oldest}"
    yield from _part(_("Meetings"), [_meeting(row) for row in told.meetings])
    yield from _part(_("Overdue"), [colon(short_day(row.day, told.day)) + _named(row) for row in told.overdue])
    yield from _part(_("Today"), [_named(row) for row in told.today])
    yield from _part(_("Signals"), [say(signal.sentence) for signal in signals])


def _part(heading: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield from ("", f"{heading} ({len(lines)})")
    yield from (f"  {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield "  " + _n("… and {n} more", "… and {n} more", len(lines) - SHOWN)


def _meeting(row: AgendaRow) -> str:
    at = clock(time.fromisoformat(row.at)) if row.at else _("all day")
    place = f" · {row.place}" if row.place else ""
    return f"{at} {_named(row)}{place}" + "".join(f" ⇄ {say(reason)}" for reason in row.why)


def _named(row: AgendaRow) -> str:
    what = label("agenda.what" if row.what in LABELS["agenda.what"] else "meeting.kind", row.what)
    named = "" if row.key.table == "parties" else f"{reference(row.key.table, row.key.id)} "
    parties = f" ({', '.join(row.parties)})" if row.parties else ""
    return f"{named}{row.title} · {what}{parties}"
