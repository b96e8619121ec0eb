"""What the officer feels, measured from outside: `python benchmarks/terminal.py --items 10000 --entries 100000`.

The program runs in a terminal of 80×24 on a workspace of that size, in turns with a bare Textual app; a key's time is
that from the key to the first thing painted, and the bytes are all that came after it. Two noisy cores: look at medians
and ratios. `--users 20` also opens as many at once.
"""

from __future__ import annotations

import argparse
import compileall
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[0] = str(ROOT)

from benchmarks.pseudo_terminal import PseudoTerminal  # noqa: E402
from benchmarks.workspace import fill  # noqa: E402
from store import open_workspace  # noqa: E402
from store.records.item import Capture  # noqa: E402

FIRST_PAINT = r"(?m)^ *Inbox .*\d"
MEASURES = ("ms", "settled ms", "bytes")


@dataclass(frozen=True)
class Step:
    """Keys pressed one after another, each measured; and what is promised of them."""

    name: str
    keys: tuple[str, ...]
    before: tuple[str, ...] = ()
    """Keys pressed, unmeasured, before each of those measured."""
    first: tuple[str, ...] = ()
    """Keys pressed, unmeasured, before all."""
    ms: float = 0.0
    """The median promised."""
    p95: float = 0.0
    bytes: int = 0


STEPS = (
    Step("down, in the page", (*"jjjjj", *"kkkkk") * 3, ms=3, p95=6, bytes=900),
    Step("down, scrolling", (*"j" * 30,), first=("pagedown", "pagedown"), ms=3, p95=6, bytes=3000),
    Step("page down", ("pagedown",) * 5),
    Step("switch, first time", (*"acrptl",), before=("g",), ms=40),
    Step("switch, visited", (*"iacri",) * 2, before=("g",), ms=10),
    Step("filter opens", ("/",), first=("g", "i")),
    Step("filter, a key", (*"shift r",), ms=10),
    Step("quick entry opens", (";",), first=("escape",)),
    Step("quick entry, a key", (*"call p12: worried about nights tomorrow 2pm",), ms=6),
    Step("save a line", ("enter",), ms=15),
    Step("undo", ("u",)),
)

Samples = dict[str, list[float]]
Table = dict[str, Samples]


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="passerelle-bench-") as folder:
        store = Path(folder) / "store"
        print(f"{options.items:,} items, {options.entries:,} entries", end=" … ", flush=True)
        workspace = open_workspace(store, create=True)
        fill(workspace, options.items, options.entries)
        workspace.close()
        compiled()
        print("ready")
        app, bare = _app(store, Path(folder)), _bare(Path(folder))
        table: Table = defaultdict(lambda: defaultdict(list))
        floor: Samples = defaultdict(list)
        for turn in range(options.runs + 1):
            kept = turn > 0  # the first warms the disk's cache
            measure_start(bare, "READY", floor if kept else defaultdict(list))
            measure(app, store, table if kept else defaultdict(lambda: defaultdict(list)), idle=options.idle)
        report(table, floor)
        if options.users:
            report_users(app, options.users)


def compiled() -> None:
    """Compile the program, as installing it does: without that, each start would measure the compiler."""
    for package in ("tui", "store", "themes"):
        compileall.compile_dir(ROOT / package, quiet=1)


def measure(app: Callable[[], PseudoTerminal], store: Path, table: Table, *, idle: float) -> None:
    """Take one officer through the day."""
    terminal = app()
    with closing(terminal):
        _start(terminal, FIRST_PAINT, table["start"])
        for step in STEPS:
            _go(terminal, step.first)
            for name in step.keys:
                _go(terminal, step.before)
                _sample(terminal, table[step.name], terminal.press("space" if name == " " else name))
        _go(terminal, ("g", "i"))
        for number in range(5):
            _sample(terminal, table["a colleague's line"], _colleague_writes(store, number))
        _idle(terminal, table["idle"], idle)


def measure_start(app: Callable[[], PseudoTerminal], painted: str, samples: Samples) -> None:
    """Open a program, see it painted, and leave it."""
    terminal = app()
    with closing(terminal):
        _start(terminal, painted, samples)


def _start(terminal: PseudoTerminal, painted: str, samples: Samples) -> None:
    seen = terminal.wait_for(painted)
    if seen is None:
        sys.exit(f"never painted {painted}:\n{terminal.text}")
    last = [when for when, _ in terminal.read_until_quiet(quiet=0.6, patience=0.6)] or [seen]
    samples["ms"].append((seen - terminal.started) * 1000)
    samples["settled ms"].append((last[-1] - terminal.started) * 1000)
    samples["bytes"].append(terminal.bytes)
    samples["PSS MB"].append(terminal.pss())


def _go(terminal: PseudoTerminal, names: tuple[str, ...]) -> None:
    for name in names:
        terminal.press(name)
        terminal.read_until_quiet(quiet=0.12, patience=0.3)


def _sample(terminal: PseudoTerminal, samples: Samples, since: float) -> None:
    chunks = terminal.read_until_quiet(patience=1.5)
    if not chunks:
        samples["lost"].append(1)
        return
    samples["ms"].append((chunks[0][0] - since) * 1000)
    samples["settled ms"].append((chunks[-1][0] - since) * 1000)
    samples["bytes"].append(sum(len(data) for _, data in chunks))


def _colleague_writes(store: Path, number: int) -> float:
    """Commit an undecided item, as another session would; returns when it was acknowledged."""
    workspace = open_workspace(store)
    workspace.run(Capture(title=f"From a colleague {number}"))
    written = time.perf_counter()
    workspace.close()
    return written


def _idle(terminal: PseudoTerminal, samples: Samples, seconds: float) -> None:
    terminal.read_until_quiet(quiet=1.0)
    before, used = terminal.bytes, terminal.cpu()
    terminal.read_until_quiet(quiet=seconds, patience=seconds)
    samples["bytes"].append(terminal.bytes - before)
    samples["% of a core"].append((terminal.cpu() - used) / seconds * 100)
    samples["PSS MB"].append(terminal.pss())


def report(table: Table, floor: Samples) -> None:
    """Print medians, the 95th hundredth, bytes, and what was promised."""
    print(f"\n{'':<24}{'median ms':>10}{'p95':>8}{'settled':>9}{'bytes':>8}   promised")
    for step in STEPS:
        _print_line(step.name, table[step.name], step)
    _print_line("a colleague's line", table["a colleague's line"], Step("", (), ms=300))
    start, idle = table["start"], table["idle"]
    for name, what, limit in (("first paint", "ms", 1.35), ("settled", "settled ms", 1.6)):
        ours, bare = statistics.median(start[what]), statistics.median(floor[what])
        print(f"{name}: {ours:.0f} ms, bare app {bare:.0f} ms: × {ours / bare:.2f}{_kept(ours / bare, limit)}")
    for name, samples, what, limit in (
        ("PSS after start, MB", start, "PSS MB", 40.0),
        ("PSS after the day, MB", idle, "PSS MB", 40.0),
        ("idle, bytes", idle, "bytes", 0.0),
        ("idle, % of a core", idle, "% of a core", 0.2),
    ):
        value = statistics.median(samples[what])
        print(f"{name}: {value:.2f}{_kept(value, limit)}")
    print(f"bare app: PSS {statistics.median(floor['PSS MB']):.1f} MB, {statistics.median(floor['bytes']):.0f} bytes")


def _print_line(name: str, samples: Samples, promised: Step) -> None:
    if not samples["ms"]:
        print(f"{name:<24}{'nothing was painted':>20}")
        return
    median, settled, size = (statistics.median(samples[what]) for what in MEASURES)
    p95 = sorted(samples["ms"])[int(len(samples["ms"]) * 0.95)] if len(samples["ms"]) > 1 else median
    notes = "".join(
        f"  {what} {limit:g}{_kept(value, limit)}"
        for what, value, limit in (
            ("ms", median, promised.ms),
            ("p95", p95, promised.p95),
            ("bytes", size, promised.bytes),
        )
        if limit
    )
    lost = f"  {len(samples['lost'])} keys painted nothing" if samples["lost"] else ""
    print(f"{name:<24}{median:>10.1f}{p95:>8.1f}{settled:>9.1f}{size:>8.0f} {notes}{lost}")


def _kept(value: float, limit: float) -> str:
    return f" (≤ {limit:g}: {'kept' if value <= limit else 'BROKEN'})"


def report_users(app: Callable[[], PseudoTerminal], users: int) -> None:
    """Open the program many times at once, go to every screen, and print what all of them take."""
    terminals = [app() for _ in range(users)]
    try:
        for terminal in terminals:
            if terminal.wait_for(FIRST_PAINT, 60) is None:
                sys.exit("one was never painted")
        for terminal in terminals:
            terminal.read_until_quiet(quiet=0.3, patience=0.5)
            _go(terminal, tuple("gagcgrglgpgtgi"))
        total = sum(terminal.pss() for terminal in terminals)
        print(f"{users} users on every screen: PSS {total:.0f} MB in all, {total / users:.1f} MB each")
    finally:
        for terminal in terminals:
            terminal.close()


def _app(store: Path, folder: Path) -> Callable[[], PseudoTerminal]:
    command = [sys.executable, "-m", "tui", "--store", str(store)]
    return lambda: PseudoTerminal(command, env=_environment(folder))


def _bare(folder: Path) -> Callable[[], PseudoTerminal]:
    command = [sys.executable, str(Path(__file__).with_name("bare_app.py"))]
    return lambda: PseudoTerminal(command, env=_environment(folder))


def _environment(folder: Path) -> dict[str, str]:
    """A user without settings, who reads English."""
    return {
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        **{f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")},
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--idle", type=float, default=10.0, help="seconds of watching it do nothing")
    parser.add_argument("--users", type=int, default=0, help="also open the program so many times at once")
    return parser.parse_args()


if __name__ == "__main__":
    main()
