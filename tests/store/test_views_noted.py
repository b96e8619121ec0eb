"""Which entries were noted lately is told by their numbers, and read as far as it takes."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from hospital import IT, NURSING, TODAY, TOOL, Hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Entry, Item
from store.records import entry
from store.views.noted import noted_within

HEARD = st.lists(st.tuples(st.integers(0, 8), st.sampled_from([NURSING, IT]), st.booleans()), max_size=12)
"""How many days ago, from whom, whether it was taken back: its number then stands for nothing."""


@settings(max_examples=25, deadline=None)
@given(HEARD, st.integers(0, 10))
def test_what_was_noted_within_so_many_days(heard: list[tuple[int, int, bool]], within: int) -> None:
    with tempfile.TemporaryDirectory(prefix="passerelle-noted-") as folder:
        hospital = Hospital(Path(folder) / "hospital.store")
        now = hospital.now
        noted = [*hospital.workspace.ids(Entry, parties=NURSING)] if within > 8 else []
        for days, who, is_taken_back in sorted(heard, reverse=True):
            hospital.now = now - timedelta(days=days)
            id = hospital.make(entry.Log(kind="feedback", parties=(who,), text="x", initiative=TOOL))
            if is_taken_back:
                hospital.undo()
            elif who == NURSING and days < within:
                noted.append(id)
        hospital.now = now
        for workspace in (hospital.workspace, hospital.open("zoe")):
            found = noted_within(workspace, TODAY, timedelta(days=within), parties=NURSING)
            assert found >= {*noted}
            if not any(is_taken_back for _, _, is_taken_back in heard):
                assert found == {*noted}, "as far back as it takes, and no further"
        hospital.close()


def test_the_newest_of_what_several_indexes_tell(hospital: Hospital) -> None:
    hospital.do(*(entry.Log(kind="feedback", parties=(IT,), text="x", initiative=TOOL) for _ in range(3)))
    workspace = hospital.workspace
    for values in ({"kind": "feedback"}, {"kind": "feedback", "parties": IT}, {"initiative": TOOL, "parties": NURSING}):
        assert [*workspace.newest(Entry, **values)] == [*reversed(workspace.ids(Entry, **values))]
    assert [*workspace.newest(Item, status="open", kind="letter")] == []
