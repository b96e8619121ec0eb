"""What officers type, line by line, with everything that each line must come to: `lines/en.jsonl`, `lines/fr.jsonl`,
and as they type with the telephone in the other hand, `lines/telephone_*.jsonl`.

The day is Wednesday 18 November 2026, ten in the morning; the parties are those of `lines/names.jsonl`.
"""

from __future__ import annotations

import json
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tui.quick_entry import Draft, Known, Names, Order, parse

LINES = Path(__file__).parent / "lines"
NOW = datetime(2026, 11, 18, 10, 0)
PLAIN = ("kind", "channel", "title", "place", "due", "start", "every", "priority", "tone", "duration_s")


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (LINES / name).read_text(encoding="utf-8").splitlines()]


PARTIES = [Known(**{**party, "aliases": tuple(party["aliases"])}) for party in read("names.jsonl")]
NAMES = Names(PARTIES, logins=["ana", "marc"])


def told(draft: Draft) -> dict[str, Any]:
    """Say what a draft holds, but for what it does not; parties by their code, a question mark after new ones."""

    def party(one: int | str) -> str:
        return NAMES.parties[one].code if isinstance(one, int) else f"{one}?"

    said: dict[str, Any] = {name: getattr(draft, name) for name in PLAIN if getattr(draft, name) not in ("", None)}
    said |= {name: list(getattr(draft, name)) for name in ("people", "tags", "links") if getattr(draft, name)}
    if draft.source is not None:
        said["source"] = party(draft.source)
    if draft.parties:
        said["parties"] = [party(one) for one in draft.parties]
    if draft.problems:
        said["problems"] = [problem.template for problem in draft.problems]
    if draft.order is not None:
        said["order"] = ordered(draft.order)
    if draft.follow_up is not None:
        said["follow_up"] = told(draft.follow_up)
    return said


def ordered(order: Order) -> dict[str, Any]:
    """Say what an order holds, but for whom it is about: the parties tell that."""
    said: dict[str, Any] = {"id": order.target} if order.target else {}
    said |= {name: value for name, value in order.values.items() if name not in ("party", "parties", "by", "on")}
    if "attendance" in said:
        said["attendance"] = {NAMES.parties[party].code: number for party, number in said["attendance"].items()}
    return said | ({"text": order.text} if order.text else {})


def understood(line: str, lang: str) -> dict[str, Any]:
    return told(parse(line, now=NOW, names=NAMES, lang="en" if lang == "en" else "fr-CA"))


CASES = [(lang, case) for lang in ("en", "fr") for name in ("", "telephone_") for case in read(f"{name}{lang}.jsonl")]


@pytest.mark.parametrize(("lang", "case"), CASES, ids=[case["line"] for _, case in CASES])
def test_a_line_comes_to_what_the_officer_meant(lang: str, case: dict[str, Any]) -> None:
    wanted = {name: value for name, value in case.items() if name != "line"}
    assert understood(case["line"], lang) == wanted


@pytest.mark.parametrize("case", [case for lang, case in CASES if lang == "fr"], ids=lambda case: case["line"])
def test_accents_are_optional(case: dict[str, Any]) -> None:
    if case["line"].startswith("rencontré"):
        pytest.skip("here the accent is all that tells the past (rencontré) from the plan (rencontre)")
    bare = "".join(c for c in unicodedata.normalize("NFD", case["line"]) if not unicodedata.combining(c))
    said = understood(bare, "fr")
    for name in ("kind", "channel", "parties", "due", "start", "every", "duration_s", "priority", "tone", "place"):
        assert said.get(name) == case.get(name), name


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=lambda case: case["line"])
def test_capitals_and_spaces_change_nothing_but_the_title(case: dict[str, Any]) -> None:
    loud = parse(f"  {case['line']}  ".replace(" ", "  "), now=NOW, names=NAMES, lang="fr-CA")
    assert loud.due == case.get("due")
    assert loud.start == case.get("start")
    assert loud.kind == case.get("kind", "")
