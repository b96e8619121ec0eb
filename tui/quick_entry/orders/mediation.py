"""Orders of a mediation: what each side wants, the ways out, and what each party says of them."""

from __future__ import annotations

from store.sentence import N_
from tui.quick_entry.orders.form import Form, Slot

_WHO = N_("say who, such as @nur")

FORMS = (
    Form(
        "answer",
        "item.answer",
        N_("answer"),
        "answer|answers|reply|says|said|reponse|repond|repondu|dit|rep|ans",
        "#",
        ("answer #12 nur yes if training comes first", "réponse #12 nur oui si la formation vient d'abord"),
        (
            Slot("option", "option"),
            Slot("party", "party", N_("say who answers, such as @nur")),
            Slot("answer", "answer", N_("say what the answer is: yes, yes if …, or no")),
        ),
        text="text",
        dates="at",
    ),
    Form(
        "option",
        "item.option",
        N_("option"),
        "option|propose|opt|proposer|proposition",
        "#",
        ("option #12 nur: two nights each", "option #12 nur: deux nuits chacun"),
        (Slot("by", "party"),),
        text="text",
        asks=N_("say what the option is"),
    ),
    Form(
        "position",
        "item.side",
        N_("position"),
        "position|side|stands|camp|veut|wants",
        "#",
        ("position #12 nur: no more nights", "position #12 nur: plus de nuits"),
        (Slot("party", "party", _WHO),),
        text="position",
        asks=N_("say what they want"),
    ),
    Form(
        "interest",
        "item.side",
        N_("interests"),
        "interest|interests|interet|interets",
        "#",
        ("interest #12 nur: rest between shifts", "intérêt #12 nur: du repos entre les quarts"),
        (Slot("party", "party", _WHO),),
        text="interests",
        asks=N_("say why it matters to them"),
    ),
    Form(
        "weighs",
        "item.side",
        N_("weighs"),
        "rank|weighs|weight|poids|pese|rang",
        "#",
        ("weighs #12 nur 4", "poids #12 nur 4"),
        (
            Slot("party", "party", _WHO),
            Slot("rank", "number", N_("say how much it weighs for them, 1 to 5"), span=(1, 5)),
        ),
    ),
    Form(
        "goal",
        "item.change",
        N_("common goal"),
        "goal|common goal|but|but commun|objectif",
        "#",
        ("goal #12: nobody works alone at night", "but #12: personne seul la nuit"),
        text="goal",
        asks=N_("say what both sides want"),
    ),
    Form(
        "criterion",
        "item.change",
        N_("criteria"),
        "criterion|criteria|critere|criteres",
        "#",
        ("criterion #12: safety of patients", "critère #12: sécurité des patients"),
        text="criteria",
        asks=N_("say by what it is to be judged"),
    ),
    Form(
        "gravity",
        "item.change",
        N_("gravity"),
        "gravity|level|gravite|niveau",
        "#",
        ("gravity #12 3", "gravité #12 3"),
        (Slot("level", "number", N_("say how grave it is, 1 to 3"), span=(1, 3)),),
    ),
)
