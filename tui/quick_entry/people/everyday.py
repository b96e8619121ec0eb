"""Words of every day that some code or name is too: of these alone nobody can be sure."""

from __future__ import annotations

from tui.quick_entry.wordset import any_of

PERSONAL = any_of("it|us|me|he|we|my|te|se|tu|il|on|ce|ca|sa|ma|ta")
"""They stand for nobody, in small letters."""
PRONOUNS = PERSONAL | any_of("en|si|ou|la|le|un|et|as|is|in|at|to|or|no|so|do|go")
"""They stand for nobody in most places: only where a name would stand is one of them worth a question."""
WORDS = PRONOUNS | any_of(
    "med|meds|lab|labs|com|sec|res|own|fou|city|ops|pro|pub|doc|net|web|app|gas|eau|law|tax|art|sol|vie|toit|plan"
    "|vent|loi|eco|bar|car|bus|port|park|farm|shop|press|legal|log|site|user|users|staff|team|equipe|general|human"
    "|may|june|april|mark|bill|rose|grace|faith|will|pat|rob|sue|ray|jack|frank|drew|hope|dawn|joy|chase|summer|guy|max"
    "|ben|eve|ruby|dean|king|price|young|brown|green|white|black|long|short|day|week|noel|aime|claire|marine|petit"
    "|grand|boucher|berger|marchand|cote|page"
)
"""Codes and names that are as often a mere word."""
FOLK = any_of(
    "rep|reps|guy|guys|team|crew|lead|leads|tech|techs|manager|supervisor|foreman|inspector|sub|staff|chief"
    "|mgr|mgrs|director|dir|coord|coordinator|head|boss|pm|super"
)
"""After a name, people of theirs: `lab tech`, `owner rep`."""
ADDRESSING = any_of(
    "tell|ask|call|phone|ring|text|email|mail|remind|warn|chase|nudge|ping|inform|brief|thank|thx|thanks|contact|advise"
    "|talk|speak|called|phoned|emailed|texted|told|asked|paged|reached|appele|joint|texte|avise|demande|invite|see|meet|reply|answer|reassure|update|alert|owe|nag|consult|notify|cc"
    "|dire|demander|appeler|telephoner|texter|ecrire|rappeler|rappelle|aviser|avertir|prevenir|relancer|informer|merci"
    "|remercier|contacter|joindre|convoquer|inviter|consulter|rassurer|repondre|voir|rencontrer|alerter|talonner"
)
"""Verbs whose object is somebody."""
