"""The cheat sheet cannot lie: each example is read on each day by the parser that reads what officers type."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tui.quick_entry import parse
from tui.quick_entry.folding import fold
from tui.quick_entry.kinds.phrases import PHRASES
from tui.quick_entry.kinds.verbs import TABLE
from tui.quick_entry.orders import FORMS
from tui.quick_entry.shown.cheatsheet import CAST, sheet

_PROSE = {"infinitive", "that", "stays", "title", "just"}
"""Words of the page itself."""
DAYS = [datetime(2026, 11, 18, 10) + timedelta(days=day, hours=day % 12) for day in range(0, 400, 23)]


@pytest.mark.parametrize("lang", ["en", "fr-CA", "fr-FR"])
@pytest.mark.parametrize("order", ["DMY", "MDY"])
def test_each_example_is_understood_without_a_doubt_on_any_day(lang: str, order: str) -> None:
    for now in DAYS:
        for section in sheet(now, lang, order=order):  # type: ignore[arg-type]  # one of the two
            for row in section.rows:
                draft = parse(row.line, now=now, lang=lang, order=order, names=CAST)  # type: ignore[arg-type]
                assert not draft.problems, row
                assert "?" not in row.says, "nobody is new in it"
                if section.title == "When":
                    assert "20" in row.says, f"{row.line} comes to a date"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_order_has_an_example_and_every_kind_too(lang: str) -> None:
    sections = sheet(DAYS[0], lang)
    lines = [row.line for section in sections for row in section.rows]
    said = [parse(line, now=DAYS[0], lang=lang, names=CAST) for line in lines]
    assert {form.kind for form in FORMS} <= {draft.kind for draft in said}
    assert {"", "task", "request", "relay", "obstacle", "conflict", "approval", "meeting", "training", "contact",
            "feedback", "decision", "note"} <= {draft.kind for draft in said}  # fmt: skip
    assert any(draft.follow_up for draft in said)


def test_the_dates_are_of_today() -> None:
    one, other = (sheet(now, "en")[0].rows[0] for now in (DAYS[0], DAYS[3]))
    assert "friday" in one.line and "Fri 20 Nov 2026 14:00" in one.says
    assert other.says != one.says


def test_the_page_of_quick_entry_shows_every_order_and_only_what_the_parser_knows() -> None:
    page = (Path(__file__).parents[2] / "docs" / "quick-entry.md").read_text(encoding="utf-8")
    for form in FORMS:
        assert "| `{}` | `{}` |".format(*form.examples) in page, form.kind
    table = page.split("## The first word tells the kind")[1].split("## Orders")[0]
    verbs = [word for words in TABLE for word in f"{words.en}|{words.fr}".split("|")]
    known = {
        fold(word) for word in (*verbs, *(word for phrases in PHRASES.values() for word in re.split("[| ]", phrases)))
    }
    for row in table.splitlines():
        if row.startswith("| ") and not row.startswith(("| kind", "| what I promised", "| contact")):
            for word in re.findall(r"[^\W\d_]{4,}", re.sub(r"`[^`]*`", "", " ".join(row.split("|")[2:4]))):
                assert fold(word) in known | _PROSE, word
