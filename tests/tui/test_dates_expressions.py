"""Hundreds of expressions of time as people write them to programs, and sentences without any: `expressions/`.

The day is Wednesday 18 November 2026, ten in the morning.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

import pytest

from tui.quick_entry import Draft, Found, parse

EXPRESSIONS = Path(__file__).parent / "expressions"
NOW = datetime(2026, 11, 18, 10, 0)
ORDERS: dict[str, Literal["DMY", "MDY"]] = {"en": "MDY", "fr": "DMY"}


def lines(name: str) -> list[str]:
    text = (EXPRESSIONS / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def cases(lang: str, sentences: bool) -> list[tuple[str, str]]:
    """Return the expressions (or the sentences) of a file, each with what it is."""
    pairs = [line.rsplit(" → ", 1) for line in lines(lang)]
    return [(text, wanted) for text, wanted in pairs if ("⟦" in text) == sentences]


def read(lang: str, text: str, loose: bool) -> Draft:
    return parse(text, now=NOW, order=ORDERS[lang], lang=lang, loose=loose)


def written(found: Found, wanted: str) -> str:
    """Write what was found as the files do, hours without their day where they are told without one."""
    if found.kind in ("duration", "recurrence"):
        return found.rrule or f"{found.seconds} s"
    ends = [found.start, found.end] if found.kind == "range" else [found.value]
    if wanted.strip(" .").startswith("T"):
        ends = [end[10:] for end in ends]
    return " .. ".join(ends).strip()


@pytest.mark.parametrize(("lang", "text", "wanted"), [(lang, *case) for lang in ORDERS for case in cases(lang, False)])
def test_an_expression_by_itself(lang: str, text: str, wanted: str) -> None:
    found = read(lang, text, loose=True).dates
    assert [written(one, wanted) for one in found] == [wanted]


@pytest.mark.parametrize(("lang", "text", "wanted"), [(lang, *case) for lang in ORDERS for case in cases(lang, True)])
def test_an_expression_in_a_sentence_leaves_the_rest_for_the_title(lang: str, text: str, wanted: str) -> None:
    before, _, rest = text.partition("⟦")
    inside, _, after = rest.partition("⟧")
    draft = read(lang, before + inside + after, loose=False)
    assert [written(one, wanted) for one in draft.dates if one.confidence > 1] == [wanted]
    # of what lasts only one end is a day that something is due: it is a part of the title too; as is what other words
    # of the sentence need
    needed = ".." in wanted or after.strip(" .") or before.split()[-1] in ("is", "est")
    kept = inside if needed and (draft.due or draft.start) and draft.title == draft.text else ""
    assert draft.title.split() == f"{before} {kept} {after}".split()


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang in ORDERS for line in lines(f"{lang}_nothing")])
def test_where_nothing_is_a_date_no_word_is_taken(lang: str, line: str) -> None:
    assert read(lang, line, loose=False).title == line
