"""Whatever is typed, however far: a draft comes back, its places lie within the line, nothing is lost."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui.quick_entry import Choices, Draft, as_json, parse
from tui.quick_entry.clause import CONNECTIVES
from tui.quick_entry.draft import Found
from tui.quick_entry.folding import fold
from tui.quick_entry.orders.form import BETWEEN
from tui.quick_entry.people.parties import ARTICLES
from tui.quick_entry.shown.cheatsheet import CAST, sheet
from tui.quick_entry.shown.chips import chips
from tui.quick_entry.titles import ADDING_NOTHING, GOT, HANGING, NEEDED
from tui.quick_entry.words import lexicon

NOW = datetime(2026, 11, 18, 10, 0)
LINES = [
    json.loads(line)["line"]
    for file in sorted((Path(__file__).parent / "lines").glob("*.jsonl"))
    if file.stem != "names"
    for line in file.read_text(encoding="utf-8").splitlines()
] + [row.line for lang in ("en", "fr") for section in sheet(NOW, lang) for row in section.rows]
EXPRESSIONS = [
    line.partition(" → ")[0]
    for file in sorted((Path(__file__).parent / "expressions").glob("*.txt"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
WORDS = st.sampled_from(sorted(lexicon().words) + [word for line in LINES for word in line.split()])
SIGNS = st.text(st.sampled_from("0123456789/-:.,'’@#!$%€()\"«»\\ \u00a0\u202fhHtpm+–éà½²٣"), max_size=60)


def check(line: str, draft: Draft) -> None:
    first = line.partition("\n")[0]
    for span in draft.spans:
        assert 0 <= span.start < span.end <= len(first)
    for found in draft.dates:
        assert 0 <= found.span[0] < found.span[1] <= len(first)
        for moment in (found.value, found.start, found.end):
            assert not moment or datetime.fromisoformat(moment)
        assert found.confidence in (1, 2, 3)
    assert draft.title or not first.strip().strip(" ,;:–—-.?!…\\") or draft.spans, "what was typed is somewhere"
    json.dumps(as_json(draft))
    for lang in ("en", "fr"):
        assert chips(draft, now=NOW, lang=lang)


def lost(line: str, draft: Draft) -> list[str]:
    """Return the words of a line that stand neither in its title nor in a field; a preposition goes with its date or
    its party, a small word with the fields of an order between which it stands."""
    with_dates = HANGING | NEEDED | {word for words in ADDING_NOTHING for word in words}
    beside = CONNECTIVES | ARTICLES | with_dates | {"of"} | (BETWEEN if draft.order else frozenset())
    beside |= GOT if draft.kind == "contact" else frozenset()
    small = {word.strip("'") for word in beside} | {"n"}  # "nur n pha"
    told = [draft.title, draft.body, draft.follow_up.title if draft.follow_up else ""]
    told += [draft.order.text, str(draft.order.values)] if draft.order else []
    kept = Counter(re.findall(r"\w+", fold(" ".join(told))))
    taken = [(span.start, span.end) for span in draft.spans if span.confidence >= 2]
    missing = []
    for match in re.finditer(r"\w+", line):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        word = fold(match[0])
        if kept[word] == 0 and word not in small:
            missing.append(word)
        kept[word] -= 1
    return missing


def unsaid(line: str, draft: Draft) -> list[str]:
    """Return the expressions of time that left the title though no field says all that they do: the length, the hours,
    the end of a stretch, that it comes back. Nobody starts at night: `4:30` may be an hour of the afternoon."""
    lit = {(span.start, span.end): span.role for span in draft.spans if span.confidence > 1}
    gone = [
        found for found in draft.dates if found.span in lit and lit[found.span] in ("date", "duration", "recurrence")
    ]
    gone = [found for found in gone if fold(line[slice(*found.span)]) not in fold(draft.title)]
    missing = [line[slice(*found.span)] for found in gone if not found.part and not is_said(draft, found)]
    return missing + (unsaid(line, draft.follow_up) if draft.follow_up else [])


def is_said(draft: Draft, found: Found) -> bool:
    told = [moment for moment in (draft.start, draft.due, draft.here) if moment]
    if draft.start and draft.duration_s:
        told.append((datetime.fromisoformat(draft.start) + timedelta(seconds=draft.duration_s)).isoformat())
    if found.kind == "duration":
        goes_on = found.seconds >= 7 * 86_400 and "UNTIL=" in draft.every
        return draft.duration_s == found.seconds or goes_on or "25h" in draft.text  # no such hour: it is asked about
    if found.rrule:
        return bool(draft.every) and (not found.seconds or draft.duration_s == found.seconds)
    hours = {moment[11:16] for moment in told} | {hour(moment[11:16], 12) for moment in told if moment[11:16]}
    ends = [end for end in (found.value, found.start, found.end) if "T" in end and not end.endswith("23:59:59")]
    if found.kind == "range" and found.start and found.end and "T" not in found.end and not draft.every:
        days = (datetime.fromisoformat(found.end) - datetime.fromisoformat(found.start)).days
        return days in (1, 2, 5, 7) or draft.duration_s == days * 86_400 or found.relation != "at"
    return "BYHOUR" in draft.every or all(end[11:16] in hours for end in ends)


def hour(told: str, earlier: int) -> str:
    return f"{(int(told[:2]) - earlier) % 24:02}{told[2:]}" if told else ""


def test_no_hour_and_no_length_leaves_the_title_that_is_not_saved() -> None:
    assert {line: words for line in LINES if (words := unsaid(line, parse(line, now=NOW, names=CAST)))} == {}


def test_every_word_of_what_officers_type_is_somewhere() -> None:
    assert {line: words for line in LINES if (words := lost(line, parse(line, now=NOW, names=CAST)))} == {}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([word for line in LINES for word in line.split()]), max_size=12).map(" ".join))
def test_no_word_is_lost_in_whatever_order(line: str) -> None:
    draft = parse(line, now=NOW, names=CAST)
    check(line, draft)
    assert lost(line, draft) == []


def test_every_beginning_of_every_line_is_understood_or_kept() -> None:
    for line in LINES:
        for end in range(len(line) + 1):
            check(line[:end], parse(line[:end], now=NOW))


@settings(max_examples=300, deadline=None)
# from a day to an hour: only one of them can be put into the afternoon
@example(["huddle daily from dec 7 to dec 11 at 8am", "they cant do samples before feb"])
@example(["5 jui. Je serai de 5 a 7 aujourd'hui", "remind me to move"])
@given(st.lists(st.sampled_from([*LINES, *EXPRESSIONS]), min_size=2, max_size=3))
def test_lines_that_run_into_each_other(lines: list[str]) -> None:
    line = " ".join(lines)
    check(line, parse(line, now=NOW, names=CAST))


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join), st.booleans(), st.sampled_from(["DMY", "MDY"]))
def test_any_words_in_any_order(line: str, loose: bool, order: str) -> None:
    check(line, parse(line, now=NOW, loose=loose, order=order))  # type: ignore[arg-type]  # one of the two


@settings(max_examples=300, deadline=None)
@example("stock ² before 1²", NOW)  # a word whose letters fold to figures
@given(SIGNS | st.text(max_size=80), st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1)))
def test_any_signs_on_any_day(line: str, now: datetime) -> None:
    check(line, parse(line, now=now))


def test_a_line_made_to_be_slow_is_left_as_it_is() -> None:
    pieces = ("9 ", "1/", "a 9 ", "the 3 of ", "every 2 ", "from 9 to ", "in 3 days after ", "@", "due: ", '"', "// ")
    for piece in pieces:
        line = (piece * 500)[:500]
        parse(line, now=NOW, loose=True)
        begun = time.perf_counter()
        parse(line, now=NOW, loose=True)
        assert time.perf_counter() - begun < 0.25, piece


def test_what_is_unrecognised_is_not_recognised_again() -> None:
    for line in LINES:
        if line.startswith(("term ", "terme ")):
            continue  # whatever stands there is the word that is defined
        for span in parse(line, now=NOW, names=CAST).spans:
            place = (span.start, span.end)
            draft = parse(line, now=NOW, names=CAST, choices=Choices().with_literal(place))
            again = [one for one in draft.spans if one.start < span.end and span.start < one.end and one.confidence > 1]
            assert not again, (line, place)
