"""How long imports take: a mailbox, a calendar, an address book, the same again, and out again.

    python benchmarks/imports.py [--messages 1000] [--events 500] [--parties 200]

The files are made here, of the kinds that mailers write: plain and HTML, quoted-printable and base64, replies with
their history, recurring events. All goes through a real workspace on disk. Seconds are wall time, one run each.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

T = TypeVar("T")
WORDS = ("lits", "horaire", "dossier", "formation", "urgence", "roster", "training", "ward", "équipe", "fermé", "lundi")


def main() -> None:
    """Make the files, import and export them, print the seconds."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--events", type=int, default=500)
    parser.add_argument("--parties", type=int, default=200)
    sizes = parser.parse_args()
    from store import open_workspace
    from store.interop import KINDS, export, prepare

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        table = made(place / "parties.csv", parties(sizes.parties))
        mailbox = made(place / "inbox.mbox", messages(sizes.messages, sizes.parties))
        calendar = made(place / "calendar.ics", events(sizes.events, sizes.parties))
        workspace = open_workspace(place / "team.store", create=True, zone="America/Montreal")
        for path in (table, mailbox, calendar, mailbox):
            prepared = timed(f"read and rehearse {path.name}", partial(prepare, workspace, [path]))
            timed(f"commit {len(prepared.operations)} operations", prepared.run)
            workspace.changes()
        for kind in KINDS:
            timed(f"export {kind}", partial(list, export(workspace, kind)))
        workspace.close()


def timed(name: str, act: Callable[[], T]) -> T:
    """Do something, and print how long it took."""
    start = time.perf_counter()
    result = act()
    print(f"{name:<40} {time.perf_counter() - start:8.3f} s")
    return result


def made(path: Path, parts: Iterator[bytes]) -> Path:
    """Write a file; returns its path."""
    path.write_bytes(b"".join(parts))
    return path


def parties(count: int) -> Iterator[bytes]:
    """Yield the lines of a table of parties."""
    yield b"name;code;kind;mail\r\n"
    for n in range(count):
        kind = "group" if n % 5 == 0 else "person"
        yield f"Équipe {n};eq-{n};{kind};party{n}@chu.example\r\n".encode()


def messages(count: int, senders: int) -> Iterator[bytes]:
    """Yield the messages of an mbox."""
    start = datetime.fromisoformat("2026-09-01T08:00:00-04:00")
    for n in range(count):
        mail = EmailMessage()
        mail["From"] = f"Équipe {n} <party{n % (senders * 2)}@chu.example>"
        mail["To"] = ", ".join(f"Équipe {p} <party{p}@chu.example>" for p in range(n % 7 + 1))
        mail["Subject"] = f"RE: {words(n, 6)}"
        mail["Date"] = start + timedelta(minutes=37 * n)
        mail["Message-ID"] = f"<bench-{n}@chu.example>"
        history = f"Le mar. 1 sept. 2026, Liaison <liaison@chu.example> a écrit :\n> {words(n + 1, 40)}\n"
        text = f"{words(n, 90)}.\n\n{history}"
        mail.set_content(text, cte="base64" if n % 3 == 0 else "quoted-printable")
        if n % 2:
            mail.add_alternative(f"<html><body><p>{words(n, 90)}</p></body></html>", subtype="html")
        body = mail.as_bytes().replace(b"\nFrom ", b"\n>From ")
        yield b"From liaison@chu.example Tue Sep  1 08:00:00 2026\n" + body + b"\n"


def events(count: int, guests: int) -> Iterator[bytes]:
    """Yield the lines of a calendar: one event in four recurs."""
    yield b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\n"
    start = datetime.fromisoformat("2026-10-01T09:00")
    for n in range(count):
        at = start + timedelta(hours=7 * n)
        rule = "RRULE:FREQ=WEEKLY;COUNT=30\r\n" if n % 4 == 0 else ""
        yield (
            f"BEGIN:VEVENT\r\nUID:bench-{n}@chu.example\r\nDTSTAMP:20260901T120000Z\r\nSUMMARY:{words(n, 4)}\r\n"
            f"DTSTART;TZID=America/Montreal:{at:%Y%m%dT%H%M%S}\r\nDURATION:PT45M\r\n{rule}LOCATION:Salle {n % 9}\r\n"
            f"ATTENDEE;CN=Équipe {n % guests}:mailto:party{n % guests}@chu.example\r\nEND:VEVENT\r\n"
        ).encode()
    yield b"END:VCALENDAR\r\n"


def words(seed: int, count: int) -> str:
    """Return some words, always the same for a seed."""
    return " ".join(WORDS[(seed * 7 + n * n + n * seed) % len(WORDS)] for n in range(count))


if __name__ == "__main__":
    main()
