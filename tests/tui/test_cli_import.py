"""Real input at the shell: a look first, then one commit; and out again, for other programs."""

import json
from pathlib import Path

import pytest
from shell import Shell

SAMPLES = Path(__file__).parent.parent / "store" / "samples"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def sample(name: str) -> str:
    return str(SAMPLES / name)


def test_a_dry_run_shows_what_would_come_in_and_writes_nothing(shell: Shell) -> None:
    out = shell.ok("import", sample("inbox.mbox"), "--dry-run")
    assert "  + item: 2026-11-19 Night roster" in out
    assert "  ! " in out
    assert "Nothing was written" in out
    assert shell.json("list", "inbox") == shell.json("list", "inbox")
    assert json.loads(shell.ok("export", "json"))["items"] == []


def test_an_import_says_what_it_did_and_undo_takes_it_back(shell: Shell) -> None:
    out = shell.ok("import", sample("inbox.mbox"), sample("parties-excel-fr.csv"))
    assert "“passerelle undo 1” takes it back" in out
    assert len(json.loads(shell.ok("export", "json"))["items"]) == 4
    again = shell.ok("import", sample("inbox.mbox"))
    assert "were there already" in again
    assert "There was nothing new" in again
    shell.ok("undo", "1")
    assert json.loads(shell.ok("export", "json"))["items"] == []


def test_a_mail_is_piped_in_by_the_mail_server(shell: Shell) -> None:
    mail = "From ana@x.example Fri Nov 20 14:05:00 2026\nFrom: a@b.example\nSubject: Heating\n\nIt is cold in here.\n"
    answer = json.loads(shell.ok("import", "-", "--json", stdin=mail))
    assert answer["new"] == [{"kind": "item", "title": "Heating", "date": ""}]
    assert answer["commit"] == 1


def test_my_addresses_are_no_parties(shell: Shell) -> None:
    guests = "ATTENDEE:mailto:me@chu.example\nATTENDEE;CN=Marie Roy:mailto:roy@chu.example\n"
    event = f"BEGIN:VEVENT\nUID:1\nDTSTART:21500101T100000\nSUMMARY:Far ahead\n{guests}END:VEVENT\n"
    calendar = f"BEGIN:VCALENDAR\nVERSION:2.0\n{event}END:VCALENDAR\n"
    answer = json.loads(shell.ok("import", "-", "--me", "me@chu.example", "--json", stdin=calendar))
    assert [new["title"] for new in answer["new"]] == ["Marie Roy", "Far ahead"]


def test_what_is_wrong_is_a_sentence_and_an_exit_code(shell: Shell, tmp_path: Path) -> None:
    assert (shell("import").code, shell("import", "nowhere.ics").code) == (2, 1)
    assert "nowhere.ics cannot be read" in shell.err
    table = tmp_path / "bad.csv"
    table.write_text("name,size\nNursing,120\nIT,many\n")
    assert shell("import", str(table)).code == 1
    assert "bad.csv, line 3, size: “many” is no whole number above 0" in shell.err
    assert json.loads(shell.ok("export", "json"))["parties"] == []
    assert (shell("export").code, shell("export", "xls").code, shell("export", "vcf", "m1").code) == (2, 2, 2)
    assert (shell("export", "ics", "m9").code, shell("export", "ics", "x").code) == (1, 2)


def test_every_kind_goes_out_to_a_file_or_to_the_next_program(shell: Shell, tmp_path: Path) -> None:
    shell.ok("import", sample("google-calendar-en.ics"), sample("parties-excel-fr.csv"))
    starts = {
        "ics": "BEGIN:VCALENDAR",
        "vcf": "BEGIN:VCARD",
        "csv": '"id","status"',
        "md": "# ",
        "json": '{"passerelle"',
    }
    for kind, start in starts.items():
        path = tmp_path / f"out.{kind}"
        told = shell.ok("export", kind, "--output", str(path))
        assert f"{path}: {path.stat().st_size} bytes" in told
        assert path.read_text("utf-8").startswith(start)
        assert path.stat().st_mode & 0o777 == 0o600
        assert shell("export", kind, "--output", str(path)).code == 1
        shell.ok("export", kind, "--output", str(path), "--force")
        assert shell.ok("export", kind).startswith(start)
    assert shell.ok("export", "csv", "--of", "parties").startswith('"code","name"')


def test_what_went_out_comes_in_elsewhere(shell: Shell, tmp_path: Path) -> None:
    shell.ok("import", sample("google-calendar-en.ics"))
    calendar, cards = tmp_path / "all.ics", tmp_path / "all.vcf"
    shell.ok("export", "ics", "--output", str(calendar))
    shell.ok("export", "vcf", "--output", str(cards))
    other = Shell(tmp_path / "other")
    other.home.mkdir()
    other.ok("import", str(calendar), str(cards))
    for table in ("parties", "meetings"):
        here, there = (json.loads(each.ok("export", "json"))[table] for each in (shell, other))
        names = [[record.get("title", record.get("name")) for record in records] for records in (here, there)]
        assert sorted(names[0]) == sorted(names[1])
