"""What a document may hold: the same on every engine, and nothing that a terminal obeys."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.engine import codec
from store.sentence import Refused

SCALARS = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t"))
VALUES = st.recursive(SCALARS | TEXTS, lambda part: st.lists(part) | st.dictionaries(TEXTS, part), max_leaves=20)
DOCUMENTS = st.dictionaries(TEXTS, VALUES, max_size=5)


def nested(levels: int) -> Any:
    document: Any = {}
    for _ in range(levels - 1):
        document = {"in": document}
    return document


REFUSED: dict[str, list[Any]] = {
    "title": [{"title": "a\x1b[31m"}, {"title": "\x00"}, {"title": "\r\n"}, {"title": "\x7f"}, {"title": "\x9b31m"}],
    "options[1].name": [{"options": [{}, {"name": "bell\a"}]}],
    "score": [{"score": math.nan}, {"score": math.inf}, {"score": -math.inf}],
    "count": [{"count": 2**63}, {"count": -(2**63) - 1}, {"count": 10**30}],
    "name": [{"name": "\ud800"}],
    "'bell\\x07'": [{"bell\a": 1}],
    "data": [{"data": b"bytes"}, {"data": {1, 2}}, {"data": {1: "a"}}, {"data": {None: 1}}],
    ".".join(["in"] * 64): [nested(65)],
}


@pytest.mark.parametrize(("place", "document"), [(place, doc) for place, docs in REFUSED.items() for doc in docs])
def test_what_cannot_be_kept_is_refused_and_its_place_named(place: str, document: Any) -> None:
    with pytest.raises(Refused) as refusal:
        codec.encode(document)
    assert refusal.value.field == place


@pytest.mark.parametrize("document", [doc for docs in REFUSED.values() for doc in docs])
def test_json_text_is_refused_as_the_same_document_would_be(document: Any) -> None:
    try:
        text = json.dumps(document).encode()
    except TypeError:
        return
    if isinstance(document.get("data"), dict):
        return  # JSON text names every field with text
    with pytest.raises(Refused):
        codec.compact(text)


@pytest.mark.parametrize(
    "text",
    [b"", b"[]", b"null", b'"x"', b"{", b"{}x", b"{'a':1}", b'{"a":NaN}', b'{"a":1e999}', b'{"a":"\\ud800"}',
     b'{"a":"\xff"}', b'{"a":"\xed\xa0\x80"}', b"[" * 100_000, b'{"a":' * 100_000],
)  # fmt: skip
def test_text_that_is_no_json_object_is_refused(text: bytes) -> None:
    with pytest.raises(Refused):
        codec.compact(text)


def test_a_document_has_its_length_and_depth() -> None:
    assert codec.encode(nested(64)) == codec.compact(codec.encode(nested(64)))
    longest = {"t": "x" * (codec.DOCUMENT - 8)}
    assert len(codec.encode(longest)) == codec.DOCUMENT
    for attempt in (codec.encode, lambda doc: codec.compact(json.dumps(doc).encode())):
        with pytest.raises(Refused):
            attempt({"t": "x" * (codec.DOCUMENT - 7)})


@given(DOCUMENTS)
def test_what_is_kept_comes_back_unchanged(document: dict[str, Any]) -> None:
    kept = codec.encode(document)
    assert json.loads(kept) == document
    assert b"\n" not in kept
    assert codec.compact(json.dumps(document, indent=1).encode()) == kept


@given(st.recursive(SCALARS | st.text(), lambda part: st.lists(part) | st.dictionaries(st.text(), part), max_leaves=9))
def test_both_ways_in_refuse_the_same(value: Any) -> None:
    def is_kept(attempt: Any) -> bool:
        try:
            attempt()
        except Refused:
            return False
        return True

    text = json.dumps({"v": value}).encode()
    assert is_kept(lambda: codec.encode({"v": value})) == is_kept(lambda: codec.compact(text))
