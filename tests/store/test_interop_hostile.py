"""Whatever bytes arrive, an import answers: with a preview, or with a sentence. It never fails, and never hangs."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from interop_desk import SAMPLES, calendar, desk, event

from store import Refused, Workspace
from store.engine.codec import encode
from store.interop import Import, markup, prepare, quoting
from store.interop.formulas import guarded, unguarded
from store.interop.wording import clean, decoded, line

__all__ = ["desk"]

FILES = sorted(SAMPLES.iterdir())
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def answered(workspace: Workspace, data: bytes) -> Import | None:
    """Import as the shell does; None where it is refused with a sentence."""
    try:
        prepared = prepare(workspace, [("-", data)])
    except Refused as refusal:
        assert str(refusal)
        return None
    for skipped in prepared.skipped:
        assert str(skipped)
    prepared.run()
    workspace.changes()
    return prepared


@given(data=st.binary(max_size=400), start=st.sampled_from([b"", b"BEGIN:VCALENDAR\r\n", b"BEGIN:VCARD\r\n", b"From "]))
@often
def test_any_bytes(desk: Workspace, data: bytes, start: bytes) -> None:
    answered(desk, start + data)


@given(data=st.data(), path=st.sampled_from(FILES))
@often
def test_any_damage_to_a_real_file(desk: Workspace, data: st.DataObject, path: Path) -> None:
    whole = path.read_bytes()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole)))
        until = data.draw(st.integers(at, min(len(whole), at + 40)))
        whole = whole[:at] + data.draw(st.binary(max_size=20)) + whole[until:]
    answered(desk, whole)


VALUES = st.sampled_from(
    ["", "99999999T999999Z", "00010101T000000Z", "99991231T235959Z", "20261130", "-P1000000000D", "FREQ=DAILY;COUNT=0"]
) | st.text(alphabet="0123456789TZP=;,:-ABDFEQRUYWKL", max_size=30)
NAMES = ("DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RECURRENCE-ID", "SEQUENCE", "DTSTAMP", "CATEGORIES", "DUE")
PARTS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(["", ";VALUE=DATE", ";TZID=Europe/Paris"]), VALUES))


@given(parts=PARTS, kind=st.sampled_from(["VEVENT", "VTODO"]))
@often
def test_any_event(desk: Workspace, parts: list[tuple[str, str, str]], kind: str) -> None:
    lines = [f"BEGIN:{kind}", "UID:1", "SUMMARY:x", *(f"{name}{param}:{value}" for name, param, value in parts)]
    answered(desk, calendar(*lines, f"END:{kind}").encode())


@given(text=st.text(max_size=300))
@often
def test_what_is_cleaned_can_be_stored_and_shown(text: str) -> None:
    for cleaned in (clean(text), line(text), clean(markup.readable(text))):
        encode({"text": cleaned})
        assert clean(cleaned) == cleaned
    assert line(text).isprintable() or not line(text).isascii()


@given(text=st.text(alphabet="> \nOnLe:wrotéaic-_@<>", max_size=200))
@often
def test_no_word_of_a_mail_is_lost(text: str) -> None:
    said, aside = quoting.split(text)
    assert sorted(re.sub(r"\s", "", said + aside)) == sorted(re.sub(r"\s", "", text))


@given(text=st.text(max_size=40))
@often
def test_guarding_a_cell_is_undone_on_the_way_back(text: str) -> None:
    assert unguarded(guarded(text)) == text or text.startswith("'")


@given(
    data=st.binary(max_size=200), charset=st.sampled_from(["", "utf-8", "iso-8859-1", "x-nonsense", "utf-16", "idna"])
)
@often
def test_any_bytes_are_some_text(data: bytes, charset: str) -> None:
    decoded(data, charset).encode("utf-8")


MUCH = 1_000_000
DAY = ("UID:1", "DTSTART:20261130T100000")
TYPED = "From: a@b.c\nSubject: s\nContent-Type: text/html\n\n"
HOSTILE: dict[str, Callable[[], str]] = {
    "nested comments in a header": lambda: "From: " + "(" * MUCH + "\n\nx",
    "nested comments in the type": lambda: "From: a@b.c\nContent-Type: " + "(" * MUCH + "\n\nx",
    "quotes in a header": lambda: "From: a@b.c\nTo: " + '"' * MUCH + "\n\nx",
    "parameters without end": lambda: "From: a@b.c\nContent-Type: text/plain" + ";a=b" * (MUCH // 4) + "\n\nx",
    "parts without end": lambda: "From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n" * (MUCH // 5),
    "nested messages": lambda: "From: a@b.c\n" + "Content-Type: message/rfc822\n\n" * (MUCH // 32),
    "lines without end": lambda: "From: a@b.c\n\n" + "\n" * MUCH,
    "one line": lambda: "From: a@b.c\n\n" + "a" * MUCH,
    "quotes in the text": lambda: "From: a@b.c\n\n" + "> " * (MUCH // 2),
    "attributions": lambda: "From: a@b.c\n\n" + "On x <a@b.c> wrote:\n>\n" * (MUCH // 22),
    "colons": lambda: "From: a@b.c\n\n" + ("On " + "a" * 500 + ":\n") * (MUCH // 500),
    "open tags": lambda: TYPED + "<a " * (MUCH // 3),
    "open comments": lambda: TYPED + "<!--" * (MUCH // 4),
    "open declarations": lambda: TYPED + "<![CDATA[" * (MUCH // 9),
    "open scripts": lambda: TYPED + "<script></script " * (MUCH // 17),
    "open quotes in tags": lambda: TYPED + '<a "' * (MUCH // 4) + ">" * 9,
    "nested quotes": lambda: TYPED + "<blockquote>" * (MUCH // 12) + "x y z",
    "entities": lambda: TYPED + "&" * MUCH,
    "a separator on every line": lambda: "From a 2026\n" * (MUCH // 12),
    "folded lines": lambda: calendar(event("UID:1\r\n" + " a\r\n" * (MUCH // 4))),
    "parameters": lambda: calendar(event("SUMMARY" + ";A=B" * (MUCH // 4) + ":x")),
    "quoted parameters": lambda: calendar(event('SUMMARY;A="' + '","' * (MUCH // 3) + ":x")),
    "excluded dates": lambda: calendar(
        event("UID:1", "DTSTART:20261130T100000", "EXDATE:" + "20261130T100000," * 9999)
    ),
    "guests": lambda: calendar(
        event("UID:1", "DTSTART:20261130T100000", "\r\n".join(["ATTENDEE:mailto:a@b.c"] * 40_000))
    ),
    "nested events": lambda: "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 1900,
    "properties of a card": lambda: "BEGIN:VCARD\r\n" + "ORG:" + ";" * MUCH + "\r\nEND:VCARD\r\n",
    "soft breaks of a card": lambda: "BEGIN:VCARD\nFN;QUOTED-PRINTABLE:" + "a=\n" * (MUCH // 4) + "\nEND:VCARD\n",
    "quotes of a card": lambda: "BEGIN:VCARD\r\n" + 'FN;A=":' * (MUCH // 7) + "\r\nEND:VCARD\r\n",
    "quotes of a table": lambda: "name,code\n" + '"' * MUCH,
    "columns of a table": lambda: "name" + ",name" * (MUCH // 5) + "\nx",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_nothing_takes_long(desk: Workspace, what: str) -> None:
    data = HOSTILE[what]().encode()
    start = time.process_time()
    answered(desk, data)
    assert time.process_time() - start < 4
