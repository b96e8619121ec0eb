"""The day as it begins, the week looked back on, and the minutes of a meeting."""

from __future__ import annotations

from datetime import date

from hospital import BADGES, BEDS, IT, LEA, NURSING, ROTA, ROUND, STEERING, TODAY, Hospital
from msgspec.structs import replace

from store import Entry, Meeting
from store.interop import Reader
from store.interop.minutes import as_markdown, as_text
from store.interop.week_report import as_markdown as week_as_markdown
from store.records import entry, item, mediation, meeting, party, settlement, triage
from store.sentence import Sentence
from store.views.digest import Digest, digest
from store.views.minutes import Minutes, minutes, recipients
from store.views.week import week

READER = Reader(Sentence.say, lambda field, code: str(code))


def day(hospital: Hospital) -> Digest:
    hospital.workspace.changes()
    return digest(hospital.workspace, hospital.today)


def test_the_digest_tells_what_needs_me_and_not_what_needs_colleagues(hospital: Hospital) -> None:
    hospital.do(
        item.Capture(title="Mine", opened=True, due="2026-11-16"),
        item.Capture(title="Hers", opened=True, due="2026-11-16", owner="zoe"),
        item.Capture(title="Today", opened=True, due="2026-11-18"),
        meeting.Plan(title="Huddle", start="2026-11-18T15:00", parties=(IT,)),
        meeting.Plan(title="Call", start="2026-11-18T15:30", parties=(IT,)),
    )
    told = day(hospital)
    assert (told.inbox, told.oldest, told.is_quiet) == (1, 8, False)
    assert [(row.at, row.title) for row in told.meetings] == [("15:00", "Huddle"), ("15:30", "Call")]
    assert [str(reason) for reason in told.meetings[0].why] == ["IT is invited to m4 “Call” too"]
    assert [row.title for row in told.overdue] == ["Mine", "Ward round"]
    assert [row.title for row in told.today] == ["Today", "Nursing", "Lea Roy"]


def test_a_meeting_that_took_place_needs_nobody_any_more(hospital: Hospital) -> None:
    huddle = hospital.make(meeting.Plan(title="Huddle", start="2026-11-18T08:00", parties=(IT,)))
    assert [row.title for row in day(hospital).meetings] == ["Huddle"]
    hospital.do(meeting.Hold(id=huddle))
    assert not day(hospital).meetings


def test_a_quiet_day_says_so(hospital: Hospital) -> None:
    hospital.do(meeting.Cancel(id=ROUND, reason="x", series=True), item.Change(id=BEDS, due="2026-12-01"))
    hospital.do(entry.Log(text="x", parties=(NURSING, LEA)))
    assert not day(hospital).is_quiet, "the inbox is not empty"
    hospital.do(settlement.Settle(id=BADGES, outcome="done"), triage.Decline(id=BEDS, reason="x"))
    assert day(hospital).is_quiet


def test_the_week_counts_what_came_what_ended_and_who_was_spoken_to(hospital: Hospital) -> None:
    hospital.do(
        item.Capture(title="New *one*"), settlement.Settle(id=BADGES, outcome="done", resolution="all know"),
        entry.Log(text="x", parties=(IT,)), entry.Log(text="y", parties=(IT, LEA)),
        entry.Log(text="last week", parties=(NURSING,), at=hospital.now.replace(day=12)),
        meeting.Hold(id=ROUND, attendance={NURSING: 4, IT: 1}),
    )  # fmt: skip
    hospital.workspace.changes()
    told = week(hospital.workspace, TODAY, TODAY)
    assert (told.first, told.last) == (date(2026, 11, 16), date(2026, 11, 22))
    assert [(one.item, one.outcome, one.resolution) for one in told.settled] == [(BADGES, "done", "all know")]
    assert dict(told.contacts) == {"IT": 3, "Lea Roy": 1, "Nursing": 1}
    assert [(one.meeting, one.came) for one in told.held] == [(ROUND, 5)]
    assert (told.came, told.conflicts) == (1, ((ROTA, "Night shift rota"),))
    assert "Ward round" in [row.title for row in told.ahead]
    before = week(hospital.workspace, date(2026, 11, 12), TODAY)
    assert (before.came, dict(before.contacts)["Nursing"], before.held) == (5, 2, ())
    text = "".join(week_as_markdown(told, READER))
    assert text.startswith("# The week from 16 Nov 2026 to 22 Nov 2026\n\n1 came in · 1 settled · ")
    assert "- \\#2 New badge rules · done: all know\n" in text


def held(hospital: Hospital) -> Meeting:
    """The ward round, talked through: two lines, a decision, an action, a word rectified."""
    wrong = hospital.make(entry.Log(text="Two beds", kind="note", item=BEDS, meeting=ROUND))
    hospital.do(
        entry.Log(text="We keep the rota until May", kind="decision", item=ROTA, meeting=ROUND),
        entry.Correct(id=wrong, text="Three beds"),
        entry.Log(text="Thanks to all", kind="note", meeting=ROUND),
        item.Capture(title="Print [labels]", opened=True, owner="zoe", due="2026-11-20", parties=(IT,), meeting=ROUND),
        meeting.Hold(id=ROUND, attendance={NURSING: 4}),
    )
    return hospital.get(Meeting, ROUND)


def taken(hospital: Hospital) -> Minutes:
    return minutes(hospital.workspace, held(hospital))


def test_minutes_tell_who_came_what_was_said_and_who_does_what(hospital: Hospital) -> None:
    told = taken(hospital)
    assert (told.present, told.absent) == ((("Nursing", 4),), ("IT",))
    assert [(point.title, [said.text for said in point.said]) for point in told.points] == [
        ("Beds for Friday", ["Three beds"]), ("Night shift rota", ["We keep the rota until May"]),
    ]  # fmt: skip
    assert [said.text for said in told.general] == ["Thanks to all"]
    assert [(action.title, action.owner, action.due) for action in told.actions] == [
        ("Print [labels]", "zoe", "2026-11-20")
    ]
    assert (told.next, told.next_start) == (3, "2026-11-24T14:00")


def test_what_prepared_a_meeting_is_no_action_of_it(hospital: Hospital) -> None:
    hospital.do(item.Change(id=BEDS, meeting=STEERING))
    assert minutes(hospital.workspace, hospital.get(Meeting, STEERING)).actions == ()


def test_minutes_are_written_as_markdown_and_as_text(hospital: Hospital) -> None:
    told = taken(hospital)
    assert "".join(as_text(told, READER)) == (
        "Minutes of m1: Ward round\n"
        "meeting · 17 Nov 2026, 14:00 · Room 2\n"
        "Present: Nursing 4\n"
        "Absent: IT\n"
        "\nPoints\n"
        "  #1 Beds for Friday\n"
        "    – Three beds\n"
        "  #3 Night shift rota\n"
        "    – decision: We keep the rota until May\n"
        "\nAlso said\n"
        "  Thanks to all\n"
        "\nTo do\n"
        "  #6 Print [labels] · zoe, IT · 20 Nov 2026\n"
        "\nNext meeting\n"
        "  m3 on 24 Nov 2026, 14:00\n"
    )
    marked = "".join(as_markdown(told, READER))
    assert marked.startswith("# Minutes of m1: Ward round\n")
    assert "- \\#6 Print \\[labels\\] · zoe, IT · 20 Nov 2026\n" in marked


def test_an_answer_is_told_in_the_words_for_its_nature(hospital: Hospital) -> None:
    hospital.do(mediation.Reply(id=ROTA, party=NURSING, answer="no", option=0, text="never"))
    said = max(hospital.all(Entry), key=lambda one: one.id)
    assert said.meeting is None
    hospital.do(entry.Log(text="Fine", kind="note", item=ROTA, meeting=ROUND, parties=(NURSING,)))
    told = minutes(hospital.workspace, hospital.get(Meeting, ROUND))
    reader = READER._replace(label=lambda field, code: f"<{field} {code}>")
    point = told.points[0]
    answered = replace(told, points=(replace(point, said=(replace(point.said[0], answer="no"),)),))
    assert "Nursing: <answer.conflict no> – Fine" in "".join(as_text(answered, reader))


def test_minutes_go_out_in_each_language_of_those_invited(hospital: Hospital) -> None:
    hospital.do(party.Change(id=NURSING, lang="fr-CA"))
    hospital.workspace.changes()
    found = recipients(hospital.workspace, hospital.get(Meeting, ROUND))
    assert {lang: [one.name for one in parties] for lang, parties in found.items()} == {"fr": ["Nursing"], "": ["IT"]}
