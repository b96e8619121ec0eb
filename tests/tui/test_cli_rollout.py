"""A rollout from the shell: from draft to what followed an adjustment, each step a command."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from shell import Shell

from store import open_workspace
from store.interop.pulse import reply
from store.records import initiative, party


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Three departments with their heads, and an initiative for two of them."""
    made = Shell(tmp_path)
    made.own_store.parent.mkdir(parents=True)
    workspace = open_workspace(made.own_store, create=True)
    for code, name, head in (("nur", "Nursing", "Lea Roy"), ("it", "IT", "Max Tran"), ("pha", "Pharmacy", "Ana Cyr")):
        mail = {"mail": f"{code}@x.example"}
        (_, person), *_ = workspace.run(party.Add(name=head, kind="person", code=f"h{code}", contact=mail)).written
        (_, group), *_ = workspace.run(party.Add(name=name, code=code, size=80, head=person)).written
        workspace.run(party.Change(id=person, groups=(group,)))
    workspace.run(initiative.Draft(title="Badges", audience=(2, 4), start="2026-01-05", golive="2099-12-15"))
    workspace.close()
    return made


def board(shell: Shell, of: str = "i1") -> Any:
    return shell.json("show", of)


def test_an_initiatives_board_is_told_to_programs(shell: Shell) -> None:
    told = board(shell)
    assert told["phase"] == "draft"
    assert told["gate"] == {
        "open": False, "reasons": ["Lea Roy (Nursing) has not been asked", "Max Tran (IT) has not been asked"],
    }  # fmt: skip
    assert [fault["rule"] for fault in told["lint"]] == [
        "no_approver", "no_approver", "no_training", "no_training", "no_fallback", "no_measure",
    ]  # fmt: skip
    for fault in told["lint"]:
        assert fault["sentence"] and fault["fix"]["operation"] and fault["fix"]["said"]
    for part in ("approvals", "coverage", "pulse", "barrier", "measures", "adjustments", "support", "plan", "waves"):
        assert part in told
    french = json.loads(shell.ok("show", "i1", "--json", "--lang", "fr"))
    assert french["lint"][0]["rule"] == "no_approver"


def test_what_mends_a_fault_is_carried_out_as_it_is_told(shell: Shell) -> None:
    said = {"fallback": "Paper for ten days", "value": "12"}
    for rule in ("no_approver", "no_training", "no_training", "no_fallback", "no_measure", "no_reading"):
        fix = next(fault["fix"] for fault in board(shell)["lint"] if fault["rule"] == rule)
        fields = {**fix["fields"], **({fix["asks"]: said[fix["asks"]]} if fix["asks"] else {})}
        written = (",".join(map(str, value)) if isinstance(value, list) else value for value in fields.values())
        shell.ok("do", fix["operation"], *map("{}={}".format, fields, written))
    assert board(shell)["lint"] == []


def test_an_empty_initiative_has_a_board_too(shell: Shell) -> None:
    shell.ok("add", "initiative: One card for all")
    told = board(shell, "i2")
    assert (told["phase"], told["gate"]) == ("draft", {"open": False, "reasons": ["it has no audience yet"]})
    assert [fault["rule"] for fault in told["lint"]] == ["no_fallback", "no_measure"]
    assert [told[part] for part in ("approvals", "coverage", "pulse", "measures", "adjustments", "barrier")] == [
        [], [], [], [], [], None,
    ]  # fmt: skip
    assert told["support"] == {"questions": [], "open": 0, "closed": 0, "oldest": 0, "hottest": None}
    assert "it has no audience yet" in shell.ok("report", "i2")


def test_a_measure_stands_where_it_was_read_last(shell: Shell) -> None:
    shell.ok("do", "initiative.measure", "id=i1", "measure=Used", "unit=%")
    shell.ok("do", "initiative.read", "id=i1", "measure=Used", "value=70")
    shell.ok("do", "initiative.read", "id=i1", "measure=Used", "value=20", "at=2026-01-06")
    assert board(shell)["measures"][0]["value"] == 70
    shell.ok("do", "initiative.affect", "id=i1", "party=pha", "text=One badge for all doors")
    assert "Pharmacy: One badge for all doors" in shell.ok("show", "i1")
    assert "Used: 70 (0 → 100 %) · on track" in shell.ok("show", "i1")


def test_a_rollout_is_brought_to_running_and_an_adjustment_helps(shell: Shell) -> None:
    shell.ok("do", "initiative.affect", "id=i1", "party=pha", "text=One badge for all doors")
    shell.ok("do", "initiative.advance", "id=i1")
    shell.ok("do", "initiative.ask", "id=i1")
    assert shell("do", "initiative.advance", "id=i1").code == 1
    assert "Cannot start: Lea Roy (Nursing) has not answered" in shell.err
    shell.ok("do", "item.answer", "id=1", "party=hnur", "answer=no", "text=Not in winter")
    shell.ok("do", "item.answer", "id=1", "party=hnur", "answer=reserve", "text=Two helpers")
    shell.ok("do", "initiative.condition", "id=i1", "party=nur")
    shell.ok("do", "item.settle", "id=2", "outcome=done")
    for head in ("hnur", "hit", "hpha"):
        shell.ok("do", "item.answer", "id=1", f"party={head}", "answer=yes")
    shell.ok("do", "initiative.advance", "id=i1")
    shell.ok("do", "initiative.advance", "id=i1")
    assert [row["state"] for row in board(shell)["approvals"]] == ["yes"] * 3
    shell.ok("do", "initiative.measure", "id=i1", "measure=Used", "unit=%", "by=2026-01-06")
    shell.ok("do", "initiative.read", "id=i1", "measure=Used", "value=20")
    assert board(shell)["measures"][0]["status"] == "behind"
    assert any("is behind" in line for line in shell.ok("list", "signals").splitlines())
    shell.ok("do", "initiative.adjust", "id=i1", "title=Helpers at the doors", "measure=Used")
    shell.ok("do", "initiative.read", "id=i1", "measure=Used", "value=70")
    (made,) = board(shell)["adjustments"]
    assert (made["before"], made["after"], made["verdict"]) == (20, 70, "helped")
    pages = shell.ok("report", "i1")
    assert "Helpers at the doors (Used: 20 → 70) · it helped" in pages
    assert "One badge for all doors" in shell.ok("report", "i1", "--for", "pha")
    shell.ok(
        "do",
        "meeting.plan",
        "title=First steps",
        "kind=training",
        "start=2099-12-01T09:00",
        "parties=pha,nur",
        "initiative=i1",
    )
    assert "First steps · training · Pharmacy, Nursing" in shell.ok("report", "i1", "--for", "sponsor")
    assert shell.ok("report", "i1", "--csv", "readings").splitlines()[0] == '"measure","unit","day","value","expected"'
    assert shell("report", "i1", "--for", "nobody").code == 2


def test_a_pulse_is_asked_by_mail_and_what_is_replied_is_counted(shell: Shell, tmp_path: Path) -> None:
    told = json.loads(shell.ok("pulse", "new", "i1", "--step", "desire", "--json"))
    assert [(one["group"], one["to"]) for one in told] == [("nur", "nur@x.example"), ("it", "it@x.example")]
    subject = told[0]["subject"]
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    shell.ok("pulse", "new", "i1", "--group", "nur", "--to", str(drafts))
    assert [file.name for file in drafts.iterdir()] == ["pulse-i1-nur.eml"]

    def replied(number: int, sender: str, text: str) -> str:
        head = (
            f"From: {sender}\nSubject: RE: {subject}\nMessage-ID: <{number}@x>\nDate: Fri, 2 Jan 2026 09:00:00 +0000\n"
        )
        return shell.ok("import", "-", stdin=f"{head}\n{text}\n\n> {told[0]['text']}")

    replied(1, "someone@y.example", "2 - too fast")
    replied(1, "someone@y.example", "2 - too fast")
    replied(2, "nur@x.example", "Note : 5/5\nWe wanted it")
    replied(3, "someone@y.example", "I am away until the 3rd")
    entries = list(filter(lambda line: "feedback" in line, shell.ok("export", "csv", "--of", "entries").splitlines()))
    assert [('"nur"' in line, '"hnur"' in line) for line in entries] == [(True, False), (False, True)]
    assert "2" in entries[0] and "too fast" in entries[0] and "We wanted it" in entries[1]
    assert "Badges" in shell.ok("list", "inbox"), "what cannot be read waits in the inbox"


@pytest.mark.parametrize(
    ("text", "score", "comment"),
    [
        ("4", 4, ""), ("4 because it is quick", 4, "because it is quick"), ("3/5", 3, ""), ("3 sur 5, bof", 3, "bof"),
        ("Réponse : 1\nvraiment", 1, "vraiment"), ("my answer is 5!", 5, ""), ("2. trop vite", 2, "trop vite"),
    ],
)  # fmt: skip
def test_a_reply_begins_with_its_number(text: str, score: int, comment: str) -> None:
    found = reply(text)
    assert found is not None and (found.score, found.comment) == (score, comment)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yes",
        "6",
        "0",
        "4.5",
        "4,5",
        "45",
        "3-4",
        "3 décembre",
        "3 Dec",
        "I am out until 3 January",
        "10/10",
        "4h",
        "50 %",
        "4%",
    ],
)
def test_what_is_not_one_number_is_not_taken_for_one(text: str) -> None:
    assert reply(text) is None


def test_a_playbook_is_looked_at_and_played(shell: Shell) -> None:
    assert re.search(r"new-system: A new system", shell.ok("playbook"))
    assert "Écrire le plan de repli" in shell.ok("playbook", "new-system", "i1", "--dry-run", "--lang", "fr")
    assert board(shell)["plan"][0]["kind"] == "golive", "looking plans nothing"
    shell.ok("playbook", "new-system", "i1")
    assert len(board(shell)["plan"]) > 10
    own = shell.config.parent / "playbooks"
    own.mkdir(parents=True)
    (own / "ours.toml").write_text('[[item.capture]]\ntitle.en = "A"\ntitle.fr = "B"\ndue = "-1"\n', "utf-8")
    assert "ours" in shell.ok("playbook")
    assert json.loads(shell.ok("playbook", "ours", "i1", "--dry-run", "--json"))[0]["title"] == "A"
    assert shell("playbook", "nope", "i1").code == 1
    assert shell("playbook", "ours").code == 2
