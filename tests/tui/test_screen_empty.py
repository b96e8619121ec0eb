"""An empty workspace: every screen says what to do first, in words that hold."""

from __future__ import annotations

import re

import pytest
from robot import Desk, Officer

from tui.actions import ACTIONS, EVERYWHERE, SCREENS, shown_key
from tui.listings import listing_of
from tui.text import _

PAGES = {"snoozed": "giZ", "bridges": "grB", "map": "gri"}
"""Screens that are opened from another, and need no record."""
DOORS = {**{name: f"g{letter}" for letter, (name, _title) in SCREENS.items() if name != "search"}, **PAGES}
SIZES = [(80, 24), (200, 50)]


def words(text: str) -> str:
    """Return the words alone, wherever lines are broken."""
    return " ".join(text.replace("│", " ").split())


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("size", SIZES)
async def test_every_screen_of_an_empty_workspace_says_what_to_do_first(
    desk: Desk, lang: str, size: tuple[int, int]
) -> None:  # fmt: skip
    async with Officer(desk, lang=lang, size=size) as officer:
        for name, keys in DOORS.items():
            await officer.press(keys)
            told = [line.strip(" │") for line in officer.lines[2:-2] if line.strip(" │─")]
            assert len(told) >= 1 + (name not in PAGES), f"{name} says nothing\n\n{officer.screen}"
            if name != "map":  # which is drawn, with its own words
                assert words(_(listing_of(name).empty)) in words(officer.screen), f"{name}\n\n{officer.screen}"
            await officer.press("⎋")


async def test_no_key_of_an_empty_workspace_is_silent_or_breaks(desk: Desk) -> None:
    """Each key of each screen is pressed where there is nothing: it asks, shows something, or says why not."""
    async with Officer(desk) as officer:
        for name, keys in DOORS.items():
            for action in ACTIONS[name]:
                await officer.press(keys)
                screen = officer.app.screen
                if not screen.has(action):  # type: ignore[attr-defined]  # every screen of the desk has it
                    continue
                screen.notice("")  # type: ignore[attr-defined]  # as above
                await officer.rest()
                before = officer.screen
                key = action.key.split(",", 1)[0]
                after = await officer.press(key if len(key) == 1 else f"<{key}>")
                assert after != before, f"{name}: {shown_key(action.key)} ({action.name}) says nothing\n\n{after}"
                await officer.press("⎋⎋")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_an_empty_screen_tells_to_press_is_a_key_of_that_screen(lang: str) -> None:
    from tui.text import set_language

    set_language(lang)
    for name in DOORS:
        if name == "map":
            continue
        offered = {shown_key(action.key) for action in (*ACTIONS[name], *EVERYWHERE)}
        told = re.findall(r"(?:^|\s{2,})(\S)  ", _(listing_of(name).empty), re.M)
        assert set(told) <= offered, f"{name}: {told}"
    set_language("en")
