"""The six records: fields, codes, state machine and operations, one file each.

An item's operations stand in three files, as people would look for them: `triage`, `mediation`, `settlement`; an
initiative's phases in `gate`, its heads in `consulting`, its people in `involving`, its dates in `shifting`, what is
done about trouble in `adjusting`.
"""

from store.records import (
    adjusting,
    consulting,
    entry,
    gate,
    initiative,
    involving,
    item,
    mediation,
    meeting,
    occurrence,
    party,
    proceedings,
    rescheduling,
    settlement,
    shifting,
    term,
    triage,
)  # fmt: skip
from store.records.entry import Entry
from store.records.initiative import Initiative
from store.records.item import Item
from store.records.meeting import Meeting
from store.records.operation import OPERATIONS, Operation
from store.records.party import Party
from store.records.record import Record
from store.records.term import Term

RECORDS: dict[str, type[Record]] = {kind.table: kind for kind in (Party, Item, Entry, Meeting, Initiative, Term)}
"""Table → the type of its records."""

CHANGES: dict[str, type[Operation]] = {
    "parties": party.Change,
    "items": item.Change,
    "entries": entry.Correct,
    "meetings": rescheduling.Change,
    "initiatives": initiative.Change,
    "terms": term.Change,
}
"""Table → the operation that gives its records' fields new values."""

__all__ = [
    "CHANGES",
    "OPERATIONS", "RECORDS", "Entry", "Initiative", "Item", "Meeting", "Operation", "Party", "Record", "Term",
    "adjusting", "consulting", "entry", "gate", "initiative", "involving", "item", "mediation", "meeting", "occurrence",
    "party", "proceedings", "rescheduling", "settlement", "shifting", "term", "triage",
]  # fmt: skip
