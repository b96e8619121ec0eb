"""Taking a commit back: every record it wrote returns to what it was before, if nobody has changed it since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from store.engine.protocol import Engine, Stored, Transaction, Written
from store.migrations import OPERATION, migrated
from store.reading import decode
from store.records import RECORDS
from store.records.record import Record
from store.records.validity import check, names_by_value, references, referring_fields
from store.sentence import N_, Conflict, Refused, reference


class Undone(Struct, frozen=True):
    """A commit that is taken back."""

    number: int
    operation: str
    written: tuple[Written, ...]
    by: int = 0
    """The commit that takes it back."""

    @property
    def addresses(self) -> tuple[Address, ...]:
        """The (table, id) of what it wrote, each once."""
        return tuple(dict.fromkeys((written.table, written.id) for written in self.written))


Address = tuple[str, int]
"""(table, id) of a document."""
FEW = 8
"""Documents of which each past is looked for by itself; those of more are gathered in one reading of the whole past."""


def take_back(engine: Engine, number: int = 0, *, last: int = 1, only_look: bool = False) -> list[Undone]:
    """Take back commit `number`, or the user's last ones (`last` of them) not taken back yet: all of them or none, each
    by a commit of its own, so that each can be told apart in the past. With `only_look`, say what that would be.

    Returns the commits taken back, newest first. Refused where there are not so many, a later record needs one that
    would vanish, or one that would return needs one that has vanished; Conflict where one was changed since.
    """
    with engine.begin() as transaction:
        chosen = _last_of(engine, number, last)
        pasts = _pasts(engine, chosen)
        steps: list[dict[Address, bytes | None]] = []
        for place, undone in enumerate(chosen):
            taken_back = {later.number for later in chosen[:place]}
            steps.append({key: _before(*key, pasts[key], undone.number, set(taken_back)) for key in undone.addresses})
        _check(engine, transaction, {key: doc for step in steps for key, doc in step.items()})
        if only_look:
            return chosen
        return [_write(transaction, undone, step) for undone, step in zip(chosen, steps, strict=True)]


def _write(transaction: Transaction, undone: Undone, step: Mapping[Address, bytes | None]) -> Undone:
    for (table, id), doc in step.items():
        transaction.put(table, id, doc)
    return replace(undone, by=transaction.commit(undone.operation, undoes=undone.number))


def _pasts(engine: Engine, chosen: Sequence[Undone]) -> dict[Address, Iterable[Written]]:
    """Return the writes of the documents that were written, each newest first."""
    keys = dict.fromkeys(key for undone in chosen for key in undone.addresses)
    if len(chosen) == 1 and len(keys) <= FEW:
        return {key: engine.history(*key) for key in keys}
    pasts: dict[Address, list[Written]] = {key: [] for key in keys}
    for written in engine.history():
        past = pasts.get((written.table, written.id))
        if past is not None:
            past.append(written)
    return dict(pasts)


def _before(table: str, id: int, past: Iterable[Written], number: int, taken_back: set[int]) -> bytes | None:
    """Return a document as it was before commit `number`, None where it was not. Conflict where it was changed since:
    what has been taken back, or is about to be (`taken_back`), leaves no trace, nor does its undoing."""
    for written in past:
        if written.commit < number:
            return migrated(table, bytes(written.doc)) if written.doc is not None else None
        if written.undoes:
            taken_back.add(written.undoes)
        elif written.commit not in taken_back and written.commit != number and written.operation != OPERATION:
            raise Conflict(table=table, id=id, by=written.by, rev=written.commit)
    return None


def _last_of(engine: Engine, number: int, last: int) -> list[Undone]:
    taken_back: set[int] = set()
    found: list[Undone] = []
    for commit, lines in groupby(engine.history(), key=lambda written: written.commit):
        written = tuple(line for line in lines if line.table in RECORDS)
        if not written or written[0].operation == OPERATION:
            continue
        if written[0].undoes:
            taken_back.add(written[0].undoes)
        elif written[0].by == engine.user and commit not in taken_back and number in (0, commit):
            found.append(Undone(commit, written[0].operation, written))
            if number or len(found) == last:
                return found
    if number:
        raise Refused(N_("Commit {number} is not yours, or has been taken back already"), number=number)
    if found:
        raise Refused(N_("Of your commits only {n} can be taken back"), n=len(found))
    raise Refused(N_("You have done nothing here that could be taken back"))


def _check(engine: Engine, transaction: Transaction, laid: Mapping[Address, bytes | None]) -> None:
    """Raise Refused where something would be left dangling once the documents are as they are `laid`."""
    going = frozenset(key for key, doc in laid.items() if doc is None)
    for kind in RECORDS.values() if going else ():
        for other, (table, id) in _naming(engine, kind, going):
            if (kind.table, other) not in laid:
                raise Refused(
                    N_("{ref} cannot vanish: {other} has been built on it since"),
                    ref=reference(table, id), other=reference(kind.table, other),
                )  # fmt: skip

    def exists(table: str, id: int) -> bool:
        return laid[table, id] is not None if (table, id) in laid else transaction.get(table, id) is not None

    for (table, id), doc in laid.items():
        if doc is not None:
            check(decode(RECORDS[table], Stored(id, 0, doc)), exists)


def _naming(engine: Engine, kind: type[Record], named: frozenset[Address]) -> Iterator[tuple[int, Address]]:
    """Yield (number, address) for each record of a kind that names one of these: by the indexes where they find all of
    its fields that could, else by reading the records."""
    tables = {table for table, _id in named}
    fields = [(field, target) for field, target in referring_fields(kind) if target in tables]
    if all(field in kind.indexes and names_by_value(kind, field) for field, _target in fields):
        for field, target in fields:
            for table, id in named:
                if table == target:
                    yield from ((other, (table, id)) for other in engine.find(kind.table, field, id))
        return
    for stored in engine.docs(kind.table):
        yield from ((stored.id, address) for address in named.intersection(references(decode(kind, stored))))
