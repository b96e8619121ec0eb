"""From actions to keys: the bindings of a screen, and a user's own keys in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType

from store.sentence import N_, Sentence, sentence
from tui.actions import ACTIONS, EVERYWHERE, ON_THE_LINE, Action


def bindings(actions: Iterable[Action]) -> list[BindingType]:
    """Return the bindings of actions; what they are called is translated where it is shown."""
    return [Binding(action.key, action.method, action.word, show=False, id=action.name) for action in actions]


def own_keys(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[Sentence]]:
    """Return the user's keymap as far as it can be used, and what is wrong with the rest.

    A key that two actions of one screen would share is left as it was, for one of them would silently do nothing.
    """
    places = {**{screen: (*EVERYWHERE, *group) for screen, group in ACTIONS.items()}, "line": ON_THE_LINE}
    known = {action.name for group in places.values() for action in group}
    wrong = [sentence(N_("keys: there is no action {name}"), name=name) for name in wanted if name not in known]
    kept = {name: keys for name, keys in wanted.items() if name in known}
    for screen, group in places.items():
        for name, key, other in _clashes(group, kept):
            if kept.pop(name, None):
                template = N_("keys: {key} is already {other} on the screen {screen}; {name} keeps its own key")
                wrong.append(sentence(template, key=key, other=other, screen=screen, name=name))
    return kept, wrong


def _clashes(actions: Iterable[Action], wanted: Mapping[str, str]) -> list[tuple[str, str, str]]:
    taken: dict[str, str] = {}
    found = []
    for action in sorted(actions, key=lambda action: action.name in wanted):
        for key in wanted.get(action.name, action.key).split(","):
            other = taken.setdefault(key.strip(), action.name)
            if other != action.name and action.name in wanted:
                found.append((action.name, key.strip(), other))
    return found
