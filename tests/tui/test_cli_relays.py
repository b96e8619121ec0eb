"""Relays and the glossary from the shell."""

import json

import pytest
from shell import Shell


@pytest.fixture
def team(tmp_path):
    shell = Shell(tmp_path)
    for code, name in (("nur", "Nursing"), ("it", "Informatics"), ("med", "Physicians")):
        shell.ok("do", "party.add", f"name={name}", f"code={code}")
    says = "says=nur:the night we change over"
    shell.ok("do", "term.define", "term=cutover", "plain=when the old system stops", "group=it", says)
    return shell


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_relay_that_leaks_is_saved_and_its_leaks_are_told_with_how_to_say_them(team, lang):
    team("add", "--lang", lang, "relay it>nur,med: two cutovers on Sunday")
    assert team.code == 0
    assert "cutovers" in team.err
    assert "the night we change over" in team.err
    relay = team.json("show", "1")
    assert (relay["title"], relay["plain"]) == ("two cutovers on Sunday", "")
    (row,) = team.json("list", "relays")
    assert (row["state"], row["read_back"], row["leaks"]) == ("sent", 0, 1)
    assert [signal["rule"] for signal in team.json("list", "signals") if signal["rule"] == "jargon_leak"]
    team.ok("do", "item.change", "id=1", "plain=Sunday, the night we change over")
    assert team.json("list", "relays")[0]["leaks"] == 0
    team.ok("do", "item.answer", "id=1", "party=nur", "answer=no", "text=a holiday")
    assert team.json("list", "relays")[0]["state"] == "unclear"


def test_nobody_is_told_of_words_that_all_share(team):
    team.ok("add", "relay nur>it: the cutovers")
    assert team.err == ""
    team.ok("add", "call nur: the cutover")
    assert team.err == ""


def test_parse_tells_a_program_where_the_jargon_is(team):
    line = "relay it>nur: the cutovers on Sunday"
    (found,) = json.loads(team.ok("parse", line))["jargon"]
    assert found == {"words": "cutovers", "span": [18, 26], "wording": "the night we change over"}
    assert "jargon" not in json.loads(team.ok("parse", "call nur: the cutovers"))


def test_a_term_is_shown_by_any_of_its_forms(team):
    assert "when the old system stops" in team.ok("show", "Cutovers")
    assert team.json("show", "cutover")["says"] == {"1": "the night we change over"}
    (row,) = team.json("list", "terms")
    assert (row["group"], row["says"]) == ("Informatics", {"Nursing": "the night we change over"})
    team.ok("do", "term.define", "term=Cutover", "plain=the end of a shift", "group=nur")
    assert team("show", "cutovers").code == 1
    assert "t1 Informatics, t2 Nursing" in team.err
    assert "the end of a shift" in team.ok("show", "t2")
