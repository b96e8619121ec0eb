"""A store damaged anywhere: what can be proven to be recoverable is recovered, the rest is told and kept aside."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.care import check, repair
from store.engine.journal import open_journal

JOURNAL, HISTORY = "journal.jsonl", "history.jsonl"
Documents = dict[int, Any]


class Line(NamedTuple):
    """One line of the store as it was written."""

    at: int
    end: int
    commit: int
    more: int
    id: int
    document: Any


class Written:
    """A store of two dozen commits, half of them in the history, and what it holds."""

    def __init__(self, path: Path, documents: Documents, before: Documents, next_id: int) -> None:
        self.path, self.documents, self.next_id = path, documents, next_id
        self.before = before
        """As the snapshot holds them."""
        data = (path / JOURNAL).read_bytes()
        self.commits = lines(data, json.loads(data.partition(b"\n")[0])["end"])
        """Of the journal."""


def write(path: Path) -> Written:
    journal = open_journal(path, {"items": ("status",)}, create=True)

    def work(numbers: range) -> None:
        for number in numbers:
            with journal.begin() as turn:
                for part in range(1 + number % 3):
                    text = f"point {number}.{part} " + "é" * (number % 7)
                    turn.put("items", turn.next_id("items"), json.dumps({"title": text, "status": "open"}).encode())
                if number % 2:
                    turn.put("items", 1 + number // 2, json.dumps({"title": f"again {number}"}).encode())
                if number % 5 == 4:
                    turn.put("items", number - 2, None)
                turn.commit("item.capture")

    work(range(12))
    journal.compact()
    before = standing(journal)
    work(range(12, 24))
    documents, next_id = standing(journal), journal.next_id("items")
    journal.close()
    return Written(path, documents, before, next_id)


def standing(journal: Any) -> Documents:
    return {kept.id: json.loads(kept.doc) for kept in journal.docs("items")}


def lines(data: bytes, start: int) -> list[Line]:
    found = []
    for text in data[start:].rstrip(b"\n").split(b"\n"):
        told = json.loads(text)
        found.append(Line(start, start + len(text) + 1, told["s"], told["m"], told["i"], told["d"]))
        start += len(text) + 1
    return found


def recoverable(store: Written, survives: Callable[[Line], bool]) -> Documents:
    """What a repair owes, as the format's page defines whole commits; `survives` tells which lines are as written."""
    left = [line for line in store.commits if survives(line)]
    numbers = sorted({line.commit for line in store.commits})
    whole = numbers[0] - 1
    while whole + 1 in numbers and all(survives(line) for line in store.commits if line.commit == whole + 1):
        whole += 1
    last = max((line.commit for line in left), default=whole)
    of_last = [line.more for line in left if line.commit == last]
    if last > whole and (last == whole + 1 or of_last != list(range(len(of_last) - 1, -1, -1))):
        left = [line for line in left if line.commit != last]
    documents = dict(store.before)
    for line in left:
        documents[line.id] = line.document
    return {id: document for id, document in documents.items() if document is not None}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("sample") / "team.store")


def copied(sample: Written, place: Path) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(sample.path, place)
    place.chmod(0o2770)
    return place


def works_again(path: Path, next_id: int) -> Documents:
    """The store opens, is sound, gives no number twice, takes a commit and compacts; returns what it held."""
    report = check(path)
    assert report.is_sound and report.opens, report
    journal = open_journal(path, {"items": ("status",)})
    documents, after = standing(journal), journal.next_id("items")
    assert after >= next_id
    with journal.begin() as turn:
        turn.put("items", after, b'{"title":"after","status":"open"}')
        number = turn.commit("item.capture")
    journal.compact()
    assert after in journal.find("items", "status", "open")
    assert next(iter(journal.history())).commit == number
    journal.close()
    assert check(path).is_sound
    return documents


class Damage(NamedTuple):
    """A part of a file that is not what it was."""

    start: int
    end: int
    instead: bytes

    def to(self, data: bytes) -> bytes:
        return data[: self.start] + self.instead + data[self.end :]

    def touches(self, line: Line) -> bool:
        """Whether the line is no longer as it was written, its newline (and the one before it) included."""
        return self.start < line.end and (self.end > line.at or self.start == self.end > line.at)


@st.composite
def damages(draw: st.DrawFn, data: bytes, start: int = 0) -> Damage:
    """A flipped bit, a page of zeroes or of noise, a hole, a cut: somewhere in the bytes from `start` on."""
    at = draw(st.integers(start, len(data.rstrip(b"\n")) - 1))
    length = draw(st.sampled_from((1, 2, 40, 200, 900)))
    end = min(at + length, len(data))
    match draw(st.sampled_from(("flip", "zero", "noise", "hole", "cut"))):
        case "flip":
            return Damage(at, at + 1, bytes([data[at] ^ 1 << draw(st.integers(0, 7))]))
        case "zero":
            return Damage(at, end, bytes(end - at))
        case "noise":
            return Damage(at, end, draw(st.binary(min_size=end - at, max_size=end - at)))
        case "hole":
            return Damage(at, end, b"")
        case _:
            return Damage(at, len(data), b"")


slow = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@slow
@given(data=st.data())
def test_the_journal_damaged_anywhere_loses_only_what_the_damage_hit(
    data: st.DataObject, sample: Written, tmp_path: Path
) -> None:
    path = copied(sample, tmp_path / "store")
    whole = (path / JOURNAL).read_bytes()
    damage = data.draw(damages(whole))
    (path / JOURNAL).write_bytes(damage.to(whole))
    owed = recoverable(sample, lambda line: not damage.touches(line))
    before = check(path)
    repair(path)
    found = works_again(path, 0)
    # a newline that was hit does not take the line before it along
    assert {**found, **owed} == found or found == sample.documents
    assert found.keys() <= sample.documents.keys() | owed.keys()
    if damage.to(whole).rstrip(b"\n") != whole.rstrip(b"\n") and not before.is_sound:
        kept = b"".join(file.read_bytes() for file in sorted(path.glob("cut-*")))
        assert damage.instead in kept


@slow
@given(data=st.data())
def test_the_history_damaged_anywhere_costs_no_document(data: st.DataObject, sample: Written, tmp_path: Path) -> None:
    path = copied(sample, tmp_path / "store")
    whole = (path / HISTORY).read_bytes()
    damage = data.draw(damages(whole))
    (path / HISTORY).write_bytes(damage.to(whole))
    assert not check(path).is_sound or damage.to(whole) == whole
    repair(path)
    journal = open_journal(path)
    told = {write.commit for write in journal.history()}
    journal.close()
    hit = {line.commit for line in lines(whole, 0) if damage.touches(line)}
    assert told >= {line.commit for line in lines(whole, 0)} - hit, "no sound commit of the past is lost"
    assert works_again(path, sample.next_id) == sample.documents


@slow
@given(data=st.data())
def test_a_damaged_snapshot_is_made_again_from_the_past(data: st.DataObject, sample: Written, tmp_path: Path) -> None:
    path = copied(sample, tmp_path / "store")
    whole = (path / JOURNAL).read_bytes()
    at = data.draw(st.integers(0, sample.commits[0].at - 2))
    noise = data.draw(st.binary(min_size=1, max_size=min(400, sample.commits[0].at - 1 - at)))
    (path / JOURNAL).write_bytes(whole[:at] + noise + whole[at + len(noise) :])
    repair(path)
    assert works_again(path, sample.next_id) == sample.documents


@slow
@given(data=st.data())
def test_both_files_damaged_still_open_and_keep_every_sound_line_of_the_journal(
    data: st.DataObject, sample: Written, tmp_path: Path
) -> None:
    path = copied(sample, tmp_path / "store")
    journal, history = (path / JOURNAL).read_bytes(), (path / HISTORY).read_bytes()
    damage = data.draw(damages(journal, start=sample.commits[0].at))
    (path / JOURNAL).write_bytes(damage.to(journal))
    (path / HISTORY).write_bytes(data.draw(damages(history)).to(history))
    repair(path)
    found = works_again(path, 0)
    owed = recoverable(sample, lambda line: not damage.touches(line))
    assert {**found, **owed} == found or found == sample.documents


def test_without_a_journal_the_history_gives_the_documents_it_knows(sample: Written, tmp_path: Path) -> None:
    path = copied(sample, tmp_path / "store")
    (path / JOURNAL).unlink()
    told = check(path)
    assert "there is no journal.jsonl" in [str(finding.what) for finding in told.findings] and not told.opens
    repair(path)
    assert works_again(path, 0) == sample.before


def test_a_lost_commit_is_told_with_author_time_and_records(sample: Written, tmp_path: Path) -> None:
    path = copied(sample, tmp_path / "store")
    data = bytearray((path / JOURNAL).read_bytes())
    hit = next(line for line in sample.commits if line.commit == 20 and line.more == 0)
    data[hit.end - 3] ^= 1
    (path / JOURNAL).write_bytes(data)
    (found,) = check(path).findings
    at = next(line for line in sample.commits if line.commit == 20).at
    assert (found.file, found.at, found.wrong) == (JOURNAL, at, True)
    assert str(found.what).startswith("commit 20 by ") and "cannot be read" in str(found.what)
    assert f"#{hit.id}" in str(found.means)
    repair(path)
    notes = [str(finding.what) for finding in check(path).findings]
    assert any(note.startswith("commit 20 was lost before") for note in notes)


def test_a_damaged_newline_costs_nothing(sample: Written, tmp_path: Path) -> None:
    data = (sample.path / JOURNAL).read_bytes()
    for line in [line for line in sample.commits if line.commit < 24][::4]:
        path = copied(sample, tmp_path / "store")
        (path / JOURNAL).write_bytes(data[: line.end - 1] + b"\x0b" + data[line.end :])
        assert not check(path).opens
        repair(path)
        journal = open_journal(path)
        assert standing(journal) == sample.documents
        journal.close()


def test_commits_that_nothing_names_any_more_are_not_said_to_be_there(sample: Written, tmp_path: Path) -> None:
    path = copied(sample, tmp_path / "store")
    data = (path / JOURNAL).read_bytes()
    start, end = (next(line.at for line in sample.commits if line.commit == number) + 120 for number in (15, 18))
    (path / JOURNAL).write_bytes(data[:start] + bytes(end - start) + data[end:])
    (found,) = check(path).findings
    assert str(found.what).startswith("commits 15–17 by ")
    assert "what the damaged bytes no longer name" in str(found.means)


def test_a_copy_that_a_compaction_tore_keeps_every_document(sample: Written, tmp_path: Path) -> None:
    """`cp` took the history before a compaction, the journal after it."""
    path = copied(sample, tmp_path / "store")
    before = (path / HISTORY).read_bytes()
    journal = open_journal(path, {"items": ("status",)})
    journal.compact()
    journal.close()
    (path / HISTORY).write_bytes(before)
    report = check(path)
    (found,) = (finding for finding in report.findings if finding.wrong)
    assert (str(found.what), report.opens) == ("history.jsonl lacks its end: 13–24", True)
    repair(path)
    assert works_again(path, sample.next_id) == sample.documents
    assert "commits 13–24 were lost before" in " ".join(str(finding.what) for finding in check(path).findings)


def test_a_line_that_says_nonsense_under_a_sum_that_fits_is_mended(sample: Written, tmp_path: Path) -> None:
    path = copied(sample, tmp_path / "store")
    for wrong in ({"next": 1}, {"ids": 5}, {"ids": [1, 22, 3]}, {"at": []}, {"x": 7}):
        data = (path / JOURNAL).read_bytes()
        (path / JOURNAL).write_bytes(with_line(data, b'"x":"items","next":', wrong))
        assert not check(path).is_sound, wrong
        repair(path)
        works_again(path, sample.next_id)


def with_line(data: bytes, holding: bytes, fields: dict[str, Any]) -> bytes:
    """Return a journal with other fields in the line that holds these bytes, of the same length, all sums fitting."""
    header = json.loads(data.partition(b"\n")[0])
    found = data.index(holding)
    start, end = data.rfind(b"\n", 0, found) + 1, data.index(b"\n", found)
    line = {**json.loads(data[start:end]), **fields}
    data = data[:start] + summed(line, end - start) + data[end:]
    header["sum"] = f"{crc32(data[256 : header['end']]):08x}"
    return summed(header, 255) + data[255:]


def summed(fields: dict[str, Any], size: int) -> bytes:
    body = json.dumps({key: value for key, value in fields.items() if key != "c"}, separators=(",", ":"))[1:-1]
    body = body.ljust(size - 17) + "}"
    return b'{"c":"%08x",%b' % (crc32(body.encode()), body.encode())
