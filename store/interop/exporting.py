"""An export: a workspace, or part of it, in a format that other programs read. Private notes are in none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.interop import to_csv, to_ics, to_json, to_md, to_vcf
from store.interop.to_md import Reader
from store.sentence import Sentence
from store.workspace import Workspace

KINDS = ("ics", "vcf", "csv", "md", "json")
TABLES = tuple(to_csv.TABLES)

ENGLISH = Reader(say=Sentence.say, label=lambda field, code: str(code))


def export(
    workspace: Workspace, kind: str, *, of: str = "items", meetings: Sequence[int] = (), reader: Reader = ENGLISH
) -> Iterator[str]:
    """Yield an export piece by piece, one of `KINDS`.

    `of`: the list that a csv holds, one of `TABLES`. `meetings`: the numbers of those that an ics holds, all where none
    is named. `reader`: the language of an md.
    """
    if kind == "ics":
        return to_ics.calendar(workspace, meetings)
    if kind == "vcf":
        return to_vcf.cards(workspace)
    if kind == "csv":
        return to_csv.table(workspace, of)
    return to_md.report(workspace, reader) if kind == "md" else to_json.document(workspace)
