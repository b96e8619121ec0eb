"""Text as it is compared: without capitals or accents."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return the text in lower case without accents: `Réunion` → `reunion`."""
    text = text.lower()
    if text.isascii():
        return text
    text = text.replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
