"""The shell from outside: real processes, their answers, their exit codes."""

import subprocess
import sys

import pytest
from shell import Shell

from tui.locale import read


@pytest.fixture
def shell(tmp_path):
    return Shell(tmp_path)


def test_an_officer_captures_accepts_looks_and_takes_it_back(shell):
    shell.ok("do", "party.add", "name=Nursing", "code=nur")
    assert "#1: captured" in shell.ok("do", "item.capture", "title=Night roster", "source=nur", "due=2026-11-30")
    assert "Night roster" in shell.ok("list", "inbox")

    shell.ok("do", "item.accept", "id=1")
    assert "Night roster" not in shell.ok("list", "inbox")
    assert "Night roster" in shell.ok("list", "agenda")
    assert "Nursing" in shell.ok("show", "1")
    told = shell.ok("history", "1").splitlines()
    assert "accepted" in told[0]
    assert any("status: to triage → open" in line for line in told)

    assert "accepted" in shell.ok("undo")
    assert "Night roster" in shell.ok("list", "inbox")
    assert shell.json("show", "1")["title"] == "Night roster"


def test_ones_own_workspace_is_made_when_it_is_first_used(shell):
    shell.ok("list", "inbox")
    assert shell.own_store.is_dir()


def test_a_workspace_that_was_named_and_is_not_there_is_not_made(shell, tmp_path):
    missing = tmp_path / "team.store"
    shell("list", "inbox", "--store", str(missing))
    assert (shell.code, shell.out) == (3, "")
    assert f"passerelle init --store {missing}" in shell.err
    assert not missing.exists()
    Shell(tmp_path, PASSERELLE_STORE=str(missing))("list", "inbox")
    assert not missing.exists()


def test_the_store_is_the_one_named_nearest(shell, tmp_path):
    for name in ("option", "environment", "settings"):
        shell.ok("do", "party.add", "name=First")
        shell.own_store.rename(tmp_path / name)
    shell.settings(f'store = "{tmp_path}/settings"')
    shell.ok("do", "party.add", "name=Of the settings", "code=set")
    named = Shell(tmp_path, PASSERELLE_STORE=str(tmp_path / "environment"))
    named.ok("do", "party.add", "name=Of the environment", "code=env")
    named.ok("--store", str(tmp_path / "option"), "do", "party.add", "name=Of the option", "code=opt")
    assert named.json("show", "opt", "--store", str(tmp_path / "option"))["code"] == "opt"
    assert named.json("show", "env")["code"] == "env"
    assert shell.json("show", "set")["code"] == "set"
    assert not shell.own_store.exists()


@pytest.mark.parametrize(
    "wrong", [["item.accept", "id=99"], ["item.capture", "title= "], ["party.add", "name=X", "head=7"]]
)
def test_what_the_domain_refuses_is_exit_1_and_a_sentence(shell, wrong):
    shell("do", *wrong)
    assert (shell.code, shell.out) == (1, "")
    assert shell.err.startswith("passerelle: ")
    assert "Traceback" not in shell.err


def test_a_store_that_is_none_is_exit_3(shell, tmp_path):
    (tmp_path / "file").write_text("no directory")
    shell("list", "inbox", "--store", str(tmp_path / "file"))
    assert shell.code == 3
    assert "Traceback" not in shell.err


def test_the_reader_who_leaves_early_is_not_told_off(shell, tmp_path):
    shell.ok("list", "inbox")
    from store import open_workspace
    from store.records.item import Capture

    workspace = open_workspace(shell.own_store)
    workspace.run(*(Capture(title=f"Point {n} {'x' * 200}") for n in range(2000)))
    program = subprocess.Popen(
        [sys.executable, "-m", "tui", "list", "inbox"], env=shell.environment, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr.read() == b""
    assert program.wait(30) == 0


def test_users_words_cannot_command_the_terminal(shell):
    shell.ok("do", "item.capture", "title=Roster \u202egnp.exe")
    assert "\u202e" not in shell.ok("list", "inbox") + shell.ok("show", "1") + shell.ok("history", "1")
    assert "\u202e" not in shell.ok("show", "1", "--json")
    assert shell.json("show", "1")["title"] == "Roster \u202egnp.exe"


def test_bytes_that_are_no_text_do_not_end_the_command(shell):
    program = subprocess.run(
        [sys.executable.encode(), b"-m", b"tui", b"do", b"item.capture", b"title=\xe9t\xe9"], env=shell.environment,
        capture_output=True, check=False,
    )  # fmt: skip
    assert program.returncode == 0, program.stderr
    assert shell.json("show", "1")["title"] == "\ufffdt\ufffd"


def test_a_terminal_without_unicode_gets_question_marks(tmp_path):
    shell = Shell(tmp_path, PYTHONIOENCODING="latin-1")
    shell.ok("do", "item.capture", "title=Größe 漢")
    program = subprocess.run(
        [sys.executable, "-m", "tui", "list", "inbox"], env=shell.environment, capture_output=True, check=False
    )
    assert program.returncode == 0
    assert "Größe ?" in program.stdout.decode("latin-1")


def test_the_language_is_the_one_asked_for_nearest(shell, tmp_path):
    french = Shell(tmp_path, LANG="fr_FR.UTF-8")
    wrong = ("nope",)
    english = shell(*wrong).err
    in_french = french(*wrong).err
    assert french("--lang", "en", *wrong).err == english
    assert shell("--lang=fr", *wrong).err == in_french
    shell.settings('lang = "fr"')
    assert shell(*wrong).err == in_french
    assert in_french != english or not read("fr").singular  # that there is a catalogue is another test's affair


def test_everything_wrong_with_the_settings_is_told_at_once_and_it_starts_anyway(shell):
    shell.settings('lang = "de"\nzone = "Montreal"\ncolour = "red"\nthem = "dark"\nregion = 7\norder = "MDY"\n')
    shell("list", "inbox")
    assert shell.code == 0
    for key in ("lang", "zone", "colour", "them", "region"):
        assert f"passerelle: {key}: " in shell.err
    assert "theme" in shell.err
    assert "order" not in shell.err.replace("there are", "").split("colour")[0]


def test_settings_that_are_no_toml_are_told_and_it_starts_anyway(shell):
    shell.settings("lang = \n")
    shell("list", "inbox")
    assert shell.code == 0
    assert "config.toml" in shell.err


def test_the_settings_that_ship_can_be_used_with_every_line_uncommented(shell):
    from importlib import resources

    shipped = resources.files("tui").joinpath("config.toml").read_text("utf-8")
    lines = [line.removeprefix("# ") for line in shipped.splitlines() if " = " in line or line.startswith("# [")]
    shell.settings("\n".join(line for line in lines if not line.startswith("store")))
    shell("themes")
    assert (shell.code, shell.err) == (0, "")


def test_from_when_on_a_silence_counts_is_a_setting(shell):
    shell.ok("do", "party.add", "code=nur", "name=Nursing", "cadence=1000")
    shell.ok("do", "entry.log", "parties=nur", "text=all well", "at=2020-01-06T10:00")
    (usual,) = shell.json("list", "log")
    assert usual["is_silent"]
    shell.settings("[thresholds]\nsilent = 10\n")
    (patient,) = shell.json("list", "log")
    assert (patient["is_silent"], patient["silence"]) == (False, usual["silence"])
    for wrong in ("due = 0", "contacts = 2.5", "contacts = 9", "relays = true", "due = 3", "often = 2", 'due = "2"'):
        shell.settings(f"[thresholds]\n{wrong}\n")
        (told,) = shell.json("list", "log")
        assert told == usual, "what is wrong is left aside"
        assert "passerelle: thresholds: " in shell.err, wrong
    shell.settings("thresholds = 7\n")
    assert "below [thresholds]" in shell("list", "log").err


def test_own_keys_are_listed(shell):
    shell.settings('[keys]\nitem.accept = "A,ctrl+a"\n"item.give" = "V"\n')
    keys = {row["action"]: row["keys"] for row in shell.json("keys")}
    assert (keys["item.accept"], keys["item.give"]) == (["A", "ctrl+a"], ["V"])
    shell.settings("[keys]\nitem.accept = 7\n")
    assert "keys: write a line for each action" in shell("keys").err


def test_a_theme_of_ones_own_is_listed_with_what_is_wrong_with_it(shell):
    themes = shell.config.parent / "themes"
    themes.mkdir(parents=True)
    (themes / "mine.toml").write_text('primary = "blueish"\n')
    rows = {row["name"]: row["problem"] for row in shell.json("themes")}
    assert rows["dark"] is None
    assert "primary" in rows["mine"]


def test_the_commands_need_no_textual(shell):
    program = (
        "import sys, tui.cli.group as g; g.group.run(['list', 'inbox']); "
        "sys.exit(any(name.partition('.')[0] in ('textual', 'rich') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], env=shell.environment, check=False)
    assert done.returncode == 0


def test_what_the_app_shares_with_the_commands_needs_no_click(shell):
    program = "import sys, tui.cli.session, tui.__main__, tui.settings; sys.exit('click' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], env=shell.environment, check=False).returncode == 0


def test_the_app_needs_a_terminal_and_says_so(shell):
    for opens in ([], ["--lang", "en"], ["demo", str(shell.home / "demo.store")]):
        shell(*opens)
        assert shell.code == 2
        assert "needs a terminal" in shell.err
