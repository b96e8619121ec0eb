"""Every code and field that the store keeps has a word that people read."""

import types
import typing
from collections.abc import Iterator

import pytest
from msgspec import Struct

from store.records import RECORDS
from store.records.gate import LightState
from store.records.record import Record
from store.records.validity import hints
from store.views.board.adjustments import Verdict
from store.views.board.measures import Status
from store.views.conflict import Stage
from store.views.relay import State
from tui.labels import FIELDS, LABELS, PARTS

OWN_LINE = {"id", "rev", "created_at", "created_by"}
"""Fields that no change of a record is told in: they stand on its line of the journal, or in its first revision."""

ELSEWHERE = {
    "conflict.stage": typing.get_args(Stage),
    "relay.state": typing.get_args(State),
    "approval.state": typing.get_args(LightState),
    "measure.status": typing.get_args(Status),
    "adjustment.verdict": typing.get_args(Verdict),
    "record": tuple(RECORDS),
    "item.priority": ("1", "2", "3"),
    "agenda.what": ("due", "review", "contact", "golive", "undated"),
    **{f"answer.{kind}": ("yes", "reserve", "no", "") for kind in ("conflict", "approval", "relay")},
}
"""Labels of what is computed, or of numbers."""


def codes_of(hint: object) -> tuple[str, ...]:
    """Return the codes of a field: those of its Literal, also where it may be None."""
    if typing.get_origin(hint) is typing.Literal:
        return typing.get_args(hint)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return next((codes for arm in typing.get_args(hint) if (codes := codes_of(arm))), ())
    return ()


def coded_fields() -> Iterator[tuple[str, tuple[str, ...]]]:
    for kind in RECORDS.values():
        for field, hint in hints(kind).items():
            if codes := codes_of(hint):
                yield f"{kind.__name__.lower()}.{field}", codes


CODED = dict(coded_fields())


@pytest.mark.parametrize("field", [field for field in CODED if field != "entry.answer"])
def test_every_code_has_a_label_and_every_label_is_a_codes(field: str) -> None:
    assert set(LABELS[field]) == set(CODED[field])


@pytest.mark.parametrize("field", ELSEWHERE)
def test_what_is_computed_has_labels_too(field: str) -> None:
    assert set(LABELS[field]) == set(ELSEWHERE[field])


def test_no_label_is_for_nothing() -> None:
    assert set(LABELS) == {*CODED, *ELSEWHERE} - {"entry.answer"}


@pytest.mark.parametrize("kind", RECORDS.values(), ids=lambda kind: kind.table)
def test_every_field_has_a_label(kind: type[Record]) -> None:
    assert set(kind.__struct_fields__) - OWN_LINE - set(FIELDS) == set()


def parts_of(hint: object) -> Iterator[type[Struct]]:
    """Yield the structs that a field holds."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        yield hint
    for inner in typing.get_args(hint):
        yield from parts_of(inner)


def test_every_field_of_what_a_record_holds_has_a_label() -> None:
    held = {part for kind in RECORDS.values() for hint in hints(kind).values() for part in parts_of(hint)}
    fields = {field for part in held for field in part.__struct_encode_fields__}
    assert fields - set(FIELDS) == set(PARTS)


def test_no_field_is_labelled_that_no_record_has() -> None:
    assert set(FIELDS) - {field for kind in RECORDS.values() for field in kind.__struct_fields__} == set()


def test_no_two_codes_of_a_field_share_a_label() -> None:
    for field, words in LABELS.items():
        assert len(set(words.values())) == len(words), field
