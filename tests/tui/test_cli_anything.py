"""Whatever stands on the command line, the answer is a code and a sentence; never a traceback."""

import os

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from store import OPERATIONS, open_workspace
from store.records.item import Capture
from store.records.party import Add
from tui.cli.group import group


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    workspace = open_workspace(home / "desk.store", create=True)
    workspace.run(Add(name="Nursing", code="nur"), Capture(title="Roster"))
    workspace.close()
    return {
        **os.environ, "PASSERELLE_STORE": str(home / "desk.store"), "XDG_CONFIG_HOME": str(home / "config"),
        "LANG": "C.UTF-8",
    }  # fmt: skip


COMMANDS = ["add", "parse", "list", "show", "history", "undo", "do", "keys", "themes"]
WORDS = st.sampled_from(
    [
        "--json", "--lang", "fr", "--store", "--help", "--list", "--jsonl", "--now", "--", "-", "", "inbox", "log", "1",
        "#1", "m1", "nur", "@nur", "p1", "-1", "99999999999", "id=1", "title=x", "due=fri", "=", "a=", "=b",
        "2026-11-21T16:00",
        *OPERATIONS,
    ]
) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(command=st.sampled_from(COMMANDS), words=st.lists(WORDS, max_size=5))
def test_any_words_after_a_command_are_answered(environment, command, words):
    result = CliRunner().invoke(group, [command, *words], env=environment, catch_exceptions=False)
    assert result.exit_code in (0, 1, 2, 3)
    if result.exit_code in (1, 3):
        assert result.stderr.startswith("passerelle: ")
    assert "\x1b" not in result.output
