"""The day's work from the shell: what needs me, a time for a meeting, its pack, its minutes, the week."""

from datetime import date, timedelta

import pytest
from shell import Shell


@pytest.fixture
def desk(tmp_path):
    """Nursing and IT, one open conflict between them, a meeting of both in a week, one in the same room at once."""
    shell = Shell(tmp_path)
    shell.day = date.today() + timedelta(days=14 - date.today().weekday())
    shell.ok("do", "party.add", "name=Nursing", "code=nur", "lang=fr")
    shell.ok("do", "party.add", "name=IT", "code=it")
    shell.ok("do", "item.capture", "title=Night rota", "kind=conflict", "opened=yes", "parties=nur,it")
    for title, party in (("Round", "nur,it"), ("Yoga", "it")):
        shell.ok(
            "do", "meeting.plan", f"title={title}", f"start={shell.day}T10:00", f"parties={party}", "place=Room 2",
            "every=FREQ=WEEKLY",
        )  # fmt: skip
    return shell


def test_a_time_is_found_and_the_reasons_are_told(desk):
    window = f"{desk.day}..{desk.day}"
    slots = desk.json("find-time", "--parties", "nur,it", "--length", "1h30", "--window", window, "--rooms", "Room 2")
    assert slots[0].keys() == {"start", "end", "room", "missing", "cost", "reasons"}
    assert (slots[0]["room"], slots[0]["missing"]) == ("Room 2", [])
    assert all(slot["end"][11:] <= "10:00:00" or slot["start"][11:] >= "11:00:00" for slot in slots)
    told = desk.ok("find-time", "--parties", "nur", "--window", window, "--lang", "en").splitlines()
    assert "everybody is free" in told[0]
    for wrong in (["--window", "whenever"], ["--length", "long"], ["--hours", "9"], ["--moving", "#1"]):
        desk("find-time", "--parties", "nur", *wrong)
        assert desk.code == 2 and desk.err.startswith("passerelle: "), wrong
    assert desk("find-time", "--parties", "nobody").code == 1


def test_the_agenda_of_a_span_of_days_tells_clashes_in_words(desk):
    rows = desk.json("list", "agenda", "--from", str(desk.day), "--to", str(desk.day + timedelta(days=7)))
    met = [row for row in rows if row["key"][0] == "meetings"]
    assert [(row["title"], row["day"]) for row in met] == [
        (title, str(desk.day + timedelta(days=days))) for days in (0, 7) for title in ("Round", "Yoga")
    ]
    assert met[0]["why"] == ["IT is invited to m2 “Yoga” too", "Room 2 is taken by m2 “Yoga”"]
    assert desk("list", "agenda", "--from", "2026-11-02", "--to", "2026-11-01").code == 2
    assert desk("list", "inbox", "--to", "fri").code == 2


def test_closed_days_stand_in_the_agenda_in_the_readers_language(desk):
    desk.settings('region = "CA-QC"\n')
    told = desk.ok("list", "agenda", "--from", "2026-12-25", "--to", "2026-12-26", "--lang", "fr")
    assert "Jour de Noël" in told
    (row,) = desk.json("list", "agenda", "--from", "2026-12-25", "--to", "2026-12-25", "--lang", "en")[-1:]
    if date.today() < date(2026, 12, 24):
        assert {"what": "closed", "title": "Christmas Day", "day": "2026-12-25"}.items() <= row.items()


def test_a_meeting_comes_with_its_pack_and_each_line_says_why(desk):
    shown = desk.json("show", "m1")
    assert shown["title"] == "Round"
    assert [(line["title"], line["reason"]) for line in shown["pack"]] == [
        ("Night rota", "open conflict between Nursing, IT")
    ]
    assert "open conflict between Nursing, IT" in desk.ok("show", "m1")
    desk.ok("do", "meeting.skip", "id=m1", "item=1")
    assert [line["title"] for line in desk.json("show", "m1")["left_out"]] == ["Night rota"]


def test_signals_name_their_rule_subject_and_action(desk):
    (signal, *_others) = desk.json("list", "signals")
    assert {"rule", "subject", "severity", "sentence", "action"} <= signal.keys()
    assert (signal["rule"], signal["subject"], signal["action"]) == (
        "double_booking", "m1", "Move m1 or m2: they overlap",
    )  # fmt: skip
    desk.ok("do", "signal.dismiss", f"signal={signal['signal']}", "until=2030-01-01")
    assert desk.json("list", "signals") == []


def test_the_digest_is_short_and_silent_where_nothing_needs_me(desk, tmp_path):
    desk.ok("do", "item.capture", "title=Send the roster", "opened=yes", "due=2026-01-05")
    told = desk.ok("digest")
    assert "Send the roster" in told and "Overdue (1)" in told
    assert desk.json("digest")["overdue"][0]["title"] == "Send the roster"
    calm = Shell(tmp_path / "calm")
    calm.ok("list", "inbox")
    assert "Nothing needs you today." in calm.ok("digest")
    assert calm.ok("digest", "--quiet") == ""


def test_minutes_are_written_for_each_language_with_the_next_date(desk, tmp_path):
    yesterday = date.today() - timedelta(days=1)
    desk.ok("do", "meeting.move", "id=m1", f"start={yesterday}T10:00")
    desk.ok("do", "entry.log", "kind=decision", "text=Keep the rota", "item=1", "meeting=m1")
    desk.ok("do", "meeting.hold", "id=m1", "attendance=nur:3")
    assert desk.ok("minutes", "m1").startswith("# Minutes of m1: Round\n")
    assert "Absent: IT" in desk.ok("minutes", "m1", "--text")
    told = desk.json("minutes", "m1", "--to", str(tmp_path))
    written = {file.rpartition("/")[2] for file in told["files"]}
    assert written == {"m1-fr.md", "m1-fr.txt", "m1-en.md", "m1-en.txt", "m3.ics"}
    assert "Keep the rota" in (tmp_path / "m1-fr.txt").read_text("utf-8")
    assert "SUMMARY:Round" in (tmp_path / "m3.ics").read_text("utf-8")
    assert desk("minutes", "m1", "--to", str(tmp_path)).code == 1, "nothing is written over"
    assert desk("minutes", "#1").code == 2


def test_the_week_is_reported(desk):
    desk.ok("do", "item.settle", "id=1", "outcome=moot", "resolution=gone")
    told = desk.ok("report", "week")
    assert told.startswith("# The week from ") and "Night rota · moot: gone" in told
    assert desk.json("report", "week")["settled"][0]["outcome"] == "moot"
    assert desk("report", "year").code == 1 and "nothing called “year”" in desk.err
