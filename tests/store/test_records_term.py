"""Terms: whose word, what it means, how to say it to whom."""

from __future__ import annotations

import pytest
from hospital import IT, NURSING, WORD, Hospital

from store import Operation, Term
from store.records import term


def test_a_term_is_defined(hospital: Hospital) -> None:
    id = hospital.make(
        term.Define(term=" SSO ", plain="one password", group=IT, aliases=("sign-on",), says={NURSING: "one badge"})
    )
    defined = hospital.get(Term, id)
    assert (defined.term, defined.plain, defined.group) == ("SSO", "one password", IT)
    assert (defined.aliases, defined.says) == (("sign-on",), {NURSING: "one badge"})


@pytest.mark.parametrize(
    ("operation", "field", "says"),
    [
        (term.Define(term=" ", plain="x"), "term", "Which word is it?"),
        (term.Define(term="SSO", plain=""), "plain", "Say what “SSO” means"),
        (term.Define(term="PRN", plain="x", group=NURSING), "", "“PRN” is already in the glossary (t1)"),
        (term.Define(term="x", plain="y", group=99), "group", "there is no p99"),
        (term.Define(term="x", plain="y", says={99: "z"}), "says", "there is no p99"),
        (term.Change(id=WORD), "", "Nothing to change"),
        (term.Change(id=WORD, term=""), "term", "Which word is it?"),
        (term.Change(id=WORD, plain=" "), "plain", "Say what “PRN” means"),
    ],
)
def test_what_is_refused(hospital: Hospital, operation: Operation, field: str, says: str) -> None:
    hospital.refuses(operation, field=field, says=says)


def test_one_word_means_another_thing_to_another_group(hospital: Hospital) -> None:
    other = hospital.make(term.Define(term="PRN", plain="printer", group=IT))
    hospital.refuses(term.Change(id=other, group=NURSING), says="“PRN” is already in the glossary (t1)")
    hospital.do(term.Change(id=other, plain="network printer", says={NURSING: "the printer"}))
    assert [kept.group for kept in hospital.all(Term, term="PRN")] == [NURSING, IT]


def test_a_meaning_is_changed(hospital: Hospital) -> None:
    hospital.do(term.Change(id=WORD, plain="only when needed", group=None))
    changed = hospital.get(Term, WORD)
    assert (changed.term, changed.plain, changed.group) == ("PRN", "only when needed", None)
