"""An officer begins: makes a workspace for a trade, or tries everything on the demo."""

import stat
from pathlib import Path

import pytest

from tests.tui.shell import Shell


@pytest.fixture
def shell(tmp_path):
    return Shell(tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))


def test_a_new_workspace_is_furnished_in_the_language_asked_for(shell, tmp_path):
    place = str(tmp_path / "team.store")
    told = shell.ok("init", "--preset", "hospital", "--store", place, "--lang", "fr")
    assert place in told and "Hôpital" in told and "32" in told
    assert "Soins infirmiers" in shell.ok("show", "nur", "--store", place)


def test_a_workspace_in_use_is_left_alone(shell, tmp_path):
    place = str(tmp_path / "team.store")
    shell.ok("init", "--store", place)
    assert shell("init", "--store", place).code == 1 and "already" in shell.err
    shell.ok("init", "--preset", "construction", "--store", place)  # nothing was in it yet
    before = shell.json("list", "log", "--store", place)
    assert shell("init", "--preset", "rollout", "--store", place).code == 1 and "already" in shell.err
    assert shell.json("list", "log", "--store", place) == before


def test_what_cannot_be_a_workspace_is_said(shell, tmp_path):
    assert shell("init", "--preset", "circus").code == 2 and "hospital" in shell.err
    (tmp_path / "file").write_text("mine", "utf-8")
    assert shell("init", "--store", str(tmp_path / "file")).code == 3 and shell.err
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_ones_own_workspace_needs_no_path(shell):
    made = shell.json("init", "--preset", "municipal")
    assert made["store"] == str(shell.own_store)
    assert made["made"]["parties"] == 31


def test_the_demo_is_private_made_once_a_day_and_of_each_language(shell, tmp_path):
    english = Path(shell.json("demo", "--no-open")["store"])
    assert stat.S_IMODE(english.parent.stat().st_mode) == 0o700
    shell.ok("add", "my own try", "--store", str(english))
    assert Path(shell.json("demo", "--no-open")["store"]) == english
    assert "my own try" in shell.ok("list", "inbox", "--store", str(english))
    french = Path(shell.json("demo", "--no-open", "--lang", "fr")["store"])
    assert french != english and "Neuvième grief" in shell.ok("list", "inbox", "--store", str(french))
    assert sorted(french.parent.iterdir()) == sorted([english, french])


def test_the_demo_of_another_day_goes_when_a_new_one_is_made(shell):
    store = Path(shell.json("demo", "--no-open")["store"])
    old = store.with_name("2020-01-01.en.store")
    store.rename(old)
    assert Path(shell.json("demo", "--no-open")["store"]) == store
    assert not old.exists()


def test_the_demo_goes_where_one_says_unless_something_is_there(shell, tmp_path):
    place = tmp_path / "try.store"
    shell.ok("demo", "--no-open", str(place))
    assert len(shell.json("list", "inbox", "--store", str(place))) >= 12
    assert shell("demo", "--no-open", str(place)).code == 1 and "already" in shell.err
