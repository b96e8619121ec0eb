"""Dates are looked for in the stretches of a line between plain words; a line read whole says the same."""

from __future__ import annotations

import ast
import random
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from tests.tui.any_line import corpus
from tui.quick_entry import dates
from tui.quick_entry.dates import CONTENT, find, in_stretch
from tui.quick_entry.dates.rules import NEEDS
from tui.quick_entry.dates.scan import Order, Scan
from tui.quick_entry.dates.stretches import stretches
from tui.quick_entry.idioms import hushed
from tui.quick_entry.tokens import Token, merged, opaque, tokenize
from tui.quick_entry.words import lexicon
from tui.quick_entry.wordset import NAMED

NOW = datetime(2026, 11, 18, 10)
CORPUS = corpus()
WORDS = sorted({word for line in CORPUS for word in line.split()})
OTHERS = [
    "3", "5", "8", "10", "12", "15", "24", "230", "0900", "2026", "7h", "9:30", "2pm", "lundi", "friday", "mars",
    "dec", "vans", "pens", "tests", "zoe", "15'", "12/4", "9-11", "8h30", "+2d", "-", "–", ":", ",", "mon-fri", "q3",
    "1st",
]  # fmt: skip


def whole(tokens: list[Token], *, past: bool, anchor: date | None, ahead: bool = False) -> list[object]:
    """Return what stands in a line that is read as one stretch."""
    return [*in_stretch(tuple(tokens), NOW, "DMY", past, False, "CA-QC", anchor, ahead)[0]]


def without_idioms(line: str) -> list[Token]:
    return hushed(tokenize(line), line, in_capitals=line.isupper())


def lines(chance: random.Random) -> list[str]:
    """Return lines of pieces of what people type, and of its words in any order."""
    pieces = [" ".join(line.split()[chance.randrange(3) :]) for line in CORPUS]
    said = [" ".join(chance.sample(pieces, 3))[:240] for _ in range(400)]
    return said + [" ".join(chance.choices(WORDS, k=chance.randint(3, 30))) for _ in range(400)]


@pytest.mark.parametrize("past", [False, True])
def test_a_line_read_stretch_by_stretch_says_what_it_says_as_a_whole(past: bool) -> None:
    anchor = date(2026, 11, 20) if past else None
    chance = random.Random(7)
    for line in lines(chance):
        taken = chance.choice([0, 0, 0.1, 0.3])  # by what is no date
        tokens = [opaque(one, "") if chance.random() < taken else one for one in without_idioms(line)]
        found = find(tokens, NOW, past=past, region="CA-QC", anchor=anchor)
        assert found == whole(tokens, past=past, anchor=anchor), line


@pytest.mark.parametrize("ahead", [False, True])
def test_words_that_any_rule_names_reach_no_further_than_the_plain_word_beside_them(ahead: bool) -> None:
    chance = random.Random(11)
    phrases = (
        f"{first} {' '.join(rest)}"
        for first, opened in lexicon().phrases.items()
        for rest, _ in chain(*opened.values())
    )
    words = sorted({*NAMED, *lexicon().looked_at, *phrases})
    for _ in range(1_500):
        line = " ".join(chance.choice(words if chance.random() < 0.6 else OTHERS) for _ in range(chance.randint(2, 9)))
        tokens = without_idioms(line)
        assert find(tokens, NOW, region="CA-QC", ahead=ahead) == whole(tokens, past=False, anchor=None, ahead=ahead), (
            line
        )


def test_stretches_are_parted_by_plain_words_which_stand_in_both() -> None:
    tokens = tokenize("monday the nurses asked whether someone could write by friday noon")
    first, second = stretches(tokens)
    assert [token.start for token in first] == [tokens[i].start for i in range(3)], "monday the nurses"
    assert [token.text for token in second] == ["write", "by", "friday", "noon"]
    assert not [*stretches(tokenize("nurses asked whether someone could write"))]


def test_the_next_key_leaves_what_stands_before_it_as_it_was() -> None:
    line = "monday the nurses asked whether someone could write by friday"
    (first, _), (again, _) = (stretches(tokenize(text)) for text in (line, line + " n"))
    assert first == again, "the same tokens: what was found in them is remembered"


def test_while_a_word_is_typed_that_no_rule_names_the_stretch_before_it_stays_as_it_was() -> None:
    (first,), (again,) = (stretches(tokenize(f"see you friday {word}")) for word in ("rosto", "rostox"))
    assert first == again
    (named,) = stretches(tokenize("see you friday then"))
    assert [token.text for token in named][-1] == "then"


@pytest.mark.parametrize("line", CORPUS[::7])
def test_each_key_of_a_line_finds_what_the_line_as_a_whole_says(line: str) -> None:
    for end in range(1, len(line) + 1):
        tokens = without_idioms(line[:end])
        assert find(tokens, NOW, region="CA-QC") == whole(tokens, past=False, anchor=None), line[:end]


def compared(node: ast.AST) -> Iterator[str]:
    """Yield the words that some token's text is compared with."""
    for one in ast.walk(node):
        sides = [one.left, *one.comparators] if isinstance(one, ast.Compare) else []
        if any(isinstance(side, ast.Attribute) and side.attr == "text" for side in sides):
            for side in sides:
                yield from (
                    piece.value
                    for piece in ast.walk(side)
                    if isinstance(piece, ast.Constant) and isinstance(piece.value, str)
                )


def test_every_word_that_a_rule_looks_for_is_one_that_stretches_know() -> None:
    known = NAMED | lexicon().looked_at.keys()
    for path in Path(dates.__file__).parent.glob("*.py"):
        for text in compared(ast.parse(path.read_text("utf-8"))):
            strange = [word for word in text.split() if word.strip("'").isalpha() and word not in known]
            assert not strange, f"{path.name}: declare {strange} with any_of, or in words/silent.py"


@pytest.mark.parametrize(
    ("rule", "need"),
    [pytest.param(rule, need, id=rule.__name__) for rule, needs in NEEDS.items() for need in needs],
)
def test_a_rule_finds_nothing_without_a_word_that_it_says_it_needs(
    rule: Callable[[Scan, int], object], need: int
) -> None:
    chance = random.Random(rule.__name__)
    places: list[tuple[Order, str]] = [("DMY", "CA-QC"), ("DMY", "FR"), ("MDY", "US"), ("DMY", "GB")]
    content, others = spoken(need, of_time=True), spoken(need, of_time=False)
    for _ in range(400):
        line = " ".join(chance.choice(content if chance.random() < 0.4 else others) for _ in range(7))
        one = " ".join([*chance.choices(others, k=3), chance.choice(content), *chance.choices(others, k=3)])
        for past, loose, ahead in ((False, True, False), (True, False, False), (False, False, True)):
            for text in (line, one):
                order, region = chance.choice(places)
                scan = Scan(merged(tokenize(text)), NOW, order, past, loose, region, NOW.date(), ahead)
                if not scan.amid & need:
                    assert not [i for i in range(scan.end) if rule(scan, i) is not None], text


def spoken(need: int, *, of_time: bool) -> list[str]:
    """Return the words and phrases that speak of time, or those that do not, but for those of these senses."""
    phrases = (
        f"{first} {' '.join(rest)}"
        for first, opened in lexicon().phrases.items()
        for rest, _ in chain(*opened.values())
    )
    senses = {word: senses_of(word) for word in sorted({*lexicon().looked_at, *phrases, *OTHERS})}
    return [word for word, amid in senses.items() if not amid & need and bool(amid & CONTENT) == of_time]


@cache
def senses_of(words: str) -> int:
    """Return the senses of a word, or of a phrase as a whole."""
    return Scan(merged(tokenize(words)), NOW, "DMY", past=False, loose=True).amid
