"""Going about: every screen from every other, records, history, help, palette, search, and out."""

from __future__ import annotations

import asyncio
import sys

import pytest
from robot import Desk, Officer
from textual.theme import Theme

import themes
from store import Item, Party
from store.records.item import Capture
from store.records.party import Add
from tui.actions import ACTIONS, EVERYWHERE, SCREENS
from tui.text import _

NUR = 1


@pytest.fixture
def desk_of_three(desk: Desk) -> Desk:
    desk.do(Add(kind="group", code="nur", name="Nursing"))
    desk.do(Capture(title="Badges for night staff", source=NUR, text="Two of them never came."))
    desk.do(Capture(title="Roster", parties=(NUR,), opened=True))
    return desk


async def test_from_each_screen_to_each(desk_of_three: Desk) -> None:
    async with Officer(desk_of_three) as officer:
        for here in SCREENS:
            for there, (_name, title) in SCREENS.items():
                await officer.press(f"g{here}" + "⎋" * (here == "s") + f"g{there}")
                assert officer.title.startswith(_(title)), (here, there)
                if there == "s":
                    await officer.press("⎋")


async def test_a_first_visit_does_not_read_the_style_sheet_again(desk_of_three: Desk) -> None:
    async with Officer(desk_of_three) as officer:
        await officer.press("gl")
        read = officer.app.stylesheet.rules
        await officer.press("gtgpgi")
        assert officer.app.stylesheet.rules is read, "another reading makes another list"


async def test_a_theme_is_worn_by_screens_that_were_seen_before_and_by_new_ones(desk_of_three: Desk) -> None:
    async with Officer(desk_of_three) as officer:
        await officer.press("gagi")
        dark = officer.app.screen.background_colors
        officer.app.register_theme(Theme(**themes.load("light")))
        officer.app.theme = "light"
        await officer.press("j")
        light = officer.app.screen.background_colors
        assert light != dark
        for letter in "arti":
            await officer.press(f"g{letter}")
            assert officer.app.screen.background_colors == light, letter
            assert officer.app.focused is not None
            assert officer.app.focused.background_colors[1] == light[1], letter


async def test_what_a_screen_leads_to_is_read_in_while_nobody_waits(
    desk_of_three: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("tui.screens.terms", "tui.listings.terms", "tui.screens.board"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    async with Officer(desk_of_three) as officer:
        await _read_in("tui.listings.terms")
        assert "tui.screens.terms" in sys.modules
        assert "tui.screens.board" not in sys.modules, "nobody has looked at an initiative"
        await officer.press("gp")
        await _read_in("tui.screens.board")


async def _read_in(module: str) -> None:
    async with asyncio.timeout(10):
        while module not in sys.modules:
            await asyncio.sleep(0.05)


async def test_every_screen_can_be_read_off_the_question_where_to(desk_of_three: Desk) -> None:
    for lang in ("en", "fr"):
        async with Officer(desk_of_three, lang=lang) as officer:
            await officer.press("g")
            await asyncio.sleep(2.2)  # the line is told who is here every two seconds
            asked = officer.status + "  " + officer.foot
            for letter, (_name, title) in SCREENS.items():
                assert f"{letter} {_(title)}" in asked, f"at 80 columns: {asked}"
            await officer.press("k")
            assert officer.status.startswith("~ k"), "any other key rings, and the question stays"
            await officer.press("t")
            assert officer.title.startswith(_("Terms"))


async def test_keys_all_at_once_reach_the_screens_they_were_meant_for(desk_of_three: Desk) -> None:
    """On a slow line a dozen keys come in one packet: none is lost, none strays into a line that is closing."""
    desk_of_three.do(Capture(title="Badges", source=NUR))
    async with Officer(desk_of_three) as officer:
        await officer.burst("⏎qj gr;<ctrl+u>{task one}⏎ga;{task two}⏎gi x{no}⏎ d⏎")
        assert officer.title.startswith("Inbox")
    titles = [item.title for item in desk_of_three.all(Item)]
    assert titles[-2:] == ["one", "two"]
    assert [item.outcome for item in desk_of_three.all(Item)] == ["duplicate", None, "declined", None, None]


async def test_a_record_on_the_whole_screen_and_back(desk_of_three: Desk) -> None:
    async with Officer(desk_of_three) as officer:
        await officer.press("⏎")
        assert officer.title.startswith("Item  #1")
        assert "Two of them never came." in officer.screen
        await officer.press("q")
        assert officer.title.startswith("Inbox")
        await officer.press("⏎⎋gl⏎")
        assert officer.title.startswith("Relays"), "there is nothing to open"


async def test_deciding_on_the_whole_screen(desk_of_three: Desk) -> None:
    async with Officer(desk_of_three) as officer:
        await officer.press("gs{roster}⏎⏎")
        assert officer.title.startswith("Item  #2")
        await officer.press("s")
        await officer.choose("done")
        await officer.press("{it is on the wall}⏎")
        assert officer.status.startswith("settled: #2")
        assert "it is on the wall" in officer.screen
        await officer.press("R{it fell off}⏎")
        assert officer.status.startswith("reopened: #2")
    assert desk_of_three.get(Item, 2).status == "open"


async def test_history_tells_who_changed_what(desk_of_three: Desk) -> None:
    async with Officer(desk_of_three) as officer:
        await officer.press("a")
        await officer.press("gs{badges}⏎h")
        assert officer.title.startswith("History")
        me = desk_of_three.workspace.user
        assert f"{me}  accepted" in officer.screen
        assert "status: to triage → open" in officer.screen
        await officer.press("q")
        assert officer.title.startswith("Search")


@pytest.mark.parametrize(("letter", "lang"), [*((letter, "en") for letter in SCREENS), ("i", "fr"), ("c", "fr")])
async def test_help_shows_exactly_the_actions(desk_of_three: Desk, letter: str, lang: str) -> None:
    async with Officer(desk_of_three, lang=lang, size=(160, 60)) as officer:
        await officer.press(f"g{letter}" + "⎋" * (letter == "s"))
        screen = officer.app.screen
        await officer.press("?")
        assert officer.title == f"{_('Help')}  {_(SCREENS[letter][1])}"
        said = [_key_and_word(line) for line in officer.lines if line.startswith(" ") and _key_and_word(line)]
        for action in (*ACTIONS[SCREENS[letter][0]], *EVERYWHERE):
            assert hasattr(screen, f"action_{action.method}"), "no key without a deed"
            assert any(_(action.line) in does for _key, does in said), action.name
        first = officer.screen.split(_("Everywhere"))[0]
        own = [line for line in first.split("\n")[1:] if line.startswith("  ")]
        assert len(own) == len(ACTIONS[SCREENS[letter][0]])
        await officer.press("q")
        assert officer.app.screen is screen


def _key_and_word(line: str) -> tuple[str, str] | None:
    key, _blank, does = line.strip().partition("  ")
    return (key, does.strip()) if does else None


async def test_the_palette_finds_any_operation_and_runs_one_that_has_no_key(desk_of_three: Desk) -> None:
    async with Officer(desk_of_three) as officer:
        await officer.press("<ctrl+p>{party.add}")
        assert "party.add" in officer.row
        assert not [line for line in officer.lines if line[1:2] in "!~" and line[1:2]], "and no act is a warning"
        await officer.press("⏎")
        assert officer.status.startswith("party.add")
        await officer.press("<ctrl+u>{kind=group code=or}⏎")
        assert "name" in officer.foot, "what is missing is told, and what was typed stays"
        await officer.press("{ name='Operating rooms'}⏎")
        assert officer.status.startswith("added: or")
    assert desk_of_three.all(Party)[-1].name == "Operating rooms"


async def test_the_palette_runs_what_has_a_key_as_the_key_does(desk_of_three: Desk) -> None:
    async with Officer(desk_of_three) as officer:
        await officer.press("<ctrl+p>{item.decline}⏎{no}⏎")
        assert officer.status.startswith("declined: #1")
        await officer.press("<ctrl+p>{take back}⏎")
        assert officer.status.startswith("Taken back: declined: #1")
        await officer.press("<ctrl+p>⎋")
        assert officer.title.startswith("Inbox"), "left without choosing, nothing happens"


async def test_searching_as_one_types(desk_of_three: Desk) -> None:
    async with Officer(desk_of_three) as officer:
        await officer.press("gs{never came}")
        assert officer.row.startswith("#1")
        await officer.press("<ctrl+u>{nursing}")
        assert officer.row.startswith("nur")
        await officer.press("⏎⏎")
        assert officer.title.startswith("Party  nur")
        await officer.press("s")
        assert "There is no item under the cursor" in officer.status, "a party cannot be settled"
        await officer.press("qgi gs")
        assert "nur" in officer.screen, "what was found is still there"


async def test_undo_works_wherever_one_stands(desk_of_three: Desk) -> None:
    async with Officer(desk_of_three) as officer:
        await officer.press("agt")
        await officer.press("u")
        assert officer.status.startswith("Taken back: accepted: #1")


async def test_copying_gives_the_record_as_text(desk_of_three: Desk) -> None:
    async with Officer(desk_of_three) as officer:
        await officer.press("y")
        assert officer.status == "Copied" or officer.status.startswith("Copied")
        assert "Two of them never came." in officer.app.clipboard


async def test_leaving_asks_first(desk_of_three: Desk) -> None:
    async with Officer(desk_of_three) as officer:
        await officer.press("gaq")
        assert officer.title.startswith("Inbox"), "back is back to the inbox"
        await officer.press("q")
        assert officer.status == "Leave Passerelle?"
        await officer.press("n")
        assert officer.app.is_running
        await officer.press("qy")
        assert officer.app.return_code == 0
