"""Desks for stories: workspaces made by operations, with nothing of the machine's own user in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from robot import Desk, at_home

from store.records.item import Capture
from store.records.party import Add
from tui.text import set_language


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user's home where nothing is yet; English is spoken again afterwards."""
    home = tmp_path / "home"
    home.mkdir()
    environment = at_home(home)
    for name in [name for name in os.environ if name not in environment]:
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    yield home
    set_language("en")


@pytest.fixture
def desk(home: Path, tmp_path: Path) -> Iterator[Desk]:
    """An empty desk."""
    desk = Desk(tmp_path / "ward.store")
    yield desk
    desk.workspace.close()


@pytest.fixture
def ward(desk: Desk) -> Desk:
    """A desk that knows three groups (1 nursing, 2 informatics, 3 physicians) and has one item, nursing's."""
    for code, name in (("nur", "Nursing"), ("it", "Informatics"), ("med", "Physicians")):
        desk.do(Add(kind="group", code=code, name=name))
    desk.do(Capture(title="Badges", source=1))
    return desk
