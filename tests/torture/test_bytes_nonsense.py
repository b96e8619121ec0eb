"""Whatever stands in a store's files, even under sums that fit, is opened or refused with a sentence: never a crash."""

import json
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any
from zlib import crc32

import pytest
from budget import Budget
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample import INDEXES, QUESTIONS, Sample, put

from store.engine.journal import open_journal
from store.engine.lines import HEADER
from store.sentence import StoreError

NUMBERS = [0, 1, -1, 2, 255, 256, 257, 1000, 2**31, 2**32, 2**62, 2**63 - 1, -(2**63), 2**63, 2**64, 2**70, 1e308, 0.5]
NONSENSE = [
    *NUMBERS,
    None,
    True,
    "",
    "items",
    "\ud800",
    "x" * 300,
    [],
    {},
    [[]],
    [1],
    [2, 1],
    [1, 1],
    [2**70],
    [-5],
    {"items": [256, 9]},
]
HANGS = 5
"""Seconds after which an opening will not end."""


@pytest.fixture(autouse=True)
def alarm() -> Iterator[None]:
    """What does not end fails too."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise AssertionError("it does not end")

    before = signal.signal(signal.SIGALRM, ring)
    yield
    signal.signal(signal.SIGALRM, before)


@contextmanager
def ends_in_time() -> Iterator[None]:
    signal.setitimer(signal.ITIMER_REAL, HANGS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def use(store: Path) -> str:
    """Open the store, read it all, write to it, compact it, open it again; returns how far that went."""
    went = "refused"
    with suppress(StoreError):
        for _ in range(2):
            journal = open_journal(store, INDEXES)
            went = "opened"
            try:
                for asked in QUESTIONS.values():
                    with suppress(StoreError):
                        asked(journal)
                put(journal, ("items", journal.next_id("items"), {"status": "open", "parties": ["a"]}))
                journal.compact()
                went = "written"
            finally:
                journal.close()
    return went


# -- bytes of any kind


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data(), name=st.sampled_from(["journal", "history"]))
def test_no_bytes_end_in_anything_but_a_sentence(data: st.DataObject, name: str, sample: Sample, store: Path) -> None:
    whole = getattr(sample, name)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    sample.lay(store, **{name: whole[:start] + data.draw(st.binary(max_size=300)) + whole[end:]})
    with ends_in_time():
        use(store)


def test_any_mixture_of_its_bytes_ends_in_nothing_but_a_sentence(budget: Budget, sample: Sample, store: Path) -> None:
    went: Counter[str] = Counter()
    for _ in budget.rounds():
        chance, whole = budget.chance, sample.journal
        sound = chance.choice([0, sample.parts["commits"].start])
        for _ in range(chance.randint(1, 4)):
            start, end = sorted(chance.choices(range(sound, len(whole) + 1), k=2))
            source = chance.choice([sample.journal, sample.history, chance.randbytes(64), bytes(64), b"\n" * 64])
            begin = chance.randrange(len(source))
            whole = whole[:start] + source[begin : begin + chance.randint(1, 400)] + whole[end:]
        sample.lay(store, whole)
        with ends_in_time():
            went[use(store)] += 1
    record(budget, went, "mixtures of its bytes")


def record(budget: Budget, went: Counter[str], what: str) -> None:
    budget.record(f"{went.total()} {what}: " + ", ".join(f"{count} {how}" for how, count in went.most_common()))


# -- nonsense under sums that fit


def sealed(fields: dict[str, Any], size: int = 0) -> bytes:
    body = json.dumps({key: value for key, value in fields.items() if key != "c"}, separators=(",", ":"))[1:]
    body = body[:-1] + " " * (size - len(body) - len('{"c":"01234567",\n')) + "}"
    return b'{"c":"%08x",%b\n' % (crc32(body.encode()), body.encode())


def places_in(value: Any) -> list[tuple[Any, Any]]:
    """Return (container, key) of each value in a JSON value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, part in pairs for place in [(value, key), *places_in(part)]]


def mangled(line: bytes, chance: Random) -> bytes:
    """Return a line of the same length, or longer, with nonsense in it and a sum that fits."""
    fields = json.loads(line)
    del fields["c"]
    container, key = chance.choice(places_in(fields))
    if chance.random() < 0.1:
        del container[key]
    else:
        container[key] = deepcopy(chance.choice([*NONSENSE, *fields.values()]))
    return sealed(fields, len(line))


def mangle(journal: bytes, chance: Random) -> bytes:
    """Put nonsense into some lines, then let header and sums fit again; the nonsense may be the header's."""
    lines = journal.splitlines(keepends=True)
    header = json.loads(lines[0])
    snapshot = journal[: header["end"]].count(b"\n")
    for number in chance.sample(range(1, len(lines)), chance.choice([1, 1, 1, 2, 3])):
        lines[number] = chance.choice([mangled(lines[number], chance), chance.choice(lines[1:]), b"{}\n"])
    header["contents"] = sum(map(len, lines[: snapshot - 1]))
    header["end"] = sum(map(len, lines[:snapshot]))
    header["sum"] = f"{crc32(b''.join(lines[1:snapshot])):08x}"
    first = sealed(header, HEADER)
    return b"".join([mangled(first, chance) if chance.random() < 0.3 else first, *lines[1:]])


def test_nonsense_under_sums_that_fit_is_opened_or_refused(budget: Budget, sample: Sample, store: Path) -> None:
    went: Counter[str] = Counter()
    for _ in budget.rounds():
        sample.lay(store, mangle(sample.journal, budget.chance))
        with ends_in_time():
            went[use(store)] += 1
    record(budget, went, "journals of nonsense under sums that fit")
