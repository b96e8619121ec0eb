"""The records that a line names by their number: `#12`, `m7`."""

from __future__ import annotations

from tui.quick_entry.marks import LINK_LETTERS
from tui.quick_entry.people.parties import Mention
from tui.quick_entry.tokens import MARK, NUMBER, WORD, Token


def record_at(line: str, tokens: list[Token], i: int) -> Mention | None:
    """Return the record that is named at token `i`: `#12`, `m7`, `i3`, `e40`."""
    token = tokens[i]
    if i + 1 >= len(tokens) or not (token.text == "#" or (token.text in LINK_LETTERS and line[token.start].islower())):
        return None
    number = tokens[i + 1]
    alone = i + 2 == len(tokens) or not tokens[i + 2].glued or tokens[i + 2].kind == MARK
    if number.kind != NUMBER or not number.glued or not alone or (token.glued and i and tokens[i - 1].kind == WORD):
        return None
    return Mention(f"{token.text}{number.text}", None, i, i + 2)
