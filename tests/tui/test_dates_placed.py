"""A time that was found tells where it stands in its clause: its tokens are those of its words, as they were typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.tui.any_line import corpus
from tests.tui.test_quick_entry_lines import NAMES
from tui.quick_entry import grammar, parse
from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit, find
from tui.quick_entry.dating import dated
from tui.quick_entry.dating.placing import is_for, placed
from tui.quick_entry.tokens import tokenize

NOW = datetime(2026, 11, 18, 10)


def times(line: str) -> tuple[Clause, list[Hit]]:
    """Return a line as a clause, and the times in it."""
    tokens = tokenize(line)
    clause = Clause(line, tokens, bytearray(len(tokens)))
    return clause, [placed(clause, hit.found, hit.said) for hit in find(tokens, NOW)]


@pytest.mark.parametrize(
    ("line", "words", "lead"),
    [
        ("envoyer la liste pour vendredi 27", ["pour", "vendredi", "27"], ("liste", "pour")),
        ("tomorrow call nur", ["tomorrow"], ("tomorrow",)),
        ("meet nur d'ici le 3 déc.", ["d'", "ici", "le", "3", "dec", "."], ("nur", "d'")),
    ],
)
def test_a_time_tells_its_tokens_and_what_may_lead_it(line: str, words: list[str], lead: tuple[str, ...]) -> None:
    clause, (hit,) = times(line)
    assert clause.each[hit.first : hit.last] == words
    assert hit.lead == lead


def test_a_time_can_be_remembered_by_what_it_is() -> None:
    assert {*times("slides for friday")[1]} == {*times("slides for friday")[1]}


def test_for_leads_a_date_before_it_or_in_it() -> None:
    assert [is_for(hit) for hit in times("slides for friday, call nur saturday")[1]] == [True, False]


def test_the_tokens_of_a_time_are_its_words_and_no_others() -> None:
    for line in corpus():
        clause, hits = times(line)
        stand_at_their_words(clause, hits)


def stand_at_their_words(clause: Clause, hits: list[Hit]) -> None:
    """Assert that each time tells the tokens of its words in the clause, and what leads it."""
    for hit in hits:
        first, last = clause.tokens[hit.first], clause.tokens[hit.last - 1]
        assert (first.start, last.end) == hit.found.span, clause.line
        assert hit == placed(clause, hit.found, hit.said), clause.line


@pytest.mark.parametrize(("rules", "name"), [(grammar, "dates"), (dated, "_days_that_count")])
def test_what_the_rules_make_of_a_time_stands_at_its_words_too(
    rules: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule that moves the edges of a time, or makes another of it, places it again."""
    made: Callable[..., Any] = getattr(rules, name)
    changed = 0

    def watched(clause: Clause, *told: Any) -> Any:
        nonlocal changed
        before = clause.hits
        answer = made(clause, *told)
        hits = answer if isinstance(answer, list) else answer[0]
        stand_at_their_words(clause, hits)
        changed += hits != before
        return answer

    monkeypatch.setattr(rules, name, watched)
    for line in corpus():
        parse(line, now=NOW, names=NAMES, lang="fr-CA")
    assert changed > 20, "the rules were watched"
