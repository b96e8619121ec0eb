"""What is pasted is text, whatever it holds: Textual reads an escape sequence in it as keys, which then act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.message import Message

from tui.text import plain

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What a terminal puts round a paste."""


class PlainPaste(XTermParser):
    """Textual's parser, to which the insides of a paste come as plain text."""

    def __init__(self, debug: bool = False) -> None:
        """Nothing is being pasted."""
        super().__init__(debug)
        self._pasting = False
        self._before = ""
        """The last characters outside a paste: its beginning may come in two pieces."""
        self._held = ""
        """What may be the first half of the end of a paste."""

    def feed(self, data: str) -> Iterable[Message]:
        """Read a piece of what the terminal sends; the empty one ends it."""
        plainly = "".join(self._plainly(data))
        return super().feed(plainly) if plainly or not data else ()

    def _plainly(self, data: str) -> Iterator[str]:
        while data:
            if self._pasting:
                text, end, data = (self._held + data).partition(END)
                self._pasting = not end
                self._held = "" if end else _half_of_end(text)
                yield plain(text[: len(text) - len(self._held)], multiline=True) + end
            else:
                outside, begin, rest = (self._before + data).partition(BEGIN)
                yield (outside + begin)[len(self._before) :]
                self._before = "" if begin else outside[1 - len(BEGIN) :]
                self._pasting, data = bool(begin), rest


def _half_of_end(text: str) -> str:
    """Return what the text ends with that may go on to be the end of the paste."""
    return next((END[:size] for size in range(len(END) - 1, 0, -1) if text.endswith(END[:size])), "")
