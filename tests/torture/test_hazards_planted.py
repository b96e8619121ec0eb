"""Somebody puts something else in the place of each of a store's names: it is never followed, and it is named."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from sample import ask, make, put

from store.engine import compaction
from store.engine.journal import open_journal
from store.engine.lock import login
from store.sentence import Unreachable

SECRET = b"somebody's own letter"


def symlink(place: Path, victim: Path) -> None:
    place.symlink_to(victim)


def hard_link(place: Path, victim: Path) -> None:
    place.hardlink_to(victim)


def fifo(place: Path, victim: Path) -> None:
    os.mkfifo(place)


def unix_socket(place: Path, victim: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.fspath(place))


def directory(place: Path, victim: Path) -> None:
    place.mkdir()


PLANTS: list[Callable[[Path, Path], None]] = [symlink, hard_link, fifo, unix_socket, directory]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    make(tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    victim = tmp_path / "letter"
    victim.write_bytes(SECRET)
    return victim


def kind_of(path: Path) -> int:
    return path.lstat().st_mode


@pytest.mark.parametrize("plant", PLANTS)
def test_in_the_place_of_the_journal_it_is_named_and_left_alone(
    plant: Callable[[Path, Path], None], store: Path, victim: Path
) -> None:
    journal = open_journal(store)
    docs = list(journal.docs("items"))
    (store / "journal.jsonl").rename(store.parent / "kept")
    plant(store / "journal.jsonl", victim)
    before = kind_of(store / "journal.jsonl")
    for attempt in (lambda: open_journal(store), lambda: open_journal(store, create=True), journal.begin):
        with pytest.raises(Unreachable, match=r"journal\.jsonl is not a plain file .* remove it"):
            attempt()
    assert list(journal.docs("items")) == docs, "who has read it reads on"
    assert victim.read_bytes() == SECRET and kind_of(store / "journal.jsonl") == before
    journal.close()


@pytest.mark.parametrize("plant", PLANTS)
def test_in_the_place_of_the_history_only_the_past_is_missed(
    plant: Callable[[Path, Path], None], store: Path, victim: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_journal(store)
    (store / "history.jsonl").rename(store.parent / "kept")
    plant(store / "history.jsonl", victim)
    monkeypatch.setattr(compaction, "LEAST", 10)
    assert put(journal, ("items", 8, {"status": "open"})) == 11, "a commit waits for no compaction"
    for attempt in (journal.compact, lambda: list(journal.history())):
        with pytest.raises(Unreachable, match=r"history\.jsonl is not a plain file .* remove it"):
            attempt()
    assert victim.read_bytes() == SECRET and journal.get("items", 8)
    journal.close()


@pytest.mark.parametrize("plant", PLANTS)
def test_in_the_place_of_the_next_journal_it_is_removed_or_named(
    plant: Callable[[Path, Path], None], store: Path, victim: Path
) -> None:
    before = ask(store)
    plant(store / "journal.jsonl.new", victim)
    journal = open_journal(store)
    if plant is directory:
        with pytest.raises(Unreachable, match=r"journal\.jsonl\.new is not a plain file .* remove it"):
            journal.compact()
        (store / "journal.jsonl.new").rmdir()
    journal.compact()
    journal.close()
    assert not os.path.lexists(store / "journal.jsonl.new") and victim.read_bytes() == SECRET
    assert ask(store) == before


@pytest.mark.parametrize("plant", PLANTS)
def test_in_the_place_of_who_is_here_nobody_is_told_and_work_goes_on(
    plant: Callable[[Path, Path], None], store: Path, victim: Path
) -> None:
    plant(store / "here", victim)
    if plant is directory:
        plant_all_in(store / "here", victim)
    journal = open_journal(store)
    presence = journal.presence()
    presence.tell("inbox")
    presence.beat()
    assert presence.others() == []
    assert put(journal, ("items", 8, {"status": "open"})) == 11
    journal.close()
    assert victim.read_bytes() == SECRET


def plant_all_in(here: Path, victim: Path) -> None:
    """Something of every kind under the name of a colleague's process that runs, and under our own."""
    for number, plant in enumerate(PLANTS):
        plant(here / f"{login()}.{number}.{os.getppid()}", victim)
    for number in range(64):
        symlink(here / f"{login()}.{number}.{os.getpid()}", victim)
