"""One mail as the standard library reads it, within bounds: endless headers and parts neither hang nor end it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import EmailPolicy
from functools import lru_cache
from typing import Any, cast

from msgspec import Struct

from store.interop import markup, quoting
from store.interop.directory import Person
from store.interop.wording import clean, decoded, line
from store.sentence import N_, Refused

LONGEST_HEADER = 4000
"""Characters; the parser's time grows with the square of a hostile one."""
MOST_PARTS = 1000

# What email's own parser raises on headers that are none (a comment nested 10,000 deep, `;;;;`).
_MALFORMED = (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)

_ANSWERED = re.compile(r"^\s*(?:(?:re|fwd?|tr|r[ée]f|r[ée]p|aw|wg|rv|sv)\s?(?:\[\d{1,3}\])?\s?:\s*)+", re.IGNORECASE)
_METHOD = re.compile(rb"(?im)^METHOD:\s*([A-Z]{3,20})")


class Mail(Struct, frozen=True):
    """What counts of a mail."""

    id: str
    """Its Message-ID without brackets; empty where it has none."""
    subject: str
    date: datetime | None
    sender: Person
    recipients: tuple[Person, ...]
    delivered_to: str
    text: str
    quoted: str
    attachments: tuple[str, ...]
    method: str
    """What its calendar asks for: REQUEST, REPLY, CANCEL …; empty where it carries none."""
    calendar: bytes


class _Policy(EmailPolicy):
    """The modern policy, with bounded headers; one that cannot be understood is empty."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return _understood(name, value[:LONGEST_HEADER])


@lru_cache(maxsize=512)
def _understood(name: str, value: str) -> Any:
    """Return a header as the modern policy parses it. Kept, because email parses a header each time it looks at it."""
    modern = EmailPolicy()
    try:
        return modern.header_fetch_parse(name, value)
    except _MALFORMED:
        plain = "text/plain" if name.lower() == "content-type" else ""
        return modern.header_factory(name if plain else "X-Unreadable", plain)


_POLICY = _Policy()


def read(data: bytes) -> Mail:
    """Return what counts of a mail's bytes. Refused where they cannot be read as one."""
    if data.count(b"\n--") > MOST_PARTS:
        raise Refused(N_("it has more than {most} parts"), most=MOST_PARTS)
    try:
        # the modern policy makes EmailMessages, which the annotations of the standard library cannot tell
        return _mail(cast(EmailMessage, BytesParser(policy=_POLICY).parsebytes(data)))
    except _MALFORMED:
        raise Refused(N_("it cannot be read as a mail; save it again from your mailer")) from None


def _mail(message: EmailMessage) -> Mail:
    text, quoted = quoting.split(clean(_body(message)))
    method, calendar = _calendar(message)
    return Mail(
        id=line(str(message["Message-ID"] or "").strip("<> \t"), 250),
        subject=line(_ANSWERED.sub("", str(message["Subject"] or "")[:500])),
        date=_date(message),
        sender=next(iter(_people(message, "From", "Sender", "Reply-To")), Person()),
        recipients=tuple(dict.fromkeys(_people(message, "To") + _people(message, "Cc"))),
        delivered_to=line(str(message["Delivered-To"] or message["X-Original-To"] or "").strip("<> \t")),
        text=text,
        quoted=quoted,
        attachments=tuple(_attachments(message)),
        method=method,
        calendar=calendar,
    )


def _date(message: EmailMessage) -> datetime | None:
    found = getattr(message["Date"], "datetime", None)
    if not isinstance(found, datetime):
        return None
    try:
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None


def _people(message: EmailMessage, *names: str) -> list[Person]:
    """Return the people of the first of these headers that names any."""
    for name in names:
        addresses = getattr(message[name], "addresses", ())
        people = [Person(line(a.display_name or ""), line(a.addr_spec)) for a in addresses if "@" in a.addr_spec]
        if people:
            return people
    return []


def _body(message: EmailMessage) -> str:
    """Return the text of the best part: the plain one, unless it only says to look at the other."""
    plain = message.get_body(("plain",))
    text = _plain_text(plain) if plain is not None else ""
    if len(text.split()) >= 3:
        return text
    page = message.get_body(("html",))
    shown = markup.readable(_decoded(page)) if page is not None else ""
    return shown if len(shown.split()) > len(text.split()) else text


def _plain_text(part: MIMEPart) -> str:
    text = _decoded(part)
    if part.get_content_type() == "text/html":
        return markup.readable(text)
    if str(part.get_param("format", "")).lower() == "flowed":
        return quoting.unflowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _decoded(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    return decoded(payload, part.get_content_charset("")) if isinstance(payload, bytes) else ""


def _calendar(message: EmailMessage) -> tuple[str, bytes]:
    for part in message.walk():
        if part.get_content_type() not in ("text/calendar", "application/ics"):
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            inside = _METHOD.search(payload)
            method = str(part.get_param("method", "") or (inside[1].decode() if inside else "")).upper()
            return method, decoded(payload, part.get_content_charset("")).encode()
    return "", b""


def _attachments(message: EmailMessage) -> list[str]:
    names = []
    for part in message.walk():
        name = part.get_filename()
        if name and not (part.get_content_disposition() == "inline" and part["Content-ID"]):
            names.append(line(name, 100))
    return names[:50]
