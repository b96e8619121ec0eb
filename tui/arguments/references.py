"""What people type for a record: `#12`, `12`, `m7`, `i3`, `e40`, a party by its code or name, a term by its word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from store import Party, Record, Refused, Term, Workspace, reference
from store.records import RECORDS
from store.records.party import folded
from store.sentence import N_, PREFIX
from store.views.key import name
from store.views.vocabulary import vocabulary

R = TypeVar("R", bound=Record)

_TABLES = {prefix: table for table, prefix in PREFIX.items()}
_NUMBERED = re.compile(r"([#a-z]?)(\d{1,9})")


def record_named(workspace: Workspace, text: str) -> Record:
    """Return the record that a text names; a bare number is an item's. Refused where there is none."""
    numbered = _NUMBERED.fullmatch(text.casefold())
    table = _TABLES.get(numbered[1] or "#") if numbered else None
    if numbered and table:
        record = workspace.get(RECORDS[table], int(numbered[2]))
        if record is None:
            raise Refused(N_("There is no {ref}"), ref=reference(table, int(numbered[2])))
        return record
    record = _party(workspace, text) or _term(workspace, text)
    if record is None:
        raise Refused(
            N_("There is nothing called “{text}”; write #12, m7, i3, e40, a party's code or a term"), text=text[:60]
        )
    return record


def number_named(workspace: Workspace, table: str, text: str, field: str) -> int | None:
    """Return the number of the record of a table that a text names, None where it names none. Whether there is a record
    of that number is for the store to say; a party or a term of that name must be there (Refused)."""
    numbered = _NUMBERED.fullmatch(text.casefold())
    if numbered and numbered[1] in ("", PREFIX[table]):
        return int(numbered[2])
    if table not in ("parties", "terms"):
        return None
    record = _party(workspace, text) if table == "parties" else _term(workspace, text)
    if record is None:
        raise Refused(N_("{field}: nobody and nothing is called “{text}”"), field=field, text=text[:60])
    return record.id


def written(workspace: Workspace, table: str, id: int) -> str:
    """Return what people type for a record: of a party its code, of a term its word."""
    if table == Party.table and (party := workspace.get(Party, id)):
        return f"@{party.code}"
    if table == Term.table and (term := workspace.get(Term, id)):
        return term.term
    return reference(table, id)


def _party(workspace: Workspace, text: str) -> Party | None:
    wanted = folded(text.removeprefix("@").strip('"'))
    if not wanted:
        return None
    for party in workspace.find(Party, code=wanted):
        return party
    parties = workspace.find(Party)
    return _only(party for party in parties if wanted in map(folded, (party.name, *party.aliases))) or _only(
        party for party in parties if party.code.startswith(wanted) or folded(party.name).startswith(wanted)
    )


def _term(workspace: Workspace, text: str) -> Term | None:
    """Return the term that a text is, as it is written or in another of its forms. Refused where it is the word of
    several groups."""
    wanted = text.casefold()
    found = [
        term for term in workspace.find(Term) if wanted in (word.casefold() for word in (term.term, *term.aliases))
    ]
    if not found:
        found = [term for id in vocabulary(workspace).named(text) if (term := workspace.get(Term, id))]
    if found[1:]:
        whose = [f"{reference(Term.table, term.id)} {name(workspace, term.group)}".strip() for term in found]
        raise Refused(N_("“{text}” is the word of several: write one of {terms}"), text=text[:60], terms=whose)
    return found[0] if found else None


def _only(found: Iterable[R]) -> R | None:
    records = list(found)
    return records[0] if len(records) == 1 else None
