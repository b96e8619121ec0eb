"""Where an import's bytes come from, and what kind of thing they are: by what they look like, else by the name."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal, NoReturn

from msgspec import Struct

from store.sentence import N_, Refused

Kind = Literal["ics", "vcf", "csv", "mail", "mbox", "maildir"]

MOST_BYTES = 2 << 20
"""Of a message, or of a file that is read whole."""
MOST_BYTES_OF_CARDS = 16 << 20
"""Address books carry portraits."""

_BY_NAME: dict[str, Kind] = {
    ".ics": "ics", ".ical": "ics", ".ifb": "ics", ".vcf": "vcf", ".vcard": "vcf", ".csv": "csv", ".tsv": "csv",
    ".eml": "mail", ".mbox": "mbox", ".mbx": "mbox",
}  # fmt: skip
_HEADER = re.compile(
    rb"(?im)^(from|to|cc|subject|date|received|return-path|delivered-to|message-id|mime-version|x-[a-z-]{1,40}):"
)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", N_("{name} is in Outlook's own format; open it there and save it as .eml or .ics")),
    (b"!BDN", N_("{name} is an Outlook data file; export what you need from Outlook as .eml, .ics or .csv")),
    (b"PK\x03\x04", N_("{name} is an archive; unpack it and import the files in it (a workbook: save it as .csv)")),
    (b"%PDF", N_("{name} is a PDF; import calendars, mail, cards or .csv")),
)


class Source(Struct, frozen=True):
    """One thing to import: a path, or the bytes of standard input (named `-`)."""

    name: str
    path: Path | None = None
    data: bytes = b""

    def kind(self) -> Kind:
        """Return what it is. Refused where it cannot be read or is nothing that can be imported."""
        if self.path is not None and os.path.isdir(self.path):  # noqa: PTH112 - Path's raises where it may not look
            return self._of_directory(self.path)
        head = self._head()
        for mark, template in _FOREIGN:
            if head.startswith(mark):
                raise Refused(template, name=self.name)
        found = sniffed(head) or _BY_NAME.get(Path(self.name).suffix.lower())
        if found is not None:
            return found
        if not head.strip():
            raise Refused(N_("{name} is empty"), name=self.name)
        if self.path is None or b"\0" in head:
            _refuse_unknown(self.name)
        return "csv"

    def whole(self, most: int = MOST_BYTES) -> bytes:
        """Return all of its bytes. Refused where there are more than `most`, or it cannot be read."""
        with self.opened() as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise Refused(
                N_("{name} is larger than {most} MB; export a shorter period or fewer records"),
                name=self.name, most=most >> 20,
            )  # fmt: skip
        return data

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Open it for reading. Refused where it is not a plain file, or not ours to read."""
        if self.path is None:
            from io import BytesIO

            yield BytesIO(self.data)
            return
        with os.fdopen(self._descriptor(self.path), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise Refused(N_("{name} is not a plain file; pass what it holds on standard input"), name=self.name)
            yield stream

    def _descriptor(self, path: Path) -> int:
        flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK
        try:
            return os.open(path, flags | os.O_NOFOLLOW if shared(path.parent) else flags)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise Refused(
                    N_("{name} is a link in a folder that others can write to; name the file itself"), name=self.name
                ) from None
            raise Refused(
                N_("{name} cannot be read: {problem}"), name=self.name, problem=os.strerror(error.errno or 0)
            ) from None

    def _head(self) -> bytes:
        with self.opened() as stream:
            return stream.read(4096)

    def _of_directory(self, path: Path) -> Kind:
        if (path / "cur").is_dir() or (path / "new").is_dir():
            return "maildir"
        raise Refused(N_("{name} is a folder; name the files in it"), name=self.name)


def sniffed(head: bytes) -> Kind | None:
    """Return what the first bytes of a file say it is, None where they do not."""
    start = head.lstrip(b"\xef\xbb\xbf\r\n\t ")
    upper = start[:20].upper()
    if upper.startswith(b"BEGIN:VCALENDAR"):
        return "ics"
    if upper.startswith(b"BEGIN:VCARD"):
        return "vcf"
    if start.startswith(b"From "):
        return "mbox"
    if re.match(rb"[!-9;-~]{2,60}:", start) and _HEADER.search(start):
        return "mail"
    first = start.partition(b"\n")[0]
    return "csv" if b"\0" not in first and any(mark in first for mark in (b",", b";", b"\t")) else None


def shared(directory: Path) -> bool:
    """Say whether others may put files into a directory: a link there may have been planted."""
    return bool(directory.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def _refuse_unknown(name: str) -> NoReturn:
    raise Refused(N_("{name} is neither a calendar, a mail, a mailbox, a card nor a table of parties"), name=name)
