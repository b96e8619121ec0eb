"""Text from outside, made fit to be kept: decoded, without what a terminal would obey or hide, bounded in length."""

from __future__ import annotations

import codecs
import re

LONGEST_TITLE = 200
LONGEST_TEXT = 100_000
"""Characters: two such texts stay below what one document may hold."""

_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff"  # soft hyphens, marks and blanks of no width
    "\u202a-\u202e\u2066-\u2069\u2028\u2029\ufff9-\ufffb"  # direction controls, separators, annotation
    "\ud800-\udfff\U000e0000-\U000e007f]"  # halves of characters, tags
)
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What says Latin-1 is nearly always Windows-1252, as browsers know; ASCII that is not is whatever it turns out to be.
_MEANT = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "latin1": "windows-1252"}


def decoded(data: bytes, charset: str = "") -> str:
    """Return bytes as text: by their byte order mark, else as `charset`, else UTF-8, else Windows-1252."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    charset = charset.lower()
    for name in (marked, _MEANT.get(charset, charset), "utf-8", "windows-1252"):
        if not name or name in ("us-ascii", "ascii"):
            continue
        try:
            return data.decode(name)
        except (UnicodeError, LookupError, ValueError):
            continue
    return data.decode("windows-1252", "replace")


def clean(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text of several lines without unwanted characters, trailing blanks or runs of empty lines."""
    text = text[: longest * 4].replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    lines = (line.rstrip() for line in _UNWANTED.sub("", text.replace("\xa0", " ")).split("\n"))
    text = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
    return text if len(text) <= longest else text[: longest - 1] + "…"


def line(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return a text as one line: a title, a name, a place."""
    text = " ".join(clean(text, longest * 2).split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
