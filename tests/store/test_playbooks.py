"""Playbooks: a plan in one step, counted from the go-live; those that ship, and the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hospital import IT, LEA, MAX, NURSING, TOOL, Hospital

from store import Item, Meeting, Refused
from store.presets import playbook
from store.records import initiative
from store.views.board.lint import lint

OWN = """
title.en = "Ours"
title.fr = "Le nôtre"

[[item.capture]]
key = "first"
opened = true
title.en = "Ask {group} first"
title.fr = "Demander à {group}"
due = "-3"

[[meeting.plan]]
each = "group"
title.en = "With {head} of {group}: {title}"
title.fr = "Avec {head} de {group} : {title}"
start = "-60 16:00"
length = 30
parties = ["head", "heads"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The user's own playbooks."""
    (tmp_path / "ours.toml").write_text(OWN, "utf-8")
    return tmp_path


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", playbook.names())
def test_each_that_ships_plans_in_both_languages_and_is_taken_back_whole(
    hospital: Hospital, name: str, lang: str
) -> None:
    before, loaded = hospital.documents(), playbook.load(name)
    planned = playbook.preview(hospital.workspace, loaded, hospital.tool, lang)
    assert hospital.documents() == before, "looking plans nothing"
    done = playbook.play(hospital.workspace, loaded, hospital.tool, lang)
    made = [hospital.get(Item, id).title for table, id in done.written if table == "items"]
    made += [hospital.get(Meeting, id).title for table, id in done.written if table == "meetings"]
    assert sorted(made) == sorted(one.title for one in planned) and len(made) > 6
    assert not [title for title in made if "{" in title]
    assert all(one.day is None or one.day > hospital.today.isoformat() for one in planned), "nothing begins overdue"
    rules = {fault.rule for fault in lint(hospital.workspace, hospital.tool, hospital.today)}
    assert not rules & {"no_training", "late_training", "no_measure", "impossible_order", "late_approval"}
    hospital.undo(done.number)
    assert hospital.documents() == before


def test_the_users_own_stand_among_them_and_name_groups_and_heads(hospital: Hospital, folder: Path) -> None:
    assert playbook.names(folder) == (*sorted({*playbook.names(), "ours"}),)
    planned = playbook.preview(hospital.workspace, playbook.load("ours", folder), hospital.tool, "en")
    assert [(one.title, one.day, one.parties) for one in planned] == [
        ("With Lea Roy of Nursing: Rota tool", "2026-11-19T16:00", (LEA, MAX)),
        ("With Max Tran of IT: Rota tool", "2026-11-19T16:30", (MAX, LEA)),
        ("Ask Nursing first", "2026-12-10", ()),
    ]


def test_what_is_wrong_is_told_together_and_nothing_is_planned(hospital: Hospital, folder: Path) -> None:
    wrong = OWN.replace('due = "-3"', 'due = "soon"').replace("[[meeting.plan]]", "[[meeting.plan]]\nnonsense = 1")
    (folder / "wrong.toml").write_text(wrong, "utf-8")
    before = hospital.documents()
    with pytest.raises(Refused, match=r"(?s)soon.*nonsense"):
        playbook.play(hospital.workspace, playbook.load("wrong", folder), hospital.tool, "en")
    with pytest.raises(Refused, match="There is no playbook nope; choose one of new-policy"):
        playbook.load("nope", folder)
    hospital.do(initiative.Change(id=TOOL, audience=()))
    with pytest.raises(Refused, match="give i1 both first"):
        playbook.play(hospital.workspace, playbook.load("ours", folder), hospital.tool, "en")
    hospital.undo()
    assert hospital.documents() == before


def test_who_is_in_the_audience_is_asked_only_once(hospital: Hospital) -> None:
    assert hospital.tool.audience == (NURSING, IT)
    done = playbook.play(hospital.workspace, playbook.load("new-policy"), hospital.tool, "en")
    made = [hospital.get(Item, id) for table, id in done.written if table == "items"]
    assert not [item for item in made if item.kind == "approval"], "the heads have been asked already"


def test_nothing_is_planned_on_a_public_holiday_of_the_region(hospital: Hospital, folder: Path) -> None:
    """Three working days before 28 December 2026: Christmas falls among them."""
    workspace = hospital.workspace
    hospital.do(initiative.Change(id=TOOL, golive="2026-12-28"))
    planned = {}
    for region in ("", "FR"):
        workspace.region = region
        found = playbook.preview(workspace, playbook.load("ours", folder), hospital.tool, "en")
        planned[region] = next(one.day for one in found if one.table == "items")
    assert planned == {"": "2026-12-23", "FR": "2026-12-22"}
