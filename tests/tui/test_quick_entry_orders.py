"""One operation in one line: what is typed with the telephone in the other hand, carried out on a real workspace."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from robot import Desk

from store import Entry, Initiative, Item, Meeting, Operation, Party, Refused, Sentence, when
from store.records import adjusting, entry, gate, initiative, item, mediation, meeting, settlement, term, triage
from store.records.initiative import Draft as NewInitiative
from store.records.initiative import Gauge
from store.records.item import Capture
from store.records.meeting import Plan
from store.records.party import Add
from store.records.party import Change as ChangeParty
from tui.quick_entry import Context, Draft, Names, parse
from tui.quick_entry.operations import act_of, operations, save, shortfall
from tui.quick_entry.orders import FORMS
from tui.quick_entry.people.known import names_of

NUR, IT, MED = 1, 2, 3
CONFLICT, BADGES, READERS = 1, 2, 3
SESSION, ROLLOUT = 1, 1


@pytest.fixture
def ward(desk: Desk) -> Iterator[Desk]:
    """Three groups, a conflict and two other items, a meeting this morning, a rollout."""
    for code, name in (("nur", "Nursing"), ("it", "Informatics"), ("med", "Physicians")):
        desk.do(Add(code=code, name=name, liaisons=("marc",)))
    desk.do(Capture(title="Night shifts", kind="conflict", parties=(NUR, IT), opened=True))
    desk.do(Capture(title="Badges", source=NUR))
    desk.do(Capture(title="Readers", opened=True))
    desk.do(Plan(title="Weekly", start="2026-11-18T08:00", parties=(NUR, MED)))
    desk.do(NewInitiative(title="Digital consent", audience=(NUR,)))
    desk.do(Gauge(id=ROLLOUT, measure="Adoption"))
    desk.do(entry.Log(kind="note", text="Twenty came"))
    yield desk


def read(desk: Desk, line: str, lang: str = "en") -> Draft:
    workspace = desk.workspace
    workspace.changes()
    now = when.wall(desk.now, workspace.zone)
    return parse(line, now=now, tz=workspace.zone, lang=lang, names=names_of(workspace))


def asked_for(desk: Desk, line: str) -> list[Operation]:
    """Return the operations of a line; nothing is kept."""
    draft, rehearsal = read(desk, line), desk.workspace.desk()
    assert shortfall(draft, desk.now, desk.workspace.zone) is None, draft.problems
    return list(operations(draft, rehearsal))


YESTERDAY_NOON = datetime(2026, 11, 17, 17, 0, tzinfo=UTC)
SAID: list[tuple[str, str, Operation]] = [
    ("accept #2", "accepter #2", triage.Accept(id=BADGES)),
    ("take #2 @marc", "prendre #2 marc", triage.Accept(id=BADGES, owner="marc")),
    ("hand over #2 to marc: he knows them", "confier #2 à marc: he knows them",
     triage.Give(id=BADGES, to="marc", reason="he knows them")),
    ("wait #2 on it until fri", "attendre #2 it jusqu'à vendredi", triage.Wait(id=BADGES, on=IT, due="2026-11-20")),
    ("ours #2", "reprendre #2", triage.Wait(id=BADGES)),
    ("nature #2 obstacle tech", "nature #2 blocage technique",
     triage.Classify(id=BADGES, kind="obstacle", cause="technical")),
    ("decline #2: not ours", "ecarter #2: not ours", triage.Decline(id=BADGES, reason="not ours")),
    ("dup #2 of #3", "doublon #2 de #3", triage.Duplicate(id=BADGES, of=READERS)),
    ("snooze #2 fri", "veille #2 vendredi", triage.Sleep(id=BADGES, day="2026-11-20")),
    ("snooze #2 tomorrow 2pm", "veille #2 demain 14h", triage.Sleep(id=BADGES, day="2026-11-19T19:00:00Z")),
    ("snooze #2 m1", "veille #2 m1", triage.Sleep(id=BADGES, meeting=SESSION)),
    ("snooze #2 until news", "veille #2 activité", triage.Sleep(id=BADGES, activity=True)),
    ("log #2", "journal #2", triage.LogOnly(id=BADGES)),
    ("wake #2", "réveiller #2", triage.Wake(id=BADGES)),
    ("snooze #2 next activity", "veille #2 prochaine activité", triage.Sleep(id=BADGES, activity=True)),
    ("respond #2 also #3: they open monday", "répondre #2 aussi #3: they open monday",
     adjusting.Respond(id=BADGES, also=(READERS,), text="they open monday")),
    ("due #3 dec 4", "échéance #3 4 déc", item.Change(id=READERS, due="2026-12-04")),
    ("prio #3 high", "priorité #3 haute", item.Change(id=READERS, priority=1)),
    ("cause #3 resistance", "cause #3 résistance", item.Change(id=READERS, cause="resistance")),
    ("after #3 #2", "dépend #3 de #2", item.Change(id=READERS, after=(BADGES,))),
    ("plain #3: it stops", "en clair #3: it stops", item.Change(id=READERS, plain="it stops")),
    ("revisit #3 in two weeks", "à revoir #3 dans deux semaines", item.Change(id=READERS, review="2026-12-02")),
    ("settle #3 moot: merged", "régler #3 sans objet: merged",
     settlement.Settle(id=READERS, outcome="moot", resolution="merged")),
    ("done #3: fitted", "fait #3: fitted", settlement.Settle(id=READERS, outcome="done", resolution="fitted")),
    ("agreed #1: they shook hands", "entente #1: they shook hands",
     settlement.Settle(id=CONFLICT, outcome="agreed", reason="they shook hands")),
    ("agreed #1 option 0", "entente #1 opt 0", settlement.Settle(id=CONFLICT, outcome="agreed", option=0)),
    ("settle #1 agreed option 0: as is", "régler #1 entente statu quo: as is",
     settlement.Settle(id=CONFLICT, outcome="agreed", option=0, reason="as is")),
    ("ruled #1 by the board on safety, cost: no", "tranché #1 par the board sur safety, cost: no",
     settlement.Settle(id=CONFLICT, outcome="arbitrated", ruler="the board", criteria=("safety", "cost"),
                       resolution="no")),
    ("reopen #3: again", "rouvrir #3: again", settlement.Reopen(id=READERS, reason="again")),
    ("answer #1 option 0 nur yes if by friday at noon", "réponse #1 option 0 nur oui si by friday at noon",
     mediation.Reply(id=CONFLICT, party=NUR, answer="reserve", option=0, text="by friday at noon")),
    ("nope", "rép #1 o0 nur non", mediation.Reply(id=CONFLICT, party=NUR, answer="no", option=0)),
    ("answer #1 0 nur yes yesterday", "réponse #1 0 nur oui hier",
     mediation.Reply(id=CONFLICT, party=NUR, answer="yes", option=0, at=YESTERDAY_NOON)),
    ("option #1 nur: two nights each", "option #1 nur: two nights each",
     mediation.Propose(id=CONFLICT, by=NUR, text="two nights each")),
    ("position #1 nur: no more", "camp #1 nur: no more",
     mediation.TakeSide(id=CONFLICT, party=NUR, position="no more")),
    ("interest #1 nur: rest", "intérêt #1 nur: rest", mediation.TakeSide(id=CONFLICT, party=NUR, interests=("rest",))),
    ("weighs #1 nur 4", "poids #1 nur 4", mediation.TakeSide(id=CONFLICT, party=NUR, rank=4)),
    ("goal #1: safe nights", "but #1: safe nights", item.Change(id=CONFLICT, goal="safe nights")),
    ("criterion #1: safety", "critère #1: safety", item.Change(id=CONFLICT, criteria=("safety",))),
    ("gravity #1 3", "gravité #1 3", item.Change(id=CONFLICT, level=3)),
    ("attend m1 nur 14", "présences m1 nur 14", meeting.Attend(id=SESSION, party=NUR, number=14)),
    ("held m1 nur 14, med 3: all signed", "tenue m1 nur 14, med 3: all signed",
     meeting.Hold(id=SESSION, attendance={NUR: 14, MED: 3}, text="all signed")),
    ("cancel m1: no quorum", "annuler m1: no quorum", meeting.Cancel(id=SESSION, reason="no quorum")),
    ("move m1 fri 2pm for 90 min in Room 4", "déplacer m1 vendredi 14h pour 90 min in Room 4",
     meeting.Move(id=SESSION, start="2026-11-20T14:00", length=90, place="Room 4")),
    ("pin m1 #3", "épingler m1 #3", meeting.Pin(id=SESSION, item=READERS)),
    ("skip m1 #3", "omettre m1 #3", meeting.Skip(id=SESSION, item=READERS)),
    ("read i1 adoption 62", "mesure i1 adoption 62 %", initiative.Read(id=ROLLOUT, measure="Adoption", value=62.0)),
    ("read i1 62.5", "mesure i1 62,5", initiative.Read(id=ROLLOUT, measure="Adoption", value=62.5)),
    ("pulse i1 nur 4 desire", "pouls i1 nur 4 adhesion",
     entry.Log(kind="feedback", parties=(NUR,), initiative=ROLLOUT, score=4, about="desire")),
    ("pulse i1 nur 2/5: tired of it -", "pouls i1 nur 2/5: tired of it -",
     entry.Log(kind="feedback", parties=(NUR,), initiative=ROLLOUT, score=2, text="tired of it", tone=-1)),
    ("advance i1", "avancer i1", gate.Advance(id=ROLLOUT)),
    ("back i1: a pilot first", "reculer i1: a pilot first", gate.Back(id=ROLLOUT, reason="a pilot first")),
    ("golive i1 12 Jan", "mise en service i1 12 janv", initiative.Change(id=ROLLOUT, golive="2027-01-12")),
    ("plan b i1: paper", "plan de repli i1: paper", initiative.Change(id=ROLLOUT, fallback="paper")),
    ("initiative: consent, go live Jan 12", "initiative: consent, go live 12 janvier",
     initiative.Draft(title="consent, go live", golive="2027-01-12")),
    ("initiative: consent for @nur and @med, Jan 12", "initiative: consent pour @nur et @med, le 12 janvier",
     initiative.Draft(title="consent", audience=(NUR, MED), golive="2027-01-12")),
    ("person: Hugo Roy, porter @nur", "personne : Hugo Roy, porter @nur",
     Add(name="Hugo Roy", code="hugo", kind="person", role="porter", groups=(NUR,))),
    ("add a person: Hugo Roy", "nouvelle personne : Hugo Roy",
     Add(name="Hugo Roy", code="hugo", kind="person")),
    ("group: Sales, North", "groupe : Sales, North", Add(name="Sales, North", kind="group")),
    ("group: Operating rooms, 40", "groupe : Operating rooms, 40",
     Add(name="Operating rooms", kind="group", size=40)),
    ("correct e1: twelve", "corriger e1: twelve", entry.Correct(id=1, text="twelve")),
    ("need nur: a quiet room", "besoin nur: a quiet room", ChangeParty(id=NUR, needs=("a quiet room",))),
    ("term go-live it: the hour it stops", "terme go-live it: the hour it stops",
     term.Define(term="go-live", group=IT, plain="the hour it stops")),
]  # fmt: skip


@pytest.mark.parametrize(("english", "french", "wanted"), SAID, ids=[f"{case[0]} · {case[1]}" for case in SAID])
def test_a_line_asks_for_the_operation_that_keys_would(
    ward: Desk, english: str, french: str, wanted: Operation
) -> None:
    for line in (english, french):
        if line != "nope":
            assert asked_for(ward, line) == [wanted], line


@pytest.mark.parametrize(
    "line", ["person: Hugo Roy, head of @nur", "person: Hugo Roy, head @nur", "personne : Hugo Roy, chef de @nur",
             "personne: Hugo Roy, responsable des @nur"],
)  # fmt: skip
def test_who_is_written_down_as_the_head_of_a_group_is_so_from_then_on(ward: Desk, line: str) -> None:
    save(ward.workspace, read(ward, line))
    (hugo,) = (party for party in ward.all(Party) if party.kind == "person")
    assert (hugo.name, hugo.groups) == ("Hugo Roy", (NUR,))
    assert ward.get(Party, NUR).head == hugo.id


def _codes_only(desk: Desk) -> Names:
    """The names of the ward, and any number may be a record's."""
    return Names(names_of(desk.workspace).parties.values())


def test_every_example_of_every_order_says_all_that_it_needs(ward: Desk) -> None:
    for form in FORMS:
        for line, lang in zip(form.examples, ("en", "fr"), strict=True):
            draft = parse(line, now=when.wall(ward.now, "UTC"), lang=lang, names=_codes_only(ward))
            assert (draft.kind, draft.order and draft.order.act) == (form.kind, form.act), line
            assert not draft.problems, line


INCOMPLETE = [
    ("answer #1 nur", "say what the answer is", ["yes", "yes if", "no"]),
    ("réponse #1 nur", "say what the answer is", ["oui", "oui si", "non"]),
    ("answer #1 yes", "say who answers", ["nur", "it"]),
    ("answer #1 nur yes if", "say on what condition", []),
    ("answer nur yes", "say which item", []),
    ("answer #1 @nru yes", "nobody is called", ["@nur"]),
    ("snooze #2", "say until when", ["tomorrow", "in one week"]),
    ("veille #2", "say until when", ["demain", "dans une semaine"]),
    ("settle #3", "say how it ended", ["done", "agreed", "arbitrated", "granted", "refused", "moot"]),
    ("decline #2", "say why", []),
    ("give #2", "say to which colleague", []),
    ("dup #2", "say of which item", []),
    ("attend m1", "say who came", ["nur", "med"]),
    ("attend m1 14", "say who came", ["nur", "med"]),
    ("pulse i1 nur 7", "give a mark from 1 to 5", []),
    ("weighs #1 nur 9", "say how much it weighs", []),
    ("read i1", "say what was read", []),
    ("read i1 uptake 4", "i1 measures nothing called", ["Adoption"]),
    ("answer #1 nru yes", "nobody is called", ["@nur"]),
    ("réponse #1 nru oui", "nobody is called", ["@nur"]),
    ("attend m1 nru 14", "nobody is called", ["@nur"]),
    ("answer #1 nur yse", "“yse” is not understood", ["yes"]),
    ("réponse #1 nur ouii", "“ouii” is not understood", ["oui"]),
    ("answer #1 nur yes", "#1 has no option yet", ["option 0"]),
    ("answer #1 option 4 nur yes", "#1 has no option 4", ["option 0"]),
    ("agreed #1 option 4", "#1 has no option 4", ["option 0"]),
    ("settle #3 agred: x", "“agred” is not understood", ["agreed"]),
    ("accept #99", "there is no #99", []),
]


@pytest.mark.parametrize(("line", "question", "ways"), INCOMPLETE, ids=[case[0] for case in INCOMPLETE])
def test_what_lacks_is_asked_and_enter_keeps_the_line_in_the_inbox(
    ward: Desk, line: str, question: str, ways: list[str]
) -> None:
    draft = read(ward, line, "fr" if line.startswith(("réponse", "veille")) else "en")
    asked = next(problem for problem in draft.problems if question in str(Sentence(problem.template, problem.values)))
    assert [repair.text.strip() for repair in asked.repairs] == ways
    done = save(ward.workspace, draft)
    kept = ward.get(Item, done.written[0][1])
    assert (kept.status, kept.title) == ("inbox", line), "whole, and nothing else is changed"
    assert {table for table, _ in done.written} == {"items"}


@pytest.mark.parametrize(
    ("line", "way"),
    [("anwser #1 nur no", "answer"), ("reponce #1 nur non", "réponse"), ("snoze #2 friday", "snooze"),
     ("veile #2 vendredi", "veille"), ("reed i1 adoption 62", "read"), ("atend m1 nur 14", "attend")],
)  # fmt: skip
def test_an_order_that_was_nearly_typed_is_offered_never_taken(ward: Desk, line: str, way: str) -> None:
    draft = read(ward, line)
    assert (draft.kind, draft.order) == ("", None)
    (problem,) = draft.problems
    assert [repair.text for repair in problem.repairs] == [way]
    start, end = problem.span
    assert read(ward, line[:start] + way + line[end:]).order is not None
    assert not read(ward, "cal #1 nur").problems, "whatever else begins so is nobody's business"


@pytest.mark.parametrize("line", ["answer #1 option 0 nur", "réponse #1 option 0 nur", "settle #3", "snooze #2"])
def test_each_way_out_put_in_its_place_makes_the_order_whole(ward: Desk, line: str) -> None:
    (problem,) = read(ward, line, "fr" if line.startswith("r") else "en").problems
    for repair in problem.repairs:
        start, end = problem.span
        mended = read(ward, line[:start] + repair.text + line[end:])
        left = [
            one.template for one in mended.problems if "condition" not in one.template and "why" not in one.template
        ]
        assert left in ([], ["say who ruled, such as “by the board”"]), mended.text


def test_an_answer_is_about_the_only_option_or_asks_about_which(ward: Desk) -> None:
    line = "answer #1 nur yes if training comes first"
    save(ward.workspace, read(ward, "option #1: pilot on two wards"))
    assert (one := read(ward, line).order) is not None and one.values["option"] == 1 and one.complete
    save(ward.workspace, read(ward, "option #1: wait until march"))
    (asked,) = read(ward, line).problems
    ways = [read(ward, line[: asked.span[0]] + way.text + line[asked.span[1] :]) for way in asked.repairs]
    assert [way.order and way.order.values["option"] for way in ways] == [1, 2, 0]
    assert not any(way.problems for way in ways)


def test_what_was_said_stands_in_the_records(ward: Desk) -> None:
    for line in (
        "option #1: split the nights",
        "position #1 nur: no nights alone",
        "interest #1 nur: rest // call it tomorrow",
        "interest #1 nur: family",
        "answer #1 1 nur yes if it starts in march",
        "answer #1 opt 1 it yes",
        "agreed #1: split from march",
        "held m1 nur 14: went well",
        "pulse i1 nur 4 desire: they want it",
        "accept #2 because nobody else will",
    ):
        save(ward.workspace, read(ward, line))
    conflict, meeting_, badges = ward.get(Item, CONFLICT), ward.get(Meeting, SESSION), ward.get(Item, BADGES)
    assert (conflict.outcome, conflict.resolution) == ("agreed", "split from march")
    assert conflict.sides[0].interests == ("rest", "family")
    assert (meeting_.status, meeting_.attendance) == ("held", {NUR: 14})
    assert (badges.status, badges.owner) == ("open", ward.workspace.user)
    assert "call it" in {item.title for item in ward.all(Item)}
    said = {(one.kind, one.text) for one in ward.all(Entry)}
    assert {("answer", "it starts in march"), ("feedback", "they want it"), ("contact", "went well")} <= said
    assert ("note", "because nobody else will") in said, "words that no field takes become a note on the record"


def test_the_hours_of_another_zone_are_those_of_its_walls(ward: Desk) -> None:
    assert asked_for(ward, "due #3 fri 2pm tz: Europe/Paris") == [item.Change(id=READERS, due="2026-11-20T13:00:00Z")]
    (moved,) = asked_for(ward, "move m1 fri 2pm tz: Europe/Paris")
    assert moved == meeting.Move(id=SESSION, start="2026-11-20T08:00"), "the meeting is where the officers work"
    (called,) = asked_for(ward, "appel nur: x le: hier à: 15h fuseau: Europe/Paris")
    assert isinstance(called, entry.Log) and called.at == datetime(2026, 11, 17, 14, 0, tzinfo=UTC)


def test_the_commit_is_named_after_what_was_done_and_one_undo_takes_it_back(ward: Desk) -> None:
    draft = read(ward, "done #3: fitted // call nur tomorrow")
    assert act_of(draft, ward.now, ward.workspace.zone) == "item.settle"
    done = save(ward.workspace, draft)
    assert done.operation == "item.settle"
    ward.workspace.undo(done.number)
    assert ward.get(Item, READERS).status == "open"


def test_what_the_store_refuses_changes_nothing(ward: Desk) -> None:
    for line in ("answer #3 nur yes", "done #2: in the inbox still"):
        before = len(ward.all(Item)), len(ward.all(Entry)), ward.get(Initiative, ROLLOUT).phase
        with pytest.raises(Refused):
            save(ward.workspace, read(ward, line))
        assert (len(ward.all(Item)), len(ward.all(Entry)), ward.get(Initiative, ROLLOUT).phase) == before


def test_words_that_orders_begin_with_are_words_where_no_record_follows(ward: Desk) -> None:
    for line in ("answer the phone", "read the minutes", "move the printers", "cancel the room", "accept the offer",
                 "due diligence report", "back pain at the desk", "but who pays", "option to renew", "log book is full",
                 "besoin de trois formatrices", "réponse du ministère", "fait divers", "clair comme de l'eau",
                 "present the plan", "came back to us"):  # fmt: skip
        draft = read(ward, line)
        assert (draft.order, draft.title) == (None, line)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("due on friday", item.Change(id=READERS, due="2026-11-20")),
        ("échéance vendredi", item.Change(id=READERS, due="2026-11-20")),
        ("priorité haute", item.Change(id=READERS, priority=1)),
        ("fait: posés", settlement.Settle(id=READERS, outcome="done", resolution="posés")),
    ],
)
def test_from_a_record_that_is_read_its_number_need_not_be_said(ward: Desk, line: str, wanted: Operation) -> None:
    workspace = ward.workspace
    context = Context("note", link=f"#{READERS}")
    draft = parse(line, now=when.wall(ward.now, workspace.zone), names=names_of(workspace), context=context)
    assert list(operations(draft, workspace.desk())) == [wanted]
    assert read(ward, line).order is None, "elsewhere it is nothing of the kind"


def test_an_order_is_never_about_somebody_new(ward: Desk) -> None:
    save(ward.workspace, read(ward, "option #1 @porters: let them"))
    assert not [party for party in ward.all(Party) if party.name == "porters"]
