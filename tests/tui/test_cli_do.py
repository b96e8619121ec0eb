"""`passerelle do`: every operation from words, and every mistake answered with the field and the remedy."""

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from store import OPERATIONS, Entry, Initiative, Item, Meeting, Party, Refused, Term, open_workspace
from tui.arguments import Misread
from tui.arguments.moments import Clock
from tui.arguments.operation import operation_of
from tui.arguments.shapes import shapes
from tui.arguments.values import Values
from tui.cli.group import group


class Desk:
    """The commands in this process, on one store."""

    def __init__(self, home, monkeypatch):
        self.store = home / "desk.store"
        monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
        monkeypatch.setenv("TZ", "America/Montreal")
        monkeypatch.setenv("LANG", "C.UTF-8")
        open_workspace(self.store, create=True).close()

    def run(self, *words):
        return CliRunner().invoke(group, ["--store", str(self.store), *words], catch_exceptions=False)

    def do(self, *words):
        result = self.run("do", *words)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    def wrong(self, *words):
        """Return the sentence that answers wrong usage."""
        result = self.run("do", *words)
        assert (result.exit_code, result.stdout) == (2, ""), result.output
        return result.stderr.splitlines()[0].removeprefix("passerelle: ")

    def get(self, kind, id):
        workspace = open_workspace(self.store)
        try:
            return workspace.get(kind, id)
        finally:
            workspace.close()


@pytest.fixture
def desk(tmp_path, monkeypatch):
    return Desk(tmp_path, monkeypatch)


STORY = """
party.add name=Nursing code=nur size=120 needs="rest, sleep",quiet contact=mail:nur@x.org,phone:555
party.add name="Informatique clinique" code=it kind=group influence=4
party.add name="Ana Roy" code=ana kind=person groups=nur
party.change id=nur head=@ana cadence=14 aliases=soins
party.change id=@"informatique" size=40
item.capture title="Night cutover" kind=conflict parties=nur,it opened=yes due=2026-11-30T14:00 tags=ehr
item.side id=#1 party=nur position="not at night" interests="rest, sleep" interests=safety rank=5
item.side id=1 party=it position="only at night" interests=uptime
item.option id=1 text="Sunday at noon" by=it serves=nur:0,it:0
item.option id=1 text="Monday at noon" number=1 serves={"party":"nur","interest":1}
item.answer id=1 party=nur answer=yes option=1
item.answer id=1 party=it answer=res option=1 text="if staffed"
item.settle id=1 outcome=agreed resolution="Monday noon"
item.reopen id=1 reason="no staff"
item.change id=1 goal="a safe cutover" criteria="no harm","on time" level=2
item.capture title="Send the roster" source=nur priority=1
item.classify id=2 kind=task cause=schedule
item.snooze id=2 activity=oui day=2199-12-01
item.wake id=2
item.give id=2 to=@marc
item.wait id=2 on=nur due=2026-12-01
item.capture title="Send the roster again"
item.duplicate id=3 of=2
item.capture title="Only to know" source=it
item.log id=4 channel=mail
item.capture title="Not ours"
item.decline id=5 reason="for finance"
item.capture title="Ours"
item.accept id=6
entry.log kind=contact parties=nur channel=call tone=-1 text="worried" at=2026-11-20T09:30
entry.correct id=e13 tone=+1
meeting.plan title="Steering" start=2026-11-10T09:30 every=FREQ=WEEKLY;BYDAY=TU parties=nur,it
meeting.move id=m1 start=2026-11-10T10:00 place="Room 4"
meeting.change id=m1 title="Steering committee"
meeting.pin id=m1 item=6
meeting.skip id=m1 item=6
meeting.arrange id=m1 pinned=6
meeting.arise id=m1 title="Book the room" due=2026-12-01
meeting.shift id=m1 occurrence=2026-11-24T10:00 start=2026-11-25T14:00
meeting.leave_out id=m1 occurrence=2026-12-08T10:00 reason=strike
meeting.hold id=m1 attendance=nur:12,it:3
meeting.attend id=m1 party=nur number=11
meeting.cancel id=m2 reason=holiday series=yes
initiative.draft title=Records audience=nur team=ana:lead,marc measures=uptake:%:0:80 start=2026-01-05 golive=2026-06-01
initiative.change id=i1 why="fewer errors"
initiative.measure id=i1 measure=errors base=12 target=3
initiative.read id=i1 measure=uptake value=12,5
initiative.affect id=i1 party=it text="Two screens less"
initiative.enlist id=i1 login=nora role=training
initiative.adjust id=i1 title="Helpers on the wards" measure=uptake due=2099-01-07
initiative.resistance id=i1 party=nur about=desire text="one more screen" tactic="show the night shift"
initiative.advance id=i1
initiative.ask id=i1
item.answer id=#12 party=ana answer=reserve text="not in July"
initiative.condition id=i1 party=nur
initiative.shift id=i1 days=5 reason=holidays
item.capture title="How do I sign?" kind=request source=nur opened=yes
item.respond id=#14 text="With your badge"
initiative.back id=i1 reason="not yet"
term.define term=SBAR plain="how nurses hand over" group=nur says=it:"a handover form"
term.change id=SBAR aliases=s-bar
signal.dismiss signal=silence:parties:1 until=2026-12-01 reason=met
"""


def test_every_operation_can_be_done_from_the_shell(desk):
    done = set()
    for line in filter(None, STORY.splitlines()):
        words = _words(line)
        desk.do(*words)
        done.add(words[0])
    assert done == set(OPERATIONS)
    nursing, conflict = desk.get(Party, 1), desk.get(Item, 1)
    assert nursing.needs == ("rest, sleep", "quiet")
    assert nursing.contact == {"mail": "nur@x.org", "phone": "555"}
    assert (nursing.head, nursing.cadence, nursing.aliases) == (3, 14, ("soins",))
    assert conflict.due == "2026-11-30T19:00:00Z"
    assert conflict.sides[0].interests == ("rest, sleep", "safety")
    assert conflict.options[0].serves[0].interest == 1
    assert conflict.criteria == ("no harm", "on time")
    assert desk.get(Item, 2).until is None
    assert desk.get(Meeting, 1).attendance == {1: 11, 2: 3}
    assert desk.get(Initiative, 1).team[0].role == "lead"
    assert desk.get(Initiative, 1).measures[0].target == 80
    assert desk.get(Term, 1).says == {2: "a handover form"}
    assert {desk.get(Entry, id).score for id in range(1, 40) if desk.get(Entry, id)} >= {12.5}


def _words(line):
    """Return the words that the program receives for a line, with the quotes of a list's parts."""
    words, word, quoted = [], "", False
    for character in line + " ":
        if character == " " and not quoted:
            words.append(word)
            word = ""
            continue
        quoted ^= character == '"'
        word += character
    return [_unquoted(word) for word in words if word]


def _unquoted(word):
    field, equals, value = word.partition("=")
    whole = value.startswith('"') and value.endswith('"') and value.count('"') == 2
    listed = field in ("needs", "interests", "criteria")
    return f"{field}{equals}{value[1:-1]}" if whole and not listed else word


def test_an_empty_value_clears(desk):
    desk.do("item.capture", "title=Roster", "due=2026-11-30", "tags=a,b")
    desk.do("item.change", "id=1", "due=", "tags=")
    assert (desk.get(Item, 1).due, desk.get(Item, 1).tags) == (None, ())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["item.capture"], "item.capture needs title=TEXT"),
        (["item.settle", "id=1"], "needs outcome=done|agreed"),
        (["item.captur", "title=x"], "did you mean item.capture"),
        (["settle"], "did you mean item.settle"),
        (["xyzzy"], "do --list"),
        (["item.capture", "tilte=x"], "tilte: item.capture has no such field; did you mean title?"),
        (["item.accept", "zzz=x"], "it has id, rev, owner"),
        (["item.accept", "12"], "12: write field=value, such as id=12"),
        (["item.capture", "title=a", "title=b"], "title: it is given twice"),
        (["item.capture", "title=a", "kind=x"], "kind: choose one of task, request"),
        (["item.capture", "title=a", "priority=9"], "priority: a number from 1 to 3"),
        (["item.capture", "title=a", "priority=high"], "priority: a number from 1 to 3"),
        (["item.capture", "title=a", "opened=maybe"], "opened: write yes or no"),
        (["item.capture", "title=a", "due=xyzzy"], "due: “xyzzy” is not a date; write 2026-11-27"),
        (["item.capture", "title=a", "due=2026-02-30"], "due: “2026-02-30” is not a date"),
        (["item.accept", "id=m7"], "id: “m7” is not a number; write 12"),
        (["item.accept", "id="], "id: it cannot be empty"),
        (["meeting.attend", "id=m1", "party=nur", "number=x"], "party: nobody"),
        (["meeting.hold", "id=m1", "attendance=nur"], "attendance: write two values with a colon"),
        (["item.option", "id=1", "text=x", "serves=[{]"], "serves: this is not JSON"),
        (
            ["item.option", "id=1", "text=x", 'serves={"whom":1}'],
            "serves: a part has one of these names: party, interest",
        ),
        ([], "--list"),
    ],
)
def test_a_mistake_names_the_field_and_the_remedy(desk, words, told):
    result = desk.run("do", *words)
    assert result.exit_code in (1, 2)
    assert told in result.stderr
    assert result.exit_code == (1 if "nobody" in told else 2)


def test_nothing_is_done_when_one_field_is_wrong(desk):
    desk.wrong("item.capture", "title=a", "due=xyzzy")
    assert desk.get(Item, 1) is None


@pytest.fixture(scope="module")
def values(tmp_path_factory):
    workspace = open_workspace(tmp_path_factory.mktemp("do") / "desk.store", create=True)
    workspace.run(OPERATIONS["party.add"](name="Nursing", code="nur"))
    from datetime import datetime

    return Values(workspace, Clock(datetime(2026, 11, 21, 16, 0), "America/Montreal", "DMY"))


FIELDS = [(kind, field) for kind in OPERATIONS.values() for field in shapes(kind)]


@settings(max_examples=400, deadline=None)
@given(
    field=st.sampled_from(FIELDS),
    text=st.text(max_size=30)
    | st.sampled_from(["nur", "nur:1", '{"a":1}', "[1]", "[", '"', 'a,"b', ":", "9" * 30, "nan", "2026-11-30T25:00"]),
)
def test_whatever_is_typed_for_a_field_is_read_or_answered_with_a_sentence(values, field, text):
    kind, name = field
    try:
        operation_of(kind, [f"{name}={text}"], values)
    except Misread as mistake:
        assert str(mistake)
    except Refused as refusal:
        assert str(refusal)
