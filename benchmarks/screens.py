"""What opening each screen reads and takes, at 100,000 entries: python benchmarks/screens.py --entries 100000.

Of each screen, in a workspace that has seen nothing yet: the documents read and the time of the first visit, of the
second, and of one after a colleague's commit. `--processes 20` also opens all of them in as many processes at once
and prints what these take together.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])

from benchmarks.opening import Counting, Opening, counted, openings  # noqa: E402
from benchmarks.workspace import fill  # noqa: E402
from store import Item, Workspace, open_workspace  # noqa: E402
from store.records import entry, item  # noqa: E402


def main() -> None:
    options = _options()
    with _store(options) as path:
        workspace = open_workspace(path)
        print(f"{'documents read and ms':<24}{'first visit':>18}{'second':>18}{'after a commit':>18}")
        for name, opening in openings(workspace).items():
            measure(name, opening, workspace)
        workspace.close()


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
    parser.add_argument("--store", type=Path, help="a store that is there already; it is written to")
    return parser.parse_args()


if __name__ == "__main__":
    main()
