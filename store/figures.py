"""What a store holds, in figures: records, commits, sizes, age, the last change, who is here."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from store.engine import files
from store.engine.care.measure import Measured, measure
from store.engine.protocol import Engine, Here, Written


class Figures(Struct, frozen=True):
    """What a store holds."""

    tables: dict[str, int]
    """Table → how many documents."""
    commits: int
    sizes: Measured
    last: Written | None
    """A line of the last commit; None where there is none."""
    here: tuple[Here, ...]

    @property
    def began(self) -> datetime | None:
        """When the first commit was made."""
        return self.sizes.began


def figures(engine: Engine, path: Path) -> Figures:
    """Return the figures of the open store in the directory `path`. Unreachable where it cannot be read."""
    with files.closing(files.open_directory(path)) as directory, files.reaching(path):
        sizes = measure(directory)
    tables = {table: len(engine.ids(table)) for table in engine.tables() if not table.startswith(".")}
    last = next(iter(engine.history()), None)
    return Figures(tables, engine.number, sizes, last, tuple(engine.presence().others()))
