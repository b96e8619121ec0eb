"""The same by the system itself: `strace` lets a real call fail, or kills the program at it. Only in long runs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from budget import Budget
from story import News
from verdict import violations

HERE = Path(__file__).parent
CALLS = {"pwrite64": 20, "fdatasync": 9, "fsync": 17, "renameat": 4, "ftruncate": 3, "fchmod": 7}
"""How often the story makes each call, about: the first goes wrong, the second, and so forth."""
FAULTS = ("error=EIO", "error=ENOSPC", "error=EDQUOT", "signal=SIGKILL")
PLAY = """
import json, sys
from pathlib import Path
from stories import A_LIFE
from story import Desk
def tell(news):
    puts = [[table, id, doc and doc.decode()] for table, id, doc in news.puts]
    print(json.dumps([news.name, news.outcome, news.number, puts, news.said]), flush=True)
Desk(Path(sys.argv[1]), tell).play(A_LIFE)
"""


def played(store: Path, call: str, when: int, fault: str) -> tuple[list[News], int]:
    """Play the story; returns what the users heard, and how the program ended."""
    strace = ["strace", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={when}"]
    python = [sys.executable, "-c", PLAY, str(store)]
    paths = {"PYTHONPATH": f"{HERE}:{HERE.parents[1]}"}
    ended = subprocess.run([*strace, *python], env=paths, text=True, capture_output=True, check=False)
    news = []
    for line in ended.stdout.splitlines():
        name, outcome, number, puts, said = json.loads(line)
        kept = tuple((table, id, None if doc is None else doc.encode()) for table, id, doc in puts)
        news.append(News(name, outcome, number, kept, said))
    assert "Traceback" not in ended.stderr, ended.stderr
    return news, ended.returncode


def test_the_systems_own_faults_lose_nothing(budget: Budget, tmp_path: Path) -> None:
    if not budget.is_long:
        pytest.skip("only in long runs")
    if not shutil.which("strace") or subprocess.run(["strace", "-o", "/dev/null", "true"], check=False).returncode:
        pytest.skip("strace is not to be had here")
    points = [(call, when, fault) for call, often in CALLS.items() for when in range(1, often + 1) for fault in FAULTS]
    done = killed = 0
    for place in budget.shuffled(list(range(len(points)))):
        if not budget.left:
            break
        store = tmp_path / "team.store"
        news, status = played(store, *points[place])
        assert violations(store, news) == [], points[place]
        shutil.rmtree(store, ignore_errors=True)
        done, killed = done + 1, killed + (status != 0)
    budget.record(f"{done} of {len(points)} faults by strace, {killed} of them kills: nothing acknowledged lost")
