"""What the coordinator's board reads and takes: python benchmarks/board.py --entries 100000.

20 initiatives with 5,000 items, 400 meetings and 100,000 entries among them: marks, readings, contacts. Of each view,
in a workspace that has seen nothing yet: the documents read and the time of the first visit, of the second, and of one
after a colleague's commit.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])

from benchmarks.opening import Opening, counted  # noqa: E402
from benchmarks.screens import visit  # noqa: E402
from store import Initiative, Operation, Workspace, open_workspace, when  # noqa: E402
from store.draft import Draft  # noqa: E402
from store.records import consulting, entry, gate, initiative, item, mediation, meeting, party, settlement  # noqa: E402
from store.signals import find_signals  # noqa: E402
from store.views import initiative as initiatives  # noqa: E402
from store.views.board.pulse import STEPS  # noqa: E402
from store.views.board.saturation import saturation  # noqa: E402
from store.views.board.whole import board  # noqa: E402

GROUPS, AT_ONCE, DAYS = 20, 2_000, 300
A_DAY = 330
"""Entries a commit, noted when the last of them happened."""
KINDS: tuple[item.ItemKind, ...] = (*("task",) * 6, *("request",) * 6, *("relay",) * 2, "obstacle")
CAUSES: tuple[item.Cause, ...] = ("resistance", "material", "technical", "schedule")


class Rollouts:
    """What happened, drawn by lot from a fixed seed."""

    def __init__(self, workspace: Workspace, count: int) -> None:
        """`count` initiatives; all of it lies before now."""
        self.chance = random.Random(7)
        self.count = count
        self.now = workspace.clock()

    def day(self, days: int) -> str:
        """Return a day so many from now."""
        return (self.now.date() + timedelta(days=days)).isoformat()

    def founded(self) -> Iterator[Operation]:
        """Yield the groups, their heads, and the initiatives with a measure each."""
        for number in range(1, GROUPS + 1):
            yield party.Add(kind="person", name=f"Head {number}", code=f"h{number}")
        for number in range(1, GROUPS + 1):
            yield party.Add(name=f"Department {number}", code=f"d{number}", size=40, head=number)
        for number in range(1, self.count + 1):
            audience = tuple(self.chance.sample(range(GROUPS + 1, 2 * GROUPS + 1), k=4))
            start, golive = self.day(-DAYS), self.day(self.chance.randint(-60, 120))
            yield initiative.Draft(title=f"System {number}", audience=audience, start=start, golive=max(start, golive))
            yield initiative.Gauge(id=number, measure="Used", unit="%")
            yield gate.Advance(id=number)
            yield consulting.Ask(id=number, due=self.day(-DAYS + 40))

    def answered(self, desk: Draft) -> Iterator[Operation]:
        """Yield what the heads said, the approvals being the first items."""
        from store import Item

        for id in range(1, self.count + 1):
            for head in desk.get(Item, id).parties:
                yield mediation.Reply(id=id, party=head, answer="yes")
            if id % 4:
                yield gate.Advance(id=id, reason="x")
                yield gate.Advance(id=id)

    def worked(self, desk: Draft, count: int) -> Iterator[Operation]:
        """Yield so many items, four of five of them settled."""
        for _ in range(count):
            kind = self.chance.choice(KINDS)
            due = self.day(self.chance.randint(-20, 60)) if self.chance.random() < 0.5 else None
            yield item.Capture(
                title="Do it", kind=kind, opened=True, parties=(self.group(),), due=due, initiative=self.one(),
                cause=self.chance.choice(CAUSES) if kind == "obstacle" else None,
            )  # fmt: skip
            if self.chance.random() < 0.8:
                yield settlement.Settle(id=desk.added[-2 if desk.added[-1][0] != "items" else -1][1], outcome="done",
                                        resolution="x")  # fmt: skip

    def met(self, count: int) -> Iterator[Operation]:
        """Yield so many meetings, most of them over."""
        for _ in range(count):
            start = f"{self.day(self.chance.randint(-DAYS, 40))}T09:00"
            yield meeting.Plan(
                title="Session", kind=self.chance.choice(("training", "meeting", "checkin")), start=start, zone="UTC",
                parties=(self.group(),), initiative=self.one(), held=start < self.now.isoformat(),
            )  # fmt: skip

    def said(self, count: int) -> Iterator[initiative.Read | entry.Log]:
        """Yield so many entries, the oldest first."""
        for place in range(count):
            at = self.now - timedelta(seconds=round(DAYS * 86_400 * (1 - place / count)) + 1)
            if place % 20 == 0:
                yield initiative.Read(id=self.one(), measure="Used", value=self.chance.randint(0, 100), at=at)
                continue
            kind: entry.EntryKind = "feedback" if place % 2 else "contact"
            yield entry.Log(
                kind=kind, text="Heard", parties=(self.group(),), initiative=self.one(), at=at,
                about=self.chance.choice(STEPS) if kind == "feedback" else None,
                score=self.chance.randint(2, 5) if kind == "feedback" else None,
            )  # fmt: skip

    def one(self) -> int:
        """Return an initiative."""
        return self.chance.randint(1, self.count)

    def group(self) -> int:
        """Return a group."""
        return self.chance.randint(GROUPS + 1, 2 * GROUPS)


def fill(workspace: Workspace, *, count: int, items: int, meetings: int, entries: int) -> None:
    """Give an empty workspace so many initiatives, and what belongs to them."""
    rollouts = Rollouts(workspace, count)
    workspace.run(*rollouts.founded(), label="benchmark")
    workspace.run_each(rollouts.answered, label="benchmark")
    for part in _parts(items):
        workspace.run_each(partial(rollouts.worked, count=part), label="benchmark")
    workspace.run(*rollouts.met(meetings), label="benchmark")
    told = rollouts.said(max(entries - len(workspace.engine.ids("entries")), 1))
    while some := [*islice(told, A_DAY)]:
        noted = max(one.at or rollouts.now for one in some)
        workspace.clock = workspace.engine.clock = lambda at=noted: at
        workspace.run(*some, label="benchmark")
    workspace.clock = workspace.engine.clock = when.now
    workspace.engine.compact()
    workspace.changes()


def views() -> dict[str, Opening]:
    """Return what is opened, by name."""
    return {"initiatives": _list, "board": _board, "saturation": _saturation, "signals": _signals}


def main() -> None:
    """Make the workspace, and print a line a view."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, size in (("initiatives", 20), ("items", 5_000), ("meetings", 400), ("entries", 100_000)):
        parser.add_argument(f"--{name}", type=int, default=size)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="passerelle-bench-") as folder:
        workspace = open_workspace(Path(folder) / "store", create=True)
        fill(workspace, count=given.initiatives, items=given.items, meetings=given.meetings, entries=given.entries)
        print(f"{'documents read and ms':<24}{'first visit':>18}{'second':>18}{'after a commit':>18}")
        for name, opening in views().items():
            _measure(name, opening, workspace)
        workspace.close()


def _measure(name: str, opening: Opening, colleague: Workspace) -> None:
    own = open_workspace(colleague.engine.path)
    visitor, counting = counted(own)
    visits = [visit(opening, visitor, counting), visit(opening, visitor, counting)]
    mark = entry.Log(kind="feedback", parties=(GROUPS + 1,), initiative=1, about="desire", score=3)
    colleague.run(mark, item.Capture(title="New", initiative=1, opened=True))
    visits.append(visit(opening, visitor, counting))
    own.close()
    print(f"{name:<24}" + "".join(f"{read:>8,}{ms:>10.1f}" for read, ms in visits))


def _parts(count: int) -> Iterator[int]:
    return (min(AT_ONCE, count - first) for first in range(0, count, AT_ONCE))


def _today(workspace: Workspace) -> date:
    return when.day(workspace.clock(), workspace.zone)


def _list(workspace: Workspace) -> object:
    today = _today(workspace)
    return [initiatives.row(workspace, key, today) for key in initiatives.keys(workspace, today)]


def _board(workspace: Workspace) -> object:
    return [board(workspace, one, _today(workspace)) for one in workspace.some(Initiative, (1,))]


def _saturation(workspace: Workspace) -> object:
    return saturation(workspace, _today(workspace))


def _signals(workspace: Workspace) -> object:
    return [one for one in find_signals(workspace, _today(workspace)) if one.table == "initiatives"]


if __name__ == "__main__":
    main()
