"""Months, weekdays, units, parts of the day, feasts: the words of the calendar in both languages, folded."""

from __future__ import annotations

from typing import Any

from tui.quick_entry.wordset import any_of

_MONTHS = (
    (1, "january|jan|janvier|janv"), (2, "february|feb|febr|fevrier|fevr|fev"), (3, "march|mar|mars"),
    (4, "april|apr|avril|avr"), (5, "may|mai"), (6, "june|jun|juin"), (7, "july|jul|juillet|juill|juil|jui"),
    (8, "august|aug|aout"), (9, "september|sept|sep|septembre"), (10, "october|oct|octobre"),
    (11, "november|nov|novembre"), (12, "december|dec|decembre"),
)  # fmt: skip
_WEEKDAYS = (
    (0, "monday|mon|lundi|lun"), (1, "tuesday|tues|tue|mardi|mar"), (2, "wednesday|wednes|weds|wed|mercredi|merc|mer"),
    (3, "thursday|thurs|thrs|thur|thu|jeudi|jeu"), (4, "friday|fri|vendredi|vend|ven"), (5, "saturday|sat|samedi|sam"),
    (6, "sunday|sun|dimanche|dim"),
)  # fmt: skip
_PLURAL_WEEKDAYS = (
    (0, "mondays|mons|lundis"), (1, "tuesdays|mardis"), (2, "wednesdays|mercredis"), (3, "thursdays|jeudis"),
    (4, "fridays|fris|vendredis"), (5, "saturdays|samedis"), (6, "sundays|dimanches"),
)  # fmt: skip
_UNITS = (
    ("second", "second|seconds|sec|secs|s|seconde|secondes"),
    ("minute", "minute|minutes|min|mins|mn|mns|m"),
    ("hour", "hour|hours|hr|hrs|h|heure|heures|hre|hres"),
    ("day", "day|days|d|jour|jours|j|journee|journees|jrs"),
    (
        "workday",
        "business day|business days|working day|working days|work day|work days|workday|workdays|weekday"
        "|weekdays|jour ouvre|jours ouvres|j ouvre|j ouvres|jrs ouvres|jour de travail|jours de travail",
    ),
    ("openday", "jour ouvrable|jours ouvrables|j ouvrables|jrs ouvrables"),
    ("week", "week|weeks|wk|wks|w|semaine|semaines|sem"),
    ("fortnight", "fortnight|fortnights|quinzaine|quinzaines"),
    ("weekend", "weekend|weekends|week end|week ends|wkend|wkends|wknd|wkd|fds"),
    ("month", "month|months|mois|mo|mos|mth|mths"),
    ("quarter", "quarter|quarters|qtr|qtrs|trimestre|trimestres|trim"),
    ("semester", "semester|semesters|half year|semestre|semestres"),
    ("year", "year|years|yr|yrs|y|an|ans|annee|annees"),
    ("decade", "decade|decades|decennie|decennies"),
    ("century", "century|centuries|siecle|siecles"),
)
_PARTS = (
    ("morning", "morning|mornings|morn|morns|matin|matins|matinee|matinees"),
    ("noonish", "lunchtime|lunch time|lunch|heure du midi|heure du dejeuner"),
    ("afternoon", "afternoon|afternoons|apres midi|apresmidi|apres m|ap midi|ap m|aprem|apm|aft|aftn"),
    ("evening", "evening|evenings|eve|eves|soir|soirs|soiree|soirees"),
    ("night", "night|nights|nite|nites|nuit|nuits|overnight"),
)
_OFFSETS = (
    (0, "today|tdy|tday|aujourd'hui|aujourdhui|auj|ajd|ajrd|aujd|ce jour|en ce moment|ce jour ci"),
    (1, "tomorrow|tmrw|tmrrw|tmorw|tmr|tmw|tmro|tomo|tomm|tomorow|tommorow|demain|dem|tom|the next day|lendemain"
        "|le lendemain|the day after|le jour suivant|le jour d' apres|the following day"),
    (2, "day after tomorrow|the day after tomorrow|overmorrow|apres demain|surlendemain|le surlendemain"),
    (-1, "yesterday|y'day|yday|yest|yesty|ystd|ystdy|ystday|ystrdy|ystrday|yestdy|hier"
         "|the day before|veille|la veille|le jour precedent|le jour d' avant"
         "|the previous day"),
    (-2, "day before yesterday|the day before yesterday|avant hier|avanthier|avant veille"),
)  # fmt: skip
_FEASTS = (
    ("01-01", "new year's day|new years day|new year day|new year's|jour de l' an|nouvel an|premier de l' an"),
    ("12-31", "new year's eve|new years eve|saint sylvestre|st sylvestre|reveillon du nouvel an"),
    ("12-25", "christmas|christmas day|xmas|xmas day|noel|jour de noel"),
    ("12-24", "christmas eve|xmas eve|veille de noel|reveillon de noel"),
    ("12-26", "boxing day"),
    ("01-06", "epiphany|epiphanie|l' epiphanie|fete des rois|three kings day"),
    ("02-02", "groundhog day|chandeleur"),
    ("03-08", "women's day|international women's day|journee des femmes|journee des droits des femmes"),
    ("04-22", "earth day|jour de la terre"),
    ("05-05", "cinco de mayo"),
    ("06-19", "juneteenth"),
    ("06-21", "fete de la musique"),
    ("11-02", "all souls day|jour des morts|fete des morts"),
    ("02-14", "valentine's day|valentines day|valentine's|saint valentin|st valentin"),
    ("10-31", "halloween"),
    ("11-01", "toussaint|la toussaint|all saints day|all saints' day|all hallows day"),
    ("11-11", "remembrance day|veterans day|armistice|jour de l' armistice"),
    ("05-01", "labour day uk|fete du travail|may day|premier mai"),
    ("05-08", "victoire 1945|fete de la victoire"),
    ("06-24", "saint jean baptiste|saint jean|st jean|fete nationale du quebec"),
    ("07-01", "canada day|fete du canada"),
    ("07-04", "independence day"),
    ("07-14", "bastille day"),
    ("national", "fete nationale"),
    ("08-15", "assomption|assumption day"),
    ("04-01", "april fools|april fool's day|poisson d' avril"),
    ("03-17", "saint patrick's day|st patrick's day|st patricks day"),
    ("easter+0", "easter|easter sunday|paques|dimanche de paques"),
    ("easter+1", "easter monday|lundi de paques"),
    ("easter-2", "good friday|vendredi saint"),
    ("easter-3", "maundy thursday|holy thursday|jeudi saint"),
    ("easter-1", "holy saturday|samedi saint"),
    ("easter+60", "corpus christi|fete dieu"),
    ("easter-47", "mardi gras|shrove tuesday"),
    ("easter-46", "ash wednesday|mercredi des cendres"),
    ("easter-7", "palm sunday|dimanche des rameaux|rameaux"),
    ("easter+39", "ascension|ascension day|jeudi de l' ascension"),
    ("easter+49", "pentecost|pentecote|whit sunday|dimanche de pentecote"),
    ("easter+50", "whit monday|lundi de pentecote"),
    ("11+4TH", "thanksgiving|thanksgiving day"),
    ("11+4TH&1", "black friday"),
    ("9+1MO", "labor day|labour day"),
    ("1+3MO", "martin luther king day|mlk day|martin luther king jr day"),
    ("2+3MO", "presidents day|president's day|washington's birthday"),
    ("10+2MO", "columbus day|indigenous peoples day|canadian thanksgiving|action de grace|action de graces"),
    ("11+1MO&1", "election day"),
    ("5-1MO", "memorial day"),
    ("5+2SU", "mother's day|mothers day"),
    ("5-1SU", "fete des meres"),
    ("6+3SU", "father's day|fathers day|fete des peres"),
)

_SEASONS = (
    (3, "spring|springtime|printemps"), (6, "summer|summertime|ete"), (9, "autumn|fall|automne"),
    (12, "winter|wintertime|hiver"),
)  # fmt: skip

FULL_WEEKDAYS = any_of(
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
"""Weekdays written in full: taken and lit; abbreviated ones are taken with their other reading offered."""
WEAK = any_of("may|march|mars|mar|sun|mer|sept|sat|sam|mon|second|secondes|mai|dim|jan|dec|jui|dem|sep|ven")
"""Names and words of every day too: never a date by themselves."""

_ALONE, _WORDS_TOO = 4, any_of("same|vendre")
"""Letters from which on no two weekdays begin alike, and what other words begin so."""


def _cut_short(name: str) -> str:
    """Return the names of a weekday with all that their full names may be cut to (`vendr`, `thursd`)."""
    full = sorted(FULL_WEEKDAYS.intersection(name.split("|")))
    cut = (word[:end] for word in full for end in range(_ALONE, len(word)))
    return "|".join([name, *(word for word in cut if word not in _WORDS_TOO)])


TABLE: dict[str, tuple[tuple[Any, str], ...]] = {
    "month": _MONTHS,
    "weekday": tuple((number, _cut_short(name)) for number, name in _WEEKDAYS),
    "weekdays": _PLURAL_WEEKDAYS,
    "unit": _UNITS,
    "part": _PARTS,
    "offset": _OFFSETS,
    "feast": _FEASTS,
    "season": _SEASONS,
    "noon": ((12, "noon|midday|mid day|midi|noonish|middle of the day|milieu du jour|milieu de midi|mi journee"),
             (0, "midnight|mid night|minuit"), (10, "mid morning|midmorning|milieu de matinee|milieu de la matinee"),
             (14, "mid afternoon|midafternoon|milieu d' apres midi|milieu de l' apres midi")),
    "meridian": (("am", "am|a m|a"), ("pm", "pm|p m|p")),
}  # fmt: skip
