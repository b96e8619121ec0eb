"""A workspace as large as years of work make it, for those who measure: python benchmarks/workspace.py PATH.

Made by operations, so that every guard has been passed; many of them a commit. The same sizes give the same workspace
on the same day. A few parties have most of the work, as in life: the weight of a party falls with its rank.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from store import Operation, Workspace, open_workspace, when
from store.draft import Draft
from store.records import entry, initiative, item, mediation, meeting, party, settlement, term, triage

GROUPS, PEOPLE = 20, 180
INITIATIVES, TERMS = 12, 200
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
ANSWERS: tuple[entry.Answer, ...] = ("yes", "yes", "yes", "reserve", "no")
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

    def initiatives(self) -> Iterator[initiative.Draft]:
        """Yield the changes under way, each for a few groups."""
        for number in range(1, INITIATIVES + 1):
            golive = self.now + timedelta(days=self.chance.randint(-60, 120))
            audience = tuple(sorted(self.chance.sample(range(1, GROUPS + 1), k=3)))
            yield initiative.Draft(
                title=f"New ward system, phase {number}", audience=audience, golive=golive.date().isoformat()
            )

    def terms(self) -> Iterator[term.Define]:
        """Yield the words that one group has for things."""
        for number in range(1, TERMS + 1):
            yield term.Define(term=f"T{number}", group=1 + number % GROUPS, plain=self.chance.choice(THINGS))

    def some(self, most: int) -> tuple[int, ...]:
        """Return one to `most` parties, the first of them more often than the last."""
        drawn = self.chance.choices(range(1, GROUPS + PEOPLE + 1), cum_weights=self._weights, k=most)
        return tuple(dict.fromkeys(drawn[: self.chance.randint(1, most)]))

    def moments(self, count: int) -> list[datetime]:
        """Return so many instants of the past, in order: more late ones than early ones."""
        ago = (round(DAYS * 86_400 * self.chance.random() ** 2) + 1 for _ in range(count))
        return sorted(self.now - timedelta(seconds=seconds) for seconds in ago)

    def captured(self, number: int, at: datetime) -> item.Capture:
        """Return the capture of an item, undecided or in open work."""
        due = self.now + timedelta(days=self.chance.randint(-30, 60))
        return item.Capture(
            title=f"{self.chance.choice(DEEDS)} {self.chance.choice(THINGS)} ({number})",
            text=" ".join(self.chance.choices(SAID, k=3)),
            kind=self.chance.choice(KINDS), opened=number % 20 != 0, source=self.some(1)[0], parties=self.some(3),
            due=due.date().isoformat() if self.chance.random() < 0.5 else None,
            priority=self.chance.choice((1, 2, 2, 2, 3)), created_at=at,
            initiative=self.chance.randint(1, INITIATIVES) if self.chance.random() < 0.2 else None,
        )  # fmt: skip

    def logged(self, items: int, at: datetime) -> entry.Log:
        """Return a contact."""
        return entry.Log(
            text=self.chance.choice(SAID), parties=self.some(2), at=at,
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

    def lifetimes(self, desk: Draft, moments: Iterable[datetime]) -> Iterator[Operation]:
        """Yield the captures of items, what is done with them, and the end of most of those that can end by a word."""
        for number, at in enumerate(moments):
            captured = self.captured(number, at)
            yield captured
            id = desk.added[-1][1]
            yield from self.dealt_with(captured, id)
            ends = captured.kind in ("task", "request", "relay") and captured.opened
            if ends and self.chance.random() < 0.8:
                yield settlement.Settle(id=id, outcome="done")

    def dealt_with(self, captured: item.Capture, id: int) -> Iterator[Operation]:
        """Yield what is done with an item while it lives: it is put to sleep, waited for, read back, mediated."""
        if not captured.opened:
            if self.chance.random() < 0.2:
                yield triage.Sleep(id=id, day=(self.now + timedelta(days=20)).date().isoformat(), activity=True)
        elif captured.kind in ("relay", "conflict"):
            yield from self.mediated(captured, id)
        elif self.chance.random() < 0.2:
            yield triage.Wait(id=id, on=captured.parties[0])

    def mediated(self, captured: item.Capture, id: int) -> Iterator[Operation]:
        """Yield the positions and the way out of a conflict, and what most parties answer to it, or to a relay."""
        option = None
        if captured.kind == "conflict":
            option = 1
            for one in captured.parties:
                rank = self.chance.randint(1, 5)
                yield mediation.TakeSide(id=id, party=one, position=SAID[1], interests=(SAID[2],), rank=rank)
            yield mediation.Propose(id=id, text=SAID[5])
        for one in captured.parties:
            if self.chance.random() < 0.7:
                answer = self.chance.choice(ANSWERS)
                yield mediation.Reply(id=id, party=one, answer=answer, option=option, text=SAID[1])


def fill(workspace: Workspace, items: int, entries: int) -> None:
    """Give an empty workspace that many items and entries, with parties and meetings to match."""
    now = workspace.clock()
    years = Years(now)
    workspace.run(*years.parties(), *years.initiatives(), *years.terms(), label="benchmark")
    for part in parts(workspace, years.moments(items)):
        workspace.run_each(partial(years.lifetimes, moments=part), label="benchmark")
    decisions = len(workspace.engine.ids("entries"))
    for part in parts(workspace, years.moments(entries - decisions)):
        workspace.run(*(years.logged(items, at) for at in part))
    for part in parts(workspace, [now] * (items // ITEMS_A_MEETING)):
        workspace.run(*(years.planned(number) for number in range(len(part))))
    workspace.clock = workspace.engine.clock = when.now
    workspace.engine.compact()


def parts(workspace: Workspace, moments: list[datetime]) -> Iterator[list[datetime]]:
    """Yield the moments some at a time, and let the workspace live at the last of them."""
    for first in range(0, len(moments), AT_ONCE):
        part = moments[first : first + AT_ONCE]
        workspace.clock = workspace.engine.clock = lambda now=part[-1]: now
        yield part


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
