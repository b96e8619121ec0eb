"""The small words that tie dates together: before, after, next, last, every, from, to; folded."""

from __future__ import annotations

from typing import Any

TABLE: dict[str, tuple[tuple[Any, str], ...]] = {
    "shift": (
        (1, "next|nxt|nx|coming|upcoming|following|proch|prochain|prochaine|prochains|prochaines|suivant|suivante|"
            "suivants|suivantes|qui suit|qui vient|a venir|d' apres"),
        (-1, "last|past|previous|preceding|dernier|derniere|derniers|dernieres|passe|passee|passes|precedent|"
             "precedente|ecoule|ecoulee"),
        (0, "this|ce|cet|cette|ces|current|en cours|courant|present|this current"),
    ),
    "at": (
        (True, "at|a|vers|around|about|@|approximately|towards|environ|a environ|vers les|autour de|at about|"
               "at around|peu pres|a peu pres|sur les"),
    ),
    "on": (
        (True, "on|le|the|les|sur|on the|sur le|pour le|for the|du|de|of|la|l'"),
    ),
    "from": (
        (True, "from|de|du|d'|des|depuis|depuis le|a partir de|a partir du|a partir d'|a compter du|a compter de|"
               "starting|startin|starting from|starting on|beginning|beginning on|as of|de le|from the|debutant le|"
               "commencant le|effective"),
    ),
    "to": (
        (True, "to|au|a|till|til|until|thru|through|jusqu'|jusqu' au|jusqu' a|jusqu' en|jusque|jusqu|up to|to the|"
               "a la|until the|through the|jusqu' aux"),
    ),
    "between": (
        (True, "between|btw|btwn|betw|entre|entre le"),
    ),
    "and": (
        (True, "and|et|&|and the|et le"),
    ),
    "by": (
        (True, "by|by the|d' ici|d' ici le|d' ici la|d' ici au|pour le|pr le|no later than|no later than the|"
               "au plus tard|pas plus tard que|pas plus tard que le|"
               "au plus tard le|not later than|at the latest|due|due on|due by|du le|due le|dus le|dues le|"
               "deadline|echeance"),
    ),
    "before": (
        (True, "before|before the|avant|avt|avt le|avant le|avant la|prior to|until|till|til|jusqu' au|jusqu' a|jusqu'|"
               "jusqu' en|jusque|through|thru|earlier than|sooner than|up to|as late as"),
    ),
    "since": (
        (True, "since|since the|depuis|depuis le|des|des le|from|from the|a partir de|a partir du|a partir d'|"
               "a compter du|a compter de|as of|starting|starting from|starting on|beginning"),
    ),
    "after": (
        (True, "after|after the|apres|apres le|later than|anytime after|any time after|no sooner than|past"),
    ),
    "for": (
        (True, "for|pour|pr|pendant|pdt|durant|lasting|over|for up to|for the|for about|pour environ|during"),
    ),
    "within": (
        (True, "within|within the|sous|ss|dans les|ds les|d' ici|au cours des|in less than|en moins de"),
    ),
    "in": (
        (True, "in|dans|ds|en|in about|dans environ|in another|in around|in approximately|dans a peu pres|d' ici"),
    ),
    "ago": (
        (True, "ago|back|earlier|before now|auparavant|plus tot"),
    ),
    "hence": (
        (True, "later|hence|plus tard|d' ici|after now|from this moment|a partir de maintenant"),
    ),
    "since_ago": (
        (True, "il y a|il ya|ya|y a|ca fait"),
    ),
    "every": (
        (True, "every|each|chaque|chq|chaq|tous les|toutes les|tout les|toute les|ts les|tt les|ttes les|every single|"
               "aux|chaque de|tous les de"),
    ),
    "other": (
        (2, "other|alternate|alternating|second"),
    ),
    "often": (
        ("DAILY", "daily|tlj|quotidien|quotidienne|quotidiennement|journalier|journaliere|journellement|everyday|"
                  "day in day out|nightly"),
        ("WEEKLY", "weekly|wkly|hebdo|hebdomadaire|hebdomadairement|hebdos"),
        ("MONTHLY", "monthly|mensuel|mensuelle|mensuellement"),
        ("QUARTERLY", "quarterly|trimestriel|trimestrielle|trimestriellement"),
        ("YEARLY", "yearly|annually|annual|annuel|annuelle|annuellement"),
        ("FORTNIGHTLY", "fortnightly|aux quinze jours|aux deux semaines"),
        ("SEMESTERLY", "semestriel|semestrielle|semiannually|semi annually|twice a year"),
        ("AMBIGUOUS-WEEK", "biweekly|bi weekly|bihebdomadaire|bihebdo|bi hebdo"),
        ("AMBIGUOUS-MONTH", "bimonthly|bi monthly|bimensuel|bimensuelle|bimestriel|bimestrielle"),
        ("AMBIGUOUS-YEAR", "biannual|biannually|biennial"),
    ),
    "once": (
        (1, "once|une fois"),
        (2, "twice|deux fois"),
    ),
    "per": (
        (True, "a|an|per|par|each|every|chaque|the"),
    ),
    "edge": (
        ("start", "beg of|beg of the|start of|start of the|beginning of|beginning of the|begin of|begin of the|"
                  "early|debut|deb|deb de|"
                  "debut de|debut du|debut d'|debut de la|debut de l'|au debut de|au debut du|the beginning of|"
                  "the start of|"
                  "early in|en debut de|at the begin|at the beginning|at the start|tot en"),
        ("middle", "mid|mi|middle of|middle of the|milieu de|milieu du|the middle of|mid of|a la mi"),
        ("end", "end of|end of the|the end of|the end of the|fin|fin de|fin du|fin d'|fin de la|fin de l'|late|"
                "a la fin de|a la fin du|la fin de la|la fin du|la fin de|la fin de l'|late in|en fin de|en fin d'|"
                "at the end|at the end of|at the end of the|eo"),
    ),
    "rest": (
        (True, "rest|rest of|the rest of|reste|reste de|reste du|le reste de|le reste du|remainder of|rest of the|"
               "the remainder of|the rest of the|le reste de la|reste de la"),
    ),
    "now": (
        (True, "now|right now|maintenant|asap|as soon as possible|des que possible|dqp|tout de suite|immediatement|"
               "immediately|at once|at the moment|at this time|at present|just now|just"),
    ),
    "eod": (
        ((17, 0, 0), "cob|eob|close of business|end of business"),
        ((23, 59, 59), "eod|end of day|the end of the day|end of the day|la fin de la journee|fin de la journee|"
                       "fin de journee|fin du jour|la fin du jour|en fin de journee"),
    ),
    "closing": (
        ("month", "eom|month end|end of mo|end of mth"),
        ("week", "eow|end of wk"),
        ("quarter", "eoq|quarter end"),
        ("year", "eoy|year end"),
    ),
    "tonight": (
        ("evening", "tonight|tonite|tnite|ce soir|this evening|ce soir la"),
        ("noonish", "ce midi|this noon"),
        ("morning", "this am|ce am|ce mat|cet am"),
        ("afternoon", "this pm|this aft|ce pm|cet pm|cet apm|cette apm|cet aprem|cette aprem"),
    ),
    "whole": (
        (True, "all|full|whole|the whole|entire|the entire|toute la|tout le|toute le|toute l'|tout l'|all the|"
               "for the"),
    ),
    "past": (
        (1, "past|after|passe de|passees de|passe|et"),
        (-1, "to|before|till|of|moins|moins le"),
    ),
    "oclock": (
        (True, "o'clock|oclock|o clock|sharp|pile|precises|precise|heures|heure|h|ish|hrs|hours"),
    ),
    "dayshift": (
        (1, "the day after|day after|le jour apres|le lendemain|le lendemain de|le lendemain du|lendemain de|"
            "lendemain du"),
        (-1, "the day before|day before|la veille|la veille de|la veille du|veille de|veille du|le jour avant"),
        (0, "same day|the same day|le jour meme|le meme jour|meme jour"),
        (2, "le surlendemain de|surlendemain de"),
        (-2, "l' avant veille de"),
    ),
    "sign": (
        (True, "+|-|~"),
    ),
    "numbered": (
        (True, "q|t|w|s|h"),
    ),
    "room": (
        (True, "room|rm|ch|trailer|roulotte|rfi|co|avenant|wave|vague|cohort|cohorte|session|round|tour|salle|"
               "bureau|office|local|floor|etage|building|"
               "batiment|amphi|hall|phase|version|page|chapter|chapitre|etape|lot|article|item|no|step|level|niveau|"
               "ward|unit|unite|option|annexe|appendix|part|partie|section|volume|vol|tome|figure|fig|table|tableau|"
               "bloc|block|ligne|line|poste|ext|extension|chambre|bed|lit|quai|dock|elevator|elev|lift|"
                  "ascenseur|asc|crane|grue|cart|chariot|printer|imprimante|gate|porte|portes|doors|door|"
                  "barriere|lvl|niv|rev|v|ticket|issue|bug|"
               "build|windows|python|type|class|classe|grade|groupe|group|team|equipe|site|zone|secteur|sector|"
               "module|question|point|rue"),
    ),
    "era": (
        (-543, "be"),
        (0, "ad|ce|bce|bc"),
    ),
}  # fmt: skip
