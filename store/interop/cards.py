"""Address cards in: vCard 2.1, 3 and 4 as Outlook, Google and iCloud write them."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator

from msgspec import Struct

from store.interop.identity import made_from
from store.interop.intake import Intake
from store.interop.roster import Listed, bring_in_all
from store.interop.wording import clean, decoded, line
from store.records.party import PartyKind
from store.sentence import N_, Refused, sentence

MOST_CARDS = 2000

_ESCAPED = re.compile(r"\\([\\,;:nN])")


class Line(Struct, frozen=True):
    """A content line: `item1.TEL;TYPE=CELL:514…`."""

    name: str
    params: frozenset[str]
    """Parameters' values and names, small letters: `cell`, `pref`, `quoted-printable`."""
    value: str


def bring_in(data: bytes, name: str, intake: Intake) -> None:
    """Take in a file of cards. Refused where it is none, or holds more than address books may."""
    if data.upper().count(b"BEGIN:VCARD") > MOST_CARDS:
        raise Refused(N_("{name} has more than {most} cards; export fewer at a time"), name=name, most=MOST_CARDS)
    listed = []
    for number, card in enumerate(_cards(decoded(data)), 1):
        where = sentence(N_("{file}, card {number}"), file=name, number=number)
        person = _listed(card)
        if person is None:
            intake.skip(where, sentence(N_("it has no name, no organisation and no address (FN, ORG, EMAIL)")))
        else:
            listed.append((person, where))
    bring_in_all(listed, intake, strict=False)


def _cards(text: str) -> Iterator[list[Line]]:
    card: list[Line] | None = None
    for raw in _unfolded(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        upper = raw[:12].upper()
        if upper.startswith("BEGIN:VCARD"):
            card = []
        elif upper.startswith("END:VCARD"):
            if card:
                yield card
            card = None
        elif card is not None and (read := _line(raw)) is not None:
            card.append(read)


def _unfolded(lines: list[str]) -> Iterator[str]:
    """Yield whole lines: those folded with a blank, and those that quoted-printable breaks with `=`."""
    parts: list[str] = []
    for raw in lines:
        soft = parts and parts[-1].endswith("=") and "QUOTED-PRINTABLE" in parts[0][:200].upper()
        if parts and (soft or raw[:1] in (" ", "\t")):
            parts[-1] = parts[-1][:-1] if soft else parts[-1]
            parts.append(raw if soft else raw[1:])
            continue
        yield "".join(parts)
        parts = [raw]
    yield "".join(parts)


def _line(raw: str) -> Line | None:
    head, colon, value = _divided(raw)
    if not colon:
        return None
    name, *params = head.split(";")
    values = frozenset(part.strip('"').lower() for param in params for part in re.split("[=,]", param))
    if "quoted-printable" in values:
        charset = next((part.split("=")[1] for part in params if part.lower().startswith("charset=")), "")
        value = decoded(quopri.decodestring(value.encode("utf-8", "replace")), charset)
    return Line(name.rpartition(".")[2].upper(), values, value)


def _divided(raw: str) -> tuple[str, str, str]:
    """Return a content line's head and value; a colon between quotes belongs to a parameter."""
    place = raw.find(":")
    while place >= 0 and raw.count('"', 0, place) % 2 and place < 1000:
        place = raw.find(":", place + 1)
    return (raw[:place], ":", raw[place + 1 :]) if place > 0 else (raw, "", "")


def _listed(card: list[Line]) -> Listed | None:
    organisation = [_plain(part) for part in _parts(_first(card, "ORG"))]
    mails = [_plain(each.value) for each in sorted(_all(card, "EMAIL"), key=lambda each: "pref" not in each.params)]
    company = organisation[0] if organisation else ""
    name = _plain(_first(card, "FN")) or _name(_first(card, "N")) or company or next(iter(mails), "")
    if not name:
        return None
    kind: PartyKind = "group" if _is_group(card, name, company) else "person"
    phones = _all(card, "TEL")
    return Listed(
        name=name,
        kind=kind,
        code=_first(card, "X-PASSERELLE-CODE").strip(),
        aliases=_several(_first(card, "NICKNAME")),
        groups=_several(_first(card, "X-PASSERELLE-GROUPS")),
        belongs=tuple(part for part in reversed(organisation) if part and part != name),
        role=_plain(_first(card, "TITLE") or _first(card, "ROLE")),
        size=_number(_first(card, "X-PASSERELLE-SIZE")),
        cadence=_number(_first(card, "X-PASSERELLE-CADENCE")),
        lang=_plain(_first(card, "LANG"))[:5],
        contact={
            key: value
            for key, value in (
                ("mail", next(iter(mails), "")),
                ("phone", _telephone(phones, mobile=False)),
                ("mobile", _telephone(phones, mobile=True)),
            )
            if value
        },
        tags=_several(_first(card, "CATEGORIES")),
        uid=line(_first(card, "UID").strip(), 250) or made_from("card", name, *mails),
    )


def _is_group(card: list[Line], name: str, company: str) -> bool:
    kind = (_first(card, "KIND") or _first(card, "X-ADDRESSBOOKSERVER-KIND")).strip().lower()
    shown_as = _first(card, "X-ABSHOWAS").strip().upper()
    return kind in ("group", "org") or shown_as == "COMPANY" or (not _first(card, "N").strip("; ") and name == company)


def _all(card: list[Line], name: str) -> list[Line]:
    return [each for each in card if each.name == name]


def _first(card: list[Line], name: str) -> str:
    return next((each.value for each in card if each.name == name), "")


def _telephone(phones: list[Line], *, mobile: bool) -> str:
    for phone in phones:
        if "fax" not in phone.params and bool({"cell", "mobile", "iphone"} & phone.params) == mobile:
            return _plain(phone.value.removeprefix("tel:"))
    return ""


def _name(value: str) -> str:
    last, first, *_ = (*_parts(value), "", "")
    return " ".join(part for part in (_plain(first), _plain(last)) if part)


def _several(value: str) -> tuple[str, ...]:
    return tuple(_plain(part) for part in re.split(r"(?<!\\),", value[:2000]) if part.strip())[:20]


def _parts(value: str) -> list[str]:
    return re.split(r"(?<!\\);", value)[:10] if value else []


def _plain(value: str) -> str:
    return line(clean(_ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value[:2000])))


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 and int(value) else None
