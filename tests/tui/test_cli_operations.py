"""What a line as understood becomes: one commit of operations on a real store."""

from datetime import UTC, datetime

import pytest

from store import Entry, Item, Meeting, Party, open_workspace
from store.records.item import Capture
from store.records.party import Add
from tui.quick_entry.draft import Draft
from tui.quick_entry.operations import ENTRIES, ITEMS, MEETINGS, operations, shortfall

ZONE = "America/Montreal"
NOW = datetime(2026, 11, 21, 21, 0, tzinfo=UTC)  # 16:00 on the wall


@pytest.fixture
def desk(tmp_path):
    workspace = open_workspace(tmp_path / "desk.store", create=True, zone=ZONE, clock=lambda: NOW)
    workspace.run(Add(name="Nursing", code="nur"), Add(name="IT", code="it"))
    yield workspace
    workspace.close()


def saved(desk, **fields):
    """Save a line understood so; returns the records that it made."""
    draft = Draft(**{"text": "the whole line", "title": "a title", **fields})
    done = desk.run_each(lambda draft_desk: operations(draft, draft_desk), label="line")
    desk.changes()
    kinds = {"items": Item, "entries": Entry, "meetings": Meeting, "parties": Party}
    return [desk.get(kinds[table], id) for table, id in done.written]


def test_a_line_that_says_no_kind_goes_to_the_inbox_whole(desk):
    (item,) = saved(desk, text="odd thing #ehr", title="odd thing", tags=("ehr",), parties=(1,))
    assert (item.status, item.title, item.text, item.tags) == ("inbox", "odd thing", "odd thing #ehr", ("ehr",))
    (item,) = saved(desk, text="only words", title="")
    assert item.title == "only words"


@pytest.mark.parametrize("kind", sorted(ITEMS))
def test_a_line_of_a_known_nature_leaves_nothing_to_triage(desk, kind):
    (item,) = saved(desk, kind=kind, parties=(1, 2), source=2, due="2026-11-27", priority=1)
    assert (item.kind, item.status, item.owner) == (kind, "open", desk.user)
    assert (item.parties, item.source, item.due, item.priority, item.text) == ((1, 2), 2, "2026-11-27", 1, "")


def test_a_colleague_named_in_a_line_becomes_the_owner(desk):
    (item,) = saved(desk, kind="task", people=("marc",))
    assert item.owner == "marc"


def test_the_sides_of_a_conflict_are_its_parties(desk):
    (item,) = saved(desk, kind="conflict", parties=(1, 2))
    assert [side.party for side in item.sides] == [1, 2]


def test_an_hour_on_the_wall_is_kept_as_the_instant_it_is(desk):
    (item,) = saved(desk, kind="task", due="2026-11-27T14:00")
    assert item.due == "2026-11-27T19:00:00Z"


@pytest.mark.parametrize("kind", sorted(MEETINGS))
def test_a_meeting_has_its_start_length_place_and_parties(desk, kind):
    (meeting,) = saved(
        desk, kind=kind, start="2026-11-27T14:00:00", duration_s=2700, place="Room 4", parties=(1, 2),
        every="FREQ=WEEKLY;BYDAY=FR",
    )  # fmt: skip
    assert (meeting.kind, meeting.start, meeting.zone, meeting.length) == (kind, "2026-11-27T14:00", ZONE, 45)
    assert (meeting.place, meeting.parties, meeting.every) == ("Room 4", (1, 2), "FREQ=WEEKLY;BYDAY=FR")


def test_a_meeting_of_whole_days_lasts_whole_days(desk):
    assert saved(desk, kind="training", start="2026-11-27")[0].length == 1440
    assert saved(desk, kind="training", start="2026-11-27", duration_s=2 * 86400)[0].length == 2880


def test_a_meeting_without_a_start_waits_in_the_inbox_with_its_words(desk):
    (item,) = saved(desk, kind="meeting", text="meet @nur about nights", title="about nights", parties=(1,))
    assert (item.status, item.text, item.parties) == ("inbox", "meet @nur about nights", (1,))
    assert "say when" in str(shortfall(Draft(kind="meeting"), NOW, ZONE))


@pytest.mark.parametrize("kind", sorted(ENTRIES - {"answer", "reading"}))
def test_what_happened_goes_to_the_log(desk, kind):
    (entry,) = saved(desk, kind=kind, parties=(1,), channel="call", tone=-1, body="more")
    assert (entry.kind, entry.parties, entry.channel, entry.tone) == (kind, (1,), "call", -1)
    assert (entry.text, entry.at) == ("a title\nmore", NOW)


def test_when_it_happened_is_the_hour_said_or_noon_of_the_day_said(desk):
    at = [
        saved(desk, kind="note", start=start)[0].at for start in ("2026-11-20T09:30", "2026-11-20", "2026-11-21", None)
    ]
    assert at == [datetime(2026, 11, 20, 14, 30, tzinfo=UTC), datetime(2026, 11, 20, 17, 0, tzinfo=UTC), NOW, NOW]


def test_what_cannot_have_happened_and_who_is_not_named_wait_in_the_inbox(desk):
    assert saved(desk, kind="contact", parties=(1,), start="2026-11-22")[0].status == "inbox"
    assert saved(desk, kind="contact")[0].status == "inbox"
    assert saved(desk, kind="feedback")[0].status == "inbox"
    assert saved(desk, kind="answer", parties=(1,))[0].status == "inbox"


def test_a_line_may_name_the_records_it_is_about(desk):
    desk.run(Capture(title="Roster"))
    assert saved(desk, kind="contact", parties=(1,), links=("#1",))[0].item == 1
    (meeting,) = saved(desk, kind="meeting", start="2026-11-27T14:00", links=("#1",))
    assert meeting.pinned == (1,)
    (item,) = saved(desk, kind="task", text="prepare m1 with #1", links=("m1", "#1"))
    assert (item.meeting, item.text) == (1, "prepare m1 with #1")


def test_a_party_that_is_new_is_added_with_the_line(desk):
    made = saved(desk, kind="contact", parties=("Physiothérapie", 1))
    party = next(record for record in made if isinstance(record, Party))
    entry = next(record for record in made if isinstance(record, Entry))
    assert (party.name, party.kind) == ("Physiothérapie", "group")
    assert entry.parties == (party.id, 1)
    assert desk.undo().operation == "line"
    desk.changes()
    assert desk.get(Party, party.id) is None


def test_the_same_new_party_in_line_and_follow_up_is_added_once(desk):
    follow_up = Draft(text="send it", title="send it", parties=("Ana Roy",))
    made = saved(desk, kind="contact", parties=("Ana Roy",), follow_up=follow_up)
    assert [record.name for record in made if isinstance(record, Party)] == ["Ana Roy"]


def test_a_follow_up_is_a_task_with_the_same_parties(desk):
    follow_up = Draft(text="send roster fri", title="send roster", due="2026-11-27")
    made = {record.table: record for record in saved(desk, kind="contact", parties=(1,), follow_up=follow_up)}
    item = made["items"]
    assert (item.title, item.kind, item.status) == ("send roster", "task", "open")
    assert (item.due, item.parties) == ("2026-11-27", (1,))
    assert made["entries"].kind == "contact"


def test_what_has_no_field_stays_in_the_text(desk):
    (task,) = saved(desk, kind="task", text="print it in Room 4", title="print it", place="Room 4")
    (entry,) = saved(desk, kind="note", text="note 45m talk", title="talk", duration_s=2700)
    assert task.text == "print it in Room 4"
    assert "note 45m talk" in entry.text
