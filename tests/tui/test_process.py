"""The real program in a real terminal: what a dropped line, a kill and a wrong path leave behind."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from robot import ZONE, at_home

from benchmarks.pseudo_terminal import PseudoTerminal
from store import Item, open_workspace
from store.records.item import Capture

PROGRAM = [sys.executable, "-m", "tui"]
ROOT = Path(__file__).parents[2]
Open = Callable[..., PseudoTerminal]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A workspace with one undecided item."""
    path = tmp_path / "ward.store"
    desk = open_workspace(path, create=True, zone=ZONE)
    desk.run(Capture(title="Badges for night staff"))
    desk.close()
    return path


@pytest.fixture
def open_program(home: Path, store: Path) -> Iterator[Open]:
    """Open the program in a terminal; what is still running is hung up afterwards."""
    terminals: list[PseudoTerminal] = []

    def opened(*arguments: str, columns: int = 80, lines: int = 24, **more: str) -> PseudoTerminal:
        env = {**at_home(home), "PASSERELLE_STORE": str(store), "PYTHONPATH": str(ROOT), **more}
        terminals.append(PseudoTerminal([*PROGRAM, *arguments], env=env, columns=columns, lines=lines))
        return terminals[-1]

    yield opened
    for terminal in terminals:
        if not terminal.ended:
            terminal.close()


def ready(terminal: PseudoTerminal) -> PseudoTerminal:
    assert terminal.wait_for("Badges for night staff"), terminal.text
    terminal.read_until_quiet(quiet=0.4, patience=1.0)
    return terminal


def end(terminal: PseudoTerminal, number: int) -> tuple[float, int, bytes]:
    """Send a signal; returns the seconds until it ended, its wait status, and what it wrote until then."""
    written = b""
    began = time.perf_counter()
    os.kill(terminal.pid, number)
    while time.perf_counter() - began < 5:
        terminal._read(0.01)
        written = b"".join(data for _, data in terminal.chunks)
        pid, status = os.waitpid(terminal.pid, os.WNOHANG)
        if pid:
            while terminal._read(0.01):
                pass
            terminal.ended = True
            return time.perf_counter() - began, status, b"".join(data for _, data in terminal.chunks) or written
    raise AssertionError("it does not end")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_dropped_line_ends_it_and_keeps_the_draft(open_program: Open, home: Path, number: int) -> None:
    terminal = ready(open_program())
    terminal.press(";", *"task ring the director")
    assert terminal.wait_for("task ring the director")
    terminal.chunks = []
    seconds, status, written = end(terminal, number)
    assert seconds < 1.0
    assert os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
    for restored in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"):
        assert restored in written, "the terminal is given back as it was"
    (draft,) = (home / "state").rglob("*.txt")
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert draft.read_text() == "task ring the director"

    again = ready(open_program())
    again.press(";")
    assert again.wait_for("task ring the director"), "offered again"
    again.press("enter")
    assert again.wait_for("ring the director *u takes it back|captured"), again.text


def test_a_line_that_drops_without_a_signal_ends_it_too(home: Path, store: Path) -> None:
    """A program between it and the terminal (make, a shell that goes on) may keep the signal to itself."""
    env = {**at_home(home), "PASSERELLE_STORE": str(store), "PYTHONPATH": str(ROOT)}
    waits = f"trap '' HUP; {sys.executable} -m tui & echo $! > {home}/pid; fg; sleep 20"
    terminal = ready(PseudoTerminal(["bash", "-m", "-c", waits], env=env))
    program = int((home / "pid").read_text())
    os.close(terminal.file)
    until = time.perf_counter() + 6
    while time.perf_counter() < until and Path(f"/proc/{program}/exe").exists():
        time.sleep(0.1)
    goes_on = Path(f"/proc/{program}/exe").exists()
    for pid in (program, terminal.pid) if goes_on else (terminal.pid,):
        os.kill(pid, signal.SIGKILL)
    os.waitpid(terminal.pid, 0)
    assert not goes_on, "it goes on without a terminal"


def test_a_draft_is_on_disk_a_moment_after_the_last_key(open_program: Open, home: Path) -> None:
    terminal = ready(open_program())
    terminal.press(";", *"call nur: about the")
    assert terminal.wait_for("about the")
    time.sleep(1.4)
    end(terminal, signal.SIGKILL)
    (draft,) = (home / "state").rglob("*.txt")
    assert draft.read_text() == "call nur: about the"
    assert stat.S_IMODE(draft.parent.stat().st_mode) & 0o077 == 0


def test_killed_it_loses_nothing_that_was_acknowledged(open_program: Open, store: Path) -> None:
    terminal = ready(open_program())
    for number in range(5):
        terminal.press(";", *f"task number {number}", "enter")
        assert terminal.wait_for(f"captured: #{number + 2}"), terminal.text
    end(terminal, signal.SIGKILL)
    desk = open_workspace(store, zone=ZONE)
    assert [item.title for item in desk.find(Item)][1:] == [f"number {number}" for number in range(5)]
    desk.close()
    assert ready(open_program()), "and the next one opens it as if nothing had happened"


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (200, 50), (40, 12)])
def test_it_draws_at_every_size_and_when_the_corner_is_dragged(open_program: Open, columns: int, lines: int) -> None:
    terminal = ready(open_program(columns=columns, lines=lines))
    shown = terminal.text.split("\n")
    assert "Inbox" in shown[0] and "Badges" in terminal.text and "F1" in shown[-1]
    assert len(shown) == lines
    terminal.resize(columns + 20, lines + 5)
    terminal.screen.reset()
    assert terminal.wait_for("F1 help")
    terminal.read_until_quiet()
    shown = terminal.text.split("\n")
    assert "Inbox" in shown[0] and "F1" in shown[-1], terminal.text


def test_a_whole_line_in_one_packet(open_program: Open, store: Path) -> None:
    """What a slow line delivers: the key that opens the line, the line, Enter, and the next key."""
    terminal = ready(open_program())
    os.write(terminal.file, b";task rang while I typed\rga")
    assert terminal.wait_for("Agenda"), terminal.text
    desk = open_workspace(store, zone=ZONE)
    assert [item.title for item in desk.find(Item)] == ["Badges for night staff", "rang while I typed"]
    desk.close()


def test_keys_pressed_before_it_is_there_are_not_lost(open_program: Open) -> None:
    terminal = open_program()
    os.write(terminal.file, b"ga")
    assert terminal.wait_for("Agenda", seconds=8), terminal.text


def test_nothing_is_written_while_nothing_happens(open_program: Open) -> None:
    terminal = ready(open_program())
    time.sleep(1.5)  # suggestions are looked for once
    terminal.read_until_quiet(quiet=0.2, patience=0.5)
    before, used = terminal.bytes, terminal.cpu()
    terminal.read_until_quiet(quiet=3.0, patience=3.0)
    assert terminal.bytes - before == 0
    assert terminal.cpu() - used < 0.15


def test_a_store_that_cannot_be_reached_is_said_in_a_sentence(open_program: Open, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "x.store"
    terminal = open_program("--store", str(nowhere))
    terminal.read_until_quiet(quiet=1.5, patience=5)
    _, status = os.waitpid(terminal.pid, 0)
    assert os.WEXITSTATUS(status) == 3
    assert "passerelle: There is no workspace at" in terminal.text.replace("\n", "")
    assert "Traceback" not in terminal.text
    assert not nowhere.parent.exists(), "and nothing was made there"
    terminal.ended = True


def test_a_store_that_is_none_is_left_as_it_is(open_program: Open, tmp_path: Path) -> None:
    something = tmp_path / "letters"
    something.mkdir()
    (something / "dear.txt").write_text("Dear director")
    terminal = open_program("--store", str(something))
    terminal.read_until_quiet(quiet=1.5, patience=5)
    _, status = os.waitpid(terminal.pid, 0)
    terminal.ended = True
    assert os.WEXITSTATUS(status) == 3, terminal.text
    assert "Traceback" not in terminal.text
    assert [file.name for file in something.iterdir()] == ["dear.txt"]


def test_without_a_terminal_it_says_so(home: Path, store: Path) -> None:
    done = subprocess.run(
        PROGRAM,
        cwd=ROOT,
        env={**at_home(home), "PASSERELLE_STORE": str(store)},
        input="",
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2 and "needs a terminal" in done.stderr


def test_leaving_by_the_keys_gives_the_terminal_back(open_program: Open) -> None:
    terminal = ready(open_program())
    terminal.press("q", "y")
    terminal.read_until_quiet(quiet=0.5, patience=3)
    assert terminal.ended
    _, status = os.waitpid(terminal.pid, 0)
    assert os.WEXITSTATUS(status) == 0
    written = b"".join(data for _, data in terminal.chunks)
    assert re.search(rb"\x1b\[\?1049l", written)


def test_in_french_where_the_locale_is(open_program: Open) -> None:
    terminal = open_program(LANG="fr_FR.UTF-8")
    assert terminal.wait_for("Badges for night staff")
    terminal.read_until_quiet()
    assert "aide" in terminal.text.split("\n")[-1]
