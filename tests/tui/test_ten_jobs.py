"""The ten daily jobs, each told by its keys and held against what it may cost: `docs/daily-jobs.md` is the table."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from daily_desk import BEFORE, HEAD, IT, MED, NUR, PREPARED, founded
from robot import Desk, Officer
from triage_desk import YES, letter

from store import Entry, Initiative, Item
from tui.labels import label
from tui.text import _

TABLE = Path(__file__).parent.parent.parent / "docs" / "daily-jobs.md"
CALL = {"en": "call", "fr": "tel"}
FRIDAY = {"en": "fri", "fr": "ven"}


class Job(NamedTuple):
    """A line of the table."""

    name: str
    keys: str
    most: int
    each: str
    """What `most` is for: "" the job, `a line` or `a cell`; `and one a term`: one more for each."""

    def budget(self, units: int) -> int:
        """Return how many keys it may cost, with so many terms, lines or cells."""
        if not self.each:
            return self.most
        return self.most + units if self.each.startswith("and one") else self.most * units


def jobs() -> dict[str, Job]:
    """Return the table: name → job."""
    row = re.compile(r"^\| (?P<name>[^|]+) \| `(?P<keys>[^`]+)` \| (?P<most>\d+) ?(?P<each>[a-z ]*) \|$", re.M)
    found = [
        Job(m["name"], m["keys"], int(m["most"]), m["each"].strip()) for m in row.finditer(TABLE.read_text("utf-8"))
    ]
    return {job.name: job for job in found}


class Counting:
    """An officer whose keys are written down; `{…}` is the message itself."""

    def __init__(self, officer: Officer) -> None:
        self.officer, self.keys = officer, ""

    async def press(self, keys: str) -> str:
        self.keys += re.sub(r"\{[^}]*\}", "…", keys.replace(" ", ""))
        return await self.officer.press(keys)

    async def choose(self, word: str) -> str:
        """Press the letter that the foot offers for a word."""
        offered = re.search(rf"  (\S) {re.escape(word)}", f"  {self.officer.status}  {self.officer.foot}")
        assert offered, f"{word!r} is not offered\n\n{self.officer.screen}"
        return await self.press(offered[1])

    @property
    def count(self) -> int:
        return len(self.keys.replace("…", ""))


Story = Callable[[Desk, Counting, str], Awaitable[int]]
"""Tells a job's keys and looks whether it is done; returns how many terms, lines or cells there were."""
STORIES: dict[str, Story] = {}


def job(name: str) -> Callable[[Story], Story]:
    """Declare the story of a job."""

    def declared(story: Story) -> Story:
        STORIES[name] = story
        return story

    return declared


@job("log a call with a party")
async def _call(desk: Desk, officer: Counting, lang: str) -> int:
    await officer.press(f";{CALL[lang]}␣nur:␣{{worried about nights -}}⏎")
    entry = desk.all(Entry)[-1]
    assert (entry.kind, entry.parties, entry.tone, entry.text) == ("contact", (NUR,), -1, "worried about nights")
    return 1


@job("log it from the party's row")
async def _call_from_row(desk: Desk, officer: Counting, lang: str) -> int:
    await officer.press("c{worried about nights}⏎")
    assert (desk.all(Entry)[-1].parties, desk.all(Entry)[-1].text) == ((NUR,), "worried about nights")
    return 1


@job("log it with what I promised")
async def _promise(desk: Desk, officer: Counting, lang: str) -> int:
    await officer.press(f";{CALL[lang]}␣nur:␣{{worried about nights - // send roster {FRIDAY[lang]}}}⏎")
    task = desk.all(Item)[-1]
    assert (task.title, task.due, task.parties, task.owner) == (
        "send roster",
        "2026-11-20",
        (NUR,),
        desk.workspace.user,
    )
    assert desk.all(Entry)[-1].kind == "contact" or desk.all(Entry)[-2].kind == "contact"
    return 1


@job("clear an inbox of 20")
async def _triage(desk: Desk, officer: Counting, lang: str) -> int:
    await officer.press("aaaaaaaad⏎d⏎")  # seven matters and the badges; two more reports of these
    await officer.press(f"lllm␣␣l{YES[lang]}")  # notices; one for the next meeting; of the last two the log is enough
    await officer.press(f"z{letter('tomorrow')}G⏎x{{an advertisement}}⏎x↑⏎")
    assert not desk.all(Item, status="inbox") or [one.id for one in desk.all(Item, status="inbox")] == [17]
    return 1


@job("relay a notice to two groups, jargon cleaned")
async def _relay(desk: Desk, officer: Counting, lang: str) -> int:
    await officer.press(";it>nur,med:␣{cutover with SSO}⇥⇥⏎")
    relay = desk.all(Item)[-1]
    assert (relay.source, relay.parties, relay.title) == (IT, (NUR, MED), "cutover with SSO")
    assert relay.plain == "the night we change over with one password for everything"
    return 2


@job("record a read-back")
async def _read_back(desk: Desk, officer: Counting, lang: str) -> int:
    await officer.press("glv")
    await officer.choose(label("answer.relay", "yes"))
    assert (desk.all(Entry)[-1].answer, desk.all(Entry)[-1].parties) == ("yes", (NUR,))
    return 1


@job("record a green light, on the initiative's board")
async def _green_light(desk: Desk, officer: Counting, lang: str) -> int:
    await officer.press("v")
    await officer.choose(label("answer.approval", "yes"))
    assert (desk.all(Entry)[-1].answer, desk.all(Entry)[-1].parties) == ("yes", (HEAD,))
    return 1


@job("prepare the 10 o'clock meeting")
async def _prepare(desk: Desk, officer: Counting, lang: str) -> int:
    await officer.press("gaTp")
    assert officer.officer.title.startswith(f"{_('Pack')}  m1 Round"), "of all there is today, the one that comes next"
    assert "Rota" in officer.officer.screen and _("Why it is here") in officer.officer.screen
    return 1


@job("run it")
async def _run(desk: Desk, officer: Counting, lang: str) -> int:
    await officer.press("⏎{three teams from Monday}⏎⏎{they try // @it wires the ward fri}⏎")
    assert [entry.text for entry in desk.all(Entry, meeting=1) if not entry.act] == [
        "three teams from Monday",
        "they try",
    ]
    assert desk.all(Item)[-1].ball == IT, "an action is noted in the same line"
    return 2


@job("open a conflict and see where it stands")
async def _conflict(desk: Desk, officer: Counting, lang: str) -> int:
    await officer.press("gccnur␣it:␣{who answers at night}⏎")
    conflict = desk.all(Item)[-1]
    assert (conflict.kind, conflict.status, conflict.parties) == ("conflict", "open", (NUR, IT))
    assert officer.officer.row.startswith(f"#{conflict.id} "), "it is under the cursor, whatever else needs me"
    assert _("What does {party} want?").format(party="Nursing")[:12] in officer.officer.screen, "what comes next"
    return 1


@job("fill a row of the matrix, see who blocks")
async def _matrix(desk: Desk, officer: Counting, lang: str) -> int:
    await officer.press("␣→␣␣{paid as overtime}⏎→␣␣⏎")
    assert [entry.answer for entry in desk.all(Entry, item=1) if entry.option == 1] == [
        "yes",
        "yes",
        "reserve",
        "yes",
        "no",
    ]
    assert _("blocked by {parties}").format(parties="Medicine") in officer.officer.screen
    return 3


@job("which initiative is off track, and act")
async def _initiative(desk: Desk, officer: Counting, lang: str) -> int:
    await officer.press("gp⏎F")
    assert "i1 Record" in officer.officer.title, "the one that is worst off stands first"
    assert _("Until when? It has no go-live yet") in officer.officer.row, "the cursor goes to what is missing"
    await officer.officer.press("{2027-01-12}⏎")
    assert desk.all(Initiative)[0].golive == "2027-01-12"
    return 1


@pytest.fixture
def ward(desk: Desk) -> Desk:
    """Three groups, and nothing else yet."""
    return founded(desk)


def test_every_job_of_the_table_has_its_story() -> None:
    assert list(jobs()) == list(STORIES), "in the order of the table"


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", jobs())
async def test_a_job_costs_no_more_than_it_may(ward: Desk, name: str, lang: str) -> None:
    told = jobs()[name]
    ready = PREPARED.get(name)
    if ready is not None:
        ready(ward)
    async with Officer(ward, lang=lang) as officer:
        counting = Counting(officer)
        before = BEFORE.get(name)
        if before is not None:
            await officer.press(before)
        units = await STORIES[name](ward, counting, lang)
    assert counting.count <= told.budget(units), f"{counting.keys} is {counting.count} keys"
    if lang == "en":
        assert counting.keys == told.keys, "the table tells the keys that are pressed"
