"""What comes in from elsewhere and what goes out: calendars, mails, cards and tables, in the formats of the field."""

from store.interop.exporting import KINDS, TABLES, export
from store.interop.importing import Import, New, prepare
from store.interop.to_md import Reader

__all__ = ["KINDS", "TABLES", "Import", "New", "Reader", "export", "prepare"]
