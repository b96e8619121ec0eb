"""What is loaded when: start-up time is a budget, and who may know whom is drawn once."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LIGHT = {
    "store": ("textual", "rich", "tinydb", "dateutil", "click", "icalendar", "asyncio", "email"),
    "tui.cli": ("textual", "rich", "store.engine.journal", "tinydb", "dateutil", "icalendar", "asyncio", "msgspec"),
    "tui.quick_entry": ("textual", "rich", "tinydb", "dateutil", "click", "icalendar", "asyncio"),
    "tui.listings": ("textual", "rich", "tinydb", "dateutil", "click", "icalendar", "asyncio"),
    "tui.sheets": ("textual", "rich", "tinydb", "dateutil", "click", "icalendar", "asyncio"),
    "tui.screens.conflicts": ("store.interop", "store.presets", "csv", "html", "email"),
    "tui.screens.board": ("store.interop", "store.presets", "csv", "zipfile", "email"),
    "tui.__main__": ("textual", "rich", "tinydb", "dateutil", "icalendar", "asyncio"),
    "themes": ("textual", "rich", "tui", "tinydb", "dateutil"),
    "store.interop": ("textual", "rich", "tinydb", "dateutil", "icalendar", "email", "click"),
}
"""Package → what it must not bring along."""


@pytest.mark.parametrize("package", LIGHT)
def test_a_package_brings_nothing_heavy_along(package: str) -> None:
    program = f"import sys, {package}; print(*sys.modules, sep='\\n')"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(LIGHT[package]) & set(run.stdout.split()) == set()


def test_importing_runs_nothing_but_definitions() -> None:
    """Every module of the program can be imported, in any order, without a word and without a file."""
    program = (
        "import importlib, pathlib\n"
        "files = sorted(p for top in ('themes', 'store', 'tui') for p in pathlib.Path(top).rglob('*.py'))\n"
        "for file in reversed(files):\n"
        "    importlib.import_module('.'.join(file.with_suffix('').parts).removesuffix('.__init__'))\n"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_the_arrows_point_as_drawn() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout[run.stdout.find("Broken contracts") :]
