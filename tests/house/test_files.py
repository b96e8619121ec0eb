"""Short files, and no way around the two doors that everything shown passes."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(file for top in ("store", "tui", "themes") for file in (ROOT / top).rglob("*.py"))
LINES_AT_MOST = 300

MARKUP = {
    "rich.markup", "rich.console", "rich.markdown", "rich.prompt", "rich.panel", "rich.table", "textual.markup",
    "textual.content",
}  # fmt: skip
"""Modules that read markup in the text they are given."""

BUILT_IN = {"Input"}
"""Textual's own widgets that are used: what is typed into an Input is never read as markup."""

VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base", "core"}


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


def imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield (module, name) of every import, "" for the module as a whole."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {named(file): ast.parse(file.read_text("utf-8")) for file in SOURCES}


def test_no_file_is_longer_than_an_officer_would_read() -> None:
    lengths = {named(file): len(file.read_text("utf-8").splitlines()) for file in SOURCES}
    assert {name: lines for name, lines in lengths.items() if lines > LINES_AT_MOST} == {}


def test_files_are_named_by_what_they_hold() -> None:
    assert [named(file) for file in SOURCES if file.stem in VAGUE] == []


def test_nothing_that_reads_markup_is_called(trees: dict[str, ast.Module]) -> None:
    """`notify()` parses markup in its message, and so do Textual's Static and Label; users' words are data."""
    for name, tree in trees.items():
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        said = {func.attr for func in calls if isinstance(func, ast.Attribute)}
        assert not said & {"notify", "from_markup"}, name
        for module, what in imported(tree):
            assert module not in MARKUP and f"{module}.{what}" not in MARKUP, f"{name} imports {module}"
            if module.startswith("textual.widgets"):
                assert what in BUILT_IN, f"{name} imports {what}"


def test_only_the_door_for_our_words_asks_the_catalogue(trees: dict[str, ast.Module]) -> None:
    for name, tree in trees.items():
        if name in ("tui/text.py", "tui/locale/__init__.py"):
            continue
        assert not [module for module, _ in imported(tree) if module in ("gettext", "babel")], name
        assert ("tui.locale", "read") not in imported(tree), name


def test_only_the_engine_and_interop_touch_files(trees: dict[str, ast.Module]) -> None:
    """Records, views and signals are pure: nothing but the engine opens, nothing but interop reads."""
    pure = ("store/records/", "store/views/", "store/signals/", "store/draft.py", "store/undo.py", "store/history.py")
    for name, tree in trees.items():
        if name.startswith(pure):
            assert not {module for module, _ in imported(tree)} & {"os", "pathlib", "io", "sqlite3", "fcntl"}, name


def test_nothing_is_caught_without_a_name(trees: dict[str, ast.Module]) -> None:
    for name, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, name
                caught = ast.unparse(node.type)
                reraised = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
                assert caught not in ("Exception", "BaseException") or reraised, f"{name}: except {caught}"


def test_nothing_is_left_to_do() -> None:
    for file in SOURCES:
        text = file.read_text("utf-8")
        assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text), named(file)


def test_no_word_stands_twice_in_a_set_of_words(trees: dict[str, ast.Module]) -> None:
    for path, tree in trees.items():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "any_of":
                words = str(call.args[0].value).split("|") if isinstance(call.args[0], ast.Constant) else []
                twice = [word for word, times in Counter(words).items() if times > 1]
                assert not twice, f"{path}:{call.lineno}: {twice}"
