"""Bytes of a store change behind its back: what is doubtful is refused by its place, what is answered is right."""

import itertools
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from budget import Budget
from sample import INDEXES, Sample, answers, ask, put

from store.engine.journal import open_journal
from store.sentence import Corrupt, StoreError

PLACE = re.compile(r"at byte \d+|first line|snapshot is damaged")


def flipped(data: bytes, at: int, budget: Budget) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << budget.chance.randrange(8)]) + data[at + 1 :]


def sampled(budget: Budget, places: range) -> Iterator[int]:
    """Yield the places in an order of chance: until the time is over, but a long run goes through all at least once."""
    for number in itertools.count() if budget.is_long else [0]:
        for count, at in enumerate(budget.shuffled(list(places))):
            if not budget.left and (number if budget.is_long else count):
                return
            yield at


TEARS: dict[str, Callable[[bytes, int, Budget], bytes]] = {
    "cut": lambda data, at, budget: data[:at],
    "zeroed": lambda data, at, budget: data[:at] + bytes(len(data) - at),
    "blank": lambda data, at, budget: data[: min(at, len(data) - 2)] + b"\n" * (len(data) - at + 500),
    "flipped": flipped,
}


@pytest.mark.parametrize("tear", TEARS)
def test_a_last_commit_torn_at_any_byte_was_never_made(tear: str, budget: Budget, sample: Sample, store: Path) -> None:
    places, torn = sample.parts["last commit"], 0
    before = sample.answers["number"] - 1
    for at in sampled(budget, places):
        data = TEARS[tear](sample.journal, at, budget)
        sample.lay(store, data)
        journal = open_journal(store, INDEXES)
        assert journal.number == before and 7 not in journal.ids("items")
        assert put(journal, ("items", 7, {"n": 7})) == before + 1
        told = answers(journal)
        assert journal.ids("items") == [1, 3, 4, 5, 6, 7]
        journal.close()
        assert ask(store) == told
        kept = b"".join(path.read_bytes() for path in store.glob("cut-journal.jsonl-*"))
        # blank lines are the room that is kept behind the commits
        assert kept.rstrip(b"\n") == data[places.start :].rstrip(b"\n"), "what was cut is kept"
        torn += 1
    budget.record(f"the last commit {tear} {torn} times in its {len(places)} bytes: never made, the rest is right")


@pytest.mark.parametrize("part", ["header", "documents", "columns", "contents", "commits"])
def test_a_flip_elsewhere_is_refused_by_its_place_or_harmless(
    part: str, budget: Budget, sample: Sample, store: Path
) -> None:
    refused = harmless = 0
    for at in sampled(budget, sample.parts[part]):
        sample.lay(store, flipped(sample.journal, at, budget))
        try:
            told = ask(store)
        except Corrupt as error:
            assert PLACE.search(str(error)), error
            refused += 1
        else:
            assert told == sample.answers
            harmless += 1
    size = len(sample.parts[part])
    budget.record(f"{part}: {refused} flips in {size} bytes refused by their place, {harmless} harmless")


def test_a_flip_in_the_history_is_refused_by_its_place(budget: Budget, sample: Sample, store: Path) -> None:
    refused = 0
    for at in sampled(budget, range(len(sample.history))):
        sample.lay(store, history=flipped(sample.history, at, budget))
        journal = open_journal(store, INDEXES)
        assert list(journal.docs("items")) == sample.answers["docs"]["items"], "only the past needs the history"
        with pytest.raises(Corrupt, match="past is damaged at byte") as refusal:
            list(journal.history())
        journal.close()
        # a flip may make one line of two, or two of one
        assert sample.history.rfind(b"\n", 0, at) < refusal.value.sentence.values["at"] <= at + 1
        refused += 1
    budget.record(f"history: {refused} flips in {len(sample.history)} bytes refused by their place")


@pytest.mark.parametrize("name", ["journal.jsonl", "history.jsonl"])
def test_a_file_cut_anywhere_is_refused_or_the_last_commits_were_never_made(
    name: str, budget: Budget, sample: Sample, store: Path
) -> None:
    data = sample.journal if name == "journal.jsonl" else sample.history
    refused = opened = 0
    for at in sampled(budget, range(len(data))):
        sample.lay(store)
        os.truncate(store / name, at)
        try:
            told = ask(store)
        except StoreError:
            refused += 1
            continue
        opened += 1
        assert name == "journal.jsonl" and at >= sample.parts["commits"].start
        assert told["past"] == [write for write in sample.answers["past"] if write[0] <= told["number"]]
    budget.record(f"{name} cut: {refused} of {len(data)} bytes refused, {opened} times the commits before it are right")


def test_a_history_that_is_missing_is_missed_and_nothing_is_compacted_into_its_place(
    sample: Sample, store: Path
) -> None:
    sample.lay(store)
    (store / "history.jsonl").unlink()
    journal = open_journal(store, INDEXES)
    for attempt in (lambda: list(journal.history()), journal.compact, lambda: list(journal.history())):
        with pytest.raises(Corrupt, match="past is damaged at byte 0"):
            attempt()
    assert put(journal, ("items", 8, {"n": 8})) == 11 and len(journal.ids("items")) == 7
    sample.lay(store, journal=(store / "journal.jsonl").read_bytes())
    assert ask(store)["past"][1:] == sample.answers["past"], "put back, it is whole"
    journal.close()
