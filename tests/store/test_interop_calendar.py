"""Calendars come in: invitations become meetings, newer ones move them, cancellations cancel them."""

from datetime import datetime

import pytest
from interop_desk import SAMPLES, bring, bring_text, calendar, carry_out, codes, counts, desk, event, item, meeting

from store import Entry, Meeting, Party, Refused, Workspace
from store.interop import export, prepare
from store.records.meeting import Move
from store.records.party import Add

__all__ = ["desk"]

SOON = ("DTSTAMP:20261101T120000Z", "DTSTART:20261130T150000Z", "DURATION:PT30M")


def test_an_outlook_invitation_becomes_the_meeting_and_not_an_item(desk: Workspace) -> None:
    prepared = bring(desk, "outlook-invitation-fr.eml")
    beds = meeting(desk, "Comité de coordination des lits")
    assert (beds.start, beds.zone, beds.length) == ("2026-11-27T09:30", "America/New_York", 60)
    assert beds.place == "Salle B-204"  # the room among the guests
    assert beds.text == "Ordre du jour :\n- lits fermés\n- congés du midi"
    assert codes(desk, beds.parties) == ["chantal", "liaison", "roy"]
    assert [new.title for new in prepared.new if new.kind == "party"] == ["Chantal Tremblay", "Liaison"]
    assert not [new for new in prepared.new if new.kind == "item"]


def test_a_party_that_a_colleague_adds_meanwhile_does_not_become_the_guest(desk: Workspace) -> None:
    prepared = prepare(desk, [SAMPLES / "outlook-invitation-fr.eml"])
    desk.run(Add(name="Somebody Else"))
    carry_out(desk, prepared)
    beds = meeting(desk, "Comité de coordination des lits")
    assert codes(desk, beds.parties) == ["chantal", "liaison", "roy"]


def test_my_own_address_is_no_guest(desk: Workspace) -> None:
    text = calendar(event("UID:1", "SUMMARY:Us", *SOON, "ATTENDEE:mailto:me@x.example", "ATTENDEE;CN=Marie Roy:x:y"))
    carry_out(desk, prepare(desk, [("-", text.encode())], mine=["ME@x.example"]))
    assert codes(desk, meeting(desk, "Us").parties) == ["roy"]


def test_a_later_version_moves_the_meeting_and_a_cancellation_cancels_it(desk: Workspace) -> None:
    bring(desk, "outlook-invitation-fr.eml")
    beds = meeting(desk, "Comité de coordination des lits")
    prepared = bring(desk, "outlook-update-fr.ics")
    assert prepared.changed[0].before == {"start": "2026-11-27T09:30", "length": 60, "place": "Salle B-204"}
    moved = desk.get(Meeting, beds.id)
    assert moved is not None
    assert (moved.start, moved.length, moved.place) == ("2026-11-27T14:00", 90, "Salle C-110")
    # the older version says nothing new any more
    assert bring(desk, "outlook-invitation-fr.eml").operations == []
    bring(desk, "outlook-cancel-fr.ics")
    cancelled = desk.get(Meeting, beds.id)
    assert cancelled is not None
    assert (cancelled.status, cancelled.reason) == ("cancelled", "La directrice est retenue au ministère.")


def test_of_two_versions_in_one_import_the_newer_stands_whatever_their_order(desk: Workspace) -> None:
    bring(desk, "outlook-update-fr.ics", "outlook-invitation-fr.eml")
    assert [each.start for each in desk.find(Meeting)] == ["2026-11-27T14:00"]


def test_a_meeting_moved_by_hand_stays_where_it_was_put(desk: Workspace) -> None:
    bring(desk, "google-calendar-en.ics")
    training = meeting(desk, "E-record training, day shift")
    desk.run(Move(id=training.id, start="2026-12-07T10:00"))
    desk.changes()
    assert bring(desk, "google-calendar-en.ics").operations == []
    assert meeting(desk, "E-record training, day shift").start == "2026-12-07T10:00"


def test_a_google_calendar(desk: Workspace) -> None:
    prepared = bring(desk, "google-calendar-en.ics")
    huddle = meeting(desk, "Bed huddle")
    # it began in January: the meeting to hold is the next one
    assert huddle.start == "2026-11-24T09:00"
    assert huddle.every == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270531T235900"
    assert huddle.except_on == ("2026-12-01T09:00", "2026-12-22T09:00", "2026-12-29T09:00")
    assert huddle.text == "Standing agenda:\n\n- beds\n- staffing"
    assert codes(desk, huddle.parties) == ["nur"]  # whose calendar it is, is no guest
    later = meeting(desk, "Bed huddle (an hour later)")
    assert (later.start, later.every) == ("2026-12-01T10:00", "")
    assert later.uid == "weekly-huddle@google.com/2026-12-01T09:00"
    training = meeting(desk, "E-record training, day shift")
    assert (training.start, training.zone) == ("2026-11-30T10:00", "America/Toronto")
    assert (training.kind, training.tags) == ("training", ("rollout",))
    closed = meeting(desk, "Clinic closed")
    assert (closed.start, closed.length) == ("2026-12-24", 2880)
    assert item(desk, "Send the night roster to Nursing").due == "2026-12-04"
    reasons = " ".join(map(str, prepared.skipped))
    assert "VJOURNAL 8 “Notes”: only events and tasks" in reasons
    assert "VEVENT 9 “Broken”: it has no readable start" in reasons


def test_what_is_over_was_held_without_a_trace_in_the_log(desk: Workspace) -> None:
    bring(desk, "google-calendar-en.ics")
    spring = meeting(desk, "Spring review")
    assert (spring.status, spring.attendance) == ("held", {})
    assert not desk.ids(Entry)  # nobody said that they met: no silence is reset
    assert "Somebody Long Gone" not in {party.name for party in desk.find(Party)}


def test_an_icloud_event_in_another_zone(desk: Workspace) -> None:
    bring(desk, "icloud-event-fr.ics")
    roads = meeting(desk, "Point d’étape avec la voirie")
    assert (roads.kind, roads.start, roads.zone) == ("checkin", "2026-12-03T10:00", "Europe/Paris")
    assert roads.place == "Hôtel de ville 12, rue des Lilas, Nantes"
    assert [party.kind for party in desk.find(Party) if party.id in roads.parties] == ["group"]


def test_one_occurrence_cancelled_by_mail_leaves_the_series(desk: Workspace) -> None:
    bring(desk, "google-calendar-en.ics")
    stop = ("UID:weekly-huddle@google.com", "RECURRENCE-ID;TZID=America/Toronto:20261208T090000", "SEQUENCE:3")
    start = ("DTSTAMP:20261120T120000Z", "DTSTART;TZID=America/Toronto:20261208T090000", "SUMMARY:Bed huddle")
    bring_text(desk, calendar("METHOD:CANCEL", event(*stop, *start)))
    huddle = meeting(desk, "Bed huddle")
    assert huddle.status == "planned"
    assert "2026-12-08T09:00" in huddle.except_on


def test_dates_that_a_list_adds_are_meetings_too_and_go_out_as_they_came(desk: Workspace) -> None:
    start = ("DTSTAMP:20261101T120000Z", "DTSTART:20261124T090000", "SUMMARY:Huddle", "RRULE:FREQ=WEEKLY;COUNT=3")
    more = (
        "RDATE:20261126T090000,20261210T100000",
        "RDATE;VALUE=PERIOD:20261211T100000/PT1H",
        "EXDATE:20261201T090000",
    )
    text = calendar(event("UID:1", *start, *more))
    assert bring_text(desk, text) is not None
    assert [one.start for one in desk.find(Meeting)] == [
        "2026-11-24T09:00", "2026-11-26T09:00", "2026-12-10T10:00", "2026-12-11T10:00",
    ]  # fmt: skip
    assert not bring_text(desk, text).operations, "nothing new the second time"
    out = "".join(export(desk, "ics")).replace("\r\n ", "")
    assert "RDATE;TZID=America/Montreal:20261126T090000,20261210T100000,20261211T100000" in out
    assert "EXDATE;TZID=America/Montreal:20261201T090000" in out


def test_a_count_counts_what_is_past_no_more_and_a_series_that_is_over_was_held(desk: Workspace) -> None:
    start = ("DTSTAMP:20260101T120000Z", "DTSTART:20261103T100000")
    bring_text(desk, calendar(event("UID:1", "SUMMARY:Left", *start, "RRULE:FREQ=WEEKLY;COUNT=5")))
    bring_text(desk, calendar(event("UID:2", "SUMMARY:Over", *start, "RRULE:FREQ=WEEKLY;COUNT=2")))
    left, over = meeting(desk, "Left"), meeting(desk, "Over")
    assert (left.start, left.every) == ("2026-11-24T10:00", "FREQ=WEEKLY;COUNT=2")
    assert (over.status, over.start, over.every) == ("held", "2026-11-10T10:00", "")


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYHOUR=9,14"],
)
def test_a_recurrence_that_is_none_is_named_and_the_meeting_planned_once(desk: Workspace, rule: str) -> None:
    prepared = bring_text(desk, calendar(event("UID:1", "SUMMARY:Odd", *SOON, f"RRULE:{rule}")))
    assert meeting(desk, "Odd").every == ""
    assert [str(each) for each in prepared.skipped if "its recurrence is left out" in str(each)]


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Romance Standard Time", "Europe/Paris"),
        ("/freeassociation.sourceforge.net/America/Montreal", "America/Montreal"),
        ("/mozilla.org/20070129_1/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("Nowhere/Atlantis", "America/Montreal"),
    ],
)
def test_zones_by_any_name(desk: Workspace, name: str, zone: str) -> None:
    times = (f"DTSTART;TZID={name}:20261130T090000", f"DTEND;TZID={name}:20261130T100000", "DTSTAMP:20261101T120000Z")
    bring_text(desk, calendar(event("UID:1", "SUMMARY:Z", *times)))
    found = meeting(desk, "Z")
    assert (found.start, found.zone, found.length) == ("2026-11-30T09:00", zone, 60)


def test_a_calendar_that_is_too_large_is_refused_whole(desk: Workspace) -> None:
    many = (event(f"UID:{n}", f"SUMMARY:{n}", *SOON) for n in range(2001))
    with pytest.raises(Refused, match="more than 2000 events; export a shorter period"):
        bring_text(desk, calendar(*many))
    with pytest.raises(Refused, match="is larger than 2 MB"):
        bring_text(desk, calendar(event("UID:1", *SOON, "DESCRIPTION:" + "x" * (2 << 20))))
    assert counts(desk) == (3, 0, 0)


def test_an_invitation_to_a_crowd_makes_no_crowd_of_parties(desk: Workspace) -> None:
    crowd = (f"ATTENDEE;CN=Guest {n}:mailto:guest{n}@x.example" for n in range(51))
    prepared = bring_text(desk, calendar(event("UID:1", "SUMMARY:All", *SOON, *crowd)))
    assert counts(desk)[0] == 3
    assert "51 of its guests are no party here" in str(prepared.skipped[0])


def test_a_meeting_across_the_clock_change_lasts_as_long_as_people_sit(desk: Workspace) -> None:
    times = ("DTSTART;TZID=America/Toronto:20270314T010000", "DTEND;TZID=America/Toronto:20270314T040000")
    bring_text(desk, calendar(event("UID:1", "SUMMARY:Night", "DTSTAMP:20261101T120000Z", *times)))
    assert meeting(desk, "Night").length == 120


def test_the_edition_is_compared_by_sequence_then_by_stamp(desk: Workspace) -> None:
    def version(sequence: int, stamp: str, hour: int) -> str:
        times = (f"DTSTAMP:{stamp}", f"DTSTART:20261130T{hour:02}0000", f"SEQUENCE:{sequence}")
        return calendar("METHOD:REQUEST", event("UID:1", "SUMMARY:V", *times))

    bring_text(desk, version(1, "20261110T120000Z", 9))
    bring_text(desk, version(0, "20261115T120000Z", 10))
    assert meeting(desk, "V").start == "2026-11-30T09:00"
    bring_text(desk, version(1, "20261112T120000Z", 11))
    assert meeting(desk, "V").start == "2026-11-30T11:00"
    assert datetime.fromisoformat(meeting(desk, "V").edition.split()[1]).year == 2026
