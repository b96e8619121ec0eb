"""`--torture-seconds N`: the tests of this folder share N seconds, and tell at the end what they did with them."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory

import pytest
from budget import SHORT, Budget
from sample import Sample, make

HERE = Path(__file__).parent
WAITING = pytest.StashKey[set[str]]()
"""The tests that have not had their share of the time yet."""
ENDS = pytest.StashKey[float]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("torture", "the store under torture")
    group.addoption("--torture-seconds", type=float, default=0.0, metavar="N", help="go on for N seconds in all")
    group.addoption("--torture-seed", type=int, default=None, metavar="S", help="the chance of an earlier run")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    ours = [item for item in items if HERE in item.path.parents and "budget" in getattr(item, "fixturenames", ())]
    config.stash[WAITING] = {item.nodeid for item in ours}


def share_of(item: pytest.Item, total: float) -> float:
    """Return a test's share of the seconds that are left; what others did not need is shared."""
    waiting = item.config.stash[WAITING]
    left = item.config.stash.setdefault(ENDS, time.monotonic() + total) - time.monotonic()
    share = left / max(1, len(waiting))
    waiting.discard(item.nodeid)
    return max(SHORT, share)


@pytest.fixture
def budget(request: pytest.FixtureRequest) -> Iterator[Budget]:
    """This test's share. Ordinary runs have the same chance each time, long ones one of their own, which is told."""
    # the option is not known where pytest was started for all tests: this file is then read too late
    total = float(request.config.getoption("torture_seconds", 0.0))
    seed = request.config.getoption("torture_seed", None)
    if seed is None:
        seed = SystemRandom().randrange(1 << 32) if total else 7
    seconds = share_of(request.node, total) if total else SHORT
    made = Budget(seconds, seed, is_long=bool(total))
    yield made
    told = ", ".join(made.told) or "nothing told"
    request.node.user_properties.append(("torture", f"{told} (seed {seed})" if total else told))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place for a store that thousands of times is laid and opened: in memory where the system has such a place,
    and without the pauses for another writer, since there is none."""
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as place:
        yield Path(place) / "store"


@pytest.fixture
def sample(store: Path) -> Sample:
    return make(store)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    told = {
        report.nodeid: value
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "torture"
    }
    if not told:
        return
    terminalreporter.section("torture")
    for test, counts in told.items():
        terminalreporter.line(f"{test.rpartition('::')[2]}: {counts}")
