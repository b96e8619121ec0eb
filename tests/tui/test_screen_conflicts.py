"""Open conflicts and relays: what each side wants, says and reads back."""

from __future__ import annotations

import pytest
from robot import Desk, Officer

from store import Entry, Item
from store.records.item import Capture
from store.records.party import Add
from tui.labels import label
from tui.text import _, _n

NUR, IT, MED = 1, 2, 3


@pytest.fixture
def groups(desk: Desk) -> Desk:
    for code, name in (("nur", "Nursing"), ("it", "Informatics"), ("med", "Physicians")):
        desk.do(Add(kind="group", code=code, name=name))
    return desk


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_conflict_from_its_first_word_to_its_agreement(groups: Desk, lang: str) -> None:
    """The next question stands on the screen; answering it is one key and the words."""
    async with Officer(groups, lang=lang, size=(190, 40)) as officer:
        await officer.press(";{conflict @nur vs @it: who answers at night}⏎gc")
        assert _("What does {party} want?").format(party="Nursing") in officer.screen
        await officer.press("pa{a person at night}⏎{wards must not wait; skills are there}⏎{4}⏎")
        await officer.press("pb{a form until morning}⏎{nights are short}⏎⏎")
        assert label("conflict.stage", "inventing") in officer.row
        await officer.press("o{one on call, rung by the head nurse}⏎")
        assert _("Sound out {party} on option {number}").format(party="Nursing", number=1) in officer.screen
        await officer.press("vab")
        await officer.choose(label("answer.conflict", "yes"))
        await officer.press("vbb")
        await officer.choose(label("answer.conflict", "reserve"))
        await officer.press("{paid as overtime}⏎")
        assert "paid as overtime" in officer.screen
        assert label("conflict.stage", "ready") in officer.row
        await officer.press("s")
        await officer.choose(label("item.outcome", "agreed"))
        assert "skills are there" in officer.screen, "what is left unserved is listed before it is agreed"
        await officer.press("⏎{on call from Monday}⏎⏎⏎⏎")
        assert officer.status.startswith(_("settled"))
    item, (task,) = groups.get(Item, 1), groups.all(Item, follows=1)
    assert (item.chosen, item.review) == (1, "2026-12-18")
    assert (task.title, task.parties, task.due, task.status) == ("paid as overtime", (IT,), "2026-12-03", "open")
    assert (item.outcome, item.resolution) == ("agreed", "on call from Monday")
    assert [side.interests for side in item.sides] == [
        ("wards must not wait", "skills are there"),
        ("nights are short",),
    ]


@pytest.fixture
def conflict(groups: Desk) -> Desk:
    groups.do(Capture(title="Who answers at night", kind="conflict", parties=(NUR, IT), opened=True))
    return groups


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_the_matrix_asks_about_the_side_under_the_cursor_and_shows_the_interests(
    conflict: Desk, lang: str
) -> None:
    async with Officer(conflict, lang=lang) as officer:
        await officer.press("gc⏎")
        assert f"M {_('matrix')}" in officer.foot, "a conflict's own page offers its matrix"
        await officer.press("M→p")
        assert _("What does {party} want?").format(party="Informatics") in officer.screen
        await officer.press("{one night}⏎{no overtime; sleep; weekends}⏎⏎o{on call}⏎↓")
        assert _n("{n} not asked yet", "{n} not asked yet", 2) in officer.screen
        await officer.press("i")
        assert all(shown in officer.screen for shown in ("a no over", "b sleep", "c weekends"))
        await officer.press("{b}⏎")
        assert "sleep" not in officer.screen, "what is served is no longer among what is left out"
        await officer.press("s")
        await officer.choose(label("item.outcome", "moot"))
        await officer.press("⏎")
        assert label("item.outcome", "moot") in officer.title
        assert label("conflict.stage", "sounding") not in officer.title
    (served,) = conflict.get(Item, 1).options[0].serves
    assert (served.party, served.interest) == (IT, 1)


async def test_a_letter_that_was_not_offered_leaves_the_question_open(conflict: Desk) -> None:
    """What is typed without looking must not run as orders: an undo would take back what nobody meant."""
    async with Officer(conflict) as officer:
        rung: list[None] = []
        officer.app.bell = lambda: rung.append(None)  # type: ignore[method-assign]  # a terminal's own sound
        await officer.press("gcs⏎u")
        assert officer.status.startswith("~ u is none of ") and "; Esc leaves" in officer.status
        assert len(rung) == 2 and "agreed" in f"{officer.status} {officer.foot}", "what it takes is still offered"
        for leaving in ("⎋", "q"):
            await officer.press(leaving)
            assert "none of" not in officer.status and officer.title.startswith("Open conflicts")
            await officer.press("s")
        await officer.choose("moot")
        assert "none of" not in officer.status
        await officer.press("⏎")
    assert conflict.get(Item, 1).outcome == "moot", "and nothing was taken back"


async def test_agreed_without_an_acceptable_option_wants_a_reason(conflict: Desk) -> None:
    async with Officer(conflict) as officer:
        await officer.press("gcs")
        await officer.choose("agreed")
        await officer.press("{shook hands}⏎")
        assert "because" in officer.status
        assert officer.foot.startswith("No option of #1 is acceptable to every side yet")
        await officer.press("⎋")
        assert conflict.get(Item, 1).status == "open", "no reason, no agreement"
        await officer.press("s")
        await officer.choose("agreed")
        await officer.press("↑⏎{both heads said so in the corridor}⏎⏎")
    assert conflict.get(Item, 1).outcome == "agreed"
    assert "both heads said so in the corridor" in conflict.all(Entry)[-1].text


async def test_arbitrated_wants_who_and_on_what_criteria(conflict: Desk) -> None:
    async with Officer(conflict) as officer:
        await officer.press("gcs")
        await officer.choose("arbitrated")
        await officer.press("{the director}⏎{cost and safety}⏎{on call}⏎")
    item = conflict.get(Item, 1)
    assert (item.outcome, item.criteria, item.resolution) == ("arbitrated", ("cost and safety",), "on call")


async def test_a_relay_and_its_read_backs(groups: Desk) -> None:
    groups.do(Capture(title="Cutover Sunday", kind="relay", source=IT, parties=(NUR, MED), opened=True))
    async with Officer(groups) as officer:
        await officer.press("gl")
        assert "0/2" in officer.row
        await officer.press("va")
        await officer.choose("understood")
        assert "1/2" in officer.row and officer.status.startswith("answer noted")
        await officer.press("vb")
        await officer.choose("unclear")
        await officer.press("⏎")
        assert officer.foot == "Type a few words"
        await officer.press("{which Sunday?}⏎")
        assert officer.row.split()[1] == "unclear"
        await officer.press("vb")
        await officer.choose("understood")
        assert officer.row.split()[1] == "acknowledged"
        await officer.press("u")
        assert officer.row.split()[1] == "unclear"


async def test_answers_need_somebody_who_answers(groups: Desk) -> None:
    groups.do(Capture(title="Cutover", kind="relay", opened=True))
    async with Officer(groups) as officer:
        await officer.press("glv")
        assert "There is nobody to answer" in officer.status
        await officer.press("gcv")
        assert "There is no item under the cursor" in officer.status


async def test_a_third_side_is_named_by_its_code(conflict: Desk) -> None:
    async with Officer(conflict) as officer:
        await officer.press("gcp")
        await officer.choose("another…")
        await officer.press("{med}⏎{rounds at seven}⏎⏎⏎")
        assert officer.status.startswith("position noted")
    item = conflict.get(Item, 1)
    assert item.parties == (NUR, IT, MED) and item.sides[-1].position == "rounds at seven"
