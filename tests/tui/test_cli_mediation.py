"""A mediation at the shell: built with `add` and `do` alone, told as JSON, handed out as Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from shell import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Two groups, and a conflict between them in which each has had its say."""
    shell = Shell(tmp_path)
    for code, name in (("nur", "Nursing"), ("it", "Informatics")):
        shell.ok("do", "party.add", "kind=group", f"code={code}", f"name={name}")
    for line in (
        "conflict @nur vs @it: night calls",
        "position #1 nur: a person at night",
        "interest #1 nur: wards must not wait",
        "weighs #1 nur 5",
        "position #1 it: a form until morning",
        "interest #1 it: nights are short",
        "option #1: one on call",
        "answer #1 option 1 nur yes",
        "answer #1 option 1 it no",
    ):
        shell.ok("add", line)
    return shell


def test_programs_are_told_where_a_mediation_stands(shell: Shell) -> None:
    told: Any = shell.json("show", "#1")
    assert told["stage"] == "bargaining"
    assert told["next_question"] == "Only Informatics blocks option 1: on what condition would it do?"
    assert (told["acceptable"], told["blockers"]) == ([], {"1": ["it"]})
    assert told["swing"] == {"party": "it", "options": [1]}
    assert told["heard"] == {"nur": 1, "it": 1}
    assert [one["interest"] for one in told["unserved"]] == ["wards must not wait", "nights are short"]
    shell.ok("do", "item.option", "id=1", "number=1", "text=one on call", "serves=nur:0")
    shell.ok("add", "answer #1 option 0 nur no")
    shell.ok("add", "answer #1 option 0 it no")
    shell.ok("add", "answer #1 option 1 it yes if paid as overtime")
    told = shell.json("show", "1")
    assert (told["stage"], told["acceptable"], told["ranking"]) == ("ready", [1], [1, 0])
    assert told["conditions"] == [{"option": 1, "party": "it", "text": "paid as overtime"}]
    assert told["dominated"] == [{"option": 0, "by": 1, "better_for": ["nur", "it"]}]
    assert told["unserved"] == [{"option": 1, "party": "it", "interest": "nights are short"}]
    moves = [(move["party"], move["answer"]) for move in told["moves"] if move["option"] == 1]
    assert moves == [("nur", "yes"), ("it", "no"), ("it", "reserve")], "how positions moved"
    (row,) = shell.json("list", "conflicts")  # type: ignore[misc]  # a list of one
    assert row["why"] == "ready to conclude on option 1, on conditions"


def test_an_agreement_makes_tasks_of_its_conditions(shell: Shell) -> None:
    shell.ok("add", "answer #1 option 1 it yes if paid as overtime")
    assert shell("do", "item.settle", "id=1", "outcome=agreed", "option=0").code == 1
    assert "Option 0 of #1 is not acceptable to every side yet" in shell.err
    shell.ok("do", "item.settle", "id=1", "outcome=agreed", "owners=zoe", "dues=2030-01-08", "review=2030-02-01")
    task: Any = shell.json("show", "#2")
    assert (task["title"], task["owner"], task["due"], task["follows"]) == (
        "paid as overtime", "zoe", "2030-01-08", 1,
    )  # fmt: skip
    settled: Any = shell.json("show", "#1")
    assert (settled["outcome"], settled["chosen"], settled["review"]) == ("agreed", 1, "2030-02-01")
    assert settled["next_question"] is None, "it is over"
    shell.ok("undo")
    assert shell("show", "#2").code == 1, "taken back whole"


def test_the_mediation_sheet_leaves_out_what_is_private(shell: Shell) -> None:
    shell.ok("do", "item.option", "id=1", "number=1", "text=*one* on call", "serves=nur:0")
    sheet = shell.ok("report", "#1")
    assert sheet.startswith("# \\#1 night calls")
    assert "1. \\*one\\* on call (serves: a)" in sheet, "no markup but ours"
    assert "| 1 | acceptable | blocks |" in sheet
    assert "heard" not in sheet and "hangs" not in sheet
    assert "heard 1 time" in shell.ok("show", "#1"), "the mediator sees it"
