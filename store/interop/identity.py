"""The name a record bears outside: its own UID, else one made from what never changes of it, found again on import."""

from __future__ import annotations

import re
from hashlib import blake2s

from store.records import Record
from store.workspace import Workspace

_MADE = re.compile(r"([a-z]{3,12})-(\d{1,18})-([0-9a-f]{16})@passerelle")


def uid_of(record: Record) -> str:
    """Return the UID of a record for exports."""
    return record.uid or f"{record.table}-{record.id}-{_print(record)}@passerelle"


def bearers(workspace: Workspace, kind: type[Record], uid: str) -> list[int]:
    """Return the numbers of the records of a kind that bear this UID, or were exported under it."""
    found = list(workspace.ids(kind, uid=uid))
    made = _MADE.fullmatch(uid)
    if made is not None and made[1] == kind.table:
        record = workspace.get(kind, int(made[2]))
        if record is not None and not record.uid and _print(record) == made[3]:
            found.append(record.id)
    return found


def made_from(*parts: str) -> str:
    """Return a UID for something that came without one: the same for the same content."""
    return blake2s("\0".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest() + "@content"


def _print(record: Record) -> str:
    born = f"{record.table}/{record.id}/{record.created_at.isoformat()}/{record.created_by}"
    return blake2s(born.encode(), digest_size=8).hexdigest()
