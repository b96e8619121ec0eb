"""The stories that are told of a store: some by hand, and as many as one likes by chance."""

from __future__ import annotations

from random import Random

from story import Desk, Put, Scene, commit, compact, crashed, leave, look

from store.engine import compaction

LONG = b'{"status":"long","text":"%b"}' % (b"A sentence of a letter. " * 1200)
"""A document of many blocks."""
MUCH = tuple(("items", id, b'{"status":"open","n":%d}' % id) for id in range(10, 14))

A_LIFE: list[Scene] = [
    commit("ana", ("items", 1, b'{"status":"open","title":"first"}')),
    commit("ana", *MUCH, ("parties", 1, b'{"name":"Ward 3"}')),
    leave("ana"),
    crashed("journal.jsonl", b'{"c":"01241ae8","s":3,"m":0,"at":"2026-'),
    look("ben"),
    commit("ana", ("items", 2, b'{"status":"new"}'), ("items", 11, None)),
    compact("ana"),
    commit("ben", ("items", 1, LONG)),
    commit("ana", ("parties", 0, b"{}"), ("parties", 1, b'{"name":"Ward 4"}')),
    look("ana"),
    commit("ben", ("items", 6, b'{"status":"new"}')),
    leave("ben"),
    crashed("history.jsonl", b'{"c":"half a line of a compaction that did not end'),
    compact("ana"),
    commit("ben", ("items", 3, b'{"status":"open"}')),
    commit("ana", ("parties", 0, None), ("terms", 1, b'{"fr":"relais"}')),
    leave("ana"),
    commit("ana", ("items", 4, b'{"status":"closed"}')),
    look("ben"),
    commit("ben", ("items", 5, b'{"status":"closed"}')),
]
"""A store is made, written by two, torn, compacted, torn in its history, compacted, begun anew, opened again."""

A_WEEK: list[Scene] = [
    commit("ana", ("items", 1, b'{"status":"open","title":"first"}')),
    commit("ana", ("items", 2, b'{"status":"open"}'), ("items", 3, LONG), ("parties", 1, b'{"name":"Ward 3"}')),
    compact("ana"),
    commit("ben", ("items", 1, None), ("items", 4, b'{"status":"new"}')),
    commit("ana", ("parties", 0, b"{}"), ("parties", 1, b'{"name":"Ward 4"}')),
    compact("ben"),
    leave("ben"),
    commit("ana", ("items", 5, b'{"status":"open"}')),
]
"""Everything that reaches the disk, once or twice."""

THE_MORNING_AFTER: list[Scene] = [
    commit("eve", ("items", 6, b'{"status":"open"}'), ("items", 1, LONG)),
    compact("eve"),
    commit("eve", ("items", 6, None)),
]


def by_chance(chance: Random, scenes: int) -> list[Scene]:
    """Return a story of so many scenes, in which the store is also compacted by itself."""
    return [_compact_soon, *(_scene(chance) for _ in range(scenes))]


def _compact_soon(desk: Desk) -> None:
    """Let a few kilobytes be reason enough; for this process, which is of the story's own."""
    compaction.LEAST = 3000


def _scene(chance: Random) -> Scene:
    who = chance.choice(("ana", "ben"))
    match chance.randrange(12):
        case 0:
            return leave(who)
        case 1:
            return look(who)
        case 2 | 3:
            return compact(who)
        case _:
            return commit(who, *_puts(chance))


def _puts(chance: Random) -> list[Put]:
    table = chance.choice(("items", "items", "parties", "terms"))
    puts: list[Put] = [(table, 0, chance.choice((b"{}", None)))] if chance.randrange(8) == 0 else []
    ids = chance.sample(range(1, 15), chance.choice((1, 1, 2, 5)))
    return puts + [(table, id, _doc(chance)) for id in ids]


def _doc(chance: Random) -> bytes | None:
    status = chance.choice((b"new", b"open", b"closed"))
    length = chance.choice((0, 3, 40, 300, 3000, 30000))
    return None if length == 0 else b'{"status":"%b","text":"%b"}' % (status, b"word " * (length // 5))
