"""The glossary: whose word, what it means, how to say it to whom."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from store.records import Party, Term
from store.views.key import Key, name
from store.views.search import fold
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


def found(workspace: Workspace, text: str) -> list[int]:
    """Return the terms that hold every word of a text in what they are called, whose they are, what they mean or how
    they are said, by their numbers."""
    told = _read(workspace)
    fitting = [*told]
    for word in fold(text).split():
        whose = {group for group, name in _groups(workspace) if word in name}
        if whose:
            fitting = [id for id in fitting if word in told[id][0] or told[id][1] in whose]
        else:
            fitting = [id for id in fitting if word in told[id][0]]
    return fitting


def _read(workspace: Workspace) -> dict[int, tuple[str, int | None]]:
    def gather() -> dict[int, tuple[str, int | None]]:
        return workspace.facts(Term, _told, workspace.ids(Term))

    return workspace.remembered("terms told", workspace.version(Term), gather)


def _told(term: Term) -> tuple[str, int | None]:
    return fold(" ".join((term.term, *term.aliases, term.plain, *term.says.values()))), term.group


def _groups(workspace: Workspace) -> list[tuple[int, str]]:
    """Return the groups that have words of their own, by their folded names."""

    def gather() -> list[tuple[int, str]]:
        return [(group, fold(name(workspace, group))) for group in workspace.values(Term, "group")]

    return workspace.remembered("whose words", (workspace.version(Term, "group"), workspace.version(Party)), gather)
