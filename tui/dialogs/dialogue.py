"""A dialogue: a generator that yields questions and is sent their answers.

    def decline(self, item: Item) -> Dialogue:
        reason = yield Ask(_("Why?"))
        self.do(Decline(id=item.id, reason=reason))

It runs up to its first question as soon as it begins, so that what is typed next is the answer, however fast it is
typed. A question that is left ends the dialogue.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from string import ascii_lowercase
from typing import NamedTuple, TypeVar

from store import StoreError
from tui.aid import Aid
from tui.arguments import Misread
from tui.text import _, say


class Ask(NamedTuple):
    """A question whose answer is typed."""

    question: str
    text: str = ""
    """What stands on the line to begin with."""
    hint: str = ""
    recalled: Sequence[str] = ()
    """Earlier answers, newest last."""
    aid: Aid | None = None
    offered: bool = False
    """What stands on the line is only offered: what is typed replaces it, unless the cursor is moved first."""


class Choose(NamedTuple):
    """A question whose answer is one letter."""

    question: str
    letters: Mapping[str, str]
    """Letter → what it means."""


class Pick(NamedTuple):
    """A question whose answer is one line of a list."""

    question: str
    lines: Sequence[tuple[str, str]]
    """(answer, what is shown of it), the likeliest first."""


Question = Ask | Choose | Pick
Dialogue = Generator[Question, str, None]
Found = TypeVar("Found")
Part = Generator[Question, str, Found]
"""A part of a dialogue, for `yield from`: it gives back what was found out."""
Put = Callable[[Question, Callable[[str | None], None]], None]


def hold(dialogue: Dialogue, put: Put) -> None:
    """Lead a dialogue: `put(question, then)` puts a question; `then` hears the answer, None where it is left."""

    def go_on(answer: str | None) -> None:
        if answer is None:
            dialogue.close()
            return
        try:
            question = dialogue.send(answer)
        except StopIteration:
            return
        put(question, go_on)

    try:
        first = next(dialogue)
    except StopIteration:
        return
    put(first, go_on)


def until(ask: Ask, check: Callable[[str], Found]) -> Part[Found]:
    """Ask until `check` takes the answer; what it refuses is told under the line, and the answer stays on it."""
    while True:
        text = yield ask
        try:
            return check(text)
        except StoreError as refusal:
            ask = ask._replace(text=text, hint=say(refusal.sentence), offered=False)
        except Misread as mistake:
            ask = ask._replace(text=text, hint=str(mistake), offered=False)


def by_letter(words: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Give each code (code → its word) a letter: the first of its word that is free; returns letter → (code, word)."""
    letters: dict[str, tuple[str, str]] = {}
    for code, word in words.items():
        free = (c for c in f"{word.casefold()}{ascii_lowercase}" if c in ascii_lowercase and c not in letters)
        letters[next(free)] = (code, word)
    return letters


def code(question: str, labels: dict[str, str]) -> Part[str]:
    """Ask for one of these codes by a letter of its word."""
    letters = by_letter(labels)
    letter = yield Choose(question, {key: word for key, (_named, word) in letters.items()})
    return letters[letter][0]


def sure(question: str) -> Part[bool]:
    """Ask for a yes or a no."""
    return (yield from code(question, {"yes": _("yes"), "no": _("no")})) == "yes"
