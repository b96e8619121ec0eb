"""An officer starts a workspace from a preset, and a maintainer's mistakes in one are told together."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import OPERATIONS, RECORDS, Meeting, Party, Refused, Term, open_workspace, when
from store.presets import apply, load, names
from store.presets.calendar import Calendar
from store.presets.script import Step, check, read

TRADES = ("construction", "hospital", "municipal", "rollout")
SATURDAY = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
START = date(2026, 11, 23)


@pytest.fixture
def desk(tmp_path):
    workspace = open_workspace(tmp_path / "desk.store", create=True, zone="America/Montreal", clock=lambda: SATURDAY)
    yield workspace
    workspace.close()


def mistakes(text):
    with pytest.raises(Refused) as refused:
        check(read("mine.toml", text).steps, start=START, zone="UTC")
    return [str(mistake) for mistake in refused.value.sentence.values["mistakes"]]


def test_the_four_trades_ship():
    assert names() == TRADES


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("trade", TRADES)
def test_a_trade_brings_its_groups_heads_words_and_meetings(desk, trade, lang):
    done = apply(desk, load(trade), lang)
    parties, terms, meetings = desk.find(Party), desk.find(Term), desk.find(Meeting)
    assert len(parties) >= 20 and len(terms) >= 12 and len(meetings) >= 6
    assert len(done.written) == len(parties) + len(terms) + len(meetings)

    groups = [party for party in parties if party.kind == "group"]
    people = {party.id: party for party in parties if party.kind == "person"}
    assert len({party.code for party in parties}) == len(parties)
    assert all(person.role and person.groups for person in people.values())
    assert all(people[group.head].groups == (group.id,) for group in groups if group.head)
    assert sum(group.head is not None for group in groups) >= len(groups) - 4
    assert all(group.cadence or group.groups for group in groups), "who has no cadence inherits one"
    assert all(term.plain and term.group for term in terms)
    assert any(term.says for term in terms)
    assert {"meeting", "checkin", "training"} <= {meeting.kind for meeting in meetings}


@pytest.mark.parametrize("trade", TRADES)
def test_every_series_begins_after_today_on_a_day_of_its_rule(desk, trade):
    apply(desk, load(trade), "en")
    for meeting in desk.find(Meeting):
        start = datetime.fromisoformat(meeting.start)
        assert start.date() > SATURDAY.date() and start.hour >= 7
        assert list(when.occurrences(meeting.every, meeting.start, start, start)) == [start]


@pytest.mark.parametrize("trade", TRADES)
def test_the_same_preset_in_french_is_the_same_in_all_but_words(tmp_path, trade):
    said = {}
    for lang in ("en", "fr"):
        workspace = open_workspace(tmp_path / f"{lang}.store", create=True, zone="UTC", clock=lambda: SATURDAY)
        apply(workspace, load(trade), lang)
        said[lang] = workspace.find(Party), workspace.find(Term), workspace.find(Meeting)
        workspace.close()
    for english, french in zip(said["en"], said["fr"], strict=True):
        assert [record.id for record in english] == [record.id for record in french]
    assert [party.code for party in said["en"][0]] == [party.code for party in said["fr"][0]]
    for english, french in zip(said["en"][1], said["fr"][1], strict=True):
        assert english.plain != french.plain and english.group == french.group
    same = [en.title for en, fr in zip(said["en"][2], said["fr"][2], strict=True) if en.title == fr.title]
    assert not same


def test_a_preset_is_one_decision_that_undo_takes_back(desk):
    apply(desk, load("hospital"), "fr")
    desk.undo()
    desk.changes()
    assert not any(desk.ids(kind) for kind in RECORDS.values())


def test_a_second_preset_changes_nothing_where_a_code_is_taken(desk):
    apply(desk, load("hospital"), "en")
    before = {kind: list(desk.ids(kind)) for kind in RECORDS.values()}
    with pytest.raises(Refused, match="choose another"):
        apply(desk, load("rollout"), "en")
    assert {kind: list(desk.ids(kind)) for kind in RECORDS.values()} == before


def test_an_unknown_preset_names_those_there_are():
    with pytest.raises(Refused, match="construction, hospital"):
        load("circus")
    with pytest.raises(Refused):
        load("../presets/hospital")


def test_all_mistakes_of_a_script_are_told_together_with_their_places():
    told = mistakes(
        """
        [[party.add]]
        code = "nur"
        name.en = "Nursing"
        cadence = 0
        sise = 12
        influence = 9

        [[party.add]]
        kind = "crowd"
        name.en = "A"
        name.fr = "B"
        groups = ["nurr"]

        [[term.define]]
        plain.en = "x"
        plain.fr = "y"

        [[meeting.plan]]
        title.en = "A"
        title.fr = "B"
        start = "someday"

        [[meeting.plan]]
        title.en = "A"
        title.fr = "B"
        start = "+1 09:00"
        every = "often"
        """
    )
    assert any("party.add[1] name" in line and "“fr”" in line for line in told)
    assert any("party.add[1] sise" in line and "no such field" in line for line in told)
    assert any("party.add[1] influence" in line and "5" in line for line in told)
    assert any("party.add[2] kind" in line and "crowd" in line for line in told)
    assert any("party.add[2] groups" in line and "“nurr”" in line for line in told)
    assert any("term.define[1] term" in line and "missing" in line for line in told)
    assert any("meeting.plan[1] start" in line and "someday" in line for line in told)
    assert any("meeting.plan[2]" in line and "often" in line for line in told)
    assert all(line.startswith("mine.toml ") for line in told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[party.invent]]\nname = 'x'", "mine.toml party.invent: there is no such operation"),
        ("colour = 'red'", "mine.toml colour: there is no such operation"),
        ("[party.add]\nname = 'x'", "mine.toml party.add: there is no such operation"),
        ("[[party.add]\n", "is not TOML"),
        ("[party]\nadd = ['x']", "mine.toml party.add: there is no such operation"),
        ("title = 'Hospital'", "mine.toml title: say it in en, fr"),
        ("title.en = 'Hospital'", "mine.toml title: say it in en, fr"),
    ],
)
def test_what_is_no_script_is_refused(text, told):
    with pytest.raises(Refused, match=told.replace("[", r"\[")):
        read("mine.toml", text)


WRITTEN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates() | st.just("+1 09:00"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("en", "fr", "nur", "party")), inner),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.sampled_from(sorted(OPERATIONS)), st.data())
def test_whatever_is_written_a_step_is_right_or_its_mistakes_are_told(act, data):
    fields = data.draw(st.dictionaries(st.sampled_from((*OPERATIONS[act].__struct_fields__, "odd")), WRITTEN))
    try:
        check([Step(act, "mine.toml", fields, "x")], start=START, zone="UTC")
    except Refused as refused:
        assert "mine.toml" in str(refused)


@pytest.mark.parametrize(
    ("spec", "day"),
    [
        ("0", "2026-11-21"), ("-1", "2026-11-20"), ("+1", "2026-11-23"), ("-5", "2026-11-16"), ("+6", "2026-11-30"),
        ("sun", "2026-11-29"), ("fri", "2026-11-27"), ("sat", "2026-11-28"),
    ],
)  # fmt: skip
def test_days_are_counted_from_the_day_of_the_telling(spec, day):
    calendar = Calendar(date(2026, 11, 21), "America/Montreal")
    assert calendar.day(spec) == calendar.local(spec) == calendar.moment(spec) == day
    assert calendar.local(f"{spec} 09:30") == f"{day}T09:30"
    assert calendar.moment(f"{spec} 09:30") == f"{day}T14:30:00Z"


@pytest.mark.parametrize("spec", ["", "1", "tomorrow", "+1 25:00", "+1 9:30", "sun 02:60", "+1000", "+1 09:30 "])
def test_what_is_not_a_day_is_refused(spec):
    with pytest.raises(ValueError, match=r".*"):
        Calendar(date(2026, 11, 21), "UTC").moment(spec)
