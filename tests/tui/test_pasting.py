"""What is pasted is text, however the terminal delivers it: nothing in it is a key."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tui.terminal.pasting import BEGIN, END, PlainPaste

HOSTILE = st.text(st.sampled_from("ab é\n\x1b[]201~;0\x07\x00\x7f\x9b\u202e"), max_size=30).filter(
    lambda text: END not in text
)


def delivered(stream: str, cuts: list[int]) -> list[str]:
    """Return the events of a stream that comes in pieces: what is pasted in quotes, keys by name."""
    parser, found = PlainPaste(), list[str]()
    edges = sorted({0, len(stream), *(cut % (len(stream) + 1) for cut in cuts)})
    for start, end in pairwise(edges):
        found += map(_told, parser.feed(stream[start:end]))
    return found


def _told(event: Any) -> str:
    return f"“{event.text}”" if isinstance(event, events.Paste) else event.key


def test_an_escape_in_a_paste_is_no_key() -> None:
    assert delivered(f"a{BEGIN}x\x1b]0;evil\x07q{END}b", []) == ["a", "“x�]0;evil�q”", "b"]


def test_lines_and_tabs_stay() -> None:
    assert delivered(f"{BEGIN}one\r\ntwo\tthree{END}", []) == ["“one\ntwo three”"]


@given(HOSTILE, st.lists(st.integers(0, 60), max_size=4))
def test_however_it_is_cut_a_paste_is_one_text_and_the_keys_round_it_are_keys(text: str, cuts: list[int]) -> None:
    first, *pasted, last = delivered(f"q{BEGIN}{text}{END}u", cuts)
    assert (first, last) == ("q", "u")
    assert len(pasted) == 1 and pasted[0].startswith("“")
    assert not any(character in pasted[0] for character in "\x1b\x07\x00\x7f\x9b\u202e")
