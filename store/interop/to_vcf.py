"""Parties out, as cards: vCard 3.0, which Outlook, Google and iCloud all read; groups come as companies."""

from __future__ import annotations

from collections.abc import Iterator

from store.interop.identity import uid_of
from store.records import Party
from store.workspace import Workspace

_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})


def cards(workspace: Workspace) -> Iterator[str]:
    """Yield a card for each active party, the groups first."""
    for party in sorted(workspace.find(Party), key=lambda party: (party.kind != "group", party.id)):
        if party.active:
            yield "".join(_folded(line) for line in _lines(workspace, party))


def _lines(workspace: Workspace, party: Party) -> Iterator[str]:
    groups = [group for id in party.groups if (group := workspace.get(Party, id)) is not None]
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:{uid_of(party)}"
    yield f"FN:{_escaped(party.name)}"
    if party.kind == "group":
        yield "N:;;;;"
        yield f"ORG:{_escaped(party.name)}"
        yield "X-ABShowAs:COMPANY"
    else:
        first, _, last = party.name.rpartition(" ")
        yield f"N:{_escaped(last)};{_escaped(first)};;;"
        if groups:
            yield f"ORG:{_escaped(groups[0].name)}"
    yield from _contact(party)
    for name, value in (
        ("TITLE", _escaped(party.role)),
        ("NICKNAME", ",".join(map(_escaped, party.aliases))),
        ("CATEGORIES", ",".join(map(_escaped, party.tags))),
        ("LANG", _escaped(party.lang)),
        ("X-PASSERELLE-CODE", party.code),
        ("X-PASSERELLE-GROUPS", ",".join(group.code for group in groups)),
        ("X-PASSERELLE-SIZE", str(party.size or "")),
        ("X-PASSERELLE-CADENCE", str(party.cadence or "")),
    ):
        if value:
            yield f"{name}:{value}"
    yield "END:VCARD"


def _contact(party: Party) -> Iterator[str]:
    kinds = {"mail": "EMAIL;TYPE=INTERNET", "phone": "TEL;TYPE=WORK,VOICE", "mobile": "TEL;TYPE=CELL"}
    for key, value in party.contact.items():
        yield f"{kinds.get(key, 'NOTE')}:{_escaped(value if key in kinds else f'{key}: {value}')}"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> str:
    """Return a content line folded at 75 bytes, never inside a character."""
    parts: list[str] = []
    part, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > 74:
            parts.append(part)
            part, size = "", 0
        part, size = part + character, size + width
    return "\r\n ".join([*parts, part]) + "\r\n"
