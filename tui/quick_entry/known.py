"""The names that lines may use, gathered from a workspace."""

from __future__ import annotations

from store import Item, Meeting, Party, Workspace
from tui.quick_entry.names import Known, Names


def names_of(workspace: Workspace) -> Names:
    """Return the parties that are active, the logins that represent them, and the places where people meet."""
    parties = [party for party in workspace.find(Party) if party.active]
    logins = {login for party in parties for login in party.liaisons} | {workspace.user}
    places = {meeting.place for meeting in workspace.find(Meeting, status="planned") if meeting.place}
    tags = {tag for item in workspace.find(Item, status="inbox") for tag in item.tags}
    known = (Known(p.id, p.code, p.name, p.aliases, p.kind == "person") for p in parties)
    return Names(known, logins=logins, tags=tags, places=places)
