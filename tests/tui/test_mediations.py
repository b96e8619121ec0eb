"""Three mediations from the first word to the handshake, with the keyboard, as the screens alone show how."""

from __future__ import annotations

import pytest
from robot import Desk, Officer

from store import Entry, Item
from store.records.party import Add
from tui.labels import label
from tui.text import _

NUR, IT, MED, ADM, UNI = 1, 2, 3, 4, 5
GROUPS = (("nur", "Nursing"), ("it", "Informatics"), ("med", "Medicine"), ("adm", "Direction"), ("uni", "Union"))

LANGUAGES = pytest.mark.parametrize("lang", ["en", "fr"])


@pytest.fixture
def groups(desk: Desk) -> Desk:
    for code, name in GROUPS:
        desk.do(Add(kind="group", code=code, name=name))
    return desk


def cell(officer: Officer, option: int) -> list[str]:
    """Return what the sides say of an option, as its line in the matrix shows it."""
    signs = "✓~✗·"
    line = next(line for line in officer.lines if line.lstrip("› ").startswith(f"{option} "))
    return [character for character in line[:-8] if character in signs]


def said(desk: Desk, option: int) -> list[str | None]:
    """Return the answers that the log has about an option, all of them, in their order."""
    return [entry.answer for entry in desk.all(Entry, item=1) if entry.answer and entry.option == option]


async def begin(officer: Officer, line: str, sides: str, options: list[str]) -> None:
    """Open a conflict, note every side's position, interests and weight, and the ways out; then show its matrix."""
    await officer.press(f";{{{line}}}⏎gc")
    for number, letter in enumerate(sides):
        assert _("What does {party} want?").format(party=GROUPS[number][1])[:16] in officer.screen
        await officer.burst(f"p{letter}{{position {letter}}}⏎{{interest {letter}}}⏎{{{5 - number}}}⏎")
    for option in options:
        await officer.burst(f"o{{{option}}}⏎")
    await officer.press("M")
    assert officer.title.startswith(_("Matrix"))


@LANGUAGES
async def test_two_sides_meet_on_the_second_way_out(groups: Desk, lang: str) -> None:
    async with Officer(groups, lang=lang) as officer:
        await begin(officer, "conflict @nur vs @it: night calls", "ab", ["a form until morning", "one on call"])
        await officer.press("↓␣")
        assert cell(officer, 1) == ["✓", "·"]
        await officer.press("→␣␣⏎")
        assert cell(officer, 1) == ["✓", "✗"] and said(groups, 1)[:1] == ["yes"]
        assert _("blocked by {parties}").format(parties="Informatics") in officer.screen
        await officer.press("↓←␣→␣")
        assert label("conflict.stage", "ready") in officer.title
        assert colon_of(_("Acceptable to all")) + "2" in officer.screen
        # option 2 serves both
        await officer.press("i{ab}⏎")
        assert (1, 0) in [(one.party, one.interest) for one in groups.get(Item, 1).options[1].serves]
        # settled from the matrix: nothing unserved, no condition, a day to look at it again
        await officer.press("s")
        await officer.choose(label("item.outcome", "agreed"))
        await officer.press("{on call from Monday}⏎⏎")
        assert officer.status.startswith(_("settled")), officer.screen
    item = groups.get(Item, 1)
    assert (item.outcome, item.chosen, item.review) == ("agreed", 2, "2026-12-18")


def colon_of(text: str) -> str:
    return _("{name}: ").format(name=text)


@LANGUAGES
async def test_five_sides_hang_on_one(groups: Desk, lang: str) -> None:
    """Five sides and six options at 80×24: who swings stands on the screen; when it moves, all have agreed."""
    ways = [f"way {number}" for number in range(1, 7)]
    async with Officer(groups, lang=lang) as officer:
        await begin(officer, "conflict @nur vs @it, @med, @adm, @uni: rota", "abcde", ways)
        assert all(cell(officer, number) == ["·"] * 5 for number in range(7)), officer.screen
        await officer.burst("↓" + "␣→" * 4 + "␣␣⏎")
        assert cell(officer, 1) == ["✓"] * 4 + ["✗"]
        hangs = _("It hangs on {party}: option {options}").format(party="Union", options="1")
        assert hangs in officer.screen
        # way 2: worse for Nursing and no better for anybody
        await officer.burst("↓←←←←␣␣⏎" + "→␣" * 3 + "→␣␣⏎")
        assert cell(officer, 2) == ["✗", "✓", "✓", "✓", "✗"]
        template = _("option {better} suits everybody as well, and {parties} better")
        assert template.format(better=1, parties="Nursing") in officer.screen
        assert "<1" in next(line for line in officer.lines if "way 2" in line)
        # the union moves, on a condition: two keys and the words
        await officer.press("↑")
        await officer.press("v")
        await officer.choose(label("answer.conflict", "reserve"))
        await officer.press("{nobody is forced}⏎")
        assert cell(officer, 1) == ["✓"] * 4 + ["~"]
        assert "→" in officer.screen, "how its position moved"
        assert label("conflict.stage", "ready") in officer.title
        # every number on what it stands
        await officer.press("W")
        assert officer.title.startswith(_("Why"))
        assert _("Rank {rank}: option {number}, {text}").format(rank=1, number=1, text="way 1") in officer.screen
        await officer.press("qs")
        await officer.choose(label("item.outcome", "agreed"))
        assert "interest e" in officer.screen
        await officer.press("⏎{way 1 it is}⏎{zoe}⏎⏎⏎")
        assert officer.status.startswith(_("settled")), officer.screen
    assert said(groups, 1) == ["yes", "yes", "yes", "yes", "yes", "no", "reserve"], "each change is an entry"
    (task,) = groups.all(Item, follows=1)
    assert (task.title, task.owner, task.parties) == ("nobody is forced", "zoe", (UNI,))


@LANGUAGES
async def test_what_all_want_is_asked_for_and_stands_on_top(groups: Desk, lang: str) -> None:
    async with Officer(groups, lang=lang, size=(190, 44)) as officer:
        await begin(officer, "conflict @nur vs @it: night calls", "ab", [])
        await officer.press("q")
        assert _("Which goal do they share: {parties}?").format(parties="Nursing, Informatics")[:24] in officer.screen
        await officer.press("py{nobody waits at night}⏎")
        assert f"{colon_of(_('Common goal'))}nobody waits at night" in officer.screen
        assert _("What would serve {parties} alike?").format(parties="Nursing")[:18] in officer.screen
        await officer.press("⏎py{, nobody is woken}⏎")
    assert groups.get(Item, 1).goal == "nobody waits at night, nobody is woken", "what was written is put right"


@LANGUAGES
async def test_the_history_tells_how_a_position_moved(groups: Desk, lang: str) -> None:
    async with Officer(groups, lang=lang, size=(160, 40)) as officer:
        await begin(officer, "conflict @nur vs @it: night calls", "ab", [])
        await officer.press("qpb{, nor before six in the morning}⏎⏎⏎h")
        moved = next(line for line in officer.lines if "nor before six" in line)
        assert "position b → " in moved
        assert "Nursing" not in moved and "interest" not in moved, "nothing else of it has moved"


@LANGUAGES
async def test_agreed_in_the_corridor_against_what_the_matrix_says(groups: Desk, lang: str) -> None:
    """The reason is asked for; what is left unserved is listed all the same, and the conditions become tasks."""
    async with Officer(groups, lang=lang) as officer:
        await begin(officer, "conflict @nur vs @it: night calls", "ab", ["a form until morning", "one on call"])
        await officer.press("↓↓␣␣{it is paid}⏎→␣␣⏎")
        assert cell(officer, 2) == ["~", "✗"]
        await officer.press("s")
        await officer.choose(label("item.outcome", "agreed"))
        await officer.press("z")
        assert _("What is agreed has to serve") in officer.screen, "something else: it is held against the interests"
        assert "interest a" in officer.screen and "interest b" in officer.screen
        await officer.press("⎋s")
        await officer.choose(label("item.outcome", "agreed"))
        await officer.press("b⏎{one on call}⏎{both heads shook hands on it}⏎{lea}⏎⏎⏎")
        assert officer.status.startswith(_("settled")), officer.screen
    item, (task,) = groups.get(Item, 1), groups.all(Item, follows=1)
    assert (item.outcome, item.chosen, task.title, task.owner) == ("agreed", 2, "it is paid", "lea")
    assert "both heads shook hands on it" in groups.all(Entry)[-1].text


@LANGUAGES
async def test_nothing_is_acceptable_until_a_condition_is_met(groups: Desk, lang: str) -> None:
    async with Officer(groups, lang=lang) as officer:
        await begin(officer, "conflict @nur vs @it, @med: cutover", "abc", ["Sunday at 2 am"])
        # nobody can live with things as they are, nor with Sunday
        await officer.press("␣␣⏎→␣␣⏎→␣␣⏎↓␣␣⏎←␣␣⏎←␣␣⏎")
        assert cell(officer, 0) == cell(officer, 1) == ["✗"] * 3
        assert colon_of(_("Acceptable to all")) + _("none yet") in officer.screen
        assert label("conflict.stage", "bargaining") in officer.title
        # it is not to be agreed
        await officer.press("s")
        await officer.choose(label("item.outcome", "agreed"))
        assert "Sunday at 2 am" in f"{officer.status} {officer.foot}", "which way it would be"
        await officer.press("a")
        assert _("Option {number} leaves unserved").format(number=1) in officer.screen
        assert all(f"interest {letter}" in officer.screen for letter in "abc"), "each side's, before it is agreed"
        await officer.press("⏎{let us say so}⏎")
        assert "#1" in officer.foot
        await officer.press("⎋")
        assert groups.get(Item, 1).status == "open"
        # each names its condition
        groups.later(days=2)
        await officer.press("␣")
        assert cell(officer, 1)[0] == "✓", "two days later it is another answer"
        await officer.press("␣{the doses are given}⏎→v")
        await officer.choose(label("answer.conflict", "reserve"))
        await officer.press("{the vendor stays}⏎→␣")
        assert cell(officer, 1) == ["~", "~", "✓"]
        assert label("conflict.stage", "ready") in officer.title
        assert "the doses are given" in officer.screen and "the vendor stays" in officer.screen
        await officer.press("s")
        await officer.choose(label("item.outcome", "agreed"))
        await officer.press("⏎{Sunday it is}⏎{lea}⏎{2026-11-22}⏎{sam}⏎⏎{2026-12-01}⏎")
        assert officer.status.startswith(_("settled")), officer.screen
        # the day comes, a dose is late: the agreement comes back
        groups.later(days=6)
        await officer.press("q")
        await officer.press("gigc")
        assert _("Agreements to look at again")[:20] in officer.screen, officer.screen
        assert label("item.outcome", "agreed") in officer.screen
        await officer.press("s")
        await officer.choose(_("it holds"))
        await officer.press("{2027-01-15}⏎")
    item = groups.get(Item, 1)
    assert (item.chosen, item.review) == (1, "2027-01-15")
    tasks = groups.all(Item, follows=1)
    assert [(task.title, task.owner, task.due) for task in tasks] == [
        ("the doses are given", "lea", "2026-11-22"),
        ("the vendor stays", "sam", "2026-12-05"),
    ]
