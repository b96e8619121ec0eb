"""A long text in the officer's own editor: a real program, on a private copy that is gone afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Refused
from tui.dialogs.editor import edited


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def use(script: str) -> None:
        program = tmp_path / "editor"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o700)
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", str(program))

    return use


def test_what_the_editor_leaves_is_the_text(editor):
    editor('echo "and a second line" >> "$1"')
    assert edited("Nights are short") == "Nights are short\nand a second line"


def test_nothing_done_is_nothing_changed(editor):
    editor("true")
    assert edited("Two\n\nparagraphs") == "Two\n\nparagraphs"


def test_the_copy_is_private_and_gone_afterwards(editor, tmp_path):
    editor(f'stat -c "%a %n" "$1" "$(dirname "$1")" > {tmp_path}/seen')
    edited("in confidence")
    modes = [line.split(" ", 1) for line in (tmp_path / "seen").read_text().splitlines()]
    assert [mode for mode, _ in modes] == ["600", "700"]
    assert not any(Path(name).exists() for _, name in modes)


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("exit 3", "ended with an error"),
        ('printf "\\377\\376" > "$1"', "UTF-8"),
        ('head -c 2000000 /dev/zero > "$1"', "too long"),
    ],
)
def test_what_cannot_be_taken_is_refused(editor, script, says):
    editor(script)
    with pytest.raises(Refused, match=says):
        edited("Nights are short")


def test_an_editor_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setenv("VISUAL", "/nowhere/pen")
    with pytest.raises(Refused, match="/nowhere/pen"):
        edited("Nights are short")
