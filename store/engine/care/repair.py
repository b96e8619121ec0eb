"""Mending a store: a new journal from all that is sound, in one rename; whatever is left out is kept aside first.

Only under the writer's lock. A crash at any point leaves the store as it was found, or mended: what is written to the
history counts only with the journal that speaks of it, and blanks in the place of damaged bytes say no less than they.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime

import msgspec

from store.engine import files, lines
from store.engine.care.check import missing_past
from store.engine.care.run import Run
from store.engine.care.scan import SHORTEST, commits, pieces
from store.engine.care.survey import Survey, size
from store.engine.files import HISTORY, JOURNAL
from store.engine.history import Mended
from store.engine.lines import CHUNK, seal
from store.engine.snapshot import Writer


def cut_tail(directory: int, survey: Survey) -> None:
    """Cut what is left over after the last whole commit, kept aside."""
    if survey.commits.tail is None:
        return
    with files.closing(files.open_file(directory, JOURNAL, os.O_RDWR)) as fd:
        files.cut(directory, fd, JOURNAL, survey.commits.tail.at)
        os.fsync(fd)
    os.fsync(directory)


def rebuild(directory: int, survey: Survey, by: str, now: datetime) -> None:
    """Put a journal of all that is sound in the place of the one that is there. OSError where the disk refuses."""
    if survey.journal >= 0:
        files.keep_aside(directory, survey.journal, JOURNAL, 0, size(survey.journal))
    length, tip = _mend_history(directory, survey, Mended(now, by, lost_numbers(survey)))
    with files.renewed(directory, JOURNAL) as fd:
        _write_journal(fd, survey, tip, length)


def lost_numbers(survey: Survey) -> list[tuple[int, int]]:
    """Return the first and last number of each gap that there will be in the past, those told of earlier left out."""
    if not survey.past_fits:
        return [(1, survey.seq), *_gaps(survey.commits)]
    gap = missing_past(survey)
    return [*_gaps(survey.history), *([gap] if gap else []), *_gaps(survey.commits)]


def _gaps(run: Run) -> list[tuple[int, int]]:
    return [(loss.first, loss.last) for loss in run.new_losses() if loss.is_lost]


def _mend_history(directory: int, survey: Survey, told: Mended) -> tuple[int, str]:
    """Blank what is damaged, append the journal's commits and what is told of the repair; returns the new length and
    the checksum of its last line."""
    with files.closing(files.open_history(directory)) as fd:
        at = survey.history.upto if survey.past_fits else 0
        files.cut(directory, fd, HISTORY, at)
        _blank(directory, fd, at)
        for part in _parts(survey, seal(msgspec.json.encode(told))):
            files.write_whole(fd, part, at)
            at += len(part)
            last = part
        os.fsync(fd)
    return at, lines.checksum(last)


def _blank(directory: int, fd: int, end: int) -> None:
    """Write blank lines over what is not sound, its bytes kept aside."""
    damaged = [(at, len(text)) for at, text, is_sound in pieces(fd, 0, end) if not is_sound]
    if not damaged:
        return
    files.keep_aside(directory, fd, HISTORY, damaged[0][0], sum(damaged[-1]))
    for at, length in damaged:
        # the newline of the sound line before may be what was damaged
        files.write_whole(fd, b"\n" if length == 1 else b"\n" + b" " * (length - 2) + b"\n", at)


def _parts(survey: Survey, told: bytes) -> Iterator[bytes]:
    """Yield the sound lines of the journal's commits, many at a time, and at last what is told of the repair."""
    run = survey.commits
    part: list[bytes] = []
    for event in commits(run.fd, run.start, run.end, run.first - 1):
        if not isinstance(event, Mended):
            part += [text + b"\n" for _, text, _ in Run.sound(event)]
        if sum(map(len, part)) > CHUNK:
            yield b"".join(part)
            part.clear()
    yield b"".join(part)
    yield told


def _write_journal(fd: int, survey: Survey, tip: str, history: int) -> None:
    snapshot, documents = Writer(fd), survey.documents
    tables: dict[str, tuple[list[int], list[int]]] = {name: ([], []) for name in sorted(documents.next)}
    for (table, id), place in sorted(documents.places.items()):
        ids, offsets = tables[table]
        ids.append(id)
        offsets.append(snapshot.add(os.pread(place.fd, place.length, place.at) + b"\n")[0])
    unknown = sum((loss.end - loss.at) // SHORTEST + 1 for loss in survey.commits.new_losses() if loss.is_lost)
    for name, (ids, offsets) in tables.items():
        # what was lost may have given numbers: they do not come back
        snapshot.add_table(name, documents.next[name] + unknown, ids, offsets)
    store = survey.header.store if survey.header else os.urandom(16).hex()
    snapshot.finish(store, survey.number, tip, history)
