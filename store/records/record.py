"""What all six records have in common, and the types their fields are made of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

PartyId = Annotated[int, Meta(extra={"ref": "parties"})]
ItemId = Annotated[int, Meta(extra={"ref": "items"})]
EntryId = Annotated[int, Meta(extra={"ref": "entries"})]
MeetingId = Annotated[int, Meta(extra={"ref": "meetings"})]
InitiativeId = Annotated[int, Meta(extra={"ref": "initiatives"})]
TermId = Annotated[int, Meta(extra={"ref": "terms"})]
Login = Annotated[str, Meta(extra={"ref": "login"})]
Day = Annotated[str, Meta(extra={"ref": "day"})]
"""`2026-11-27`: a date of the calendar, with no hour."""
Moment = Annotated[str, Meta(extra={"ref": "moment"})]
"""`2026-11-27` (all day) or `2026-11-27T14:00:00Z` (an instant, UTC)."""
LocalMoment = Annotated[str, Meta(extra={"ref": "local"})]
"""`2026-11-27` (all day) or `2026-11-27T14:00` (the hour on the wall, in the zone beside it)."""
Scale = Annotated[int, Meta(ge=1, le=5)]
Level = Annotated[int, Meta(ge=1, le=3)]
Tone = Annotated[int, Meta(ge=-2, le=2)]


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document of the store. `id` and `rev` stand on its line of the journal, not in the document."""

    table: ClassVar[str]
    indexes: ClassVar[tuple[str, ...]] = ()
    """The fields by which the engine finds this record without reading it."""

    id: int = 0
    rev: int = 0
    """The number of the commit that last wrote it."""
    created_at: datetime = EPOCH
    created_by: Login = ""
    tags: tuple[str, ...] = ()
    uid: str = ""
    """The name it bears elsewhere: a mail's Message-ID, a calendar's or card's UID."""


def under(record: Record, field: str) -> tuple[Any, ...]:
    """Return the values under which an index of this field has a record: of a list, each that it holds."""
    value = getattr(record, field)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)
