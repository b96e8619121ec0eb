"""Relationships at the shell: everything is built with `do` and `add`, and told as lines, Markdown and JSON."""

import pytest
from shell import Shell


@pytest.fixture
def shell(tmp_path):
    shell = Shell(tmp_path)
    shell.ok("do", "party.add", "name=Nursing", "code=nur", "cadence=7", 'needs=["Sleep"]', 'liaisons=["zoe"]')
    shell.ok("do", "party.add", "name=Informatics", "code=it", "cadence=14")
    shell.ok("add", "called @nur yesterday: worried about nights -")
    shell.ok("add", "relay it>nur: cutover Sunday 2 am")
    return shell


def test_a_partys_health_has_its_reasons_and_what_stands_behind_them(shell):
    shell.ok("do", "item.capture", "title=Send the roster", "source=nur", "opened=true", "due=2020-01-01")
    told = shell.json("show", "nur")
    assert told["name"] == "Nursing"
    assert told["health"]["state"] in ("watch", "poor")
    assert "1 promise overdue" in told["health"]["reasons"]
    place = told["health"]["reasons"].index("1 promise overdue")
    assert told["health"]["evidence"][place] == ["#2"]
    assert told["silence"]["cadence"] == 7 and told["silence"]["days"] == 1 and told["silence"]["state"] == "none"
    assert told["next_contact"] > "2026"
    assert {one["title"] for one in told["open"]} >= {"Send the roster"}
    assert told["timeline"][-1]["text"] == "worried about nights"


def test_a_bridge_between_two(shell):
    told = shell.json("bridge", "nur", "it")
    assert told["parties"] == ["nur", "it"] and told["open"] == [1]
    assert told["spoke_first"] == {"nur": [], "it": [1]} and told["last"] is None
    shell.ok("add", "met @nur @it: agreed on Sunday")
    assert shell.json("bridge", "it", "nur")["last"]
    assert "Informatics" in shell.ok("bridge", "nur", "it", "--lang", "fr")
    for wrong in (("nur", "nur"), ("nur", "nobody")):
        shell("bridge", *wrong)
        assert shell.code == 1 and shell.err.startswith("passerelle: ")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_reports_and_handovers_are_markdown(shell, lang):
    report = shell.ok("report", "nur", "--lang", lang)
    assert report.startswith("# Nursing\n") and report.count("\n## ") == 4 and "Sleep" in report
    handover = shell.ok("handover", "zoe", "--lang", lang)
    assert "## Nursing" in handover and "Informatics" not in handover.replace("Informatics –", "").split("###")[0]
    assert shell.json("handover", "zoe")["nur"]["dossier"]["health"]
    shell("handover", "nobody")
    assert shell.code == 1 and "nobody" in shell.err


def test_a_mandate_with_needs_and_conflicts(shell):
    shell.ok("add", "conflict @nur vs @it: who answers at night")
    (told,) = shell.json("mandate", "zoe")
    assert (told["code"], told["needs"], told["conflicts"]) == ("nur", ["Sleep"], [2])
    assert "Sleep" in shell.ok("mandate", "zoe")
    assert "represent nobody" in shell.ok("mandate", "nobody")


def test_broken_bridges_are_a_list(shell):
    assert shell.json("list", "bridges") == []
