"""`passerelle import`: calendars, mails, mailboxes, cards and tables come in, after a look at what they change."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from store.sentence import N_, Refused, reference
from tui.cli.session import Session, common_options
from tui.text import _, _n, colon, say

if TYPE_CHECKING:
    from store.interop import Import

SHOWN = 20
"""Lines of each kind in the preview; --json tells all."""
MOST_PIPED = 64 << 20


@click.command(
    "import",
    help=N_("Take in calendars (.ics), mails (.eml, mbox, Maildir), cards (.vcf) and tables of parties (.csv)."),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--dry-run", is_flag=True, help=N_("Only show what would come in."))
@click.option("--me", "mine", multiple=True, metavar="ADDRESS", help=N_("A mail address of yours: not a party."))
@common_options
@click.pass_obj
def command(session: Session, files: tuple[str, ...], dry_run: bool, mine: tuple[str, ...]) -> None:
    """Prepare, show, and unless it is a dry run carry out an import."""
    from store.interop import prepare

    workspace = session.workspace()
    prepared = prepare(workspace, [_piped() if file == "-" else Path(file) for file in files], mine=mine)
    done = None if dry_run else prepared.run()
    lines = [*_preview(prepared)]
    if done is not None:
        lines.append(_("Imported; “passerelle undo {number}” takes it back").format(number=done.number))
    elif dry_run:
        lines.append(_("Nothing was written: this was a dry run"))
    else:
        lines.append(_("There was nothing new to take in"))
    session.answer({"commit": done.number if done else None, **_data(prepared)}, lines)


def _piped() -> tuple[str, bytes]:
    data = sys.stdin.buffer.read(MOST_PIPED + 1)
    if len(data) > MOST_PIPED:
        raise Refused(N_("What was piped in is larger than {most} MB; give the file's name"), most=MOST_PIPED >> 20)
    return "-", data


def _preview(prepared: Import) -> Iterator[str]:
    new = [f"  + {colon(_kind(each.kind))}{_dated(each.date)}{each.title}" for each in prepared.new]
    heading = _n("{n} new record", "{n} new records", len(new))
    counts = Counter(each.kind for each in prepared.new)
    if len(counts) > 1:
        heading = colon(heading) + ", ".join(_counted(kind, count) for kind, count in counts.items())
    yield from _part(heading, new)
    changed = [f"  ~ {_change(each)}" for each in prepared.changed]
    yield from _part(_n("{n} meeting changes", "{n} meetings change", len(changed)), changed)
    skipped = [f"  ! {say(each)}" for each in prepared.skipped]
    yield from _part(_n("{n} thing left out", "{n} things left out", len(skipped)), skipped)
    if prepared.known:
        yield _n("{n} was there already", "{n} were there already", len(prepared.known))


def _part(heading: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield heading
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield "  " + _n("… and {n} more (--json shows all)", "… and {n} more (--json shows all)", len(lines) - SHOWN)


def _kind(kind: str) -> str:
    return {"party": _("party"), "item": _("item"), "meeting": _("meeting"), "entry": _("entry")}[kind]


def _counted(kind: str, count: int) -> str:
    """Return how many of a kind: `2 parties`."""
    if kind == "party":
        return _n("{n} party", "{n} parties", count)
    if kind == "item":
        return _n("{n} item", "{n} items", count)
    return _n("{n} meeting", "{n} meetings", count) if kind == "meeting" else _n("{n} entry", "{n} entries", count)


def _dated(date: str) -> str:
    return f"{date.replace('T', ' ')[:16]} " if date else ""


def _change(changed: Any) -> str:
    from tui.labels import field_label

    steps = []
    for field, before in changed.before.items():
        after = getattr(changed.operation, field, "cancelled")
        if field != "text":
            steps.append(f"{field_label(field)} {_value(field, before)} → {_value(field, after)}")
    called = f"{reference('meetings', changed.operation.id)} {changed.title}"
    return colon(called) + (", ".join(steps) or field_label("text"))


def _value(field: str, value: Any) -> str:
    from tui.labels import label

    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "-"
    return label(f"meeting.{field}", value) or "-"


def _data(prepared: Import) -> dict[str, Any]:
    import msgspec

    return {
        "new": msgspec.to_builtins(prepared.new),
        "changed": [
            {"id": reference("meetings", each.operation.id), "title": each.title, "operation": each.operation.act,
             "before": each.before, "after": {name: getattr(each.operation, name, "cancelled") for name in each.before}}
            for each in prepared.changed
        ],
        "known": [
            {"id": reference(each.table, each.id) if each.id else None, "title": each.title} for each in prepared.known
        ],
        "skipped": [say(each) for each in prepared.skipped],
    }  # fmt: skip
