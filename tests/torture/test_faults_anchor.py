"""The anchor rule: a whole commit may have been read, so it is never taken back, whatever the disk says of it. And who
comes in the midst of another's turn waits."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from broken import Mutant, no_lock, truncate_after_failed_sync, unconfirmed_forgotten
from budget import Budget
from interpose import System, in_child, interpose
from story import Desk, News
from verdict import violations

from store.engine.journal import open_journal
from store.sentence import Unreachable

FAILING = (errno.EIO, errno.ENOSPC, errno.EDQUOT)
Heard = list[Any]
At = Callable[[], None]


def doc(number: int) -> bytes:
    return b'{"status":"open","n":%d}' % number


class Moment:
    """Something that happens once, just before a system call of a given name."""

    def __init__(self, mutant: Mutant | None) -> None:
        self._name = ""
        interpose(self._between)
        if mutant:
            mutant()

    def wait_for(self, name: str, happens: At) -> None:
        self._name, self._happens = name, happens

    def _between(self, name: str, system: System, arguments: tuple[Any, ...], options: dict[str, Any]) -> Any:
        if name == self._name:
            self._name = ""
            self._happens()
        return system(*arguments, **options)


def read_but_not_confirmed(store: Path, before: int, reason: int, mutant: Mutant | None = None) -> list[str]:
    """Ana has made `before` commits; the disk does not confirm her next, which Ben has read. Returns what is wrong."""

    def work(tell: Callable[[Any], None]) -> None:
        moment = Moment(mutant)
        desk = Desk(store, tell)

        def read_by_ben_then_fail() -> None:
            desk.engine("ben").refresh()
            assert desk.engine("ben").get("items", 500), "a whole commit is to be read at once"
            raise OSError(reason, os.strerror(reason))

        for number in range(before):
            desk.commit("ana", ("items", number + 1, doc(number)))
        desk.engine("ben").refresh()
        moment.wait_for("fdatasync", read_by_ben_then_fail)
        desk.commit("ana", ("items", 500, doc(500)))
        desk.commit("ana", ("items", 501, doc(501)))
        desk.commit("ben", ("items", 502, doc(502)))
        desk.leave("ana")
        desk.commit("ana", ("items", 503, doc(503)))
        desk.engine("ben").refresh()
        tell([[kept.id for kept in desk.engine(who).docs("items")] for who in ("ana", "ben")])

    heard, status = in_child(work)
    if status:
        return [heard[-1]]
    news = [entry for entry in heard if isinstance(entry, News)]
    outcomes = [entry.outcome for entry in news if entry.outcome != "begun"][before:]
    rest = [*range(1, before + 1), 500, 502, 503]
    wrong = [] if heard[-1] == [rest, rest] else [f"ana and ben have {heard[-1]}, not {rest}"]
    if outcomes != ["doubtful", "refused", "acknowledged", "acknowledged"]:
        wrong.append(f"ana, ana, ben and ana were told {outcomes}")
    return wrong + violations(store, news)


def test_what_a_colleague_has_read_is_not_taken_back(budget: Budget, tmp_path: Path) -> None:
    number = 0
    for number in budget.rounds():
        store = tmp_path / f"{number}.store"
        assert read_but_not_confirmed(store, 1 + number % 7, FAILING[number % 3]) == []
    budget.record(f"{number + 1} unconfirmed commits that had been read: all kept, their writers read-only")


def test_an_engine_that_takes_back_what_was_read_is_found_out(tmp_path: Path) -> None:
    assert read_but_not_confirmed(tmp_path / "1.store", 2, errno.EIO, truncate_after_failed_sync)
    assert read_but_not_confirmed(tmp_path / "2.store", 2, errno.EIO, unconfirmed_forgotten)


def test_a_new_journal_that_could_not_be_opened_is_opened_the_next_time(tmp_path: Path) -> None:
    def work(tell: Callable[[Any], None]) -> None:
        moment = Moment(None)
        desk = Desk(tmp_path / "team.store", tell)
        desk.commit("ana", ("items", 1, doc(1)))
        desk.commit("ben", ("items", 2, doc(2)))
        desk.engine("ben").compact()
        time.sleep(0.1)

        def fail() -> None:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

        moment.wait_for("open", fail)
        with suppress(Unreachable):
            desk.engine("ana").refresh()
        desk.commit("ben", ("items", 3, doc(3)))
        desk.commit("ana", ("items", 4, doc(4)))

    heard, status = in_child(work)
    assert status == 0, heard[-1]
    assert violations(tmp_path / "team.store", heard) == []


def test_a_turn_of_several_commits_keeps_them_though_the_new_journal_could_not_be_opened(tmp_path: Path) -> None:
    def work(tell: Callable[[Any], None]) -> None:
        moment = Moment(None)
        journal = open_journal(tmp_path / "team.store", create=True)
        journal.compact()

        def fail() -> None:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

        moment.wait_for("rename", lambda: moment.wait_for("open", fail))
        with journal.begin() as turn:
            for id in (1, 2, 3):
                turn.put("items", id, b'{"text":"%b"}' % (b"x" * 700_000))
                turn.commit()
        assert journal.refresh()[-1].number == 3
        assert (tmp_path / "team.store" / "history.jsonl").stat().st_size > 2_000_000
        assert open_journal(tmp_path / "team.store").ids("items") == [1, 2, 3]

    heard, status = in_child(work)
    assert status == 0, heard[-1]


def interrupted_turn(store: Path, call: str, mutant: Mutant | None = None) -> list[str]:
    """While Ana is in her turn, just before a call of hers, Ben in another process commits. Returns what is wrong."""

    def work(tell: Callable[[Any], None]) -> None:
        moment = Moment(mutant)
        desk = Desk(store, tell)
        desk.commit("ana", ("items", 1, doc(1)))
        children: list[int] = []

        def let_ben_come() -> None:
            children.append(os.fork())
            if not children[0]:
                Desk(store, tell, "b").commit("ben", ("items", 2, doc(2)))
                os._exit(0)
            time.sleep(0.03)

        moment.wait_for(call, let_ben_come)
        desk.commit("ana", ("items", 3, doc(3)), ("items", 4, doc(4)))
        desk.engine("ana").compact()
        os.waitpid(children[0], 0)
        desk.commit("ana", ("items", 5, doc(5)))

    heard, status = in_child(work)
    acknowledged = [entry.name for entry in heard if isinstance(entry, News) and entry.outcome == "acknowledged"]
    wrong = [] if sorted(acknowledged) == ["b1", "c1", "c2", "c3"] else [f"only {acknowledged} were acknowledged"]
    return [heard[-1]] if status else wrong + violations(store, [entry for entry in heard if isinstance(entry, News)])


def test_who_comes_in_the_midst_of_a_turn_waits(budget: Budget, tmp_path: Path) -> None:
    calls = ("pwrite", "fdatasync", "rename", "fsync")
    number = 0
    for number in budget.rounds():
        assert interrupted_turn(tmp_path / f"{number}.store", calls[number % len(calls)]) == []
    budget.record(f"{number + 1} turns that another process came into: nothing lost")


def test_an_engine_without_its_lock_is_found_out(tmp_path: Path) -> None:
    assert "was acknowledged and is lost" in " ".join(interrupted_turn(tmp_path / "team.store", "pwrite", no_lock))
