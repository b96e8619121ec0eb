"""How a line opens: the first word and what it says, the parties that stand before the colon or right after it."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from tui.quick_entry.clause import Clause
from tui.quick_entry.kinds.first_word import opened
from tui.quick_entry.kinds.gatherings import CHANGED, became, gathering
from tui.quick_entry.kinds.leadins import leads_in, past_courtesy, past_teller, past_time
from tui.quick_entry.kinds.measures import is_measured
from tui.quick_entry.kinds.outages import is_broken
from tui.quick_entry.kinds.verbs import ENTRIES, MEETINGS, Verb
from tui.quick_entry.people.after_verb import decided_by, party_after_verb, two_sides
from tui.quick_entry.people.consents import givers
from tui.quick_entry.people.head import Head, closes
from tui.quick_entry.people.names import Names
from tui.quick_entry.people.subjects import who_did
from tui.quick_entry.tokens import Token
from tui.quick_entry.wordset import any_of

_COMPLEMENT = frozenset(("de", "d'", "du", "des"))
_MOVABLE = MEETINGS - {"event"}
_TAKES_PARTY = any_of("contact|decision|relay|conflict|request|approval|meeting|checkin|training|feedback")


def opening(clause: Clause, names: Names, kind: str | None, now: datetime) -> None:
    """Read the first word (keys may stand before it) and the parties before the colon. `kind`: what the user has
    told the line to be, None where nothing."""
    start = polite = asked = clause.untaken(0)
    if start < len(clause.tokens) and leads_in(clause.tokens[start]):
        polite = past_time(clause.line, clause.tokens, start, names)
        asked = past_courtesy(clause.tokens, polite)
    tokens = clause.tokens[: clause.taken_from(asked)]
    first = past_teller(tokens, asked)
    said = opened(clause, tokens, first, names, now)
    verb = said.verb
    if verb is None and said.head is not None:
        clause.verb = _of_head(said.head)
    if kind is not None:
        verb = _told(clause, verb, kind, headed=said.head is not None)
    if verb is not None:
        _take_verb(clause, verb, first, said.end)
    if first > polite and clause.verb is not None and not clause.verb.stays:
        clause.take(polite, first, "verb")  # nothing is asked politely without its verb
    if said.head is not None:
        _take_head(clause, said.head, said.end)
    elif verb is not None and (verb.kind in _TAKES_PARTY or verb.headed):
        _after_verb(clause, verb, said.end, names)
    elif clause.verb is None and not two_sides(clause, first, names):
        _unsaid(clause, tokens, first, names, said.approves)
    if polite > start:
        clause.body_start = start
    if clause.verb is None and asked > polite and kind is None:
        clause.verb = Verb("task", stays=True)  # "pls have ana send the roster"


def _of_head(found: Head) -> Verb | None:
    """Return what a head says that has no word before it: of records a note, from one to others a relay,
    of one against another a conflict."""
    if found.source is not None:
        return Verb("relay")  # "it>nur: …"
    if found.against:
        return Verb("conflict")  # "elec vs plo: …"
    return Verb("note") if found.links and not found.parties else None


def _told(clause: Clause, verb: Verb | None, kind: str, *, headed: bool) -> Verb | None:
    """Return the verb of the kind that the user has told. The word that said another is one of the title then, but
    before a head."""
    told = Verb(kind, past=kind in ENTRIES, stays=not headed)
    if verb is None:
        clause.verb = told
        return None
    return verb if verb.kind == kind else told


def _take_verb(clause: Clause, verb: Verb, first: int, end: int) -> None:
    if verb.kind in MEETINGS:
        if became(clause.tokens, end, clause.texts):
            return
        if not verb.stays and _is_said_of(clause, verb, end):
            verb = replace(verb, stays=True)
    clause.verb, clause.body_start = verb, end
    if verb.stays:
        clause.light(first, end, "verb")
    else:
        clause.take(first, end, "verb")
        if closes(clause.tokens, end):
            clause.taken[end] = 1
            clause.body_start = end + 1


def _is_said_of(clause: Clause, verb: Verb, end: int) -> bool:
    """Is more said of a meeting than its noun, which ends before token `end`: of what it is (`réunion de chantier`), or
    what has become of it (`rdv ville reporté à …`)?"""
    if end < len(clause.tokens) and clause.tokens[end].text in _COMPLEMENT:
        return True
    return verb.kind in _MOVABLE and not CHANGED.isdisjoint(clause.texts)


def _take_head(clause: Clause, found: Head, end: int) -> None:
    """Take the head that begins at token `end`."""
    clause.source, clause.parties = found.source, list(found.parties)
    clause.body_start = found.last
    clause.leave_out(end, found.last)
    for one in [*found.parties, *([found.source] if found.source else [])]:
        clause.light(one.first, one.last, "party" if one.known else "unknown")
    for one in found.links:
        clause.light(one.first, one.last, "link")
    clause.links = [one.name for one in found.links]


def _after_verb(clause: Clause, verb: Verb, end: int, names: Names) -> None:
    """Read who is named right after the verb that ends before token `end`, or who is to give their consent."""
    if verb.kind == "decision":
        decided_by(clause, end, names)
        return
    party_after_verb(clause, end, names)
    if clause.verb is not None and clause.verb.kind == "approval" and not clause.parties:
        givers(clause, end, names)


def _unsaid(clause: Clause, tokens: list[Token], first: int, names: Names, approves: Verb | None) -> None:
    """Read what a line says without its first word: who did what, a meeting named further on, a measure, an outage."""
    who_did(clause, first, names)
    meeting = gathering(clause, tokens, first, names) if clause.verb is None else None
    if meeting is not None:
        clause.verb = meeting[0]
        party_after_verb(clause, meeting[1], names)
    elif clause.verb is None and is_measured(tokens, clause.texts):
        clause.verb = Verb("note", past=True, stays=True)
    elif clause.verb is None and is_broken(tokens, first, clause.texts):
        clause.verb = Verb("obstacle", stays=True)
    clause.verb = clause.verb or (replace(approves, stays=True) if approves else None)
