"""A made-up workspace of any size, laid down in a few commits: what people have after years of work."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from store import Workspace, open_workspace
from store.records import Entry, Item, Meeting, Party, Record
from store.records.validity import encode

AT_ONCE = 20_000
"""Documents a commit."""
PARTIES = 40
NOW = datetime.now(UTC).replace(microsecond=0)
WORDS = ("night", "shift", "roster", "cutover", "crane", "ward", "delivery", "training", "badge", "noise", "budget")


def fill(path: Path, items: int, entries: int) -> None:
    """Make the workspace at `path`: a fifth of its items undecided, a tenth conflicts, entries over two years."""
    chance = random.Random(7)
    workspace = open_workspace(path, create=True, zone="Europe/Paris")
    lay(workspace, (_party(number) for number in range(1, PARTIES + 1)))
    lay(workspace, (_item(number, chance) for number in range(items)))
    lay(workspace, (_entry(items, chance) for _ in range(entries)))
    lay(workspace, (_meeting(number, chance) for number in range(items // 50)))
    workspace.engine.compact()
    workspace.close()


def lay(workspace: Workspace, records: Iterable[Record]) -> None:
    """Write records as they are."""
    some = iter(records)
    while batch := list(islice(some, AT_ONCE)):
        with workspace.engine.begin() as turn:
            first = turn.next_id(batch[0].table)
            for number, record in enumerate(batch, first):
                turn.put(record.table, number, encode(record))
            turn.commit("benchmark")


def _party(number: int) -> Party:
    person = number > PARTIES // 4
    groups = (1 + number % (PARTIES // 4),) if person else ()
    return Party(
        kind="person" if person else "group", code=f"p{number}", name=f"Party {number}", groups=groups, cadence=14
    )


def _item(number: int, chance: random.Random) -> Item:
    when = NOW - timedelta(hours=chance.randrange(1, 9000))
    return Item(
        kind="conflict" if number % 10 == 0 else chance.choice(("task", "request", "relay", "obstacle", "approval")),
        title=" ".join(chance.sample(WORDS, 5)).capitalize(),
        text="The porters say that the delivery comes before the ward is told. " * 3,
        parties=(chance.randrange(1, PARTIES + 1), chance.randrange(1, PARTIES + 1)),
        status="inbox" if number % 5 == 1 else "open" if number % 5 < 4 else "closed",
        outcome="done" if number % 5 == 4 else None,
        due=(NOW + timedelta(days=chance.randrange(-20, 90))).date().isoformat(),
        owner="nora",
        created_at=when,
        created_by="nora",
    )


def _entry(items: int, chance: random.Random) -> Entry:
    when = NOW - timedelta(minutes=chance.randrange(1, 1_000_000))
    return Entry(
        kind="contact",
        channel="call",
        at=when,
        by="nora",
        parties=(chance.randrange(1, PARTIES + 1),),
        item=chance.randrange(1, items + 1) if items and chance.random() < 0.3 else None,
        text="Spoke about " + " ".join(chance.sample(WORDS, 4)),
        tone=chance.choice((-1, 0, 1)),
        created_at=when,
        created_by="nora",
    )


def _meeting(number: int, chance: random.Random) -> Meeting:
    start = NOW + timedelta(hours=chance.randrange(-2000, 2000))
    return Meeting(
        title=f"Meeting {number}",
        start=start.strftime("%Y-%m-%dT%H:%M"),
        length=45,
        zone="Europe/Paris",
        parties=(chance.randrange(1, PARTIES + 1),),
        created_at=NOW,
        created_by="nora",
    )
