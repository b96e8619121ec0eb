"""A store of each earlier shape, made by the program of its day, opens as if it had been written today."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import RECORDS, Item, Unreachable, open_workspace
from store.care import check
from store.engine import files
from store.engine.journal import open_journal
from store.migrations import SHAPE, migrated, shape_of
from store.records import item
from store.records.validity import encode

SAMPLES = sorted((Path(__file__).parent / "shapes").glob("shape*.store"))


@pytest.fixture(params=SAMPLES, ids=lambda path: path.name)
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = Path(shutil.copytree(request.param, tmp_path / request.param.name))
    # a checkout does not keep the permissions of a store
    path.chmod(0o2770)
    for file in path.iterdir():
        file.chmod(0o660)
    return path


def test_there_is_a_sample_of_each_shape() -> None:
    assert [path.name for path in SAMPLES] == [f"shape{number}.store" for number in range(1, SHAPE + 1)]


def test_a_sample_opens_in_todays_shape_with_every_record_and_index(sample: Path) -> None:
    workspace = open_workspace(sample)
    assert shape_of(workspace.engine) == SHAPE
    for kind in RECORDS.values():
        for stored in workspace.engine.docs(kind.table):
            record = workspace.get(kind, stored.id)
            assert record is not None and json.loads(encode(record)) == json.loads(stored.doc)
    assert list(workspace.ids(Item, status="inbox")) == [1] and list(workspace.ids(Item, kind="request")) == [2]
    number = workspace.engine.number
    workspace.close()
    again = open_workspace(sample)
    assert again.engine.number == number, "once is enough"
    again.close()
    assert check(sample).is_sound


def test_a_sample_can_be_worked_on_and_its_past_told_and_taken_back(sample: Path) -> None:
    workspace = open_workspace(sample)
    beds = workspace.get(Item, 1)
    assert beds is not None
    (changed, captured) = workspace.history(beds)
    assert [step.field for step in changed.steps] == ["title"], "that the shape changed is nobody's doing"
    assert captured.operation == "item.capture"
    mine = workspace.run(item.Change(id=1, priority=1)).number
    assert workspace.undo().undoes == mine
    workspace.engine.user = changed.by  # type: ignore[attr-defined]  # as the officer who made the sample
    workspace.undo(changed.number)
    workspace.changes()
    kept = workspace.get(Item, 1)
    assert kept is not None and kept.title == "Beds for Friday"
    assert list(workspace.ids(Item, status="inbox")) == [1], "what comes back has today's shape"
    workspace.close()


def test_who_may_not_write_reads_an_earlier_store_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(shutil.copytree(SAMPLES[0], tmp_path / "team.store"))
    before = (path / files.JOURNAL).read_bytes()
    monkeypatch.setattr(files, "remote", lambda path: "nfs4")
    workspace = open_workspace(path)
    beds = workspace.get(Item, 1)
    assert beds is not None and (beds.status, beds.title) == ("inbox", "Beds for Monday")
    workspace.close()
    assert (path / files.JOURNAL).read_bytes() == before


def test_a_later_shape_is_refused(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "team.store", create=True)
    with journal.begin() as turn:
        turn.put(".workspace", 1, b'{"shape":%d}' % (SHAPE + 1))
        turn.commit("migrate")
    journal.close()
    with pytest.raises(Unreachable, match="newer Passerelle"):
        open_workspace(tmp_path / "team.store")


@given(
    st.sampled_from(sorted(RECORDS)), st.dictionaries(st.sampled_from(("kind", "status", "phase", "title")), st.text())
)
def test_a_document_in_todays_shape_stays_as_it_is(table: str, document: dict[str, str]) -> None:
    once = migrated(table, json.dumps(document).encode())
    assert migrated(table, once) == once
    assert json.loads(once).items() >= document.items()
