"""What the matrix of a conflict answers, in words; and what stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from string import ascii_lowercase

from store.records import Entry, Item
from store.records.answers import answers_in_turn
from store.records.item import Serves
from store.views.conflict import answers, matrix_of
from store.views.key import name, names
from store.views.matrix import Matrix, Verdict, interest_text
from store.workspace import Workspace
from tui.labels import label
from tui.pieces import Line, Part, Parts, Piece
from tui.sheets.lines import facts, instant
from tui.text import _, _n, colon, plain

ROLES = {"yes": "good", "reserve": "warn", "no": "alert", "": "dim"}
SIGNS = {"yes": "✓", "reserve": "~", "no": "✗", "": "·"}


def cell(entry: Entry | None) -> Piece:
    """Return what stands in a cell: a sign and a word."""
    answer = entry.answer or "" if entry is not None else ""
    word = {"yes": _("yes"), "reserve": _("if…"), "no": _("no"), "": "–"}[answer]
    return Piece(f"{SIGNS[answer]} {word}", ROLES[answer])


def known(told: Matrix, verdict: Verdict) -> str:
    """Return what is known of an option in few signs: its rank, and whether all accept it (✓), how many block it (✗),
    how many were not asked (?), or which option is better for all (<)."""
    sign = f"✗{len(verdict.blockers)}" if verdict.blockers else f"?{len(verdict.unasked)}"
    if verdict.is_acceptable:
        sign = "✓"
    better = f"<{verdict.dominated_by}" if verdict.dominated_by is not None else ""
    return f"{told.rank(verdict.number)} {sign}{better}"


def matrix_parts(workspace: Workspace, item: Item, party: int | None, option: int, today: date) -> Parts:
    """Return what is said in one cell and how that moved; then what the whole matrix answers."""
    parts = [Part("", [*_here(workspace, item, party, option, today)])]
    parts.append(Part(_("What it answers"), answer_lines(workspace, item)))
    left = [*_unserved(workspace, item, option)]
    return (
        [*parts, Part(_("Interests that option {number} leaves unserved").format(number=option), left)]
        if left
        else parts
    )


def _here(workspace: Workspace, item: Item, party: int | None, option: int, today: date) -> Iterator[Line]:
    texts = (_("leave as is"), *(one.text for one in item.options))
    unasked = len(matrix_of(workspace, item).verdicts[option].unasked)
    asked = Piece(f"  {_n('{n} not asked yet', '{n} not asked yet', unasked)}" if unasked else "", "dim")
    yield [Piece(f"{option}  ", "dim"), Piece(texts[option], "accent"), asked]
    if party is not None:
        said = answers_in_turn(workspace.find(Entry, item=item.id, kind="answer")).get((party, option), [])
        yield [colon(name(workspace, party)), *_moved(workspace, said, today)]


def _unserved(workspace: Workspace, item: Item, option: int) -> Iterator[Line]:
    letters = {served: letter for letter, served in lettered(item).items()}
    for one in matrix_of(workspace, item).verdicts[option].unserved:
        letter = letters.get(one, " ")
        yield [Piece(f"{letter}  ", "dim"), f"{colon(name(workspace, one.party))}{interest_text(item, one)}"]


def _moved(workspace: Workspace, said: Sequence[Entry], today: date) -> Iterator[str | Piece]:
    """Yield how a position moved, the latest answer last."""
    if not said:
        yield Piece(label("answer.conflict", ""), "dim")
    for place, entry in enumerate(said):
        if place:
            yield Piece(" → ", "dim")
        yield answer_piece(entry)
        yield Piece(f" ({instant(entry.at, workspace.zone, today)})", "dim")


def answer_piece(entry: Entry | None) -> Piece:
    """Return an answer in words, its condition with it."""
    answer = entry.answer or "" if entry is not None else ""
    text = entry.text if entry is not None else ""
    if answer == "reserve":
        return Piece(_("acceptable if {condition}").format(condition=bare(text)), ROLES[answer])
    return Piece(label("answer.conflict", answer) + (f" – {plain(text)}" if text else ""), ROLES[answer])


def bare(condition: str) -> str:
    """Return a condition without the *if* that it may begin with: ours stands before it."""
    return _IF.sub("", plain(condition))


_IF = re.compile(r"^(?:if\s+|si\s+|s['’](?=ils?\b))", re.IGNORECASE)


def answer_lines(workspace: Workspace, item: Item) -> list[Line]:
    """Return what the matrix answers: what all accept, on which conditions, who blocks what, on whom it hangs, what is
    worse for all, and the order in which to look at the options."""
    told, said = matrix_of(workspace, item), answers(workspace, item)
    acceptable = ", ".join(map(str, told.acceptable)) or _("none yet")
    role = "good" if told.acceptable else ""
    lines: list[Line] = [[Piece(colon(_("Acceptable to all")), "dim"), Piece(acceptable, role)]]
    if told.swing is not None:
        who, which = name(workspace, told.swing.party), ", ".join(map(str, told.swing.options))
        lines.append(
            Piece(_("It hangs on {party}: option {options}").format(party=plain(who), options=which), "accent")
        )
    for verdict in told.verdicts:
        lines += _verdict_lines(workspace, item, verdict)
    order = " > ".join(map(str, told.ranking))
    return [*lines, *facts([(_("Least resisted first"), order if said else "", "")])]


def _verdict_lines(workspace: Workspace, item: Item, verdict: Verdict) -> Iterator[Line]:
    number = Piece(f"{verdict.number}  ", "dim")
    if verdict.blockers:
        who = ", ".join(names(workspace, verdict.blockers))
        yield [number, Piece(_("blocked by {parties}").format(parties=plain(who)), "alert")]
    for entry in verdict.conditions if not verdict.blockers else ():
        who = ", ".join(names(workspace, entry.parties))
        yield [number, colon(who), Piece(_("if {condition}").format(condition=bare(entry.text)), "warn")]
    if verdict.dominated_by is not None:
        who = plain(", ".join(names(workspace, verdict.better_for)))
        template = _("option {better} suits everybody as well, and {parties} better")
        yield [number, Piece(template.format(better=verdict.dominated_by, parties=who), "dim")]


def lettered(item: Item) -> dict[str, Serves]:
    """Return the interests of all sides by a letter each, as far as there are letters."""
    interests = (Serves(side.party, place) for side in item.sides for place in range(len(side.interests)))
    return dict(zip(ascii_lowercase, interests, strict=False))


def interests_lettered(item: Item) -> list[str]:
    """Return the interests with their letters, in words."""
    return [f"{letter} {plain(interest_text(item, one), 30)}" for letter, one in lettered(item).items()]
