"""What is known, and how it is kept; never a terminal."""

from store.engine.protocol import Commit, Here
from store.records import OPERATIONS, RECORDS, Entry, Initiative, Item, Meeting, Operation, Party, Record, Term
from store.sentence import Conflict, Corrupt, Refused, Sentence, StoreError, Unreachable, reference
from store.workspace import Done, Workspace, open_workspace

__all__ = [
    "OPERATIONS", "RECORDS", "Commit", "Conflict", "Corrupt", "Done", "Entry", "Here", "Initiative", "Item", "Meeting",
    "Operation", "Party", "Record", "Refused", "Sentence", "StoreError", "Term", "Unreachable", "Workspace",
    "open_workspace", "reference",
]  # fmt: skip
