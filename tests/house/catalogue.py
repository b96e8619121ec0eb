"""What the program says, read from its code: for the tests, and for whoever translates.

Run as a program (`make words`), it merges what the code says into each catalogue. What is new stands there with an
empty translation, what is no longer said is gone, the rest keeps its translation.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "tui" / "locale"
MARKS = {"_": 1, "N_": 1, "_n": 2}
"""What marks a message, and its number of forms. Each form that `counted()` chooses from bears its own mark, for it is
looked up by itself."""


def extracted() -> Catalog:
    """Return every message of the code, each with the files that say it."""
    catalog = Catalog()
    for package in ("store", "tui", "themes"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for message in marked(file.read_text("utf-8")):
                catalog.add(message, locations=[(str(file.relative_to(ROOT)), 0)])
    for place, summary in summaries():
        catalog.add(summary, locations=[(place, 0)])
    return catalog


def marked(source: str) -> Iterator[str | tuple[str, ...]]:
    """Yield the messages that a file marks, wherever they stand: Babel's own reader overlooks those in f-strings."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            count = MARKS[node.func.id]
            forms = [arg.value for arg in node.args[:count] if isinstance(arg, ast.Constant) and arg.value]
            if len(forms) == count:
                yield tuple(map(str, forms)) if count > 1 else str(forms[0])


def summaries() -> list[tuple[str, str]]:
    """Return the line that tells what each operation does, with the file where it stands: a docstring, not a call."""
    from store import OPERATIONS

    return [(f"{kind.__module__.replace('.', '/')}.py", kind.summary()) for kind in OPERATIONS.values()]


def path(language: str) -> Path:
    """Return where a language's catalogue is."""
    return LOCALES / language / "LC_MESSAGES" / "passerelle.po"


def read(language: str) -> Catalog:
    """Return a language's catalogue as it stands in its file, an empty one where there is none yet."""
    file = path(language)
    if not file.exists():
        return Catalog(language, header_comment="# What Passerelle says.", project="Passerelle", fuzzy=False)
    with file.open("rb") as text:
        return read_po(text, language, charset="utf-8")


def merge(language: str) -> str:
    """Bring a language's catalogue up to what the code says; returns in a line what there is to do."""
    catalog = read(language)
    before = {message.id for message in catalog if message.id}
    written = catalog.creation_date
    catalog.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalog.creation_date = written  # a run that changes nothing leaves the file as it is
    file = path(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as text:
        write_po(text, catalog, width=120, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    said = {message.id for message in catalog if message.id}
    todo = sum(1 for message in catalog if message.id and (message.fuzzy or not _translated(message.string)))
    new, gone = len(said - before), len(before - said)
    return f"{language}: {len(said)} messages, {new} new, {gone} gone, {todo} to translate"


def _translated(string: str | tuple[str, ...] | list[str]) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


if __name__ == "__main__":
    for language in sys.argv[1:] or ["fr"]:
        print(merge(language))
