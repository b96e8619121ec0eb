"""A morning's triage: twenty items in thirty keys, many at once, duplicates, what sleeps, who is on duty, mails."""

from __future__ import annotations

import re

import pytest
from robot import Desk, Officer
from triage_desk import IT, LEA, NUR, YES, capture, found, letter, listed

from store import Entry, Item, Meeting, Party
from store.records.entry import Log
from store.records.item import Capture
from store.records.meeting import Plan
from store.records.triage import Accept, Decline, Duplicate, Wait
from tui.labels import label
from tui.text import _, _n

BOTH = pytest.mark.parametrize("lang", ["en", "fr"])


@pytest.fixture
def ward(desk: Desk) -> Desk:
    """The ward's desk."""
    return found(desk)


def settings(text: str) -> None:
    from tui.settings import folder

    folder().mkdir(parents=True, exist_ok=True)
    (folder() / "config.toml").write_text(text, "utf-8")


def keys_of(strokes: str) -> int:
    """Return how many keys are pressed; what is typed between braces is the message itself."""
    return len(re.findall(r"<[^>]+>|\S", re.sub(r"\{[^}]*\}", "", strokes)))


@BOTH
async def test_an_inbox_of_twenty_is_cleared_in_thirty_keys(ward: Desk, lang: str) -> None:
    capture(ward, *(f"Matter {word}" for word in ("one", "two", "three", "four", "five", "six", "seven")))
    capture(ward, "Badges refused at night", "Badges refused at night again", "Night badges are refused")
    capture(ward, *(f"Notice {word}" for word in ("A", "B", "C", "D", "E", "F")), source=IT)
    capture(ward, "Printer on 3", "Lamp on 4", "Advertisement: pumps", "Advertisement: beds")
    ward.do(Plan(title="IT weekly", start="2026-11-23T10:00", parties=(IT,)))
    async with Officer(ward, lang=lang) as officer:
        z_tomorrow = f"z{letter('tomorrow')}"
        strokes = [
            "aaaaaaa", "a", "d⏎", "d⏎",  # seven matters and the badges; two more reports of these
            "lll", "m", f"␣␣l{YES[lang]}",  # notices; of the last two the log is enough, together
            z_tomorrow, "G⏎", "x{an advertisement}⏎", "x↑⏎",
        ]  # fmt: skip
        for keys in strokes:
            await officer.press(keys)
        assert listed(officer) == [], officer.screen
    assert sum(map(keys_of, strokes)) <= 30
    items = ward.all(Item)
    assert [item.status for item in items[:8]] == ["open"] * 8
    assert {item.duplicate_of for item in items[8:10]} == {8}
    assert items[17].owner == "nora", "who represents Nursing is proposed"
    assert [item.resolution for item in items[18:]] == ["an advertisement"] * 2
    assert len(ward.all(Entry)) == 20, "one entry a decision"


@BOTH
async def test_several_are_previewed_one_by_one_with_what_stays_and_why(ward: Desk, lang: str) -> None:
    capture(ward, "Badges", "Rooms")
    capture(ward, "Screens", source=IT)
    async with Officer(ward, lang=lang) as officer:
        await officer.press("␣␣␣m")
        assert f"→ m1 Ward round, {_('Mon Tue Wed Thu Fri Sat Sun').split()[4]}" in officer.screen
        assert _("Stays as it is") in officer.screen
        assert _("No meeting is planned with the parties of #{id}").format(id=3) in officer.screen
        assert _n("{n} item", "{n} items", 2) in officer.status
        assert _n("({n} stays as it is)", "({n} stay as they are)", 1) in officer.status
        await officer.press("⎋")
        assert listed(officer) == [1, 2, 3] and "→ m1" not in officer.screen, "nothing has happened"
        await officer.press(f"m{YES[lang]}")
        assert listed(officer) == [3]
        assert _n("{n} record", "{n} records", 2) in officer.status
        assert ward.get(Meeting, 1).pinned == (1, 2)
        await officer.press("u")
        assert listed(officer) == [1, 2, 3]
    assert ward.get(Meeting, 1).pinned == ()


@pytest.mark.parametrize(
    ("keys", "outcome"),
    [
        ("a", {"status": "open", "owner": "root"}),
        ("G⏎", {"status": "open", "owner": "nora"}),
        ("w⏎", {"status": "open", "ball": NUR}),
        ("l", {"status": "closed", "outcome": "done"}),
        ("x{not ours}⏎", {"status": "closed", "outcome": "declined", "resolution": "not ours"}),
    ],
)
async def test_every_key_on_many_is_one_commit_and_one_undo(
    ward: Desk, keys: str, outcome: dict[str, object]
) -> None:  # fmt: skip
    capture(ward, "Badges", "Rooms", "Roster")
    before = ward.workspace.engine.number
    async with Officer(ward) as officer:
        await officer.press(f"␣␣␣{keys}")
        assert "3 items?" in officer.status and all(f"#{id} task" in officer.screen for id in (1, 2, 3))
        await officer.press("y")
        wanted = {**outcome, **({"owner": ward.workspace.user} if outcome.get("owner") == "root" else {})}
        for item in ward.all(Item):
            assert {name: getattr(item, name) for name in wanted} == wanted
        assert ward.workspace.engine.number == before + 1
        await officer.press("u")
        assert officer.status.startswith("Taken back: ") and "3 records" in officer.status
        assert [item.status for item in ward.all(Item)] == ["inbox"] * 3


async def test_of_three_reports_one_stands_for_the_others(ward: Desk) -> None:
    ward.do(Capture(title="Badges refused", text="At door 4", source=LEA))
    ward.do(Capture(title="Door 4 refuses badges", text="Since Monday", source=IT))
    ward.do(Capture(title="Night badges refused", text="All of them", source=NUR))
    async with Officer(ward, size=(110, 40)) as officer:
        await officer.press("␣␣␣d")
        assert "is a duplicate of" in officer.title
        await officer.press("{door 4}⏎")
        assert officer.status == "duplicate of #2 Door 4 refuses badges: 2 items?"
        await officer.press("y")
        assert listed(officer) == [2]
        assert "Door 4 refuses badges  ×3" in officer.row, "how many reports it stands for"
        assert "Also reported: 3 reports in all" in officer.screen
        assert all(text in officer.screen for text in ("At door 4", "Since Monday", "All of them")), "no text is lost"
        assert "With: Lea Roy, Nursing" in officer.screen
        await officer.press("u")
        assert listed(officer) == [1, 2, 3] and "×" not in officer.screen


@BOTH
async def test_a_duplicate_of_what_was_closed_last_week_is_found(ward: Desk, lang: str) -> None:
    capture(ward, "Which form for parking?", "Something else")
    ward.do(Decline(id=1, reason="not ours"))
    ward.later(days=7)
    capture(ward, "Parking: which form?")
    async with Officer(ward, lang=lang) as officer:
        await officer.press("jd")
        assert officer.row.startswith("#1 ") and label("item.outcome", "declined") in officer.row
        await officer.press("⏎")
    assert ward.get(Item, 3).duplicate_of == 1


async def test_below_the_last_item_come_those_left_above_and_not_the_suggestions(ward: Desk) -> None:
    capture(ward, "Badges", "Rooms", "Roster")
    late = ward.do(Capture(title="Send the roster", parties=(IT,), opened=True))
    ward.do(Wait(id=late, on=IT))
    ward.later(days=9)
    async with Officer(ward) as officer:
        await officer.wait_for("── Suggestions")
        await officer.press("jja")
        assert officer.row.startswith("#1 ")
        await officer.press("aa")
        assert "#4 has been with Informatics" in officer.row, "then they come"


async def test_suggestions_are_taken_up_and_dismissed_several_at_once(ward: Desk) -> None:
    for title in ("Send the roster", "Move the screens"):
        ward.do(Wait(id=ward.do(Capture(title=title, parties=(IT,), opened=True)), on=IT))
    capture(ward, "Badges")
    ward.later(days=9)
    async with Officer(ward, size=(110, 30)) as officer:
        await officer.wait_for("── Suggestions")
        await officer.press("␣␣␣a")
        assert "accept: 3 items?" in officer.status, "an item and two suggestions"
        assert "#2 has been with Informatics for 9 days: Move the screens → Remind Informatics of #2" in officer.screen
        await officer.press("y")
        assert [item.title for item in ward.all(Item)[3:]] == ["Remind Informatics of #1", "Remind Informatics of #2"]
        assert ward.get(Item, 3).status == "open"
        await officer.press("u")
        assert ward.get(Item, 3).status == "inbox" and len(ward.all(Item)) == 3
        await officer.wait_for("── Suggestions")
        await officer.press("<end>␣↑␣x<ctrl+u>{3}⏎y")
        await officer.wait_for(lambda: "Suggestions" not in officer.screen)
    assert [entry.until for entry in ward.all(Entry)[-2:]] == ["2026-11-30"] * 2


@pytest.mark.parametrize(
    ("rota", "told"),
    [
        ('[duty]\nwed = "nora"', "nora"),
        ('[duty]\nwed = "nora"\n2026-W47 = "paul"', "paul"),
        ('[duty]\n2026-W47 = "paul"\n2026-11-18 = "zoe"\nwed = "nora"', "zoe"),
        ('[duty]\nthu = "nora"', ""),
        ('[duty]\nwed = "{me}"', "you"),
    ],
)
async def test_who_is_on_duty_stands_in_the_title(ward: Desk, rota: str, told: str) -> None:
    settings(rota.replace("{me}", ward.workspace.user))
    capture(ward, "Badges")
    ward.do(Capture(title="Old", created_at=ward.now.replace(day=2)))
    async with Officer(ward) as officer:
        assert officer.title == "Inbox  2 to triage · oldest 16 d" + (f" · on duty: {told}" if told else "")


@pytest.mark.parametrize(
    ("rota", "says"),
    [
        ('duty = "nora"', "duty: write a line for each day below [duty]"),
        ("[duty]\nmon = 3", "duty: write the login for mon between quotes"),
        ('[duty]\nmonday = "nora"', "duty: monday is no day"),
        ('[duty]\n2026-W60 = "nora"', "duty: 2026-W60 is no day"),
        ('[duty]\n2026-13-01 = "nora"', "duty: 2026-13-01 is no day"),
    ],
)
async def test_a_rota_that_cannot_be_read_is_told(ward: Desk, rota: str, says: str) -> None:
    settings(rota)
    async with Officer(ward, size=(110, 24)) as officer:
        assert says in officer.status


@BOTH
@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_a_mail_is_read_beside_what_is_open_with_its_sender(
    ward: Desk, lang: str, size: tuple[int, int]
) -> None:  # fmt: skip
    ward.do(Capture(title="Lift 2", kind="obstacle", source=LEA, due="2026-11-19"))
    ward.do(Accept(id=1))
    ward.do(Log(text="Rang", parties=(LEA,)))
    long = "Nobody on nights has a badge that opens door four since the change of locks. " * 3
    ward.do(
        Capture(title="Door 4", text=f"Hello,\n{long}\n> When was that?\nOn Monday.", quoted="Old words", source=LEA)
    )
    async with Officer(ward, lang=lang, size=size) as officer:
        assert "Hello," in officer.screen
        read = officer.screen
        for _turn in range(3 if size == (80, 24) else 0):
            read += await officer.press("]")
        story = (
            "Hello,", "change of", "> When was that?", _("Open with {party}").format(party="Lea Roy"),
            "Head nurse · Nursing", "m1 ", f"#1 {label('item.kind', 'obstacle')} Lift 2", "Old words",
        )  # fmt: skip
        places = [read.find(words) for words in story]
        assert -1 not in places and places == sorted(places), "first what they wrote, last what that answers to"


async def test_what_is_offered_gives_way_to_what_is_typed(ward: Desk) -> None:
    capture(ward, "Badges", "Rooms")
    async with Officer(ward) as officer:
        await officer.press("w{it}⏎")
        assert ward.get(Item, 1).ball == IT, "Nursing was offered"
        await officer.press("w{nobody}⏎")
        assert officer.status.endswith("nobody"), "what is refused is typed on"
        await officer.press("⎋G→<ctrl+u>{zoe}⏎")
    assert ward.get(Item, 2).owner == "zoe"


async def test_all_that_a_filter_keeps_is_selected_at_once(ward: Desk) -> None:
    capture(ward, "Pumps: offer", "Badges", "Beds: offer")
    async with Officer(ward) as officer:
        await officer.press("/{offer}⏎*")
        assert officer.title.endswith("2 selected")
        await officer.press("*")
        assert "selected" not in officer.title, "and again: none"
        await officer.press("*ly⎋")
        assert listed(officer) == [2]


async def test_nobody_meets_whom_no_party_stands_for(ward: Desk) -> None:
    ward.do(Capture(title="Who is that"))
    async with Officer(ward) as officer:
        await officer.press("m")
        assert "#1 names no party" in officer.status


async def test_reasons_of_colleagues_are_recalled(ward: Desk) -> None:
    capture(ward, "Badges", "Rooms")
    ward.do(Decline(id=1, reason="facilities does this"))
    async with Officer(ward) as officer:
        await officer.press("x⏎")
        assert officer.foot == "Type a few words", "a reason is required"
        await officer.press("↑⏎")
    assert ward.get(Item, 2).resolution == "facilities does this"


async def test_more_reports_of_what_is_a_duplicate_go_to_its_original(ward: Desk) -> None:
    capture(ward, "Badges", "Badges again", "Badges, still")
    ward.do(Duplicate(id=2, of=1))
    async with Officer(ward) as officer:
        await officer.press("jd")
        assert "×2" in officer.row and officer.row.startswith("#1 "), "a duplicate is not offered, its count is told"
        await officer.press("⏎")
        assert "×3" in officer.screen


async def test_a_relay_that_came_in_is_read_before_what_is_open_with_its_sender(ward: Desk) -> None:
    ward.do(Capture(title="Patch", kind="relay", text="Twenty minutes on Sunday.", source=LEA, parties=(NUR,)))
    async with Officer(ward, size=(80, 40)) as officer:
        assert officer.screen.index("Twenty minutes") < officer.screen.index("Open with Lea Roy")


def wrote(desk: Desk, *subjects: str, address: str = "jeanne@elsewhere.example") -> None:
    """Let mails come in from somebody who is no party."""
    for subject in subjects:
        desk.do(Capture(title=subject, text=f"Moreau, Jeanne <{address}>\n\nHello,", uid=f"<{subject}@elsewhere>"))


@BOTH
async def test_whoever_wrote_becomes_a_party_in_two_keys_and_all_their_mails_are_theirs(ward: Desk, lang: str) -> None:
    wrote(ward, "Parking", "Badges")
    wrote(ward, "Other", address="other@elsewhere.example")
    async with Officer(ward, lang=lang) as officer:
        template = _("{name} is no party yet: add them, or say who it is")
        told = " ".join(template.format(name="Moreau, Jeanne").split())  # wherever the line is broken
        assert f"p {told}" in " ".join(officer.screen.split())
        await officer.press("p⏎")
        jeanne = ward.all(Party, code="jeanne")[0]
        assert (jeanne.name, jeanne.kind, jeanne.contact) == (
            "Jeanne Moreau", "person", {"mail": "jeanne@elsewhere.example"},
        )  # fmt: skip
        assert [item.source for item in ward.all(Item)] == [jeanne.id, jeanne.id, None]
        assert told not in " ".join(officer.screen.split())
        await officer.press("u")
        assert not ward.all(Party, code="jeanne") and ward.get(Item, 1).source is None, "one key takes all of it back"


async def test_whoever_wrote_may_be_somebody_known_whose_address_is_kept(ward: Desk) -> None:
    wrote(ward, "Parking", "Badges")
    async with Officer(ward) as officer:
        await officer.press("␣␣p{lea}⏎")
        assert "from Lea Roy: 2 items?" in officer.screen
        await officer.press("y")
    assert [item.source for item in ward.all(Item)] == [LEA, LEA]
    assert ward.get(Party, LEA).contact == {"mail": "jeanne@elsewhere.example"}


async def test_what_nobody_wrote_takes_only_a_sender_who_is_known(ward: Desk) -> None:
    capture(ward, "Badges")
    async with Officer(ward) as officer:
        await officer.press("p{Jane Doe}⏎")
        assert "Nobody is called “Jane Doe”" in officer.screen
        await officer.press("<ctrl+u>{lea}⏎")
    assert ward.get(Item, 1).source == LEA and not ward.all(Party, code="jane")
