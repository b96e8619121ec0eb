"""The commands keep what documents and help promise."""

import importlib
import pkgutil
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import tui.cli
from store import OPERATIONS, open_workspace
from tui.arguments.shapes import form, shapes
from tui.cli.group import ORDER, group

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"(?:^\s*(?:\$ )?|`|“)passerelle ([a-z]+(?:-[a-z]+)*)", re.MULTILINE)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command line on an empty workspace; returns exit code, stdout, stderr."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    open_workspace(tmp_path / "desk.store", create=True).close()

    def invoke(*words):
        result = CliRunner().invoke(group, ["--store", str(tmp_path / "desk.store"), *words], catch_exceptions=False)
        return result.exit_code, result.stdout, result.stderr

    return invoke


def described():
    """Return the commands that the documents and the program's own words name."""
    texts = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
    sources = [file for folder in ("tui", "themes") for file in sorted((ROOT / folder).glob("**/*.py"))]
    files = [file for file in (*texts, *sources) if file.exists()]
    return {name for file in files for name in NAMED.findall(file.read_text("utf-8"))}


def test_every_command_that_is_named_anywhere_is_there():
    assert described() <= set(ORDER)


def test_every_command_that_is_there_stands_in_the_help():
    modules = (importlib.import_module(f"tui.cli.{module.name}") for module in pkgutil.iter_modules(tui.cli.__path__))
    commands = {
        command.name for module in modules if isinstance(command := getattr(module, "command", None), click.Command)
    }
    assert commands == set(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_a_command_describes_itself_and_its_options(run, name):
    code, out, err = run(name, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: passerelle {name}")
    for option in ("--json", "--store", "--lang", "--help"):
        line = next(line for line in out.splitlines() if line.strip().startswith(option))
        assert len(line.split()) > 2 or option == "--store", f"{option} is not described"


@pytest.mark.parametrize("name", ORDER)
@pytest.mark.parametrize("nonsense", [["--nonsense"], ["--lang", "xx"], ["--store"], ["--json=no"]])
def test_a_command_answers_nonsense_with_2_and_a_sentence(run, name, nonsense):
    code, out, err = run(name, *nonsense)
    assert (code, out) == (2, "")
    assert err.startswith("passerelle: ")
    assert f"passerelle {name} --help" in err


def test_nonsense_in_place_of_a_command_is_2_and_a_sentence(run):
    for words in (["lsit"], ["--nonsense"], [""], ["Add"], ["session"], ["group"], ["../add"], []):
        code, out, err = run(*words)
        assert (code, out) == (2, ""), words
        assert err.startswith("passerelle: "), words


@pytest.mark.parametrize("act", OPERATIONS)
def test_every_operation_can_be_reached_and_says_what_it_takes(run, act):
    code, out, _ = run("do", "--list", act)
    assert code == 0
    assert f"{act}: " in out
    told = " ".join(out.split())
    for name, shape in shapes(OPERATIONS[act]).items():
        assert form(name, shape) in told
        assert form(name, shape) != f"{name}="
    assert run("do", act, "nonsense=1")[0] == 2
    assert run("do", act)[0] in (1, 2)


def test_the_list_of_operations_is_complete(run):
    _, out, _ = run("do", "--list")
    listed = [line.partition(":")[0] for line in out.splitlines() if not line.startswith(" ")]
    assert listed == sorted(OPERATIONS)
