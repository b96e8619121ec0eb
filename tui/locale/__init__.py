"""The catalogues: what the program says in each language, read straight from the `.po` files that translators edit.

There is no compiled file: nothing to build, nothing that can be stale, and an editable install and a wheel are the
same. Reading a catalogue of 1,000 messages takes a few milliseconds, and English needs none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import resources

Plural = Callable[[int], int]

_ESCAPE = re.compile(r'\\(["\\ntr])')
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_FIELD = re.compile(r'(msgid_plural|msgid|msgctxt|msgstr(?:\[(\d)\])?)\s+"(.*)"$')


class Catalogue:
    """One language's words: `gettext` and `ngettext` of a catalogue, or English where there is none."""

    def __init__(self, text: str = "") -> None:
        """`text` is the content of a `.po` file."""
        self.singular: dict[str, str] = {}
        self.plurals: dict[str, list[str]] = {}
        for msgid, said in _messages(text):
            self.singular[msgid] = said[0]
            if len(said) > 1:
                self.plurals[msgid] = said
        self.plural = _plural_rule(self.singular.pop("", ""))

    def gettext(self, text: str) -> str:
        """Return the translation, or the text itself."""
        return self.singular.get(text, text)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return the form that the language uses for `n` things."""
        forms = self.plurals.get(one)
        if forms is None:
            return one if n == 1 else many
        return forms[min(self.plural(n), len(forms) - 1)]


def read(language: str) -> Catalogue:
    """Return the catalogue of `language` ("fr"); for English, and for a language without one, an empty catalogue."""
    try:
        file = resources.files(__name__).joinpath(language, "LC_MESSAGES", "passerelle.po")
        return Catalogue(file.read_text("utf-8"))
    except FileNotFoundError:
        return Catalogue()


def _messages(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each translated message and its forms; untranslated, fuzzy and obsolete ones are left out."""
    for block in re.split(r"\n[ \t]*\n", text):
        fields: dict[str, str] = {}
        name = ""
        fuzzy = False
        for line in block.split("\n"):
            if line.startswith('"'):
                fields[name] += line.rstrip()[1:-1]
            elif line.startswith("#,"):
                fuzzy = "fuzzy" in line
            elif match := _FIELD.match(line.rstrip()):
                name = match[1] if match[2] is None else f"msgstr{match[2]}"
                fields[name] = match[3]
        forms = [_unescape(fields[key]) for key in ("msgstr", "msgstr0", "msgstr1", "msgstr2") if fields.get(key)]
        msgid = _unescape(fields.get("msgid", ""))
        if forms and "msgctxt" not in fields and (not fuzzy or not msgid):
            yield msgid, forms


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED[match[1]], text) if "\\" in text else text


def _plural_rule(header: str) -> Plural:
    match = re.search(r"plural=([^;\n]+)", header)
    if match is None:
        return lambda n: int(n != 1)
    from gettext import c2py  # the standard library's own reader of the rule; only needed when there is a catalogue

    rule: Plural = c2py(match[1])
    return rule
