"""Taking a commit back: every record it wrote returns to what it was before, if nobody has changed it since."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from store.engine.protocol import Engine, Stored, Transaction, Written
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
        keys = tuple((written.table, written.id) for written in undone.written)
        for table, id in keys:
            _check_unchanged(engine, table, id, undone.number)
            transaction.put(table, id, _before(engine, table, id, undone.number))
        for table, id in keys:
            returning = transaction.get(table, id)
            if returning is None:
                _check_unneeded(engine, table, id, keys)
            else:
                _check_whole(transaction, table, returning)
        return transaction.commit(undone.operation, undoes=undone.number), undone, keys


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


def _check_unchanged(engine: Engine, table: str, id: int, number: int) -> None:
    last = _last_standing(engine, table, id)
    if last.commit != number:
        raise Conflict(table=table, id=id, by=last.by, rev=last.commit)


def _last_standing(engine: Engine, table: str, id: int) -> Written:
    """Return the last write that was not taken back; what was taken back and its undoing leave no trace."""
    taken_back: set[int] = set()
    for written in engine.history(table, id):
        if written.undoes:
            taken_back.add(written.undoes)
        elif written.commit not in taken_back:
            return written
    raise LookupError(f"{table} {id} was never written")


def _before(engine: Engine, table: str, id: int, number: int) -> bytes | None:
    for written in engine.history(table, id):
        if written.commit < number:
            return bytes(written.doc) if written.doc is not None else None
    return None


def _check_unneeded(engine: Engine, table: str, id: int, going: tuple[tuple[str, int], ...]) -> None:
    for kind in RECORDS.values():
        for other in _naming(engine, kind, table, id):
            if (kind.table, other) not in going:
                raise Refused(
                    N_("{ref} cannot vanish: {other} has been built on it since"),
                    ref=reference(table, id), other=reference(kind.table, other),
                )  # fmt: skip


def _naming(engine: Engine, kind: type[Record], table: str, id: int) -> Iterator[int]:
    """Yield the numbers of the records of a kind that name this one: by the indexes, else by reading them all."""
    fields = [field for field, target in referring_fields(kind) if target == table]
    for field in fields:
        if field in kind.indexes:
            yield from engine.find(kind.table, field, id)
    if all(field in kind.indexes for field in fields):
        return
    for stored in engine.docs(kind.table):
        if (table, id) in references(decode(kind, stored)):
            yield stored.id


def _check_whole(transaction: Transaction, table: str, returning: Stored) -> None:
    check(decode(RECORDS[table], returning), lambda named, id: transaction.get(named, id) is not None)
