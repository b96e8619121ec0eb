"""The catalogues: what the program says in each language, read straight from the `.po` files that translators edit.

There is no compiled file: nothing to build, nothing that can be stale, and an editable install and a wheel are the
same. Reading a catalogue of 1,000 messages takes about three milliseconds, and English needs none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

Plural = Callable[[int], int]

_ESCAPE = re.compile(r'\\(["\\ntr])')
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_STRINGS = r'((?:".*"\n)+)'
_MESSAGE = re.compile(
    rf"^(?:#,(.*)\n(?:#.*\n)*)?(msgctxt {_STRINGS})?msgid {_STRINGS}(?:msgid_plural {_STRINGS})?"
    rf"msgstr(?:\[0\])? {_STRINGS}(?:msgstr\[1\] {_STRINGS})?(?:msgstr\[2\] {_STRINGS})?",
    re.MULTILINE,
)


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
        header = self.singular.pop("", "")
        self.plural = _plural_rule(header)
        if "Language: fr\n" in header:
            self._fit()

    def _fit(self) -> None:
        """Let sentences fit their words to what is put after them: `de` + `Urgence` is `d’Urgence`."""
        from tui.locale.french import fitted  # for whom it is needed

        self.singular = {text: fitted(said) for text, said in self.singular.items()}
        self.plurals = {text: list(map(fitted, forms)) for text, forms in self.plurals.items()}

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
        return Catalogue((Path(__file__).parent / language / "LC_MESSAGES" / "passerelle.po").read_text("utf-8"))
    except FileNotFoundError:
        return Catalogue()


def _messages(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each translated message and its forms; untranslated and fuzzy ones are left out."""
    for flags, context, _, msgid, _, *forms in map(re.Match.groups, _MESSAGE.finditer(text + "\n")):
        said = [_unquoted(form) for form in forms if form]
        key = _unquoted(msgid)
        if said[0] and not context and (not key or "fuzzy" not in (flags or "")):
            yield key, said


def _unquoted(strings: str) -> str:
    text = strings[1:-2].replace('"\n"', "")
    return _ESCAPE.sub(lambda match: _ESCAPED[match[1]], text) if "\\" in text else text


def _plural_rule(header: str) -> Plural:
    match = re.search(r"plural=([^;\n]+)", header)
    if match is None:
        return lambda n: int(n != 1)
    from gettext import c2py  # the standard library's own reader of the rule; only needed when there is a catalogue

    rule: Plural = c2py(match[1])
    return rule
