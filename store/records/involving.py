"""Whom an initiative involves: what changes for each audience group, and who is on the team."""

from __future__ import annotations

from msgspec.structs import replace

from store.records.changing import required
from store.records.initiative import Impact, Initiative, Member, a_group
from store.records.operation import Desk, Operation
from store.records.record import InitiativeId, Login, PartyId
from store.sentence import N_, Refused


class Affect(Operation, frozen=True, kw_only=True):
    """Say what changes for a group; it joins the audience where it is not in it yet."""

    act = "initiative.affect"

    id: InitiativeId
    party: PartyId
    text: str
    """What changes for it; an empty text takes it back."""
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses a person, and what is said already."""
        initiative = desk.get(Initiative, self.id, self.rev)
        a_group(desk, self.party, "party")
        text = self.text.strip()
        others = tuple(impact for impact in initiative.impacts if impact.party != self.party)
        impacts = (*others, Impact(self.party, text)) if text else others
        audience = tuple(dict.fromkeys((*initiative.audience, self.party)))
        if (impacts, audience) == (initiative.impacts, initiative.audience):
            raise Refused(N_("Nothing to change: give at least one field a new value"))
        desk.put(replace(initiative, impacts=impacts, audience=audience))


class Enlist(Operation, frozen=True, kw_only=True):
    """Take a colleague into the team with a role, give another role, or let them leave."""

    act = "initiative.enlist"

    id: InitiativeId
    login: Login
    role: str = ""
    leave: bool = False
    rev: int = 0

    def apply(self, desk: Desk) -> None:
        """Refuses a nameless colleague, one who has that role already, and letting go who is not there."""
        initiative = desk.get(Initiative, self.id, self.rev)
        login = required(self.login, "login", N_("Name the colleague"))
        others = tuple(member for member in initiative.team if member.login != login)
        team = others if self.leave else (*others, Member(login, self.role.strip()))
        if set(team) == set(initiative.team):
            raise Refused(N_("The team of i{id} is so already"), field="login", id=initiative.id)
        desk.put(replace(initiative, team=team))
