"""What people type in answer to *who?* and *when?*, checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TypeVar

from store import Refused, Workspace, when
from store.sentence import N_
from tui.arguments.moments import clock_of, time_said
from tui.arguments.references import number_named
from tui.cli.session import Session

Thing = TypeVar("Thing")


def party_named(workspace: Workspace, text: str) -> int:
    """Return the number of the party that a code or name means. Refused where nobody is called so."""
    if not text:
        raise Refused(N_("Name a party by its code or name"))
    try:
        number = number_named(workspace, "parties", text, "party")
    except Refused as refusal:
        raise Refused(N_("Nobody is called “{text}”; write a party's code or name"), text=text[:40]) from refusal
    if number is None:
        raise Refused(N_("Name a party by its code or name"))
    return number


def login_named(text: str) -> str:
    """Return a login. Refused where it cannot be one."""
    login = text.removeprefix("@").strip()
    if not login or " " in login:
        raise Refused(N_("Type a colleague's login"))
    return login


def time_named(session: Session, workspace: Workspace, shape: str, text: str) -> str:
    """Return a time as a field keeps it (`day`, `moment`, `local`). Refused where the text is none."""
    said = time_said(shape, text, clock_of(session, workspace))
    if not isinstance(said, str):
        such = when.day(workspace.clock(), workspace.zone) + timedelta(days=9)
        raise Refused(
            N_("“{text}” is not a date; write fri, {day} 14:00 or {iso}"), text=text[:40], day=such, iso=f"{such}"
        )
    return said


def words(text: str) -> str:
    """Return a text that must not be empty. Refused where it is."""
    if not text:
        raise Refused(N_("Type a few words"))
    return text


def letters_named(text: str, things: Mapping[str, Thing]) -> list[Thing]:
    """Return the things that letters stand for, in their order; none for no letter. Refused where one stands for
    nothing."""
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    unknown = next((letter for letter in letters if letter not in things), None)
    if unknown is not None:
        raise Refused(N_("{letter} stands for nothing here; there are {letters}"), letter=unknown, letters=list(things))
    return [thing for letter, thing in things.items() if letter in letters]


def number(text: str) -> int:
    """Return a count. Refused where the text is none."""
    if not text.isdecimal() or len(text) > 6:
        raise Refused(N_("Type a number, such as 12"))
    return int(text)


def days_named(text: str) -> int:
    """Return a number of days. Refused where it is none, or no time anybody would wait for."""
    if not text.isdecimal() or not 1 <= int(text) <= 366:
        raise Refused(N_("Type a number of days, from 1 to 366"))
    return int(text)
