"""Putting a backup in the place of a store: verified first, the present store kept aside, running programs follow.

The journal comes by one rename. Where the present history begins with the backup's, as it does unless the store was
repaired since, nothing else is needed: what the history holds beyond counts no more. Otherwise the journal first comes
without a past, then the history, then the journal with it: at each moment, a store with the backup's documents.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from store.engine import files
from store.engine.care.backup import Copied, copy_file, open_backup
from store.engine.care.check import findings
from store.engine.care.survey import Survey, size
from store.engine.files import HISTORY, JOURNAL
from store.engine.lines import CHUNK, Header, write_header
from store.sentence import N_, Corrupt


def put_back(directory: int, backup: Path, now: datetime) -> tuple[Copied, str]:
    """Put a backup into the open `directory` of a store (damaged, or with nothing in it), under the writer's lock.

    Returns what it holds, and the name under which the present store is kept there (empty: there was none). Corrupt
    where the backup is not sound: nothing was changed.
    """
    with files.closing(open_backup(backup)) as source, files.reaching(backup), Survey(source) as survey:
        if survey.header is None or any(finding.wrong for finding in findings(survey)):
            raise Corrupt(N_("The backup {path} is not sound: nothing was changed"), path=str(backup))
        kept = _keep(directory, now)
        _put(directory, survey, survey.header)
        total = survey.commits.whole_end + survey.history.end
        return Copied(survey.number, survey.documents.count, total), kept


def _keep(directory: int, now: datetime) -> str:
    """Copy what is there into a directory of its own, which can be restored in turn."""
    there = os.listdir(directory)
    present = [name for name in (HISTORY, JOURNAL) if name in there]
    if not present:
        return ""
    while (kept := f"kept-{now:%Y-%m-%dT%H%M%S.%f}") in there:
        now += timedelta(microseconds=1)  # restored twice within a moment
    files.make_group_directory(kept, directory)
    with files.closing(files.open_inner(kept, directory)) as place:
        for name in present:
            with files.closing(files.open_file(directory, name, os.O_RDONLY)) as fd:
                copy_file(fd, size(fd), place, name, 0o660)
        os.fsync(place)
    os.fsync(directory)
    return kept


def _put(directory: int, survey: Survey, header: Header) -> None:
    journal, end = survey.journal, survey.commits.whole_end
    if survey.history.end and not _begins_with(directory, survey):
        _rename_in(directory, JOURNAL, journal, end, write_header(replace(header, history=0)))
        _rename_in(directory, HISTORY, survey.history_file, survey.history.end)
    _rename_in(directory, JOURNAL, journal, end)


def _begins_with(directory: int, survey: Survey) -> bool:
    """Return whether the present history begins with the backup's."""
    try:
        fd = files.open_file(directory, HISTORY, os.O_RDONLY)
    except FileNotFoundError:
        return False
    with files.closing(fd):
        end = survey.history.end
        return size(fd) >= end and all(
            os.pread(fd, min(CHUNK, end - at), at) == os.pread(survey.history_file, min(CHUNK, end - at), at)
            for at in range(0, end, CHUNK)
        )


def _rename_in(directory: int, name: str, source: int, end: int, header: bytes = b"") -> None:
    with files.renewed(directory, name) as fd:
        files.copy(source, 0, end, fd, 0)
        files.write_whole(fd, header, 0)
