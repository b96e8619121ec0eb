"""Shape 2: the codes by which records are found stand in the document, also where they are the default.

An item of shape 1 that is still to be triaged does not say `status`, so that no list of the inbox would find it.
"""

from __future__ import annotations

from typing import Any

_DEFAULTS = {
    "parties": {"kind": "group"},
    "items": {"kind": "task", "status": "inbox"},
    "entries": {"kind": "note"},
    "meetings": {"status": "planned"},
    "initiatives": {"phase": "draft"},
}


def migrate(table: str, document: dict[str, Any]) -> dict[str, Any]:
    """Return a document of shape 1 in shape 2."""
    missing = {code: value for code, value in _DEFAULTS.get(table, {}).items() if code not in document}
    return {**document, **missing}
