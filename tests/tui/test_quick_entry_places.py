"""Where a place begins is seen from its room as it is from each word before it."""

from itertools import product

from tests.tui.any_line import corpus
from tui.quick_entry import Names
from tui.quick_entry.clause import Clause
from tui.quick_entry.marks import ROOMS
from tui.quick_entry.places import IN, Place, beginnings, place_at
from tui.quick_entry.spelling import spelled

NOBODY = Names([])
SMALL = ("", "in", "en", "at", "à", "dans", "ds", "la", "le", "the", "au", "l'", "near")
LED = [
    f"see us {' '.join(words)} {room} now"
    for words in product(SMALL, repeat=3)
    for room in ("room 4", "salle du conseil", "cafeteria", "break room")
]


def found(clause: Clause, indices: list[int]) -> dict[int, Place]:
    places = {i: place_at(clause.line, clause.tokens, i, NOBODY) for i in indices}
    return {i: place for i, place in places.items() if place is not None}


def test_places_are_found_from_their_rooms_as_from_every_word() -> None:
    led = 0
    for line in [*corpus(), *LED]:
        tokens = spelled(line)
        clause = Clause(line, tokens, bytearray(len(tokens)))
        told = {i for room in clause.where(ROOMS) for i in beginnings(tokens, room)}
        everywhere = found(clause, [*range(len(tokens))])
        assert found(clause, sorted(told.union(clause.where(IN)))) == everywhere, line
        led += any(i in told and tokens[i].text not in ROOMS for i in everywhere)
    assert led > len(LED) / 4
