"""What colleagues do in a store, told as it happens, so that who listens knows what the users knew at any moment."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from store.engine.journal import Journal, open_journal
from store.engine.protocol import Indexes
from store.sentence import StoreError

INDEXES: Indexes = {"items": ("status",)}

Put = tuple[str, int, bytes | None]
"""Table, number and JSON; number 0 stands for the table itself, begun anew."""
Outcome = Literal["begun", "acknowledged", "refused", "doubtful"]
"""Refused: it must not be there. Begun or doubtful: it may be there, as a whole."""
_stat = os.stat
"""Before anybody stands between."""
LONG_AGO = 1_000_000_000_123_456_789
"""Nanoseconds."""
UNCONFIRMED = "did not confirm"
NOT_SAVED = "Nothing was saved"


class News(NamedTuple):
    """What a user knows of a commit; without a name, of anything else that the store refused."""

    name: str
    outcome: Outcome
    number: int = 0
    puts: tuple[Put, ...] = ()
    said: str = ""


Tell = Callable[[News], None]
Scene = Callable[["Desk"], object]


class Desk:
    """The colleagues at one store, each by name with an open store of their own."""

    def __init__(self, store: Path, tell: Tell, prefix: str = "c") -> None:
        """Commits are named `prefix1`, `prefix2`…"""
        self.store = store
        self._tell = tell
        self._prefix = prefix
        self._commits = self._scenes = 0
        self._engines: dict[str, Journal] = {}
        self._unconfirmed: set[str] = set()

    def engine(self, who: str) -> Journal:
        if who not in self._engines:
            self._engines[who] = open_journal(self.store, INDEXES, create=True)
        return self._engines[who]

    @property
    def present(self) -> list[str]:
        return list(self._engines)

    def leave(self, who: str) -> None:
        self._unconfirmed.discard(who)
        if who in self._engines:
            self._engines.pop(who).close()

    def commit(self, who: str, *puts: Put) -> None:
        self._commits += 1
        name = f"{self._prefix}{self._commits}"
        self._tell(News(name, "begun", 0, puts))
        outcome: Outcome = "refused"
        try:
            with self.engine(who).begin() as turn:
                for table, id, doc in puts:
                    if id:
                        turn.put(table, id, doc)
                    else:
                        turn.begin_anew(table, exists=doc is not None)
                outcome = "doubtful"
                number = turn.commit(name)
        except StoreError as error:
            said = str(error)
            if UNCONFIRMED in said:
                self._unconfirmed.add(who)
            self._tell(News(name, "refused" if NOT_SAVED in said else outcome, 0, puts, said))
            return
        assert who not in self._unconfirmed, f"{who} went on writing after an unconfirmed write"
        self._tell(News(name, "acknowledged", number, puts))

    def play(self, story: list[Scene]) -> None:
        """Go through the scenes, at last see that all read the same. What the store refuses is told; anything else that
        is raised ends the play."""
        for scene in [*story, agree]:
            try:
                scene(self)
            except StoreError as error:
                self._tell(News("", "refused", said=str(error)))
            self._let_time_pass()
        for who in self.present:
            self.leave(who)

    def _let_time_pass(self) -> None:
        """If the directory changed in this scene, let that be long ago, at a time of its own."""
        self._scenes += 1
        with suppress(FileNotFoundError):
            if _stat(self.store).st_mtime_ns > LONG_AGO + self._scenes:
                os.utime(self.store, ns=(LONG_AGO + self._scenes, LONG_AGO + self._scenes))


def commit(who: str, *puts: Put) -> Scene:
    return lambda desk: desk.commit(who, *puts)


def look(who: str) -> Scene:
    """Catch up and read everything there is to read."""

    def scene(desk: Desk) -> None:
        journal = desk.engine(who)
        journal.refresh()
        for table in journal.tables():
            list(journal.docs(table))
            assert all(journal.get(table, id) for id in journal.ids(table))
        journal.values("items", "status")
        list(journal.history())

    return scene


def compact(who: str) -> Scene:
    return lambda desk: desk.engine(who).compact()


def leave(who: str) -> Scene:
    return lambda desk: desk.leave(who)


def crashed(name: str, left: bytes) -> Scene:
    """A program that crashed has left something behind the last line of a file, if the file is there."""

    def scene(desk: Desk) -> None:
        with suppress(FileNotFoundError), (desk.store / name).open("r+b") as file:
            # blank lines may follow: room for what is to come
            file.seek(len(file.read().rstrip(b"\n")) + 1)
            file.write(left)

    return scene


def agree(desk: Desk) -> None:
    """Everybody who is there reads what somebody reads who comes now."""
    desk.leave("guest")
    truth = _view(desk.engine("guest"))
    for who in desk.present:
        desk.engine(who).refresh()
        assert _view(desk.engine(who)) == truth, f"{who} reads something else"


def _view(journal: Journal) -> tuple[object, ...]:
    docs = {table: list(journal.docs(table)) for table in journal.tables()}
    next_ids = {table: journal.next_id(table) for table in docs}
    found = {value: list(journal.find("items", "status", value)) for value in journal.values("items", "status")}
    return journal.number, docs, next_ids, found
