"""`passerelle add` and `passerelle parse`: one line, understood and saved from the shell."""

import json
from datetime import date, timedelta

import pytest
from shell import Shell

CLOCK = ("--now", "2026-11-21T16:00")


@pytest.fixture
def shell(tmp_path):
    return Shell(tmp_path)


@pytest.fixture
def team(shell):
    for code, name in (("nur", "Nursing"), ("it", "Informatique clinique"), ("med", "Médecine")):
        shell.ok("do", "party.add", f"name={name}", f"code={code}")
    return shell


def test_a_call_with_a_promise_is_one_line_and_one_undo(team):
    told = team.ok("add", "call nur: worried about nights - // send roster due fri")
    assert "#1" in told
    assert "CONTACT · @nur" in told
    log = team.json("show", "e1")
    assert (log["kind"], log["channel"], log["tone"], log["text"]) == ("contact", "call", -1, "worried about nights")
    promise = team.json("show", "1")
    assert (promise["title"], promise["status"], promise["parties"]) == ("send roster", "open", [1])
    team.ok("undo")
    assert team("show", "1").code == 1
    assert team("show", "e1").code == 1


def test_the_line_needs_no_quotes(team):
    team.ok("add", "relay", "it>nur,med:", "cutover", "Sunday")
    relay = team.json("show", "1")
    assert (relay["kind"], relay["source"], relay["parties"]) == ("relay", 2, [1, 3])


def test_a_french_line_is_understood_by_an_english_reader_and_said_to_a_french_one(team):
    told = team.ok("add", "réunion w/ @nur tous les mardis 9h30 salle 12", "--lang", "fr")
    assert "mar." in told
    meeting = team.json("show", "m1")
    assert (meeting["start"][11:], meeting["place"], meeting["zone"]) == ("09:30", "salle 12", "America/Montreal")
    assert meeting["every"].startswith("FREQ=WEEKLY")


def test_a_meeting_without_a_day_waits_in_the_inbox_and_it_is_said(team):
    team("add", "meet @nur about beds")
    assert team.code == 0
    assert "say when" in team.err
    assert "INBOX" in team.out
    assert [row["title"] for row in team.json("list", "inbox")] == ["about beds"]


def test_somebody_new_is_added_in_the_same_commit(team):
    told = team.json("add", "call @physio: beds are short")
    assert told["operation"] == "entry.log"
    assert team.json("show", "physio")["name"] == "physio"
    team.ok("undo")
    assert team("show", "physio").code == 1


def test_who_is_new_is_told_with_the_way_back(team):
    told = team.ok("add", "call @physio: beds are short")
    assert "Nobody was called “physio” yet: it is a new party now" in team.err
    assert "passerelle undo" in told
    team.ok("add", "call @physio: still")
    assert "new party" not in team.err


@pytest.mark.parametrize(
    ("lang", "line"), [("en", "call @nru: x"), ("fr", "appel @nru: x"), ("en", "note x // call @nru friday")]
)
def test_a_name_nearly_known_is_refused_with_whom_may_be_meant_unless_one_insists(team, lang, line):
    assert team("add", line, "--lang", lang).code == 1
    assert "@nur" in team.err and "--new" in team.err
    assert team("show", "nru").code == 1 and team("show", "e1").code == 1, "nothing is written"
    team.ok("add", "--new", line)
    assert "Enter" not in team.err
    assert team.json("show", "nru")["name"] == "nru"


def test_an_order_that_was_nearly_typed_is_kept_and_told(team):
    team.ok("add", "conflict nur vs it: nights")
    team.ok("add", "anwser #1 nur yes")
    assert "write “answer” instead" in team.err
    team.ok("add", "answer #1 nur")
    assert "no: add “no”" in team.err
    assert team.json("show", "2")["status"] == team.json("show", "3")["status"] == "inbox"


def test_an_empty_line_is_refused(team):
    assert team("add", " ").code == 1
    assert team("add").code == 2
    assert "LINE" in team.err


def test_parse_shows_what_is_understood_and_saves_nothing(team):
    said = json.loads(team.ok("parse", "meet w/ @nur tomorrow 2pm for 45m in Room 4 #ehr !high", *CLOCK))
    assert (said["kind"], said["parties"], said["place"]) == ("meeting", ["nur"], "Room 4")
    assert (said["tags"], said["priority"], said["duration_s"]) == (["ehr"], 1, 2700)
    assert team.json("list", "agenda") == []


def test_parse_makes_no_workspace(shell):
    said = json.loads(shell.ok("parse", "send roster", "due", "fri", *CLOCK))
    assert said["due"] == "2026-11-27"
    assert not shell.own_store.exists()


def test_lines_of_json_are_answered_with_one_line_each(shell):
    questions = [
        {"text": "3/4", "now": "2026-01-10T09:00:00", "order": "MDY", "loose": True},
        {"text": "3/4", "now": "2026-01-10T09:00:00", "order": "DMY", "loose": True},
        {"text": "réunion demain 14 h 30", "now": "2026-11-21T23:30:00", "lang": "fr"},
    ]
    out = shell.ok("parse", "--jsonl", stdin="\n".join(map(json.dumps, questions)))
    first, second, third = map(json.loads, out.splitlines())
    assert first["dates"][0]["value"] == "2026-03-04"
    assert second["dates"][0]["value"] == "2026-04-03"
    assert third["dates"][0]["value"] == "2026-11-22T14:30"
    assert set(third) == {
        "kind", "order", "title", "body", "parties", "people", "tags", "links", "priority", "tone", "place", "zone",
        "duration_s", "due", "follow_up", "dates", "problems", "chips",
    }  # fmt: skip


def test_what_is_no_question_is_answered_too_and_the_rest_goes_on(shell):
    wrong = ["nonsense", '{"text": 3}', '{"text": "x", "now": "foo"}', '{"text": "x", "order": "YDM"}', "[]"]
    shell("parse", "--jsonl", stdin="\n".join([*wrong, '{"text": "fine"}']))
    answers = [json.loads(line) for line in shell.out.splitlines()]
    assert shell.code == 2
    assert ["error" in answer for answer in answers] == [True] * len(wrong) + [False]


@pytest.mark.parametrize("wrong", [("x", "--now", "foo"), (), ("x", "--now")])
def test_a_misused_parse_is_exit_2(shell, wrong):
    assert shell("parse", *wrong).code == 2
    assert shell.err.startswith("passerelle: ")


def test_days_are_typed_in_words_for_a_field(team):
    team.ok("do", "item.capture", "title=Roster", "due=2026-11-27T14:00")
    team.ok("do", "item.capture", "title=Roster", "due=27 nov 2026 14h")
    assert team.json("show", "2")["due"] == team.json("show", "1")["due"] == "2026-11-27T19:00:00Z"
    team.ok("do", "entry.log", "kind=note", "text=x", "at=yesterday")
    assert team("do", "item.capture", "title=x", "due=call friday").code == 2


@pytest.mark.parametrize(
    ("lang", "asked", "way"), [("en", "is a Sunday", "Mon 30 Nov 2026"), ("fr", "est un dimanche", "lun. 30 nov. 2026")]
)
def test_parse_tells_the_chips_the_doubts_and_the_ways_out_that_the_screen_shows(shell, lang, asked, way):
    said = json.loads(shell.ok("parse", "--lang", lang, "meet Steering committee monday 29 nov 2pm", *CLOCK))
    assert "29 " in said["chips"][1] and "2026" in said["chips"][1]
    (problem,) = said["problems"]
    assert asked in problem["problem"] and way in problem["repairs"][1]["label"]
    again = json.loads(
        shell.ok("parse", "--lang", lang, f"meet Steering committee {problem['repairs'][1]['text']}", *CLOCK)
    )
    assert way in again["chips"][1] and not again["problems"], "what is to be typed is what the way promises"


def test_parse_shows_the_inbox_for_a_line_that_lacks_something(shell):
    assert json.loads(shell.ok("parse", "meet Steering committee", *CLOCK))["chips"] == ["INBOX"]


def test_add_tells_what_to_write_instead(team):
    lately = date.today() - timedelta(days=10)
    day = f"{lately.day} {lately.strftime('%b').lower()}"
    team("add", "meet @nur bi-weekly check")
    assert "write “every 2 weeks” instead" in team.err
    team("add", f"send roster {day}")
    assert f"“{day}” was read as" in team.err


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("move huddle to 845 tmrw", "move m1 to 845 tmrw"),
        ("huddle moved to 1230 monday", "move m1 to 1230 monday"),
        ("annuler le huddle demain, lise est malade", "annuler le m1 demain, lise est malade"),
        ("huddle cancelled tomorrow", "cancel m1 tomorrow"),
    ],
)
def test_a_meeting_named_by_its_title_is_asked_about_and_one_key_makes_the_order(team, line, instead):
    team.ok("add", "huddle @nur monday 8:15")
    (asked,) = json.loads(team.ok("parse", line, *CLOCK))["problems"]
    (way,) = asked["repairs"]
    start, end = asked["span"]
    again = line[:start] + way["text"] + line[end:]
    assert (way["label"], again) == ("m1 huddle", instead)
    order = json.loads(team.ok("parse", again, *CLOCK))["order"]
    assert (order["act"].split(".")[0], order["id"]) == ("meeting", 1)


@pytest.mark.parametrize(
    "line",
    [
        "met nur today, they worry, will confirm by wed",
        "call nur: fed up, call her back monday",
        "vu nur, la rappeler lundi",
    ],
)
def test_what_a_call_leaves_to_be_done_is_offered_as_a_follow_up(team, line):
    (asked,) = json.loads(team.ok("parse", line, *CLOCK))["problems"]
    start, end = asked["span"]
    again = json.loads(team.ok("parse", line[:start] + asked["repairs"][0]["text"] + line[end:], *CLOCK))
    assert again["follow_up"]["kind"] == "task" and again["follow_up"]["due"]
    assert not again["problems"]


def test_two_weekdays_with_an_hour_are_asked_whether_they_come_back(team):
    line = "training @nur tues + thurs 8-10"
    (asked,) = json.loads(team.ok("parse", line, *CLOCK))["problems"]
    start, end = asked["span"]
    again = json.loads(team.ok("parse", line[:start] + asked["repairs"][0]["text"] + line[end:], *CLOCK))
    assert [found["rrule"] for found in again["dates"]] == ["FREQ=WEEKLY;BYDAY=TU,TH;BYHOUR=8;BYMINUTE=0"]
    assert not again["problems"]
