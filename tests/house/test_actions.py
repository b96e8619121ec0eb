"""Keys: each does one thing on each screen, and what a screen offers it can do."""

import inspect
from collections import Counter
from importlib import import_module

import pytest

from store import OPERATIONS
from tui.actions import _WORDS as DONE
from tui.actions import ACTIONS, EVERYWHERE, PAGE_TITLES, SCREENS, Action
from tui.screens import MODES, PAGES
from tui.screens.desk_screen import DeskScreen

OFFERED = [(screen, action) for screen, group in ACTIONS.items() for action in group]
QWERTY_AZERTY_AND_CANADIAN = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def screen_class(place: str) -> type[DeskScreen]:
    """Return the class of a screen, by the place it says it is."""
    found = [
        kind
        for _, kind in inspect.getmembers(import_module(f"tui.screens.{place}"), inspect.isclass)
        if issubclass(kind, DeskScreen) and kind.place == place
    ]
    return found[0]


def keys(actions: tuple[Action, ...]) -> list[str]:
    return [key for action in actions for key in action.key.split(",")]


@pytest.mark.parametrize("screen", ACTIONS)
def test_no_two_actions_of_a_screen_share_a_key(screen: str) -> None:
    shared = [key for key, times in Counter(keys((*ACTIONS[screen], *EVERYWHERE))).items() if times > 1]
    assert shared == []


@pytest.mark.parametrize(("screen", "action"), OFFERED, ids=lambda value: getattr(value, "name", value))
def test_a_screen_can_do_what_it_offers(screen: str, action: Action) -> None:
    assert callable(getattr(screen_class(screen), f"action_{action.method}", None))


@pytest.mark.parametrize("action", EVERYWHERE, ids=lambda action: action.name)
def test_what_is_offered_everywhere_is_done_on_some_screen_at_least(action: Action) -> None:
    assert any(hasattr(screen_class(screen), f"action_{action.method}") for screen in ACTIONS)


@pytest.mark.parametrize("screen", ACTIONS)
def test_every_key_that_a_screen_binds_has_its_method(screen: str) -> None:
    kind = screen_class(screen)
    wanted = {action.method for action in (*ACTIONS[screen], *EVERYWHERE)}
    missing = {method for method in wanted if not hasattr(kind, f"action_{method}")}
    assert missing <= {"list_filter", "pane_on", "pane_back"}, "only a list is filtered, only a pane turned"


def test_every_screen_is_gone_to_by_a_letter_of_its_own_and_is_there() -> None:
    assert {name for name, _title in SCREENS.values()} == set(MODES)
    assert all(letter in QWERTY_AZERTY_AND_CANADIAN and letter.islower() for letter in SCREENS)
    assert len({title for _, title in SCREENS.values()}) == len(SCREENS)


def test_every_place_with_keys_of_its_own_is_a_screen() -> None:
    assert {*MODES, "record"} <= set(ACTIONS) <= {*MODES, *PAGES}
    assert {screen_class(place).place for place in ACTIONS} == set(ACTIONS)


def test_one_name_is_one_action() -> None:
    actions = {*EVERYWHERE, *(action for _, action in OFFERED)}
    assert len({action.name for action in actions}) == len(actions)


def test_decisions_stand_on_keys_that_all_three_keyboards_have() -> None:
    for _, action in OFFERED:
        assert action.key in QWERTY_AZERTY_AND_CANADIAN, action.name


def test_every_action_says_what_it_does() -> None:
    for _, action in OFFERED:
        assert action.word and action.line
        assert action.name in OPERATIONS or action.does


def test_every_operation_is_told_when_it_is_done() -> None:
    assert set(OPERATIONS) - set(DONE) == set()
    assert set(DONE) - set(OPERATIONS) <= {"import", "init", "initiative.playbook"}


def test_everything_with_keys_of_its_own_has_a_title() -> None:
    titled = {name for name, _title in SCREENS.values()} | set(PAGE_TITLES)
    assert set(ACTIONS) <= titled and set(PAGE_TITLES) <= set(PAGES)
