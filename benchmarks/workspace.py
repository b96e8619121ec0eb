"""A workspace as large as years of work make it, for those who measure: python benchmarks/workspace.py PATH.

Made by operations, so that every guard has been passed; many of them a commit. The same sizes give the same workspace
on the same day. A few parties have most of the work, as in life: the weight of a party falls with its rank.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from store import Operation, Workspace, open_workspace
from store.draft import Draft
from store.records import entry, item, meeting, party, settlement

GROUPS, PEOPLE = 20, 180
AT_ONCE = 2_000
"""Records a commit."""
ITEMS_A_MEETING = 20
DAYS = 700
"""How far back it goes."""
KINDS: tuple[item.ItemKind, ...] = (
    *("task",) * 9, *("request",) * 6, *("relay",) * 3, *("obstacle",) * 3, "conflict", "approval",
)  # fmt: skip
DEEDS = ("Send", "Check", "Repair", "Agree on", "Translate", "Count", "Plan", "Move", "Announce", "Review")
THINGS = (
    "the night roster", "elevator 2", "the order sets", "the visiting hours", "the badge readers", "the old charts",
    "the helpers' list", "the training room", "the label printers", "the budget page", "the parking notice",
)  # fmt: skip
SAID = (
    "Asked when it will be ready; by the end of the week.", "No change since last time.", "Wants it in writing first.",
    "Thanks for the notice, this time it came early.", "Two people are missing, it will slip.", "Agreed, with one if.",
)  # fmt: skip


class Years:
    """What happened, drawn by lot from a fixed seed."""

    def __init__(self, now: datetime) -> None:
        """It all lies before `now`."""
        self.chance = random.Random(20)
        self.now = now
        self._weights = list(accumulate(1 / rank for rank in range(1, GROUPS + PEOPLE + 1)))

    def parties(self) -> Iterator[party.Add]:
        """Yield the groups, then the people in them."""
        for number in range(1, GROUPS + 1):
            yield party.Add(name=f"Department {number}", code=f"d{number}", cadence=7 * self.chance.randint(1, 4))
        for number in range(1, PEOPLE + 1):
            groups = (1 + number % GROUPS,)
            yield party.Add(kind="person", name=f"Person {number}", code=f"p{number}", groups=groups, role="Head")

    def some(self, most: int) -> tuple[int, ...]:
        """Return one to `most` parties, the first of them more often than the last."""
        drawn = self.chance.choices(range(1, GROUPS + PEOPLE + 1), cum_weights=self._weights, k=most)
        return tuple(dict.fromkeys(drawn[: self.chance.randint(1, most)]))

    def before(self) -> datetime:
        """Return an instant of the past, more often a late one than an early one."""
        return self.now - timedelta(seconds=round(DAYS * 86_400 * self.chance.random() ** 2) + 1)

    def captured(self, number: int) -> item.Capture:
        """Return the capture of an item: an old one open or closed, one of the latest undecided."""
        due = self.now + timedelta(days=self.chance.randint(-30, 60))
        return item.Capture(
            title=f"{self.chance.choice(DEEDS)} {self.chance.choice(THINGS)} ({number})",
            text=" ".join(self.chance.choices(SAID, k=3)),
            kind=self.chance.choice(KINDS), opened=number % 20 != 0, source=self.some(1)[0], parties=self.some(3),
            due=due.date().isoformat() if self.chance.random() < 0.5 else None,
            priority=self.chance.choice((1, 2, 2, 2, 3)), created_at=self.before(),
        )  # fmt: skip

    def logged(self, items: int) -> entry.Log:
        """Return a contact."""
        return entry.Log(
            text=self.chance.choice(SAID), parties=self.some(2), at=self.before(),
            channel=self.chance.choice(("call", "mail", "visit", "chat")), tone=self.chance.choice((-1, 0, 0, 1, 1)),
            item=self.chance.randint(1, items) if items and self.chance.random() < 0.4 else None,
        )  # fmt: skip

    def planned(self, number: int) -> meeting.Plan:
        """Return a meeting, held or to come."""
        start = self.now + timedelta(hours=self.chance.randint(-DAYS * 24, 60 * 24))
        return meeting.Plan(
            title=f"Coordination {number}", start=start.strftime("%Y-%m-%dT%H:00"), zone="UTC",
            length=self.chance.choice((30, 45, 60)), place=f"Room {number % 12}", parties=self.some(5),
            held=start.replace(minute=0) < self.now,
        )  # fmt: skip

    def lifetimes(self, desk: Draft, numbers: Iterable[int]) -> Iterator[Operation]:
        """Yield the captures of items, and the end of most of those that can end by a word."""
        for number in numbers:
            captured = self.captured(number)
            yield captured
            ends = captured.kind in ("task", "request", "relay") and captured.opened
            if ends and self.chance.random() < 0.8:
                yield settlement.Settle(id=desk.added[-1][1], outcome="done")


def fill(workspace: Workspace, items: int, entries: int) -> None:
    """Give an empty workspace that many items and entries, with parties and meetings to match."""
    years = Years(workspace.clock())
    workspace.run(*years.parties(), label="benchmark")
    in_parts(items, lambda numbers: workspace.run_each(lambda desk: years.lifetimes(desk, numbers), label="benchmark"))
    decisions = len(workspace.engine.ids("entries"))
    in_parts(entries - decisions, lambda numbers: workspace.run(*(years.logged(items) for _ in numbers)))
    in_parts(items // ITEMS_A_MEETING, lambda numbers: workspace.run(*map(years.planned, numbers)))
    workspace.engine.compact()


def in_parts(count: int, lay: Callable[[range], object]) -> None:
    """Lay that many records, some at a time."""
    for first in range(1, count + 1, AT_ONCE):
        lay(range(first, min(first + AT_ONCE, count + 1)))


def main() -> None:
    """Make the workspace that the arguments describe; print how long it took."""
    arguments = argparse.ArgumentParser(description="Make a large workspace.")
    arguments.add_argument("path", type=Path)
    arguments.add_argument("--items", type=int, default=10_000)
    arguments.add_argument("--entries", type=int, default=100_000)
    given = arguments.parse_args()
    began = time.perf_counter()
    workspace = open_workspace(given.path, create=True)
    fill(workspace, given.items, given.entries)
    counts = ", ".join(f"{len(workspace.engine.ids(table))} {table}" for table in workspace.engine.tables())
    print(f"{given.path}: {counts} in {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
