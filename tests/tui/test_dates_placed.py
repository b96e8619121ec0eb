"""A time that was found tells where it stands in its clause: its tokens are those of its words, as they were typed."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.tui.any_line import corpus
from tui.quick_entry.clause import Clause
from tui.quick_entry.dates import Hit, find
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
        for hit in hits:
            first, last = clause.tokens[hit.first], clause.tokens[hit.last - 1]
            assert (first.start, last.end) == hit.found.span, line
