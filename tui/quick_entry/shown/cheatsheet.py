"""What can be said in a line, by example, with today's dates. What an example comes to is read from it by the parser
itself, so the sheet cannot say anything that is not so."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from store.sentence import N_, Translate
from tui.quick_entry.orders import change, items, mediation, parties
from tui.quick_entry.orders.form import Form
from tui.quick_entry.people.names import Known, Names
from tui.quick_entry.shown.chips import chips
from tui.quick_entry.words.days import WEEKDAYS


class Row(NamedTuple):
    """A line one may type, and what it comes to."""

    line: str
    says: str


class Section(NamedTuple):
    """Rows of one kind; the title is a key of the catalogues."""

    title: str
    rows: tuple[Row, ...]


_KINDS = (
    ("meet @it {friday} 2pm for 45m in Room 4", "rdv @it {friday} 14h pour 45 min salle 4"),
    ("training @nur {date} 9am-noon", "formation @nur {date} 9h-12h"),
    ("call nur: worried about nights -", "appel nur: inquiète pour les nuits -"),
    ("met nur yesterday ++", "rencontré nur hier ++"),
    ("task send roster by {friday} !high", "tâche envoyer l'horaire d'ici {friday} !haute"),
    ("promise nur: the list by {friday}", "promis nur: la liste d'ici {friday}"),
    ("ask it: accounts for 12 nurses", "demande it: accès pour 12 infirmières"),
    ("relay it>nur: the system stops {friday} at 2 am", "relais it>nur: arrêt du système {friday} à 2 h"),
    ("conflict nur vs it: who replaces at night", "différend nur vs it: qui remplace la nuit"),
    ("obstacle it: no test environment", "obstacle it: pas d'environnement de test"),
    ("approval nur: digital consent by {date}", "feu vert nur: consentement numérique d'ici le {date}"),
    ("feedback nur: the guide helps +", "rétroaction nur: le guide aide +"),
    ("decided: wave 2 moves", "décidé: la vague 2 est déplacée"),
    ("note: the lab keeps the old forms", "note: le labo garde les anciens formulaires"),
    ("anything else at all", "n'importe quoi d'autre"),
)
_MARKS = (
    ("task badges @nur #ehr !1", "tâche badges @nur #dpi !1"),
    ("note #12: they accept // send the plan {friday}", "note #12: ils acceptent // envoyer le plan {friday}"),
    ("send it due: {date} loc: Room 9", "envoyer ça éch: {date} lieu: salle 9"),
    ("meet @it {friday} 2pm tz: Europe/Paris re: #12", "rdv @it {friday} 14h fuseau: Europe/Paris réf: #12"),
    ("the \\friday report", "le rapport \\vendredi"),
)
_DATES = (
    ("meet tomorrow 2pm-3pm", "rdv demain 14h-15h"),
    ("meet next {friday} at noon", "rdv {friday} prochain midi"),
    ("send it in 3 working days", "envoyer ça dans 3 jours ouvrés"),
    ("send it before {date}", "envoyer ça avant le {date}"),
    ("send it by end of month", "envoyer ça d'ici la fin du mois"),
    ("meet every other {friday} 9:30", "rdv un {friday} sur deux 9h30"),
    ("standup every weekday 9:15 until {date}", "point tous les jours ouvrés 9h15 jusqu'au {date}"),
    ("meet every first monday of the month 1pm", "comité le 1er lundi du mois 13h"),
)
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"),
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
}
CAST = Names([Known(1, "nur", "Nursing"), Known(2, "it", "IT"), Known(3, "med", "Physicians")], logins=["marc"])
"""Whom the examples name; any number may be a record's."""


def sheet(
    now: datetime,
    lang: str = "en",
    *,
    order: Literal["DMY", "MDY"] = "DMY",
    translate: Translate = str,
) -> tuple[Section, ...]:
    """Return what can be said, in the reader's language, with dates from `now` (the wall)."""
    reader = _Reader(now, lang, order, translate)
    return (
        Section(N_("What it is: the first word"), reader.rows(_KINDS)),
        Section(N_("Marks"), reader.rows(_MARKS)),
        Section(N_("When"), reader.rows(_DATES)),
        Section(N_("Triage"), reader.rows(_examples(items.TRIAGE))),
        Section(N_("Work and settlement"), reader.rows(_examples((*items.WORK, *items.SETTLING)))),
        Section(N_("Mediation"), reader.rows(_examples(mediation.FORMS))),
        Section(N_("Meetings"), reader.rows(_examples(change.MEETINGS))),
        Section(
            N_("Initiatives, log, glossary"), reader.rows(_examples((*change.INITIATIVES, *change.LOG, *parties.FORMS)))
        ),
    )


class _Reader(NamedTuple):
    now: datetime
    lang: str
    order: Literal["DMY", "MDY"]
    translate: Translate

    def rows(self, examples: tuple[tuple[str, str], ...]) -> tuple[Row, ...]:
        return tuple(self._row(example[self.lang[:2] == "fr"]) for example in examples)

    def _row(self, template: str) -> Row:
        from tui.quick_entry import parse

        draft = parse(self.written(template), now=self.now, order=self.order, lang=self.lang, names=CAST)
        row = chips(draft, translate=self.translate, names=CAST, now=self.now, lang=self.lang)
        return Row(draft.text, " · ".join(chip.text for chip in row))

    def written(self, template: str) -> str:
        """Return an example with its days."""
        lang = "fr" if self.lang[:2] == "fr" else "en"
        soon, later = self.now + timedelta(days=2), self.now + timedelta(days=16)
        month = _MONTHS[lang][later.month - 1]
        date = f"{later.day} {month}" if lang == "fr" or self.order == "DMY" else f"{month} {later.day}"
        return template.format(friday=WEEKDAYS[lang][soon.weekday()], date=date)


def _examples(forms: tuple[Form, ...]) -> tuple[tuple[str, str], ...]:
    return tuple(form.examples for form in forms)
