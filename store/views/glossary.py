"""The glossary: whose word, what it means, how to say it to whom."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from store.records import Term
from store.views.key import Key, name
from store.workspace import Workspace


class TermRow(Struct, frozen=True):
    """One term."""

    id: int
    term: str
    group: str
    plain: str
    says: dict[str, str]
    """Audience → how to say it to them."""


def keys(workspace: Workspace, today: date) -> list[Key]:
    """Return the terms in the order of the alphabet."""
    terms = sorted(workspace.find(Term), key=lambda term: (term.term.casefold(), term.id))
    return [Key("terms", term.id) for term in terms]


def row(workspace: Workspace, key: Key, today: date) -> TermRow | None:
    """Return the row of a term, None where it is gone."""
    term = workspace.get(Term, key.id)
    if term is None:
        return None
    says = {name(workspace, group): wording for group, wording in term.says.items()}
    return TermRow(term.id, term.term, name(workspace, term.group), term.plain, says)
