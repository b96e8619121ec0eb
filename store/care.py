"""Checking and mending a workspace, whatever has happened to it: its bytes, then its records."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct

from store import when
from store.engine import files
from store.engine.care.backup import backup as backup
from store.engine.care.check import findings, unopened
from store.engine.care.finding import Finding, Remedy
from store.engine.care.repair import cut_tail, rebuild
from store.engine.care.restore import put_back
from store.engine.care.surroundings import look_around, set_modes
from store.engine.care.survey import Survey
from store.engine.journal import open_journal
from store.engine.lock import WriterLock, login
from store.engine.protocol import Engine, Stored
from store.reading import decode
from store.records import RECORDS
from store.records.record import Record
from store.records.validity import references
from store.sentence import N_, StoreError, Unreachable, reference, sentence
from store.workspace import INDEXES

OnWait = Callable[[str], None]
_BY_HAND = N_("nothing is done about it: change the record by hand")


class Report(Struct, frozen=True):
    """What a check has found."""

    findings: tuple[Finding, ...]
    commits: int
    """The last commit of which anything is known."""
    documents: int
    opens: bool
    """Whether the store can be used as it is."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing is the matter."""
        return not any(finding.wrong for finding in self.findings)

    @property
    def remedies(self) -> set[Remedy]:
        """What a repair would do."""
        return {finding.remedy for finding in self.findings} - {"nothing"}


class Restored(Struct, frozen=True):
    """What was put back."""

    commits: int
    documents: int
    kept: str
    """The directory of what was there before; empty where nothing was."""


def check(path: Path, on_wait: OnWait | None = None) -> Report:
    """Read the whole store in the directory `path`. Unreachable where it is not there or may not be read.

    Takes no lock unless something is found: it looks again under the lock, so that no colleague's save in progress is
    taken for damage; `on_wait(login)` hears who holds it when that lasts.
    """
    with _directory(path) as directory:
        report = _look(path, directory)
        if report.findings:
            with _locked(directory, on_wait):
                report = _look(path, directory)
    return report


def repair(path: Path, on_wait: OnWait | None = None) -> Report:
    """Do what `check` says that a repair does; returns what is found afterwards. Unreachable where the disk refuses."""
    with _directory(path) as directory:
        with _locked(directory, on_wait), files.reaching(path):
            remedies = _look(path, directory).remedies
            if "modes" in remedies:
                set_modes(directory)
            if "sweep" in remedies:
                files.remove_file(directory, files.NEW)
            if remedies & {"cut", "rebuild"}:
                _mend(directory, remedies)
        if "rebuild" in remedies:
            _keep_indexes(path)
    return check(path, on_wait)


def restore(path: Path, source: Path, on_wait: OnWait | None = None) -> Restored:
    """Put the backup `source` in the place of the store `path`, be it damaged or missing; running programs follow.

    Raises Corrupt where the backup is not sound, Unreachable where one of the two cannot be used: nothing was changed.
    """
    if not any((path / name).exists() for name in (files.JOURNAL, files.HISTORY)):
        files.make_directory(path)
    with _directory(path) as directory, _locked(directory, on_wait), files.reaching(path):
        copied, kept = put_back(directory, source, when.now())
    return Restored(copied.commits, copied.documents, str(path / kept) if kept else "")


def _mend(directory: int, remedies: set[Remedy]) -> None:
    with Survey(directory) as survey:
        if "rebuild" in remedies:
            rebuild(directory, survey, login(), when.now())
        else:
            cut_tail(directory, survey)


def _keep_indexes(path: Path) -> None:
    with closing(open_journal(path, INDEXES)) as journal:
        journal.compact()


@contextmanager
def _directory(path: Path) -> Iterator[int]:
    with files.reaching(path):
        fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    with files.closing(fd) as directory:
        yield directory


@contextmanager
def _locked(directory: int, on_wait: OnWait | None) -> Iterator[None]:
    lock = WriterLock(directory)
    lock.acquire(on_wait)
    try:
        yield
    finally:
        lock.release()


def _look(path: Path, directory: int) -> Report:
    with files.reaching(path), Survey(directory) as survey:
        found = [*look_around(directory), *findings(survey)]
        number, documents = survey.number, survey.documents.count
    opens = True
    try:
        with closing(open_journal(path, INDEXES)) as journal:
            found += _records(journal)
    except Unreachable as error:
        opens = False
        if not any(finding.wrong for finding in found):
            found.append(unopened(error))
    return Report(tuple(found), number, documents, opens)


def _records(engine: Engine) -> Iterator[Finding]:
    """Yield the records that cannot be read, and those that name one that is not there."""
    there = {kind.table: set(engine.ids(kind.table)) for kind in RECORDS.values()}
    for kind in RECORDS.values():
        for stored in engine.docs(kind.table):
            yield from _record(kind, stored, there)


def _record(kind: type[Record], stored: Stored, there: dict[str, set[int]]) -> Iterator[Finding]:
    own = reference(kind.table, stored.id)
    try:
        record = decode(kind, stored)
    except StoreError as error:
        yield Finding(
            error.sentence, sentence(N_("screens on which {ref} would stand do not open"), ref=own),
            sentence(N_("nothing is done about it: take back the commit that wrote it ({number})"), number=stored.rev),
        )  # fmt: skip
        return
    for table, id in sorted(references(record)):
        if id not in there.get(table, {id}):
            yield Finding(
                sentence(N_("{ref} names {other}, which is not there"), ref=own, other=reference(table, id)),
                sentence(N_("it cannot be changed as long as it does")), sentence(_BY_HAND),
            )  # fmt: skip
