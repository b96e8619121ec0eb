"""Orders that write down somebody new: a person, a group."""

from __future__ import annotations

from store.sentence import N_
from tui.quick_entry.orders.form import Form

FORMS = (
    Form(
        "person",
        "party.add",
        N_("person"),
        "person|new person|add person|add a person|personne|nouvelle personne|ajouter une personne",
        "",
        ("person: Hugo Roy, head of @nur", "personne: Hugo Roy, chef de @nur"),
        text="name",
        whom="groups",
        asks=N_("say what they are called"),
        fixed={"kind": "person"},
    ),
    Form(
        "group",
        "party.add",
        N_("group"),
        "group|new group|add group|add a group|groupe|nouveau groupe|ajouter un groupe",
        "",
        ("group: Operating rooms, 40", "groupe: Blocs opératoires, 40"),
        text="name",
        whom="groups",
        asks=N_("say what they are called"),
        fixed={"kind": "group"},
    ),
)
