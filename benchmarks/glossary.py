"""What the glossary costs at 5,000 terms: `python benchmarks/glossary.py`.

Finds the terms in a text of 500 characters (once a third of its words are jargon, once none is), looks a word up at
each key as it is typed, and builds the index; beside it, what trying every term with a regular expression costs.
Milliseconds are the processor's.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

# this folder holds a store.py of its own: the packages come from the project
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from store.views.vocabulary import Known, Vocabulary  # noqa: E402

TERMS, CHARACTERS, ROUNDS = 5_000, 500, 200
SYLLABLES = ("ba", "co", "di", "fe", "gu", "la", "mi", "no", "pe", "ri", "so", "tu", "va", "ze")
ENDINGS = ("", "", "s", "er", "ing", "ent", "ées")


def word(chance: random.Random) -> str:
    """Return a made-up word of two to four syllables."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))


def terms(chance: random.Random) -> list[Known]:
    """Return terms of one to three words."""
    return [Known(id, " ".join(word(chance) for _ in range(chance.randint(1, 3)))) for id in range(1, TERMS + 1)]


def text(known: list[Known], share: float, chance: random.Random) -> str:
    """Return a text, so much of which is jargon, in some form."""
    parts: list[str] = []
    while len(" ".join(parts)) < CHARACTERS:
        jargon = chance.random() < share
        parts.append(chance.choice(known).word + chance.choice(ENDINGS) if jargon else f"x{word(chance)}")
    return " ".join(parts)[:CHARACTERS]


def measured(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return how long each round takes, in milliseconds."""
    times = []
    for _ in range(rounds):
        begun = time.thread_time()
        work()
        times.append((time.thread_time() - begun) * 1e3)
    return times


def told(name: str, times: list[float]) -> None:
    """Print the median and the worst of a hundred."""
    worst = sorted(times)[int(len(times) * 0.99)]
    print(f"{name:44} median {statistics.median(times):8.3f} ms   p99 {worst:8.3f} ms")


def main() -> None:
    """Measure, and print a line each."""
    chance = random.Random(1)
    known = terms(chance)
    told("index of 5,000 terms", measured(lambda: Vocabulary(known), 5))
    vocabulary = Vocabulary(known)
    for share in (0.3, 0.0):
        written = [text(known, share, chance) for _ in range(ROUNDS)]
        for when, rounds in (("first seen", written), ("seen before", written)):
            texts = iter(rounds)
            told(
                f"500 characters, {share:.0%} jargon, {when}",
                measured(lambda texts=texts: vocabulary.places(next(texts))),
            )
    keys = iter([one.word[:end] for one in chance.sample(known, ROUNDS) for end in range(1, len(one.word) + 1)])
    told("a key of a look-up", measured(lambda: vocabulary.beginning(next(keys)), ROUNDS * 5))
    every = [re.compile(rf"\b{re.escape(one.word)}s?\b") for one in known]
    told("500 characters, every term tried", measured(lambda: [one.search(written[0]) for one in every], 5))


if __name__ == "__main__":
    main()
