"""A liaison officer's desk on Saturday 21 November 2026 at ten in Montreal, and the sample files of their days."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import Item, Meeting, Party, Workspace, open_workspace
from store.interop import Import, prepare
from store.records.party import Add

SAMPLES = Path(__file__).parent / "samples"
NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)


def opened(path: Path) -> Workspace:
    return open_workspace(path, create=True, zone="America/Montreal", clock=lambda: NOW)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace that knows Nursing, Omar of IT and Marie Roy."""
    workspace = opened(tmp_path / "team.store")
    workspace.run(
        Add(name="Nursing", code="nur", contact={"mail": "nursing@hospital.example"}, aliases=("Soins infirmiers",)),
        Add(name="Omar Haddad", code="omar", kind="person", contact={"mail": "Omar.Haddad@it.example"}),
        Add(name="Marie Roy", code="roy", kind="person"),
    )
    workspace.changes()
    yield workspace
    workspace.close()


def bring(workspace: Workspace, *names: str) -> Import:
    """Import sample files as the officer does: prepare, run, see the changes."""
    return carry_out(workspace, prepare(workspace, [SAMPLES / name for name in names]))


def bring_text(workspace: Workspace, text: str) -> Import:
    """Import what is piped in."""
    return carry_out(workspace, prepare(workspace, [("-", text.encode())]))


def carry_out(workspace: Workspace, prepared: Import) -> Import:
    prepared.run()
    workspace.changes()
    return prepared


def codes(workspace: Workspace, ids: tuple[int, ...]) -> list[str]:
    return [party.code for id in ids if (party := workspace.get(Party, id))]


def item(workspace: Workspace, title: str) -> Item:
    return next(each for each in workspace.find(Item) if each.title == title)


def meeting(workspace: Workspace, title: str) -> Meeting:
    return next(each for each in workspace.find(Meeting) if each.title == title)


def calendar(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", *lines, "END:VCALENDAR", ""))


def event(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT"))


def counts(workspace: Workspace) -> tuple[int, int, int]:
    """How many parties, items and meetings there are."""
    return len(workspace.ids(Party)), len(workspace.ids(Item)), len(workspace.ids(Meeting))
