"""Cells that a spreadsheet would carry out: guarded with an apostrophe going out, without it coming back."""

from __future__ import annotations

import re

# what spreadsheets take for a formula, in full width too, also behind blanks and marks that they skip
_FORMULA = re.compile(r"[\s\ufeff\u200b\x00-\x20]*[=+\-@|%＝＋－＠｜％]")


def guarded(text: str) -> str:
    """Return a cell's text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text of a cell that `guarded` may have written."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text
