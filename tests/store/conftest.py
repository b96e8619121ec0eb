"""A store of its own for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hospital import Hospital

from store.engine.journal import Journal, open_journal
from store.engine.protocol import Indexes

INDEXES: Indexes = {"items": ("status", "parties")}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The place of a store that does not exist yet."""
    return tmp_path / "team.store"


@pytest.fixture
def opened(store: Path) -> Iterator[Callable[..., Journal]]:
    """Opens the store, each time as another program would; closes them all afterwards."""
    journals: list[Journal] = []

    def open_another(indexes: Indexes = INDEXES) -> Journal:
        journals.append(open_journal(store, indexes, create=True))
        return journals[-1]

    yield open_another
    for journal in journals:
        journal.close()


@pytest.fixture
def hospital(tmp_path: Path) -> Iterator[Hospital]:
    """A hospital with one piece of work of every kind."""
    founded = Hospital(tmp_path / "hospital.store")
    yield founded
    founded.close()
