"""An operation: one decision of one user, the only way anything changes.

Each operation is a frozen, typed Struct beside its record. Its `apply` is a pure function of what is on the desk: it
either lays changed records on it or raises `Refused`; so the same method answers *may I?* and *does it*.
Its inverse is the same for all: the records it wrote return to what they were before, provided nobody has changed
them since (`Workspace.undo`). The first line of its docstring is what palette, help and shell show.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Protocol, TypeVar

from msgspec import Struct

from store.records.record import Record

R = TypeVar("R", bound=Record)


class Desk(Protocol):
    """What an operation may see and touch: the records as they are now, and its own changes on top."""

    user: str
    """The login whose decision this is (the real uid's name)."""
    now: datetime
    """The instant of the decision, UTC."""
    zone: str
    """The IANA zone the user lives in."""

    def get(self, kind: type[R], id: int, rev: int = 0) -> R:
        """Return a record. Refused where there is none; Conflict where `rev` is given and is no longer its revision."""
        ...

    def find(self, kind: type[R], /, **values: Any) -> list[R]:
        """Return the records whose indexed field has (or, of a list, holds) each value, by id."""
        ...

    def add(self, record: R) -> R:
        """Lay down a new record; returns it with its number, author and time."""
        ...

    def put(self, record: Record) -> None:
        """Replace a record by this version of it."""
        ...


OPERATIONS: dict[str, type[Operation]] = {}


class Operation(Struct, frozen=True, kw_only=True):
    """Base of all operations; `act` is what it is called, `thing.verb`.

    A `Struct` is the dataclass of msgspec: defined forty times faster, which start-up feels, and converted from text
    with every constraint of its fields checked.
    """

    act: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        """Enter the operation in the table that shell, palette and help derive from."""
        OPERATIONS[cls.act] = cls

    def apply(self, desk: Desk) -> None:
        """Lay the changed records on the desk, or raise Refused with what is missing."""
        raise NotImplementedError

    @classmethod
    def summary(cls) -> str:
        """Return the line that tells what it does (English; a key of the catalogues)."""
        return (cls.__doc__ or cls.act).strip().splitlines()[0].rstrip(".")
