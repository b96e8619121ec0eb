"""Run TinyDB's own tests on the journal: `python tests/store/tinydb_upstream.py PATH`, a TinyDB checkout or sdist.

TinyDB's `db` fixture is given `open_tinydb` in place of its two storages; the cases below are left out, each for the
reason beside it.
"""

import sys
import tempfile
from pathlib import Path

import pytest

EXCEPTED = {
    "test_tables.py::test_table_repr": "it matches the names of TinyDB's own table and storage classes in repr()",
}


class OnTheJournal:
    """The fixture, and the exceptions."""

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        left_out = [item for item in items if _case(item) in EXCEPTED]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def _case(item: pytest.Item) -> str:
    return f"{item.path.name}::{item.name.partition('[')[0]}"


CONFTEST = """
import pytest
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage
from store.engine.table import open_tinydb

@pytest.fixture
def db(tmp_path):
    db_ = open_tinydb(tmp_path / "store")
    db_.drop_tables()
    db_.insert_multiple({"int": 1, "char": c} for c in "abc")
    yield db_
    db_.close()

@pytest.fixture
def storage():
    return CachingMiddleware(MemoryStorage)()
"""


def main(checkout: Path) -> int:
    """Return pytest's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        for test in (checkout / "tests").glob("test_*.py"):
            Path(folder, test.name).write_bytes(test.read_bytes())
        Path(folder, "conftest.py").write_text(CONFTEST, encoding="utf-8")
        for case, reason in EXCEPTED.items():
            print(f"left out: {case}: {reason}")
        arguments = ["-q", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir", folder, folder]
        return int(pytest.main(arguments, plugins=[OnTheJournal()]))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
