"""A rollout as a new coordinator brings it in, from draft to closed, from the screens alone, in both languages: three
departments, 240 people, two waves; a refusal becomes a condition, a training is moved, a pulse falls and is helped."""

from __future__ import annotations

import pytest
from robot import Desk, Officer

from store import Initiative, Item, Meeting, Party
from tui.labels import label
from tui.text import _, figure

SALES, OPERATIONS, FINANCE = "Sales", "Operations", "Finance"
HEADS = {SALES: "Ann Roy", OPERATIONS: "Ben Cole", FINANCE: "Cleo Diaz"}
SIZES = {SALES: 100, OPERATIONS: 90, FINANCE: 50}


class Coordinator:
    """Sits down at the board of the only initiative, and gets up again."""

    def __init__(self, desk: Desk, lang: str) -> None:
        self.desk, self.lang = desk, lang

    async def __aenter__(self) -> Coordinator:
        self.officer = await Officer(self.desk, lang=self.lang).__aenter__()
        await self.officer.press("gp")
        if self.desk.all(Initiative):
            await self.officer.press("⏎")
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.officer.__aexit__(None, None, None)

    async def press(self, keys: str) -> str:
        """Press keys as fast as a practised hand: none waits for the screen."""
        return await self.officer.burst(keys)

    async def turn_to(self, panel: str) -> None:
        """Turn until a panel has the keys; `panel` is its name in a word."""
        for _turn in range(5):
            if f"[{panel}]" in self.officer.lines[1]:
                return
            await self.press("d")
        raise AssertionError(f"no panel {panel}\n\n{self.officer.screen}")

    async def stand_on(self, *texts: str) -> None:
        """Move the cursor to the first line that says all of this."""
        await self.press("<home>")
        while not self._fits(self.officer.row, texts):
            before, away = self.officer.here, self._away(texts)
            screen = await self.officer.burst("j" * away if away > 0 else "k" * -away)
            assert self.officer.here != before, f"no line says {texts}\n\n{screen}"

    def _away(self, texts: tuple[str, ...]) -> int:
        """Return how many lines below the cursor the first such line is seen; a few, where none is."""
        pane = next(number for number, line in enumerate(self.officer.lines) if set(line) == {"─"})
        shown = [line for line in self.officer.lines[3:pane] if line and not line.startswith("──")]
        cursor = next(number for number, line in enumerate(shown) if line.startswith("›"))
        rows = [line[3:].strip(" ┃") for line in shown]
        return next((number - cursor for number, row in enumerate(rows) if self._fits(row, texts)), 4)

    def _fits(self, row: str, texts: tuple[str, ...]) -> bool:
        """Say whether a line says these texts; one with `^` before it is how it begins."""
        return all(row.startswith(text[1:]) if text.startswith("^") else text in row for text in texts)

    async def step(self, *texts: str) -> None:
        """Do what the line that says this suggests."""
        await self.stand_on(*texts)
        await self.press("F")

    def saw(self, text: str) -> None:
        assert text in self.officer.screen, f"{text!r} is not on\n\n{self.officer.screen}"


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_a_rollout_from_draft_to_closed(desk: Desk, lang: str) -> None:
    await strategy(desk, lang)
    await heads(desk, lang)
    await execution(desk, lang)
    await support(desk, lang)
    await problems(desk, lang)
    await monitoring(desk, lang)
    await closing(desk, lang)


async def strategy(desk: Desk, lang: str) -> None:
    """What is to change, for whom, until when; the plan's faults are mended one key each."""
    async with Coordinator(desk, lang) as one:
        await one.press("c{One screen for orders}⏎{An order is typed once}⏎⏎")
        await one.step(_("For whom? It has no audience yet"))
        await one.press("{Sales, Operations, Finance}⏎")
        await one.officer.choose(_("yes"))
        assert [party.name for party in desk.all(Party)] == [SALES, OPERATIONS, FINANCE]
        await one.step(_("Until when? It has no go-live yet"))
        await one.press("{2027-01-12}⏎")
        await one.step(_("there is no fallback plan"))
        await one.press("{The old screen stays open for two weeks}⏎")
        await one.press("M{orders typed once %}⏎⏎{90}⏎⏎")
        for group in HEADS:
            await one.step(f"{group} ·")
            await one.press("{Orders are typed on a screen}⏎")
            one.saw(_("noted what changes"))


async def heads(desk: Desk, lang: str) -> None:
    """Who is the head of each; a check-in before they are asked; a refusal, then a condition, then a yes."""
    async with Coordinator(desk, lang) as one:
        await one.turn_to(_("Heads"))
        for group, head in HEADS.items():
            await one.step(group)
            await one.press(f"{{{head}}}⏎")
            await one.officer.choose(_("yes"))
            one.saw(head)
        for group in HEADS:
            await one.step(group)
            await one.officer.choose(_("yes"))
        await one.press("a")
        assert label("initiative.phase", "consulting") in one.officer.title
    desk.later(days=5)
    async with Coordinator(desk, lang) as one:
        await one.turn_to(_("Heads"))
        for group in HEADS:
            await one.step(group)
            await one.press("{Wants to see it before it comes}⏎")
        await one.step(SALES)
        await one.press("⏎{2026-12-04}⏎")
        one.saw(label("approval.state", "waiting"))
        await answer(one, SALES, "yes")
        await answer(one, FINANCE, "yes")
        await answer(one, OPERATIONS, "no")
        await one.press("{Not in the month of the fair}⏎")
        await one.press("a")
        one.saw("Ben Cole (Operations)")
        await one.press("⎋")
        assert label("initiative.phase", "consulting") in one.officer.title, "one refusal keeps the gate closed"
    desk.later(days=2)
    async with Coordinator(desk, lang) as one:
        await one.turn_to(_("Heads"))
        await answer(one, OPERATIONS, "reserve")
        await one.press("{Two helpers on the floor in the first week}⏎")
        await one.step(OPERATIONS)
        await one.press("{2026-12-10}⏎{marc}⏎")
        await one.stand_on("Two helpers", "marc")
        await one.press("s")
        await one.officer.choose(label("item.outcome", "done"))
        await one.press("{Marc and Sophie}⏎")
        await answer(one, OPERATIONS, "yes")
        assert "3" in one.officer.title
        await one.press("aa")
        assert label("initiative.phase", "running") in one.officer.title
    assert desk.get(Initiative, 1).phase == "running"


async def answer(one: Coordinator, group: str, said: str) -> None:
    """Note what a head answers: stand on the light, `v`, a letter."""
    await one.stand_on(group)
    await one.press("v")
    await one.officer.choose(label("answer.approval", said))


async def execution(desk: Desk, lang: str) -> None:
    """The headcounts, a training for each in two waves, one of them moved; who came, by headcount."""
    async with Coordinator(desk, lang) as one:
        await one.press("T{marc}⏎{training}⏎")
        await one.turn_to(_("Execution"))
        for group, size in SIZES.items():
            await one.step(f"^{group}")
            await one.press(f"{{{size}}}⏎")
        one.saw("0/50")
        for group, day in ((SALES, "2026-12-01"), (OPERATIONS, "2026-12-08"), (FINANCE, "2026-12-08")):
            await one.step(f"^{group}")
            await one.press(f"{{{_('Orders on screen')} {group} {day} 9:00}}⏎")
        trainings = [meeting for meeting in desk.all(Meeting) if meeting.kind == "training"]
        assert [training.start for training in trainings] == ["2026-12-01T09:00"] + ["2026-12-08T09:00"] * 2
        assert all(training.initiative == 1 and len(training.parties) == 1 for training in trainings)
        for group, wave in ((SALES, "pilot"), (OPERATIONS, "wave 1"), (FINANCE, "wave 1")):
            await one.stand_on(f"{_('Orders on screen')} {group}"[:18])
            await one.press(f"K{{{wave}}}⏎")
        one.saw("0/1")
        await one.stand_on(f"m{trainings[2].id} ")
        await one.press("r{2026-12-10 13:00}⏎")
    desk.later(days=23)
    async with Coordinator(desk, lang) as one:
        await one.turn_to(_("Execution"))
        for training, came in zip(trainings, ("95", "60", "50"), strict=True):
            await one.step(f"m{training.id} ")
            await one.press(f"<ctrl+u>{{{came}}}⏎")
        one.saw("205")
        await one.stand_on(f"^{OPERATIONS}")
        one.saw(_("plan a training for them"))
        await one.press("W")
        assert f"m{trainings[1].id}" in one.officer.row, "the number is made of that training"
        await one.press("q")
    assert desk.get(Meeting, trainings[2].id).start == "2026-12-10T13:00"


async def support(desk: Desk, lang: str) -> None:
    """Three ask the same: one answer closes them all."""
    async with Coordinator(desk, lang) as one:
        request = _("request")
        for group in ("sales", "operations", "finance"):
            await one.press(f";<ctrl+u>{{{request} i1 @{group}: where is the discount}}⏎")
        await one.turn_to(_("Execution"))
        await one.step("where is the discount")
        await one.press("{Under the client's name, at the right}⏎")
        await one.officer.choose(_("yes"))
        one.saw(_("answered"))
    asked = [item for item in desk.all(Item) if item.kind == "request"]
    assert sorted(item.outcome for item in asked) == ["done", "duplicate", "duplicate"]


async def problems(desk: Desk, lang: str) -> None:
    """A resistance with its step, reason and tactic; material that must be put right."""
    async with Coordinator(desk, lang) as one:
        await one.turn_to(_("Problems"))
        await one.press("c")
        await one.officer.choose(label("item.cause", "resistance"))
        await one.officer.choose(OPERATIONS)
        await one.officer.choose(label("entry.about", "desire"))
        await one.press("{The fair was sold with the old lists}⏎{Ben shows his lists on the new screen}⏎")
        await one.press("c")
        await one.officer.choose(label("item.cause", "material"))
        await one.press("{The slides show last year's screen}⏎{2026-12-14}⏎")
        await one.step("slides")
        await one.press("<ctrl+u>{New pictures}⏎⏎{marc}⏎")
        one.saw(_("captured"))
        await one.stand_on("fair")
        one.saw(label("entry.about", "desire"))
    tasks = {task.title: task for task in desk.all(Item) if task.follows and task.kind == "task"}
    assert tasks["New pictures"].owner == "marc" and "Ben shows his lists on the new screen" in tasks


async def monitoring(desk: Desk, lang: str) -> None:
    """The pulse of Operations falls; what fits its barrier is tried, and it helps."""
    async with Coordinator(desk, lang) as one:
        await one.turn_to(_("Monitoring"))
        for mark in ("4", "2", "1"):
            await one.stand_on(f"^{OPERATIONS}")
            await one.press("c")
            await one.officer.choose(label("entry.about", "desire"))
            await one.press(f"{{{mark}}}⏎⏎")
        one.saw(f"▂ {figure(2.3, '.1f')}")
        await one.step(f"^{OPERATIONS}")
        await one.press("⏎{Marks fell after the fair}⏎⏎")
        await one.stand_on(label("adjustment.verdict", "too_early"))
        await one.step("^orders typed once")
        await one.press("{20}⏎{counted}⏎")
    desk.later(days=30)
    async with Coordinator(desk, lang) as one:
        await one.turn_to(_("Monitoring"))
        await one.stand_on(f"^{OPERATIONS}")
        await one.press("c")
        await one.officer.choose(label("entry.about", "desire"))
        await one.press("{5}⏎{My lists came over whole}⏎")
        await one.stand_on(label("adjustment.verdict", "helped"))
        await one.press("W")
        one.saw("Marks fell after the fair")
        await one.press("q")
        await one.stand_on("^orders typed once")
        await one.press("c{94}⏎⏎")
        one.saw(label("measure.status", "met"))


async def closing(desk: Desk, lang: str) -> None:
    """What is open is settled; it has been quiet for weeks: it can be closed, and is."""
    async with Coordinator(desk, lang) as one:
        for panel in (_("Strategy"), _("Problems")):
            await one.turn_to(panel)
            for item in desk.all(Item):
                if item.status == "open" and (item.kind == "obstacle") == (panel == _("Problems")):
                    await one.stand_on(f"#{item.id} ")
                    await one.press("s")
                    outcome = "granted" if item.kind == "approval" else "done"
                    await one.officer.choose(label("item.outcome", outcome))
                    await one.press("{As agreed}⏎")
        assert [item.title for item in desk.all(Item) if item.status != "closed"] == [], one.officer.screen
        await one.turn_to(_("Monitoring"))
        await one.step(_("It can be closed: targets met, nothing open, quiet"))
        assert label("initiative.phase", "closed") in one.officer.title
    assert desk.get(Initiative, 1).phase == "closed"
