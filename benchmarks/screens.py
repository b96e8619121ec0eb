"""What opening each screen reads and takes, at 100,000 entries: python benchmarks/screens.py --entries 100000.

Of each screen, in a workspace that has seen nothing yet: the documents read and the time of the first visit, of the
second, and of one after a colleague's commit. `--processes 20` also opens all of them in as many processes at once
and prints what these take together.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])

from benchmarks.opening import Counting, Opening, counted, openings  # noqa: E402
from benchmarks.pseudo_terminal import pss  # noqa: E402
from benchmarks.workspace import fill  # noqa: E402
from store import Item, Workspace, open_workspace  # noqa: E402
from store.records import entry, item  # noqa: E402


def main() -> None:
    options = _options()
    if options.visit:
        stay(options.store)
        return
    with _store(options) as path:
        workspace = open_workspace(path)
        print(f"{'documents read and ms':<24}{'first visit':>18}{'second':>18}{'after a commit':>18}")
        for name, opening in openings(workspace).items():
            measure(name, opening, workspace)
        workspace.close()
        if options.processes:
            report_memory(path, options.processes)


def report_memory(path: Path, count: int) -> None:
    """Print what so many processes take together in which every screen has been opened."""
    command = [sys.executable, __file__, "--visit", "--store", str(path)]
    visitors = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(count)]
    ready = [visitor.stdout.readline() for visitor in visitors if visitor.stdout]
    taken = [pss(visitor.pid) for visitor in visitors]
    for visitor in visitors:
        visitor.communicate()
    print(
        f"{len(ready)} processes, every screen opened: PSS {sum(taken):.0f} MB in all, {max(taken):.1f} MB at most each"
    )


def stay(path: Path) -> None:
    """Open every screen, say so, and stay until the input ends."""
    workspace = open_workspace(path)
    for opening in openings(workspace).values():
        opening(workspace)
    print("ready", flush=True)
    sys.stdin.read()


def measure(name: str, opening: Opening, colleague: Workspace) -> None:
    """Print a line about one screen."""
    path = colleague.engine.path
    own = open_workspace(path)
    visitor, counting = counted(own)
    visits = [visit(opening, visitor, counting), visit(opening, visitor, counting)]
    write(colleague)
    visits.append(visit(opening, visitor, counting))
    own.close()
    print(f"{name:<24}" + "".join(f"{read:>8,}{ms:>10.1f}" for read, ms in visits))


def visit(opening: Opening, workspace: Workspace, counting: Counting) -> tuple[int, float]:
    """Return how many documents opening a screen reads, and how many ms it takes."""
    counting.read.clear()
    began = time.perf_counter()
    workspace.changes()
    opening(workspace)
    return counting.read.total(), (time.perf_counter() - began) * 1000


def write(workspace: Workspace) -> None:
    """Commit what colleagues commit all day: a call about an item, with its parties, and a date for that item."""
    workspace.changes()
    open_items = workspace.some(Item, workspace.ids(Item, status="open"))
    busy = next(kept for kept in open_items if kept.parties)
    call = entry.Log(text="It will be a week later", parties=busy.parties, item=busy.id, channel="call", tone=-1)
    workspace.run(call, item.Change(id=busy.id, text=f"{busy.text}\nA week later."))


@contextmanager
def _store(options: argparse.Namespace) -> Iterator[Path]:
    if options.store:
        yield options.store
        return
    with tempfile.TemporaryDirectory(prefix="passerelle-bench-") as folder:
        path = Path(folder) / "store"
        workspace = open_workspace(path, create=True)
        fill(workspace, options.items, options.entries)
        workspace.close()
        yield path


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--processes", type=int, default=0, help="also open all of them in so many processes")
    parser.add_argument("--visit", action="store_true", help="be one of those processes")
    parser.add_argument("--store", type=Path, help="a store that is there already; it is written to")
    return parser.parse_args()


if __name__ == "__main__":
    main()
