"""The readable text of an HTML mail: one pass over it, in time that grows with its length whatever it holds."""

from __future__ import annotations

import re
from html import unescape

_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:]{0,20})")
_HREF = re.compile(r"""(?i)\bhref\s*=\s*["']?(https?://[^"'\s>]{1,300})""")
_APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre"))
"""Elements with an empty line around them."""
_BLOCKS = _APART | {
    "address", "article", "center", "dd", "div", "dl", "dt", "fieldset", "footer", "form", "header", "hr", "li", "main",
    "nav", "section", "tr",
}  # fmt: skip
_UNREAD = frozenset(("head", "script", "style", "title", "template", "svg"))
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def looks_like_markup(text: str) -> bool:
    """Say whether a text that should be plain is HTML, as some calendars' descriptions are."""
    return re.search(r"(?i)<(?:br|p|div|html-blob|span|ul|html)\b[^<>]{0,200}>", text[:5000]) is not None


def readable(html: str) -> str:
    """Return the text of an HTML page: paragraphs, list dashes, links' addresses; quoted parts behind `> `."""
    reading = _Reading()
    place = 0
    while (start := html.find("<", place)) >= 0:
        reading.words(html[place:start])
        place = _passed(html, start, reading)
    reading.words(html[place:])
    return reading.text()


def _passed(html: str, start: int, reading: _Reading) -> int:
    """Hand over the tag that begins at `start`; return where reading goes on."""
    if html.startswith("<!--", start):
        return _after(html, "-->", start + 4)
    if html.startswith(("<!", "<?"), start):
        return _after(html, ">", start)
    name = _NAME.match(html, start + 1)
    if name is None:
        reading.words("<")
        return start + 1
    end = _end_of_tag(html, start)
    tag = name[1].lower()
    if html[start + 1] == "/":
        reading.close(tag)
    elif tag in _UNREAD:
        return _after_element(html, tag, end)
    else:
        reading.open(tag, html[name.end() : end])
    return end


def _after(html: str, mark: str, start: int) -> int:
    found = html.find(mark, start)
    return len(html) if found < 0 else found + len(mark)


def _end_of_tag(html: str, start: int) -> int:
    """Return where a tag ends; a `>` between quotes is part of a value (looked at for eight of them, not for ever)."""
    end = first = html.find(">", start)
    for _ in range(8):
        if end < 0 or html.count('"', start, end) % 2 == 0:
            break
        end = html.find(">", end + 1)
    chosen = end if end >= 0 else first
    return len(html) if chosen < 0 else chosen + 1


def _after_element(html: str, tag: str, start: int) -> int:
    closing = re.compile(rf"</{tag}\b", re.IGNORECASE).search(html, start)
    return len(html) if closing is None else _after(html, ">", closing.end())


class _Reading:
    """The text so far, line by line."""

    def __init__(self) -> None:
        self._lines: list[tuple[int, str]] = []
        self._line: list[str] = []
        self._depth = 0
        self._link: tuple[str, int] = ("", 0)
        self._verbatim = 0

    def words(self, text: str) -> None:
        text = unescape(text) if "&" in text else text
        if self._verbatim:
            first, *rest = text.split("\n")
            self._line.append(first)
            for more in rest:
                self._break()
                self._line.append(more)
            return
        self._line.append(_BLANKS.sub(" ", text))

    def open(self, tag: str, attributes: str) -> None:
        if tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self._end_of_block(apart=tag in _APART)
        elif tag in ("td", "th"):
            self._line.append(" ")
        if tag == "a" and (found := _HREF.search(attributes)):
            self._link = (found[1], len(self._line))
        elif tag == "li":
            self._line.append("- ")
        elif tag == "hr":
            self._line.append("_" * 20)
            self._break()
        elif tag == "pre":
            self._verbatim += 1
        elif tag == "blockquote":
            self._depth += 1

    def close(self, tag: str) -> None:
        if tag == "a" and self._link[0]:
            address, since = self._link
            shown = "".join(self._line[since:]).strip()
            if shown and address.rstrip("/") not in (shown.rstrip("/"), f"https://{shown}".rstrip("/")):
                self._line.append(f" <{unescape(address)}>")
            self._link = ("", 0)
        if tag in _BLOCKS:
            self._end_of_block(apart=tag in _APART)
        if tag == "pre":
            self._verbatim = max(0, self._verbatim - 1)
        elif tag == "blockquote":
            self._depth = max(0, self._depth - 1)

    def text(self) -> str:
        self._end_of_block(apart=False)
        return "\n".join("> " * min(depth, 9) + line if depth else line for depth, line in self._lines)

    def _end_of_block(self, *, apart: bool) -> None:
        if "".join(self._line).strip():
            self._break()
        self._line = []
        if apart and self._lines and self._lines[-1][1]:
            self._lines.append((self._depth, ""))

    def _break(self) -> None:
        line = "".join(self._line)
        self._lines.append((self._depth, line.rstrip() if self._verbatim else line.strip()))
        self._line = []
        if self._link[0]:
            self._link = (self._link[0], 0)
