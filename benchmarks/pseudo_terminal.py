"""A terminal that a program believes in: it answers what terminals are asked, and keeps the screen.

While the program works, what it writes is only read and time-stamped; the screen model (pyte) is fed when it has gone
quiet, so that it never competes with the program for the processor.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte

_KEYS = {"enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "backspace": "\x7f"}
_KEYS |= {"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F"}
_KEYS |= {"pageup": "\x1b[5~", "pagedown": "\x1b[6~", "f1": "\x1bOP"}
_QUESTION = re.compile(rb"\x1b\[0?c|\x1b\[6n|\x1b\[(\?\d+)\$p")
_NOT_FOR_PYTE = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[<=>][\d;]*[a-zA-Z]|\x1b\[\?[\d;]*\$[a-z]|\x1b\[[\d;]*t"
)


def key(name: str) -> bytes:
    """Return what a terminal sends for a key: "j", "pagedown", "ctrl+l"."""
    if name.startswith("ctrl+"):
        return bytes([ord(name[5].upper()) & 0x1F])
    return _KEYS.get(name, name).encode()


class PseudoTerminal:
    """One program, in a terminal of `columns` × `lines` with 24-bit colour and synchronized updates."""

    def __init__(
        self, command: Sequence[str], *, env: Mapping[str, str] | None = None, columns: int = 80, lines: int = 24
    ) -> None:
        """Start the program."""
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        self.chunks: list[tuple[float, bytes]] = []
        """When it wrote, and what, since the last `read_until_quiet`."""
        self.bytes = 0
        self.ended = False
        self._partial = b""
        # a size told by the environment would stand before the terminal's own, and never change
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        variables = {**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        self.started = time.perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            self._become(command, variables, columns, lines)
        os.set_blocking(self.file, False)

    def _become(self, command: Sequence[str], variables: Mapping[str, str], columns: int, lines: int) -> None:
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                signal.signal(number, signal.SIG_DFL)
            os.execvpe(command[0], list(command), variables)
        finally:
            os._exit(127)

    @property
    def text(self) -> str:
        """What the screen shows, without the blanks at the ends of lines."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, *names: str) -> float:
        """Press keys one after the other without waiting; returns when."""
        pressed = time.perf_counter()
        for name in names:
            os.write(self.file, key(name))
        return pressed

    def read_until_quiet(self, quiet: float = 0.15, patience: float = 2.0) -> list[tuple[float, bytes]]:
        """Read until nothing has come for `quiet` seconds (and, where nothing comes at all, for `patience`), put it on
        the screen, and return it with the time of each piece."""
        self.chunks = []
        until = time.perf_counter() + patience
        while not self.ended and time.perf_counter() < until:
            if self._read(until - time.perf_counter()):
                until = time.perf_counter() + quiet
        self._show(b"".join(data for _, data in self.chunks))
        return self.chunks

    def wait_for(self, wanted: str, seconds: float = 20.0) -> float | None:
        """Read until the screen shows `wanted` (a regular expression); returns when it did, None where it did not."""
        self.chunks = []
        until = time.perf_counter() + seconds
        while not self.ended and time.perf_counter() < until:
            if self._read(until - time.perf_counter()):
                self._show(self.chunks[-1][1])
                if re.search(wanted, self.text):
                    return self.chunks[-1][0]
        return None

    def resize(self, columns: int, lines: int) -> None:
        """Drag the terminal's corner."""
        self.screen.resize(lines, columns)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def cpu(self) -> float:
        """Return the seconds of processor that the program has used in all its threads."""
        with contextlib.suppress(OSError):
            tasks = Path(f"/proc/{self.pid}/task").iterdir()
            return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
        return 0.0

    def pss(self) -> float:
        """Return the memory that is the program's part, in MB."""
        return pss(self.pid)

    def close(self) -> None:
        """Hang up, as a dropped line does; what will not end is killed."""
        for number, patience in ((signal.SIGHUP, 2.0), (signal.SIGKILL, 2.0)):
            with contextlib.suppress(OSError):
                os.kill(self.pid, number)
            until = time.perf_counter() + patience
            while time.perf_counter() < until:
                self._read(0.01)
                if os.waitpid(self.pid, os.WNOHANG)[0]:
                    os.close(self.file)
                    return

    def _read(self, seconds: float) -> bool:
        if not select.select([self.file], [], [], max(0.0, seconds))[0]:
            return False
        try:
            data = os.read(self.file, 65536)
        except OSError:
            data = b""
        if not data:
            self.ended = True
            return False
        self.chunks.append((time.perf_counter(), data))
        self.bytes += len(data)
        self._answer(data)
        return True

    def _answer(self, data: bytes) -> None:
        for question in _QUESTION.finditer(data):
            if question[1]:
                mode = question[1].decode()
                os.write(self.file, f"\x1b[{mode};{2 if mode == '?2026' else 0}$y".encode())
            elif question[0].endswith(b"n"):
                os.write(self.file, b"\x1b[1;1R")
            else:
                os.write(self.file, b"\x1b[?64;1;2;22c")

    def _show(self, data: bytes) -> None:
        data = self._partial + data
        # a sequence or a character may be cut in two between reads
        cut = re.search(rb"(?:\x1b[^a-zA-Z\x07]*|[\xc0-\xff][\x80-\xbf]{0,2})\Z", data)
        complete = not cut or (data[cut.start()] != 0x1B and _is_text(cut[0]))
        self._partial = b"" if cut is None or complete else cut[0]
        shown = data if cut is None or complete else data[: cut.start()]
        self._stream.feed(_NOT_FOR_PYTE.sub("", shown.decode("utf-8", "replace")))


def pss(pid: int) -> float:
    """Return the memory that is a process's part, in MB; 0 where it is not there."""
    with contextlib.suppress(OSError):
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
        return int(found[1]) / 1024 if found else 0.0
    return 0.0


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
