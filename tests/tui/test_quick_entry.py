"""Quick entry as the app and the shell call it: drafts, chips, problems, names, what stands around the line."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime

from tui.quick_entry import Choices, Context, Known, Names, as_json, parse
from tui.quick_entry.shown.chips import chips

NOW = datetime(2026, 11, 18, 10, 0)
NAMES = Names(
    [
        Known(1, "nur", "Nursing", ("Soins infirmiers",)),
        Known(2, "it", "IT", ("Informatique",)),
        Known(3, "com", "Comité technique"),
        Known(4, "med", "Médecine"),
        Known(5, "mat", "Maternité"),
    ],
    logins=["ana"],
    places=["Grand amphi"],
)


def test_the_line_of_the_manual_shows_what_will_be_saved() -> None:
    draft = parse(
        "meet Steering committee w/ @nursing @it tomorrow 2pm for 45m in Room 4 #ehr !high", now=NOW, names=NAMES
    )
    row = " · ".join(chip.text for chip in chips(draft, names=NAMES, now=NOW))
    assert row == "MEETING · Thu 19 Nov 2026 14:00–14:45 · @nur · @it · Room 4 · #ehr · !high"
    french = " · ".join(chip.text for chip in chips(draft, names=NAMES, now=NOW, lang="fr"))
    assert "jeu. 19 nov. 2026 14 h 00–14 h 45" in french


def test_a_party_that_nobody_knows_is_a_question_not_an_error() -> None:
    draft = parse("conflict @nur vs @electricians: ceilings", now=NOW, names=NAMES)
    assert draft.parties == (1, "electricians")
    assert ("@electricians new?", "unknown") in [tuple(chip) for chip in chips(draft, names=NAMES, now=NOW)]
    assert not draft.problems


def test_a_party_is_found_by_code_name_alias_or_the_only_prefix() -> None:
    for typed in ("nur", "Nursing", "NURS", '"Soins infirmiers"', "soins"):
        draft = parse(f"task: see @{typed}", now=NOW, names=NAMES)
        assert draft.parties == (1,), typed
    assert parse("task: see @m", now=NOW, names=NAMES).parties == ("m",), "two begin so: neither is taken"
    assert parse("meet @medecine", now=NOW, names=NAMES).parties == (4,), "accents are optional"
    assert [known.code for known in NAMES.starting("m")] == ["mat", "med"]


def test_what_follows_two_strokes_is_a_line_of_its_own() -> None:
    draft = parse("call nur: worried -  // send roster due fri", now=NOW, names=NAMES)
    assert (draft.kind, draft.channel, draft.tone, draft.parties) == ("contact", "call", -1, (1,))
    assert draft.follow_up is not None
    assert (draft.follow_up.kind, draft.follow_up.title, draft.follow_up.due) == ("task", "send roster", "2026-11-20")
    spans = [draft.text[span.start : span.end] for span in draft.spans if span.role == "date"]
    assert spans == ["due fri"], "places are those of the whole line"
    assert parse("see https://example.org // both", now=NOW).follow_up is not None
    assert parse("a//b and 3//4", now=NOW).follow_up is None


def test_two_strokes_that_were_unrecognised_are_words_again() -> None:
    line = "note x // y"
    start = line.index("//")
    draft = parse(line, now=NOW, names=NAMES, choices=Choices().with_literal((start, start + 2)))
    assert (draft.title, draft.follow_up) == ("x // y", None)


def test_unrecognised_words_are_words_again() -> None:
    line = "send roster friday"
    draft = parse(line, now=NOW)
    assert (draft.title, draft.due) == ("send roster", "2026-11-20")
    place = next((span.start, span.end) for span in draft.spans if span.role == "date")
    plain = parse(line, now=NOW, choices=Choices(frozenset({place})))
    assert (plain.title, plain.due) == (line, None)


def test_a_line_opened_from_a_record_starts_with_what_is_known() -> None:
    context = Context(kind="note", parties=(2,), link="#12")
    draft = parse("they accept the date", now=NOW, names=NAMES, context=context)
    assert (draft.kind, draft.parties, draft.links) == ("note", (2,), ("#12",))
    other = parse("task: call @nur", now=NOW, names=NAMES, context=context)
    assert (other.kind, other.parties, other.links) == ("task", (1,), ("#12",)), "the line may say otherwise"


def test_a_weekday_that_contradicts_its_date_offers_both_ways_out() -> None:
    line = "rdv it mar 3 nov 10h"
    draft = parse(line, now=NOW, names=NAMES)
    (problem,) = draft.problems
    assert line[slice(*problem.span)] == "mar 3 nov 10h"
    mended = [line[: problem.span[0]] + repair.text + line[problem.span[1] :] for repair in problem.repairs]
    starts = [parse(way, now=NOW, names=NAMES).start for way in mended]
    assert starts == ["2027-11-03T10:00", "2027-11-02T10:00"]
    assert not any(parse(way, now=NOW, names=NAMES).problems for way in mended)


def test_twice_a_week_or_every_two_is_asked_never_guessed() -> None:
    for word, wanted in (("bi-weekly", "WEEKLY"), ("bimensuel", "MONTHLY"), ("biannual", "YEARLY")):
        line = f"meet it {word}"
        draft = parse(line, now=NOW, names=NAMES)
        assert draft.every == ""
        (problem,) = draft.problems
        every = [
            parse(line[: problem.span[0]] + repair.text + line[problem.span[1] :], now=NOW, names=NAMES).every
            for repair in problem.repairs
        ]
        assert all(every), word
        assert any(wanted in rule or "INTERVAL=6" in rule for rule in every)


def test_day_and_month_follow_the_reader_and_what_is_possible() -> None:
    assert parse("pay 4/12", now=NOW, order="DMY").due == "2026-12-04"
    assert parse("pay 4/12", now=NOW, order="MDY").due == "2027-04-12"
    swapped = parse("pay 12/31", now=NOW, order="DMY")
    assert swapped.due == "2026-12-31"
    assert swapped.problems, "read the other way, and said so"


def test_the_region_settles_what_its_words_mean() -> None:
    line = "inventaire en fin de semaine"
    assert parse(line, now=NOW, lang="fr-CA").due == "2026-11-22", "the weekend in Quebec"
    assert parse(line, now=NOW, lang="fr-FR").due == "2026-11-20", "Friday in France"


def test_a_hole_is_never_left_where_the_title_was() -> None:
    assert parse("meet @nur tomorrow 2pm #x", now=NOW, names=NAMES).title == "meet @nur"
    assert parse("tomorrow", now=NOW).title == "tomorrow"
    assert parse("rdv", now=NOW).title == "rdv"


def test_a_record_named_within_a_sentence_stays_a_word_of_it() -> None:
    for line, title in (
        ("call nur: they said #12 is urgent", "they said #12 is urgent"),
        ("appel nur: selon eux #12 est urgent", "selon eux #12 est urgent"),
        ("task badges #12", "badges"),
    ):
        draft = parse(line, now=NOW, names=NAMES)
        assert (draft.title, draft.links) == (title, ("#12",))


def test_a_known_place_needs_no_room_word() -> None:
    draft = parse("meet it friday in grand amphi", now=NOW, names=NAMES)
    assert (draft.place, draft.start) == ("grand amphi", "2026-11-20")


def test_the_clock_of_another_zone_is_read_on_the_wall() -> None:
    now = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)  # still the evening before in Toronto
    assert parse("call tomorrow", now=now, tz="America/Toronto").due == "2026-11-19"
    assert parse("call tomorrow", now=now, tz="no such zone").due == "2026-11-20"


def test_more_than_a_line_has_a_title_and_a_body() -> None:
    draft = parse("call nur: nights\nshe will write\non Monday", now=NOW, names=NAMES)
    assert (draft.title, draft.body) == ("nights", "she will write\non Monday")


def test_a_very_long_line_is_plain_title() -> None:
    line = "due friday " * 60
    draft = parse(line, now=NOW)
    assert (draft.title, draft.due, draft.spans) == (line.strip(), None, ())


def test_a_draft_prints_as_json_with_these_keys() -> None:
    draft = parse("réunion hebdo tous les mardis 9h30-10h // appeler it demain", now=NOW, names=NAMES)
    said = json.loads(json.dumps(as_json(draft)))
    keys = ["kind", "order", "title", "body", "parties", "people", "tags", "links", "priority", "tone", "place", "zone",
            "duration_s", "due", "follow_up", "dates", "problems"]  # fmt: skip
    assert list(said) == keys
    assert list(said["follow_up"]) == keys
    rule = next(found for found in said["dates"] if found["confidence"] == 3)
    assert rule["kind"] == "recurrence"
    assert rule["rrule"] == "FREQ=WEEKLY;BYDAY=TU;BYHOUR=9;BYMINUTE=30"
    assert (rule["value"], rule["seconds"], rule["confidence"]) == ("2026-11-24T09:30", 1800, 3)
    (start, end) = rule["span"]
    assert draft.text[start:end] == "tous les mardis 9h30-10h"
    assert said["follow_up"]["due"] == "2026-11-19"


def test_what_json_tells_of_a_problem_is_a_sentence_also_in_a_follow_up() -> None:
    said = as_json(parse("note x // meet @nur monday 20 nov 2pm", now=NOW, names=NAMES))
    (problem,) = said["follow_up"]["problems"]
    assert problem["problem"] == "2026-11-20 is a Friday, not a Monday"
    assert [way["label"] for way in problem["repairs"]] == ["keep the date, 2026-11-20", "keep the weekday, 2026-11-23"]


def test_a_rule_never_ends_before_its_last_meeting() -> None:
    from dateutil.rrule import rrulestr

    draft = parse("standup every weekday 9:15 until Nov 27", now=NOW)
    assert draft.start is not None
    days = list(rrulestr(draft.every, dtstart=datetime.fromisoformat(draft.start)))
    assert days[0] == datetime(2026, 11, 19, 9, 15)
    assert days[-1] == datetime(2026, 11, 27, 9, 15), "the last day is part of it"


def test_quick_entry_starts_without_the_terminal_and_without_its_own_grammar() -> None:
    code = "import sys, tui.quick_entry; print(*sys.modules, 'tui.quick_entry.grammar' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.split()[-1] == "False"
    assert not {"textual", "rich", "dateutil"} & {module.split(".")[0] for module in out.split()}


def test_two_thousand_names_cost_nothing() -> None:
    import time

    many = Names([Known(i, f"p{i}", f"Party number {i}", (f"alias {i}",)) for i in range(2000)])
    line = "meet Steering committee w/ @p1999 @nobody tomorrow 2pm for 45m in Room 4 #ehr !high"
    parse(line, now=NOW, names=many)
    begun = time.perf_counter()
    for _ in range(50):
        parse(line, now=NOW, names=many)
    assert (time.perf_counter() - begun) / 50 < 0.005, "far above the usual 0.3 ms: this guards against a search of all"
