"""What a sheet shows of a relay: its two wordings side by side, what leaks of them, who has read it back."""

from __future__ import annotations

from collections.abc import Iterable

from store.records import Item
from store.records.answers import Answers
from store.views.conflict import answers
from store.views.key import name, names
from store.views.lens import Leak, leaks
from store.views.relay import leaking, state, wording
from store.workspace import Workspace
from tui.labels import label
from tui.pieces import Line, Part, Piece
from tui.text import _, _n, colon, plain

ROLES = {"yes": "good", "reserve": "warn", "no": "alert"}
"""A read-back's or a green light's answer → its look."""


def relay_parts(workspace: Workspace, item: Item) -> list[Part]:
    """Return who has read a relay back, the two wordings, and the words that not all its recipients share."""
    heading = label("relay.state", state(workspace, item)).capitalize()
    back = [Part(heading, answered(workspace, item))] if item.parties else []
    return [*back, _wordings(workspace, item), *_leaking(workspace, item)]


def answered(workspace: Workspace, item: Item) -> list[Line]:
    """Return what each party of an item has answered, a line each."""
    said: Answers = answers(workspace, item)
    lines: list[Line] = []
    for party in item.parties:
        entry = said.get((party, 0))
        answer = entry.answer if entry and entry.answer else ""
        text = f" – {entry.text}" if entry and entry.text else ""
        word = Piece(label(f"answer.{item.kind}", answer), ROLES.get(answer, "dim"))
        lines.append([colon(name(workspace, party)), word, text])
    return lines


def _wordings(workspace: Workspace, item: Item) -> Part:
    original = wording_lines(workspace, item, "\n".join(filter(None, (item.title, item.text))))
    missing: list[Line] = [Piece(_("not said in plain words yet"), "dim")]
    clean = wording_lines(workspace, item, item.plain) if item.plain else missing
    return Part(_("As it was said"), original, Part(_("In plain words"), clean))


def wording_lines(workspace: Workspace, item: Item, text: str) -> list[Line]:
    """Return a text of a relay in lines, the words underlined that not all recipients share."""
    text = plain(text, multiline=True)
    found = leaks(workspace, text, item.source, item.parties)
    lines: list[Line] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        lines.append([*_lit(text, start, end, (leak for leak in found if start <= leak.start and leak.end <= end))])
        start = end + 1
    return lines


def _lit(text: str, at: int, end: int, found: Iterable[Leak]) -> Iterable[Piece]:
    for leak in found:
        yield Piece(text[at : leak.start])
        yield Piece(text[leak.start : leak.end], "jargon")
        at = leak.end
    yield Piece(text[at:end])


def _leaking(workspace: Workspace, item: Item) -> list[Part]:
    """Return each word that leaks once, who does not share it, how it is said to them."""
    found = leaking(workspace, item)
    if not found:
        return []
    said = wording(item)
    lines: list[Line] = []
    for leak in found.values():
        who = ", ".join(names(workspace, leak.readers))
        lines.append([Piece(said[leak.start : leak.end], "jargon"), Piece(f" ({who}) ", "dim"), leak.wordings[0]])
    return [Part(_n("{n} word not all share", "{n} words not all share", len(lines)), lines)]
