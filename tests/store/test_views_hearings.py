"""Even-handedness, against a plain count of the log."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from hospital import IT, LEA, MAX, NINE, NURSING, ROTA, Hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Entry, Item
from store.records import entry, item, mediation
from store.views.hearings import hearings, unheard

WHO = {NURSING: (NURSING, LEA), IT: (IT, MAX)}
"""Side → those with whom a word is a word with it."""

DEEDS = st.lists(
    st.tuples(
        st.sampled_from([NURSING, IT, LEA, MAX]),
        st.sampled_from(["contact", "answer", "note", "contact elsewhere", "rectified"]),
        st.integers(0, 3),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(DEEDS)
def test_each_contact_is_a_hearing_and_all_answers_of_a_day_are_one(deeds: list[tuple[int, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hospital = Hospital(Path(folder) / "s")
        hospital.do(item.Change(id=ROTA, parties=(NURSING, IT, LEA, MAX)), mediation.Propose(id=ROTA, text="a"))
        for party, deed, days in deeds:
            at = NINE - timedelta(days=days)
            if deed == "answer":
                hospital.do(mediation.Reply(id=ROTA, party=party, option=1, answer="yes", at=at))
            elif deed == "note":
                hospital.do(entry.Log(text="x", kind="note", parties=(party,), item=ROTA, at=at))
            else:
                about = None if deed == "contact elsewhere" else ROTA
                id = hospital.make(entry.Log(text="x", parties=(party,), item=about, at=at))
                if deed == "rectified":
                    hospital.do(entry.Correct(id=id, text="put right"))
        rota = hospital.get(Item, ROTA)
        found = hearings(hospital.workspace, rota)
        log = [kept for kept in hospital.all(Entry) if kept.item == ROTA]
        log = [kept for kept in log if not any(later.corrects == kept.id for later in log)]
        for side in rota.parties:
            theirs = [kept for kept in log if set(kept.parties) & set(WHO.get(side, (side,)))]
            contacts = [kept.at.date() for kept in theirs if kept.kind == "contact"]
            answered = {kept.at.date() for kept in theirs if kept.kind == "answer"}
            assert len(found[side]) == len(contacts) + len(answered - set(contacts))
        times = {side: len(ids) for side, ids in found.items()}
        most = max(times.values())
        assert set(unheard(found)) == {side for side in times if most and times[side] * 3 <= most}
        hospital.close()
