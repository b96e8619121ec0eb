"""Taking a commit back: every record it wrote returns to what it was before, if nobody has changed it since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from store.engine.protocol import Engine, Transaction, Written
from store.reading import decode
from store.records import RECORDS
from store.records.record import Record
from store.records.validity import check, references, referring_fields
from store.sentence import N_, Conflict, Refused, reference


class Undone(Struct, frozen=True):
    """The commit that is taken back."""

    number: int
    operation: str
    written: tuple[Written, ...]


def take_back(engine: Engine, number: int = 0) -> tuple[int, Undone, tuple[tuple[str, int], ...]]:
    """Take back commit `number`, or the user's last one not taken back yet.

    Returns the new commit's number, the commit taken back, and the (table, id) of what was written. Refused where there
    is nothing to take back, a later record needs one that would vanish, or one that would return needs one that has
    vanished; Conflict where one was changed since.
    """
    with engine.begin() as transaction:
        undone = _last_of(engine, number)
        pasts = _pasts(engine, [(written.table, written.id) for written in undone.written])
        for (table, id), past in pasts.items():
            transaction.put(table, id, _before(table, id, past, undone.number))
        going = frozenset(key for key in pasts if transaction.get(*key) is None)
        _check_unneeded(engine, going)
        for table, id in pasts.keys() - going:
            _check_whole(transaction, table, id)
        return transaction.commit(undone.operation, undoes=undone.number), undone, tuple(pasts)


Address = tuple[str, int]
"""(table, id) of a document."""
FEW = 8
"""Documents of which each past is looked for by itself; those of more are gathered in one reading of the whole past."""


def _pasts(engine: Engine, keys: Sequence[Address]) -> dict[Address, Iterable[Written]]:
    """Return the writes of documents, each newest first."""
    if len(keys) <= FEW:
        return {key: engine.history(*key) for key in keys}
    pasts: dict[Address, list[Written]] = {key: [] for key in keys}
    for written in engine.history():
        past = pasts.get((written.table, written.id))
        if past is not None:
            past.append(written)
    return dict(pasts)


def _before(table: str, id: int, past: Iterable[Written], number: int) -> bytes | None:
    """Return a document as it was before commit `number`, None where it was not. Conflict where it was changed since:
    what has been taken back, and its undoing, leave no trace."""
    taken_back: set[int] = set()
    for written in past:
        if written.commit < number:
            return bytes(written.doc) if written.doc is not None else None
        if written.undoes:
            taken_back.add(written.undoes)
        elif written.commit not in taken_back and written.commit != number:
            raise Conflict(table=table, id=id, by=written.by, rev=written.commit)
    return None


def _last_of(engine: Engine, number: int) -> Undone:
    taken_back: set[int] = set()
    for commit, lines in groupby(engine.history(), key=lambda written: written.commit):
        written = tuple(lines)
        if written[0].undoes:
            taken_back.add(written[0].undoes)
        elif written[0].by == engine.user and commit not in taken_back and number in (0, commit):
            return Undone(commit, written[0].operation, written)
    if number:
        raise Refused(N_("Commit {number} is not yours, or has been taken back already"), number=number)
    raise Refused(N_("You have done nothing here that could be taken back"))


def _check_unneeded(engine: Engine, going: frozenset[Address]) -> None:
    for kind in RECORDS.values() if going else ():
        for other, (table, id) in _naming(engine, kind, going):
            if (kind.table, other) not in going:
                raise Refused(
                    N_("{ref} cannot vanish: {other} has been built on it since"),
                    ref=reference(table, id), other=reference(kind.table, other),
                )  # fmt: skip


def _naming(engine: Engine, kind: type[Record], named: frozenset[Address]) -> Iterator[tuple[int, Address]]:
    """Yield (number, address) for each record of a kind that names one of these: by the indexes where all of its fields
    that could are indexed, else by reading the records."""
    tables = {table for table, _id in named}
    fields = [(field, target) for field, target in referring_fields(kind) if target in tables]
    if all(field in kind.indexes for field, _target in fields):
        for field, target in fields:
            for table, id in named:
                if table == target:
                    yield from ((other, (table, id)) for other in engine.find(kind.table, field, id))
        return
    for stored in engine.docs(kind.table):
        yield from ((stored.id, address) for address in named.intersection(references(decode(kind, stored))))


def _check_whole(transaction: Transaction, table: str, id: int) -> None:
    returning = transaction.get(table, id)
    if returning is not None:
        check(decode(RECORDS[table], returning), lambda named, id: transaction.get(named, id) is not None)
