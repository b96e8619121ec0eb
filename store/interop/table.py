"""Parties from a table (.csv): columns named in English or French, by us, by Outlook or by Google."""

from __future__ import annotations

import csv
import re
from io import StringIO

from store.interop.formulas import unguarded
from store.interop.intake import Intake
from store.interop.roster import Listed, Row, bring_in_all
from store.interop.wording import LONGEST_TEXT, clean, decoded, line
from store.records.party import PartyKind, folded
from store.sentence import N_, Refused, Sentence, sentence

MOST_ROWS = 2000

COLUMNS = {
    "name": "name nom full-name nom-complet partie party display-name nom-complet",
    "first": "first-name given-name prenom",
    "last": "last-name family-name surname nom-de-famille",
    "code": "code sigle",
    "kind": "kind type genre nature sorte",
    "mail": "mail email e-mail courriel mel e-mail-address email-address adresse-de-messagerie adresse-courriel"
    " e-mail-1-value",
    "phone": "phone telephone tel business-phone telephone-bureau phone-1-value primary-phone",
    "mobile": "mobile mobile-phone cell cellulaire telephone-mobile tel-mobile",
    "groups": "groups group groupes groupe",
    "company": "company department team societe service departement equipe organisation organization-name"
    " organization-1-name",
    "role": "role title job-title fonction titre poste organization-title organization-1-title",
    "size": "size headcount effectif effectifs",
    "cadence": "cadence contact-every frequence frequence-de-contact",
    "aliases": "aliases alias nickname surnom surnoms",
    "lang": "lang language langue",
    "tags": "tags categories etiquettes labels",
}
_FIELD_OF = {heading: field for field, headings in COLUMNS.items() for heading in headings.split()}
_KINDS: dict[str, PartyKind] = {
    "": "group", "group": "group", "groupe": "group", "team": "group", "equipe": "group", "service": "group",
    "department": "group", "departement": "group", "person": "person", "personne": "person", "individual": "person",
}  # fmt: skip


def bring_in(data: bytes, name: str, intake: Intake) -> None:
    """Take in a table of parties. Refused, with line, column and remedy, where a row cannot be taken as it stands."""
    text = clean(decoded(data), LONGEST_TEXT * 20)
    delimiter = _delimiter(text)
    reader = csv.reader(StringIO(text), delimiter=delimiter)
    try:
        headings = next(reader, [])
        fields = [_FIELD_OF.get(folded(heading), "") for heading in headings]
        _check_headings(name, fields)
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        where = sentence(N_("{file}, line {number}"), file=name, number=reader.line_num)
        raise Refused(N_("{where}: {problem}"), where=where, problem=str(error)) from None
    if len(rows) > MOST_ROWS:
        raise Refused(N_("{name} has more than {most} rows; split it"), name=name, most=MOST_ROWS)
    unknown = [line(heading, 30) for heading, field in zip(headings, fields, strict=True) if heading and not field]
    if unknown:
        intake.skip(sentence("{file}", file=name), sentence(N_("columns left out: {names}"), names=unknown[:12]))
    listed = [_row(row, fields, sentence(N_("{file}, line {number}"), file=name, number=at)) for at, row in rows]
    bring_in_all(listed, intake, strict=True)


def _delimiter(text: str) -> str:
    """Return the mark under which the first line has the most columns that are known."""
    heading = text.partition("\n")[0][:10_000]

    def known(mark: str) -> int:
        cells = next(csv.reader([heading], delimiter=mark), [])
        return sum(folded(cell) in _FIELD_OF for cell in cells)

    return max(",;\t|", key=known)


def _check_headings(name: str, fields: list[str]) -> None:
    if {"name", "last", "first"} & set(fields):
        return
    raise Refused(
        N_("{name}, line 1: no column is called name (nom); the first line names the columns: name, code, kind, mail"),
        field="name", name=name,
    )  # fmt: skip


def _row(cells: list[str], fields: list[str], where: Sentence) -> Row:
    given: dict[str, str] = {}
    for field, cell in zip(fields, cells, strict=False):
        if field and cell.strip() and field not in given:
            given[field] = line(unguarded(cell))
    name = given.get("name", "")
    if given.get("first") or given.get("last"):
        name = " ".join(part for part in (given.get("first", ""), given.get("last") or name) if part)
    if not name:
        raise _wrong(where, "name", N_("{where}, name: it is empty; every party has a name"))
    listed = Listed(
        name=name,
        kind=_kind(given, where),
        code=given.get("code", "").lower(),
        aliases=_several(given.get("aliases", "")),
        groups=_several(given.get("groups", "")),
        belongs=_several(given.get("company", "")),
        role=given.get("role", ""),
        size=_number(given, "size", where),
        cadence=_number(given, "cadence", where),
        lang=given.get("lang", ""),
        contact={key: given[key] for key in ("mail", "phone", "mobile") if key in given},
        tags=_several(given.get("tags", "")),
    )
    return listed, where


def _kind(given: dict[str, str], where: Sentence) -> PartyKind:
    said = folded(given.get("kind", ""))
    if said not in _KINDS:
        raise _wrong(
            where, "kind", N_("{where}, kind: “{value}” is neither group (groupe) nor person (personne)"), given["kind"]
        )
    personal = {"first", "last", "role"} & set(given)
    return "person" if not said and personal else _KINDS[said]


def _number(given: dict[str, str], field: str, where: Sentence) -> int | None:
    value = re.sub(r"\s|(?:jours|days|j|d)$", "", given.get(field, ""))
    if not value:
        return None
    if not value.isascii() or not value.isdigit() or len(value) > 7 or int(value) < 1:
        raise _wrong(where, field, N_("{where}, {field}: “{value}” is no whole number above 0"), given[field])
    return int(value)


def _several(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in re.split(r"[;,/|]|:::", value) if part.strip()))


def _wrong(where: Sentence, field: str, template: str, value: str = "") -> Refused:
    refusal = Refused(template, field=field, where=where, value=value)
    refusal.sentence.values["field"] = field
    return refusal
