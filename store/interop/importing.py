"""An import: first what it would do, then, as one commit that `undo` takes back, its doing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from store.interop import cards, ics, mailbox, table
from store.interop.intake import Changed, Intake, Known, Making
from store.interop.source import MOST_BYTES, MOST_BYTES_OF_CARDS, Kind, Source
from store.records import Operation, entry, meeting, party
from store.sentence import N_, Refused, Sentence, sentence
from store.workspace import Done, Workspace

_ORDER: tuple[Kind, ...] = ("csv", "vcf", "ics", "maildir", "mbox", "mail")
"""Parties first: those who follow may be theirs."""


class New(Struct, frozen=True):
    """A record that an import would make."""

    kind: str
    """`party`, `item`, `meeting` or `entry`."""
    title: str
    date: str
    """A meeting's start, an item's due date or day of arrival, the day of an entry; empty for a party."""


class Import:
    """What an import would do; nothing is written before `run`."""

    def __init__(self, workspace: Workspace, intake: Intake) -> None:
        """`intake` holds what was read."""
        self._workspace = workspace
        self._intake = intake
        arrivals = intake.standing_arrivals()
        self.new: list[New] = [_new(arrival.operation) for arrival in arrivals]
        self.known: list[Known] = intake.known
        """What is there already: the same UID or Message-ID, the same party."""
        self.changed: list[Changed] = intake.changes
        """Meetings that a newer invitation moves, changes or cancels."""
        self.skipped: list[Sentence] = intake.skipped
        """What is left out: where it stands, why, and what would help."""
        self.operations: list[Operation] = [
            *(arrival.operation for arrival in arrivals),
            *(change.operation for change in intake.changes),
        ]

    def run(self) -> Done | None:
        """Carry it out as one commit, all or nothing; None where there is nothing to do.

        Refused, or Conflict where a colleague changed one of its meetings since it was prepared: prepare it again.
        """
        if not self.operations:
            return None
        return self._workspace.run_each(self._intake.plan(), label="import")


def prepare(
    workspace: Workspace, sources: Iterable[Path | str | tuple[str, bytes]], *, mine: Iterable[str] = ()
) -> Import:
    """Return what importing these sources would do: paths, or `("-", bytes)` for standard input.

    `mine`: the user's own mail addresses. Refused where a source cannot be read, is larger than it may be, or is
    nothing that can be imported; single messages and events that cannot be taken in are named in `skipped`.
    """
    read = [_source(source) for source in sources]
    kinds = [(source.kind(), source) for source in read]
    intake = Intake(workspace, mine)
    for kind, source in sorted(kinds, key=lambda pair: _ORDER.index(pair[0])):
        _bring_in(kind, source, intake)
    return Import(workspace, intake)


def _source(given: Path | str | tuple[str, bytes]) -> Source:
    if isinstance(given, tuple):
        return Source(given[0], data=given[1])
    return Source(str(given), Path(given).expanduser())


def _bring_in(kind: Kind, source: Source, intake: Intake) -> None:
    if kind == "csv":
        table.bring_in(source.whole(), source.name, intake)
    elif kind == "vcf":
        cards.bring_in(source.whole(MOST_BYTES_OF_CARDS), source.name, intake)
    elif kind == "ics":
        ics.bring_in(source.whole(), source.name, intake)
    else:
        _bring_in_mails(kind, source, intake)


def _bring_in_mails(kind: Kind, source: Source, intake: Intake) -> None:
    from store.interop import mail  # the standard library's email takes longer to load than all the rest

    for where, found in _mails(kind, source):
        if isinstance(found, Sentence):
            intake.skip(where, found)
        else:
            mail.bring_in(found, intake, where)


def _mails(kind: Kind, source: Source) -> Iterator[tuple[Sentence, bytes | Sentence]]:
    """Yield where each mail of a source stands, and its bytes, or why they cannot be had."""
    if kind == "mail":
        yield sentence("{file}", file=source.name), source.whole()
    elif kind == "maildir" and source.path is not None:
        for letter in mailbox.letters(source.path):
            yield sentence("{file}", file=letter.name), _bytes_of(letter)
    else:
        too_large = sentence(N_("it is larger than {most} MB"), most=MOST_BYTES >> 20)
        with source.opened() as stream:
            for number, data in enumerate(mailbox.messages(stream), 1):
                yield sentence(N_("{file}, message {number}"), file=source.name, number=number), data or too_large


def _bytes_of(letter: Source) -> bytes | Sentence:
    try:
        return letter.whole()
    except Refused as refusal:
        return refusal.sentence


def _new(operation: Making) -> New:
    if isinstance(operation, party.Add):
        return New("party", operation.name, "")
    if isinstance(operation, meeting.Plan):
        return New("meeting", operation.title, operation.start)
    if isinstance(operation, entry.Log):
        said = f"{operation.score:g} " if operation.score is not None else ""
        return New("entry", f"{said}{operation.text.partition(chr(10))[0]}".strip(), f"{operation.at:%Y-%m-%d}")
    arrived = operation.created_at.date().isoformat() if operation.created_at.year > 1970 else ""
    return New("item", operation.title, operation.due or arrived)
