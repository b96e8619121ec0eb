"""How well dates are understood: `python benchmarks/dates.py DIRECTORY [--failures]`.

Reads every .jsonl file of the directory (fields: `lang`, `order`, `mode`, `text`, `span`, `ref`, `class`, `accept`) and
prints, per class and language, the share of cases answered exactly, for quick entry and for each other library that is
installed. A range's end is right in either convention, the last day or the day after it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

# this folder holds a store.py of its own: the packages come from the project
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from tui.quick_entry import as_json, parse  # noqa: E402

Case = dict[str, Any]
Answer = dict[str, Any]
HANGING = frozenset((
    "on", "at", "for", "in", "by", "le", "la", "à", "a", "de", "pour", "from", "sur", "the", "l", "depuis", "avant",
    "d", "dans", "vers", "sera", "between", "entre",
))  # fmt: skip
"""Words that go with the expression they stand before."""
CLASSES = ("datetime", "range", "duration", "recurrence", "negative", "titles left intact")
LEAST = 1
"""The confidence from which something counts as found."""


def quick_entry(case: Case) -> tuple[list[Answer], str]:
    """Return what quick entry finds in a case, and the title it leaves."""
    draft = as_json(parse(case["text"], now=_now(case), order=case["order"], loose=case["mode"] == "phrase"))
    return [found for found in draft["dates"] if found["confidence"] >= LEAST], draft["title"]


def _dateparser(case: Case) -> tuple[list[Answer], str]:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": _now(case), "DATE_ORDER": case["order"], "PREFER_DATES_FROM": "future"}
    found = search_dates(case["text"], languages=[case["lang"]], settings=settings) or []
    answers = []
    for text, moment in found:
        start = case["text"].find(text)
        answers.append({"kind": "datetime", "value": moment.isoformat(), "span": [start, start + len(text)]})
    return answers, case["text"]


def _parsedatetime(case: Case) -> tuple[list[Answer], str]:
    import parsedatetime

    found = parsedatetime.Calendar().nlp(case["text"], sourceTime=_now(case).timetuple()) or ()
    return [
        {"kind": "datetime", "value": moment.isoformat(), "span": [start, end]} for moment, _, start, end, _ in found
    ], case["text"]


def _recurrent(case: Case) -> tuple[list[Answer], str]:
    from recurrent.event_parser import RecurringEvent

    found = RecurringEvent(now_date=_now(case)).parse(case["text"])
    span = [0, len(case["text"])]
    if isinstance(found, datetime):
        return [{"kind": "datetime", "value": found.isoformat(), "span": span}], case["text"]
    if not found:
        return [], case["text"]
    rule = str(found).split("RRULE:")[-1]
    return [{"kind": "recurrence", "rrule": rule, "value": "", "span": span}], case["text"]


CLAIMS = {
    "dateparser": ("datetime", "negative"),
    "parsedatetime": ("datetime", "negative"),
    "recurrent": ("datetime", "recurrence", "negative"),
}
"""What the others give out to read; all but dateparser read English only."""


def claimed(name: str, case: Case) -> bool:
    """Does a reader give out to read this case?"""
    if name == "quick entry":
        return True
    return case["class"] in CLAIMS[name] and (case["lang"] == "en" or name == "dateparser")


def answered(name: str, case: Case) -> tuple[list[Answer], str]:
    """Return what a reader finds in a case; where another library gives up with an error, nothing."""
    if name == "quick entry":
        return quick_entry(case)
    with suppress(Exception):
        return READERS[name](case)
    return [], case["text"]


READERS: dict[str, Callable[[Case], tuple[list[Answer], str]]] = {
    "quick entry": quick_entry, "dateparser": _dateparser, "parsedatetime": _parsedatetime, "recurrent": _recurrent,
}  # fmt: skip


def _now(case: Case) -> datetime:
    return datetime.fromisoformat(case["ref"] or "2026-11-21T10:00:00").replace(tzinfo=None)


def is_right(case: Case, answers: list[Answer]) -> bool:
    """Was the case answered: nothing for a negative, otherwise an accepted reading of its own place in the text?"""
    if case["class"] == "negative":
        return not answers
    span = case["span"] or [0, len(case["text"])]
    near = [answer for answer in answers if answer["span"][0] < span[1] and answer["span"][1] > span[0]]
    judge = {"datetime": _moment, "range": _range, "duration": _duration, "recurrence": _rule}[case["class"]]
    return any(judge(accepted, answer) for answer in near for accepted in case["accept"])


def _moment(accepted: Answer, answer: Answer) -> bool:
    value = answer.get("value") or answer.get("start") or answer.get("end")
    if not value or answer["kind"] in ("recurrence", "duration"):
        return False
    if accepted["kind"] == "time":
        return "T" in value and _clock(value) == accepted["value"]
    if accepted["kind"] == "date":
        width = {"year": 4, "month": 7}.get(accepted["grain"], 10)
        return value[:width] == accepted["value"][:width]
    return "T" in value and _full(value)[:16] == accepted["value"][:16] and _clock(value)[-2:] == accepted["value"][-2:]


def _clock(value: str) -> str:
    return _full(value)[11:19]


def _full(value: str) -> str:
    return datetime.fromisoformat(value).isoformat()


def _range(accepted: Answer, answer: Answer) -> bool:
    if answer["kind"] != "range":
        return False
    start, end = answer.get("start"), answer.get("end")
    if accepted.get("start"):
        if not start or not _same(accepted["start"], start):
            return False
    elif start:
        return False
    wanted = [accepted[key] for key in ("end", "end_excl") if accepted.get(key)]
    if not wanted:
        return not end
    if not end:
        return False
    ends = [end]
    if "T" not in end:
        ends.append((datetime.fromisoformat(end) - timedelta(days=1)).date().isoformat())
    return any(_same(want, got) for want in wanted for got in ends)


def _same(wanted: str, got: str) -> bool:
    if wanted.startswith("T"):
        return "T" in got and _clock(got) == wanted[1:]
    if "T" not in got:
        return wanted[:10] == got and wanted[11:] in ("00:00:00", "12:00:00")
    return wanted == _full(got)


def _duration(accepted: Answer, answer: Answer) -> bool:
    return bool(answer["kind"] == "duration" and answer["seconds"] == accepted["seconds"])


def _rule(accepted: Answer, answer: Answer) -> bool:
    if answer["kind"] != "recurrence" or not answer.get("rrule"):
        return False
    parts = dict(part.split("=", 1) for part in answer["rrule"].split(";"))
    hour = f"{int(parts['BYHOUR']):02}:{int(parts.get('BYMINUTE', 0)):02}" if "BYHOUR" in parts else None
    got = {
        "freq": parts["FREQ"],
        "interval": int(parts.get("INTERVAL", 1)),
        "byday": sorted(parts["BYDAY"].split(",")) if "BYDAY" in parts else None,
        "bymonthday": sorted(map(int, parts["BYMONTHDAY"].split(","))) if "BYMONTHDAY" in parts else None,
        "bymonth": sorted(map(int, parts["BYMONTH"].split(","))) if "BYMONTH" in parts else None,
        "count": int(parts["COUNT"]) if "COUNT" in parts else None,
        "until": parts["UNTIL"][:8] if "UNTIL" in parts else None,
        "time": hour,
    }
    wanted = {key: sorted(value) if isinstance(value, list) else value for key, value in accepted.items()}
    wanted.pop("dtstart", None)
    return all(wanted.get(key) == value for key, value in got.items())


def title_intact(case: Case, title: str) -> bool:
    """Are all words outside the expression still in the title, in order?"""
    if title == case["text"].strip():
        return True
    start, end = case["span"] or ([0, 0] if case["class"] == "negative" else [0, len(case["text"])])
    before, after = case["text"][:start].split(), case["text"][end:].split()
    while before and _bare(before[-1]).lower() in HANGING:
        before.pop()
    outside = before + after
    words = iter(title.split())
    return all(any(_bare(word) == _bare(other) for other in words) for word in outside if _bare(word))


def _bare(word: str) -> str:
    return word.strip(".,;:!?'’\"()|-")


def main() -> int:
    """Score a directory; print a line per class and language."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("directory", type=Path)
    options.add_argument("--failures", metavar="CLASS", help="print the cases of a class that were not answered")
    args = options.parse_args()
    cases = [json.loads(line) for file in sorted(args.directory.glob("*.jsonl")) for line in file.open()]
    readers = [name for name in READERS if name == "quick entry" or importlib.util.find_spec(name) is not None]
    scores: dict[tuple[str, str, str], list[bool]] = defaultdict(list)
    for name in readers:
        took = []
        for case in cases:
            if not claimed(name, case):
                continue
            begun = time.perf_counter()
            answers, title = answered(name, case)
            took.append(time.perf_counter() - begun)
            right = is_right(case, answers)
            scores[name, case["class"], case["lang"]].append(right)
            if case["mode"] == "sentence" and name == "quick entry":
                intact = title_intact(case, title)
                scores[name, "titles left intact", case["lang"]].append(intact)
                if name == "quick entry" and args.failures == "titles" and not intact:
                    print(f"{case['text']!r} → {title!r}")
            if name == "quick entry" and args.failures == case["class"] and not right:
                _show(case, answers)
        took.sort()
        print(f"{name}: median {statistics.median(took) * 1e3:.3f} ms, p99 {took[len(took) * 99 // 100] * 1e3:.3f} ms")
    for kind in CLASSES:
        for lang in ("en", "fr"):
            line = f"{kind:20}{lang}  {len(scores['quick entry', kind, lang]):4} "
            for name in readers:
                got = scores[name, kind, lang]
                line += f"  {name} {100 * sum(got) / len(got):5.1f} %" if got else f"  {name}     –  "
            print(line)
    return 0


def _show(case: Case, answers: list[Answer]) -> None:
    text, span = case["text"], case["span"]
    shown = f"{text[: span[0]]}⟦{text[span[0] : span[1]]}⟧{text[span[1] :]}" if span else text
    wanted = [{k: v for k, v in accepted.items() if k not in ("grain", "bias", "mod")} for accepted in case["accept"]]
    got = [
        {k: v for k, v in answer.items() if v and k not in ("alternatives", "span")}
        | {"text": text[answer["span"][0] : answer["span"][1]]}
        for answer in answers
    ]
    print(f"{case['lang']} {case['mode']} {case['ref']}: {shown}\n    wanted {wanted}\n    got    {got}")


if __name__ == "__main__":
    sys.exit(main())
