"""How fast a line is understood while it is typed: `python benchmarks/quick_entry.py [--worst SECONDS]`.

Types the tests' lines, brought to 120 characters, key by key with 2,000 known names; measures what the import adds to
an app that has Textual already; with `--worst` climbs from line to line of 500 characters towards the slowest.
Milliseconds are the processor's, so that other programs do not count; of imports they are wall time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from functools import partial
from pathlib import Path

# this folder holds a store.py of its own: the packages come from the project
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from store.region import closed_days  # noqa: E402
from tui.quick_entry import LONGEST, Known, Names, parse  # noqa: E402
from tui.quick_entry.words import lexicon  # noqa: E402

LINES = Path(__file__).resolve().parent.parent / "tests" / "tui" / "lines"
NOW = datetime(2026, 11, 18, 10)
ZONE, LANG = "America/Montreal", "fr-CA-QC"
SYLLABLES = ("ba", "co", "di", "fe", "gu", "la", "mi", "no", "pe", "ri", "so", "tu", "va", "ze")
SIGNS = ("/", "-", ":", ",", ".", "@", "#", "!", "h", "'", "//", "(", '"')


def names(count: int, chance: random.Random) -> Names:
    """Return so many known names of two or three words."""

    def word() -> str:
        return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))

    known = [
        Known(n, f"{word()[:5]}{n}", f"{word()} {word()}".title(), (word(), f"{word()} {word()}")) for n in range(count)
    ]
    return Names(known)


def typed(line: str, known: Names) -> list[float]:
    """Return how long each key of a line takes, in milliseconds."""
    return [_milliseconds(line[:end], known) for end in range(1, len(line) + 1)]


def _milliseconds(line: str, known: Names) -> float:
    begun = time.thread_time()
    parse(line, now=NOW, tz=ZONE, lang=LANG, names=known)
    return (time.thread_time() - begun) * 1e3


def of_120(chance: random.Random) -> list[str]:
    """Return the tests' lines, each followed by another up to 120 characters."""
    read = [
        json.loads(line)["line"]
        for name in ("en.jsonl", "fr.jsonl")
        for line in (LINES / name).read_text("utf-8").splitlines()
    ]
    return [f"{line} {' '.join(chance.sample(read, 3))}"[:120] for line in read]


def importing() -> list[float]:
    """Return how long the import and the first line take after Textual, in milliseconds, in fresh processes."""
    code = (
        "import textual.app, textual.widgets, store, time\nbegun = time.perf_counter()\n"
        "from tui.quick_entry import parse\nfrom datetime import datetime\nprint((time.perf_counter() - begun) * 1e3)\n"
        "parse('meet nur friday 2pm', now=datetime(2026, 11, 18, 10))\nprint((time.perf_counter() - begun) * 1e3)"
    )
    with tempfile.TemporaryDirectory() as compiled:
        told = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        run = partial(subprocess.check_output, [sys.executable, "-c", code], text=True, env=told)
        run()  # installed programs are compiled
        runs = [run().split() for _ in range(9)]
    return [statistics.median(float(run[line]) for run in runs) for line in (0, 1)]


def worst(seconds: float, known: Names, chance: random.Random) -> tuple[float, str]:
    """Return the slowest line found by changing pieces of lines as long as are read, and its milliseconds."""
    words = [*lexicon().words, *SIGNS, *map(str, range(32)), "2026", "9h30", "//", "every", "le", "du", "the"]
    slowest, line = 0.0, ""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        here = _repeated(words, chance)
        cost = _cost(here, known)
        tired = 0
        while tired < 60 and time.monotonic() < until:
            there = _changed(here, words, chance)
            new = _cost(there, known)
            tired += 1
            if new > cost:
                here, cost, tired = there, new, 0
        if cost > slowest:
            slowest, line = cost, here
    return slowest, line


def _repeated(words: list[str], chance: random.Random) -> str:
    piece = " ".join(chance.choice(words) for _ in range(chance.randint(1, 6)))
    return (f"{piece} " * LONGEST)[:LONGEST]


def _changed(line: str, words: list[str], chance: random.Random) -> str:
    """Change the word at some place, or a piece of the line for many copies of itself."""
    parts = line.split(" ")
    at = chance.randrange(len(parts))
    if chance.random() < 0.4:
        size = chance.randint(1, 8)
        parts = (parts[at : at + size] or parts[:1]) * LONGEST
    else:
        parts[at] = chance.choice(words)
    return " ".join(parts)[:LONGEST]


def _cost(line: str, known: Names) -> float:
    """Return the lesser of two measurements: without what the collector of garbage adds now and then."""
    return min(_milliseconds(line, known) for _ in range(2))


def main() -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worst", type=float, default=0, metavar="SECONDS", help="look so long for the slowest line")
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    chance = random.Random(args.seed)
    known = names(2000, chance)
    closed_days(LANG[3:], NOW.year)  # the package of holidays takes 0.1 s to import, once
    keys = [typed(line, known) for line in of_120(chance)]
    for told, took in (
        ("a key, up to 120 characters", [key for line in keys for key in line]),
        ("a key at 120 characters (the last ten)", [key for line in keys for key in line[-10:]]),
        ("120 characters pasted", [_milliseconds(line, known) for line in of_120(chance)]),
    ):
        took.sort()
        print(f"{told}, 2,000 names: median {statistics.median(took):.3f} ms, p99 {took[len(took) * 99 // 100]:.3f} ms,"
              f" worst {took[-1]:.1f} ms of {len(took):,}")  # fmt: skip
    imported, first = importing()
    print(f"import after Textual {imported:.1f} ms, with the first line {first:.1f} ms")
    if args.worst:
        slowest, line = worst(args.worst, known, chance)
        print(f"slowest line of {LONGEST} characters: {slowest:.1f} ms\n    {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
