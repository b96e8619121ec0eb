"""A store's journal as its bytes."""

from pathlib import Path


def commits_of(store: Path) -> bytes:
    """Return the journal without the room that is kept behind its commits."""
    return (store / "journal.jsonl").read_bytes().rstrip(b"\n") + b"\n"
