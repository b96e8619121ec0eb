"""The page that lets somebody else write a reader is right."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from store.engine.journal import Journal

PAGE = Path(__file__).parents[2] / "docs" / "store-format.md"


def readers_eyes(store: Path) -> dict[tuple[str, int], Any]:
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    names: dict[str, Any] = {"__name__": "reader"}
    exec(found[1], names)  # the page's own code, as a reader of the page would run it
    documents: dict[tuple[str, int], Any] = names["read"](store)
    return documents


def test_the_pages_reader_reads_what_the_program_reads(opened: Callable[..., Journal], store: Path) -> None:
    journal = opened()

    def agrees() -> bool:
        right = {(t, kept.id): json.loads(kept.doc) for t in journal.tables() for kept in journal.docs(t)}
        return readers_eyes(store) == right

    for number in range(20):
        with journal.begin() as turn:
            for table in ("items", "terms"):
                turn.put(table, turn.next_id(table), json.dumps({"status": "é", "n": number}).encode())
            if number % 3 == 0:
                turn.put("items", number // 2 + 1, None)
            turn.commit("item.add")
        if number % 8 == 7:
            journal.compact()
        assert agrees()
    with journal.begin() as turn:
        turn.begin_anew("items", exists=True)
        turn.put("items", 1, b"{}")
        turn.commit()
    assert agrees()
    with (store / "journal.jsonl").open("ab") as tail:
        tail.write(b'{"c":"01241ae8","s":22,"m":1')
    assert agrees()
