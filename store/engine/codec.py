"""Strict JSON: what a document may hold, so that every engine keeps the same thing and gives it back unchanged."""

from __future__ import annotations

import math
import re

import msgspec

from store.sentence import N_, Refused

DEPTH = 64
"""Levels of objects and lists inside one another."""
DOCUMENT = 1 << 20
"""Bytes of one document's JSON."""
INTEGER = 1 << 63

# C0 but tab and newline, DEL, C1: a terminal obeys them. Surrogates: no UTF-8 has them.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# The same in JSON as it is written here: escapes but those of newline, tab, quote and backslash; C1.
_ESCAPE = re.compile(rb"""\\[^nt"\\]""")
_C1 = re.compile(b"\xc2[\x80-\x9f]")
# The shape of a text: its digits as 0, its brackets as [, DEL; all else blank.
_SHAPE = bytes(
    ord("0") if chr(byte).isdigit() else ord("[") if byte in b"[{" else byte if byte == 0x7F else ord(" ")
    for byte in range(128)
).ljust(256)
_LONG = b"0" * 19


def encode(document: object) -> bytes:
    """Return a document (an object of JSON's types; tuples count as lists) as compact JSON.

    Raises Refused, naming the place inside the document, for what JSON or the store cannot keep.
    """
    if not isinstance(document, dict):
        raise Refused(N_("A document is a JSON object: give it named fields"))
    _check(document, "", 1)
    return _sized(msgspec.json.encode(document))


def compact(doc: bytes) -> bytes:
    """Return JSON text as `encode` would write it. Refused as there, and for text that is not JSON."""
    try:
        document = msgspec.json.decode(doc)
        encoded = msgspec.json.encode(document)
        if isinstance(document, dict) and not _is_suspect(encoded):
            return _sized(encoded)
        return encode(document)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise Refused(N_("This is not JSON ({reason}): mend it"), reason=str(error)) from error
    except RecursionError as error:
        raise _too_deep("") from error


def _is_suspect(encoded: bytes) -> bool:
    """Return whether a document that was read from JSON may hold what is refused: most do not need a closer look."""
    shape = encoded.translate(_SHAPE)
    return (
        shape.count(b"[") > DEPTH
        or _LONG in shape
        or b"\x7f" in shape
        or (b"\\" in encoded and _ESCAPE.search(encoded) is not None)
        or (not encoded.isascii() and _C1.search(encoded) is not None)
    )


def _sized(encoded: bytes) -> bytes:
    if len(encoded) > DOCUMENT:
        raise Refused(
            N_("A document of {size} bytes is too long (at most {most}): shorten its texts"),
            size=len(encoded),
            most=DOCUMENT,
        )
    return encoded


def check_text(text: str, place: str) -> None:
    """Refuse characters that a terminal would obey or UTF-8 cannot write; newline and tab are welcome."""
    if found := UNPRINTABLE.search(text):
        raise Refused(
            N_("{place} holds the character {character}, which cannot be shown: take it out"),
            field=place,
            place=place,
            character=f"U+{ord(found[0]):04X}",
        )


def _check(value: object, place: str, depth: int) -> None:
    if isinstance(value, str):
        check_text(value, place)
    elif isinstance(value, dict):
        if depth > DEPTH:
            raise _too_deep(place)
        for key, part in value.items():
            _check_key(key, place)
            _check(part, f"{place}.{key}" if place else key, depth + 1)
    elif isinstance(value, (list, tuple)):
        if depth > DEPTH:
            raise _too_deep(place)
        for number, part in enumerate(value):
            _check(part, f"{place}[{number}]", depth + 1)
    elif value is not None:
        _check_number(value, place)


def _check_key(key: object, place: str) -> None:
    if not isinstance(key, str):
        raise Refused(
            N_("{place} has a field named {key}, which is not text: name it with text"),
            field=place,
            place=place or "document",
            key=repr(key),
        )
    if UNPRINTABLE.search(key):
        check_text(key, f"{place}.{key!a}" if place else ascii(key))


def _check_number(value: object, place: str) -> None:
    if isinstance(value, int):
        if not -INTEGER <= value < INTEGER:
            raise Refused(N_("{place} is a number of more than 64 bits: write it as text"), field=place, place=place)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise Refused(N_("{place} is not a finite number: leave it out"), field=place, place=place)
    else:
        raise Refused(
            N_("{place} is of the kind {kind}, which JSON does not know: write it as text"),
            field=place,
            place=place,
            kind=type(value).__name__,
        )


def _too_deep(place: str) -> Refused:
    return Refused(
        N_("{place} is nested more than {most} levels deep: flatten it"),
        field=place,
        place=place or "document",
        most=DEPTH,
    )
