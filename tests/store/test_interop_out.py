"""What goes out comes back the same, and no program that opens it obeys what users wrote."""

import csv
import json
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from interop_desk import NOW, bring, bring_text, carry_out, codes, counts, desk, meeting, opened
from markdown_it import MarkdownIt

from store import Item, Meeting, Party, Refused, Workspace
from store.interop import export, prepare
from store.interop.destination import write
from store.interop.to_md import escaped
from store.records.entry import Log
from store.records.item import Capture
from store.records.meeting import Move, Plan
from store.records.party import Add

__all__ = ["desk"]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Workspace]:
    """Another workspace, empty."""
    workspace = opened(tmp_path / "elsewhere.store")
    yield workspace
    workspace.close()


def exported(workspace: Workspace, kind: str, of: str = "items") -> str:
    return "".join(export(workspace, kind, of=of))


def facts(workspace: Workspace) -> list[tuple[object, ...]]:
    """What counts of the meetings, whatever their numbers."""
    meetings = [
        (m.title, m.start, m.zone if "T" in m.start else "", m.length, m.place, m.text, m.kind, m.every, m.except_on,
         m.tags, m.status, tuple(sorted(party.name for id in m.parties if (party := workspace.get(Party, id)))))
        for m in workspace.find(Meeting)
    ]  # fmt: skip
    return sorted(meetings)


def people(workspace: Workspace) -> list[tuple[object, ...]]:
    return sorted(
        (p.name, p.code, p.kind, p.aliases, p.role, tuple(sorted(p.contact.items())), p.size or 0, p.cadence or 0,
         p.tags, tuple(sorted(codes(workspace, p.groups))))
        for p in workspace.find(Party)
    )  # fmt: skip


def full(desk: Workspace) -> None:
    bring(desk, "parties-excel-fr.csv", "parties-google-en.csv", "cards-icloud-fr.vcf", "card-outlook-21.vcf")
    bring(desk, "google-calendar-en.ics", "icloud-event-fr.ics", "outlook-invitation-fr.eml")
    nur = desk.ids(Party, code="nur")[0]
    desk.run(
        Plan(title="Rounds; “late”, \\n", start="2026-12-01T23:30", length=45, parties=(nur,), place="A, B; C",
             every="FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270601T233000", except_on=("2027-01-05T23:30",), tags=("x,y",)),
        Plan(title="Holiday", start="2027-01-01", length=1440, every="FREQ=YEARLY"),
        Add(name='Ümlaut; "quoted", \\ back', kind="person", groups=(nur,), role="Head, of: all", tags=("a", "b")),
    )  # fmt: skip
    desk.changes()


def test_meetings_and_parties_come_back_the_same_in_an_empty_workspace(desk: Workspace, elsewhere: Workspace) -> None:
    full(desk)
    bring_text(elsewhere, exported(desk, "vcf"))
    assert people(elsewhere) == people(desk)
    bring_text(elsewhere, exported(desk, "ics"))
    assert facts(elsewhere) == facts(desk)


def test_what_was_exported_is_known_when_it_comes_back(desk: Workspace) -> None:
    full(desk)
    before = counts(desk)
    for kind in ("vcf", "ics"):
        prepared = bring_text(desk, exported(desk, kind))
        assert prepared.operations == []
        assert prepared.skipped == []
    assert bring_text(desk, exported(desk, "csv", "parties")).operations == []
    assert counts(desk) == before


def test_an_old_export_does_not_move_back_what_was_moved_since(desk: Workspace) -> None:
    full(desk)
    old = exported(desk, "ics")
    rounds = meeting(desk, "Rounds; “late”, \\n")
    desk.clock = lambda: NOW + timedelta(hours=1)
    desk.run(Move(id=rounds.id, start="2026-12-08T22:00"))
    desk.changes()
    assert bring_text(desk, old).operations == []


def test_the_calendar_says_its_zones_and_utc_ends(desk: Workspace) -> None:
    full(desk)
    text = exported(desk, "ics").replace("\r\n ", "")
    assert "BEGIN:VTIMEZONE" in text
    assert "TZID:Europe/Paris" in text
    assert "UNTIL=20270602T033000Z" in text
    assert "RECURRENCE-ID;TZID=America/Toronto:20261201T090000" in text
    assert "EXDATE;TZID=America/Toronto:20261222T090000,20261229T090000" in text  # not the one that was moved


def test_one_meeting_alone(desk: Workspace) -> None:
    full(desk)
    rounds = meeting(desk, "Holiday")
    assert "".join(export(desk, "ics", meetings=(rounds.id,))).count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize(
    "text",
    [
        "\u00a0=1",
        "=1+1",
        "+1",
        "-1",
        "@x",
        "|calc",
        "%x",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "  =1",
        "\t=1",
        "\ufeff=1",
        "\n=1",
    ],
)
def test_no_cell_is_a_formula(desk: Workspace, text: str) -> None:
    desk.run(Capture(title="safe", text=text), Add(name=f"x{text}", code="new", role=text))
    desk.changes()
    rows = list(csv.DictReader(StringIO(exported(desk, "csv"))))
    assert rows[-1]["text"] == "'" + text
    assert all(line.startswith('"') and line.rstrip().endswith('"') for line in exported(desk, "csv").splitlines()[:1])


def test_every_list_has_its_columns(desk: Workspace) -> None:
    full(desk)
    desk.run(Log(text="called", parties=(1,), tone=-2, channel="call"))
    desk.changes()
    for of in ("parties", "items", "entries", "meetings"):
        rows = list(csv.DictReader(StringIO(exported(desk, "csv", of))))
        assert len(rows) == {"parties": counts(desk)[0], "items": 1, "entries": 1, "meetings": counts(desk)[2]}[of]
    assert rows[0]["parties"]
    entry = next(csv.DictReader(StringIO(exported(desk, "csv", "entries"))))
    assert (entry["tone"], entry["parties"], entry["at"]) == ("-2", "nur", "2026-11-21 10:00")


def test_markdown_shows_what_users_wrote_and_means_nothing_by_it(desk: Workspace) -> None:
    hostile = "# [x](http://evil.example) <script> `a` *b* | ![i](j)"
    desk.run(Capture(title=hostile, text="- one\n1. two\nwww.evil.example"))
    desk.changes()
    report = exported(desk, "md")
    assert escaped(hostile) in report
    tokens = MarkdownIt("gfm-like").parse(report)
    kinds = {child.type for token in tokens for child in (token, *(token.children or ()))}
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "code_inline", "em_open", "table_open"}
    shown = " ".join("".join(c.content for c in t.children or ()) for t in tokens if t.type == "inline")
    assert hostile in shown
    assert escaped("1. x") == "\\1. x"


def test_json_holds_every_record(desk: Workspace) -> None:
    full(desk)
    document = json.loads(exported(desk, "json"))
    assert document["passerelle"] == 1
    assert [party["id"] for party in document["parties"]] == list(desk.ids(Party))
    assert {each["uid"] for each in document["meetings"] if "uid" in each} >= {"one-off@google.com"}
    assert document["items"][0]["title"] == desk.find(Item)[0].title


def test_a_file_is_for_its_user_alone_and_replaces_nothing_by_accident(tmp_path: Path) -> None:
    path, target = tmp_path / "out.csv", tmp_path / "target"
    assert write(path, ["a", "é"]) == 3
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refused, match="is there already; add --force"):
        write(path, ["b"])
    write(path, ["c"], force=True)
    assert path.read_text() == "c"
    target.write_text("mine")
    path.unlink()
    path.symlink_to(target)
    with pytest.raises(Refused, match="is there already"):
        write(path, ["d"])
    write(path, ["e"], force=True)
    assert (target.read_text(), path.read_text(), path.is_symlink()) == ("mine", "e", False)
    with pytest.raises(Refused, match="cannot be written"):
        write(tmp_path / "nowhere" / "out", ["f"])


def test_an_export_that_fails_half_way_leaves_no_half(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "half"
        raise KeyError("gone")

    with pytest.raises(KeyError):
        write(tmp_path / "out", broken())
    assert not (tmp_path / "out").exists()


def test_a_meeting_of_the_same_number_elsewhere_is_another_one(desk: Workspace, elsewhere: Workspace) -> None:
    desk.run(Plan(title="Ours", start="2026-12-01T10:00"))
    desk.changes()
    elsewhere.clock = lambda: NOW - timedelta(days=1)
    elsewhere.run(Plan(title="Theirs", start="2026-12-01T10:00"))
    elsewhere.changes()
    bring_text(elsewhere, exported(desk, "ics"))
    assert [each.title for each in elsewhere.find(Meeting)] == ["Theirs", "Ours"]


def test_imported_and_exported_by_two_officers_the_uids_meet(desk: Workspace, elsewhere: Workspace) -> None:
    full(desk)
    carry_out(elsewhere, prepare(elsewhere, [("-", exported(desk, "ics").encode())]))
    before = counts(elsewhere)
    assert bring_text(elsewhere, exported(elsewhere, "ics")).operations == []
    assert bring_text(elsewhere, exported(desk, "ics")).operations == []
    assert counts(elsewhere) == before
