"""The way out in one direction: what stands after an explicit key is read as that, in whatever order keys stand."""

from __future__ import annotations

from datetime import datetime

import pytest

from tui.quick_entry import Draft, Known, Names, parse
from tui.quick_entry.keys import keyed
from tui.quick_entry.tokens import tokenize

NOW = datetime(2026, 11, 22, 16, 0)
"""A Sunday afternoon."""
NAMES = Names([Known(1, "nur", "Nursing"), Known(2, "it", "IT")])


def read(line: str) -> Draft:
    return parse(line, now=NOW, names=NAMES, lang="en")


@pytest.mark.parametrize(
    ("line", "start", "minutes"),
    [
        ("meet x on: fri at: 2pm", "2026-11-27T14:00", None),
        ("meet x at: 2pm on: fri", "2026-11-27T14:00", None),
        ("meet x friday at: 2pm", "2026-11-27T14:00", None),
        ("meet x tomorrow 3pm at: 2pm", "2026-11-23T14:00", None),
        ("meet x for: 45m on: fri at: 2pm", "2026-11-27T14:00", 45),
        ("meet x fri from: 2pm until: 4pm", "2026-11-27T14:00", 120),
        ("rdv x le: vendredi à: 14h durée: 45 min", "2026-11-27T14:00", 45),
        ("rdv x vendredi de: 14h jusqu'à: 16h", "2026-11-27T14:00", 120),
        ("event fair from: 24 dec until: 26 dec", "2026-12-24", 3 * 1440),
        ("événement foire de: 24 déc jusqu'à: 26 déc", "2026-12-24", 3 * 1440),
    ],
)
def test_a_day_an_hour_a_length_an_end(line: str, start: str, minutes: int | None) -> None:
    draft = read(line)
    assert (draft.start, draft.duration_s and draft.duration_s // 60) == (start, minutes)
    assert draft.title in ("x", "fair", "foire")
    assert draft.due is None


@pytest.mark.parametrize(
    "line", ["task x due: fri at: 2pm", "tâche x éch: vendredi à: 14h", "tâche x à: 14h le: vendredi"]
)
def test_what_is_due_at_an_hour_of_a_day(line: str) -> None:
    assert (read(line).due, read(line).title) == ("2026-11-27T14:00", "x")


@pytest.mark.parametrize(
    "line",
    [
        "meet x every: tuesday at: 9:30 until: 15 mar",
        "meet x until: 15 mar every tuesday 9:30",
        "rdv x chaque: mardi à: 9h30 jusqu'au: 15 mars",
        "rdv x tous les mardis 9h30 jusqu': 15 mars",
    ],
)
def test_what_comes_back_until_a_day(line: str) -> None:
    draft = read(line)
    assert draft.every == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270315T235959"
    assert (draft.start, draft.due, draft.title) == ("2026-11-24T09:30", None, "x")


@pytest.mark.parametrize("line", ["meet x re: #12 fri 2pm", "rdv x réf: #12 vendredi 14h"])
def test_what_it_is_about(line: str) -> None:
    assert (read(line).links, read(line).title) == (("#12",), "x")
    assert read("note re: the badges").title == "re: the badges", "which is no record"


@pytest.mark.parametrize(
    ("line", "place"),
    [("meet x fri 2pm loc: Café Central, #ehr", "Café Central"), ("rdv x vendredi 14h lieu: salle 12", "salle 12")],
)
def test_where_it_is(line: str, place: str) -> None:
    assert (read(line).place, read(line).title.strip(", ")) == (place, "x")


@pytest.mark.parametrize("deadline", ["by friday", "before saturday", "due friday", "d'ici vendredi", "avant samedi"])
def test_a_deadline_is_to_come_also_in_what_is_told_of_a_call(deadline: str) -> None:
    found = read(f"call nur: wants it {deadline}").dates[0]
    assert (found.end or found.value)[:10] in ("2026-11-27", "2026-11-28")
    assert read("call nur: no word since friday").dates[0].start == "2026-11-20", "and that is over"


@pytest.mark.parametrize("line", ["task x due: for: 2h", "task x due: due:", "task x due: !high", "task x every: loc:"])
def test_a_key_with_nothing_of_its_own_behind_it_says_nothing(line: str) -> None:
    draft = read(line)
    assert (draft.due, draft.every) == (None, "")


@pytest.mark.parametrize("line", ["due", "due(fri", "due fri", "due :fri", ":fri", "5due:fri", ""])
def test_a_word_that_no_colon_ends_is_no_key_wherever_one_looks(line: str) -> None:
    tokens = tokenize(line)
    for place in range(len(tokens) + 2):
        assert keyed(line, tokens, place, NOW, "DMY", NAMES) is None


def test_what_follows_a_stroke_has_no_key_before_its_first_colon() -> None:
    tokens = tokenize("//:fri due")[2:]
    assert tokens[0].glued
    assert keyed("//:fri due", tokens, 0, NOW, "DMY", NAMES) is None, "the word before the first is not the last"


@pytest.mark.parametrize(
    ("line", "due", "start"),
    [
        ("send list due: 3 days", "2026-11-25", None),
        ("envoyer la liste échéance: 2 sem", "2026-12-06", None),
        ("envoyer la liste échéance: 3 jours ouvrables", "2026-11-25", None),
        ("send list due: 2h", "2026-11-22T18:00", None),
        ("meet nur at: 30m", None, "2026-11-22T16:30"),
        ("meet nur on: biweekly", None, None),
        ("send list due: biweekly", None, None),
    ],
)
def test_a_length_where_a_key_wants_a_day_is_one_from_now(line: str, due: str | None, start: str | None) -> None:
    draft = read(line)
    assert (draft.due, draft.start, draft.duration_s) == (due, start, None)
