"""Lines nobody would type, as many as one likes: `python tests/tui/any_line.py 1000000 [--seed 1]`.

Each is read, and must come back as a draft that can be shown and printed, within a tenth of a second of processor time.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent.parent.parent)

from tui.quick_entry import Draft, Known, Names, as_json, parse  # noqa: E402
from tui.quick_entry.shown.chips import chips  # noqa: E402
from tui.quick_entry.words import lexicon  # noqa: E402

HERE = Path(__file__).parent
SIGNS = "0123456789/-:.,'’@#!$%€()\"«»\\ \t\u00a0\u202f\u200d\u0301hHtpm+–—éàœİß½²٣三🙂\x00"
AT_MOST = 0.1
"""Seconds of processor time for one line."""
LANGS = ("en", "fr", "en-US", "fr-CA-QC", "fr-FR", "ar-EG")
ZONES = ("UTC", "America/Montreal", "Europe/Paris", "Nowhere/Land")


def corpus() -> list[str]:
    """Return the lines and expressions that the tests know."""
    read = [
        json.loads(line).get("line", "")
        for file in sorted((HERE / "lines").glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    for file in sorted((HERE / "expressions").glob("*.txt")):
        read += [line.partition(" → ")[0] for line in file.read_text("utf-8").splitlines()]
    return [line for line in read if line]


def lines(count: int, chance: random.Random) -> Iterator[str]:
    """Yield so many lines: words in any order, signs, lines cut, mixed, repeated and misspelt."""
    known = corpus()
    words = [*lexicon().words, *(word for line in known for word in line.split())]
    for _ in range(count):
        kind = chance.randrange(6)
        line = chance.choice(known)
        if kind == 0:
            line = " ".join(chance.choices(words, k=chance.randint(1, 14)))
        elif kind == 1:
            line = "".join(chance.choices(SIGNS, k=chance.randint(1, 60)))
        elif kind == 2:
            line = line[: chance.randint(0, len(line))] + chance.choice(known)[chance.randint(0, 20) :]
        elif kind == 3:
            line = " ".join(chance.choices(words, k=chance.randint(1, 4))) * chance.randint(2, 30)
        elif kind == 4:
            at = chance.randint(0, len(line))
            line = (
                line[:at] + "".join(chance.choices(SIGNS, k=chance.randint(1, 3))) + line[at + chance.randint(0, 3) :]
            )
        yield line


def check(line: str, draft: Draft) -> None:
    """Raise AssertionError where a draft does not hold together."""
    first = line.partition("\n")[0]
    for span in draft.spans:
        assert 0 <= span.start < span.end <= len(first)
    for found in draft.dates:
        assert 0 <= found.span[0] < found.span[1] <= len(first)
        assert found.confidence in (1, 2, 3)
        for moment in (found.value, found.start, found.end):
            assert not moment or datetime.fromisoformat(moment)
    for moment in (draft.due, draft.start):
        assert moment is None or datetime.fromisoformat(moment)
    for rule in (draft.every, *(found.rrule for found in draft.dates)):
        assert not ("COUNT=" in rule and "UNTIL=" in rule), rule  # RFC 5545: one or the other
    json.dumps(as_json(draft))


def run(count: int, seed: int) -> float:
    """Read so many lines; returns the processor time of the slowest, in seconds. AssertionError tells the line."""
    chance = random.Random(seed)
    names = Names(
        [Known(1, "nur", "Nursing"), Known(2, "it", "IT"), Known(3, "com", "Comité technique", ("pilotage",))]
    )
    slowest = 0.0
    parse("task in 3 business days", now=datetime(2026, 11, 18), lang="fr-FR")  # imports what is imported late
    for line in lines(count, chance):
        now = datetime(2026, 11, 18, 10) + timedelta(minutes=chance.randint(-40_000_000, 40_000_000))
        lang = chance.choice(LANGS)
        begun = time.thread_time()
        try:
            draft = parse(
                line, now=now, tz=chance.choice(ZONES), lang=lang, names=names, loose=chance.random() < 0.3,
                order="MDY" if chance.random() < 0.3 else "DMY",
            )  # fmt: skip
            took = time.thread_time() - begun
            slowest = max(slowest, took)
            if took > AT_MOST:  # the collector of garbage, or holidays of another country: not the line
                begun = time.thread_time()
                parse(line, now=now, lang=lang, names=names)
                took = time.thread_time() - begun
            assert took < AT_MOST, f"{took:.2f} s"
            check(line, draft)
            assert chips(draft, now=now, lang=lang[:2])
        except Exception as error:
            raise AssertionError(f"{line!r} at {now}") from error
    return slowest


def main() -> None:
    """Read as many lines as asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", type=int)
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    begun = time.perf_counter()
    slowest = run(args.count, args.seed)
    took = time.perf_counter() - begun
    print(f"{args.count:,} lines in {took:.0f} s without an exception; the slowest took {slowest * 1e3:.1f} ms")


if __name__ == "__main__":
    main()
