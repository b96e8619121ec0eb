"""Checking a store's bytes: its surroundings, the journal, the history, and the index lines against the documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.engine.care.finding import Finding
from store.engine.care.indexes import disagreements
from store.engine.care.run import Run
from store.engine.care.scan import Address, Loss, span
from store.engine.care.survey import Survey
from store.engine.files import HISTORY, JOURNAL
from store.sentence import N_, Corrupt, Sentence, StoreError, Word, reference, sentence

_SHOWN = 12
"""Records that are named; of more, only how many."""
_REBUILT = N_("the journal is written anew from all that is sound, and the old one kept aside (cut-…)")


def findings(survey: Survey) -> Iterator[Finding]:
    """Yield what is wrong with the bytes of a store."""
    for name in survey.planted:
        yield Finding(
            sentence(N_("{name} is not a plain file with one name"), name=name),
            sentence(N_("somebody may have put it there; nobody can open the store")),
            sentence(N_("nothing is done about it: put the file itself in its place, or restore a backup")), name,
        )  # fmt: skip
    if survey.newer:
        means = sentence(N_("this program cannot tell whether it is sound"))
        yield Finding(survey.newer, means, sentence(N_("nothing is done about it")), JOURNAL)
    elif not survey.planted:
        yield from _beginning(survey)
        yield from _past(survey)
        for loss in survey.commits.new_losses():
            yield _loss(survey, loss)
        if tail := survey.commits.tail:
            yield _tail(tail)


def _beginning(survey: Survey) -> Iterator[Finding]:
    if survey.journal < 0:
        means = N_("the documents are as the history left them, after commit {number}; what came later is lost")
        yield Finding(
            sentence(N_("there is no {name}"), name=JOURNAL), sentence(means, number=survey.history.number),
            sentence(N_("a journal is made from the history; rather restore a later backup if you have one")),
            JOURNAL, remedy="rebuild" if survey.history.count else "nothing",
        )  # fmt: skip
    elif survey.header is None:
        yield Finding(
            sentence(N_("the first line of {name} cannot be read"), name=JOURNAL), _what_is_left(survey),
            sentence(_REBUILT), JOURNAL, remedy="rebuild",
        )  # fmt: skip
    elif not survey.is_sound or survey.snapshot.contents is None:
        at = next(iter(survey.snapshot.damaged), survey.snapshot.end)
        yield Finding(
            sentence(N_("the snapshot in {name} is damaged"), name=JOURNAL), _what_is_left(survey), sentence(_REBUILT),
            JOURNAL, at, remedy="rebuild",
        )  # fmt: skip
    else:
        for table, field in disagreements(survey.journal, survey.snapshot):
            yield Finding(
                sentence(N_("the lines that find {table} by {field} do not agree with the documents"),
                         table=table, field=field or "id"),
                sentence(N_("lists may lack records, or show them in the wrong place")), sentence(_REBUILT), JOURNAL,
                survey.header.contents, remedy="rebuild",
            )  # fmt: skip


def unopened(error: StoreError) -> Finding:
    """Return the finding of a store in whose bytes nothing else is wrong, and that still does not open."""
    rebuilt = isinstance(error, Corrupt)
    return Finding(
        error.sentence, sentence(N_("nobody can open the store, but no document is lost")),
        sentence(_REBUILT if rebuilt else N_("nothing is done about it")), JOURNAL,
        remedy="rebuild" if rebuilt else "nothing",
    )  # fmt: skip


def _what_is_left(survey: Survey) -> Sentence:
    if survey.lost:
        return sentence(
            N_("nothing is left of {lost}; an older version may stand for {doubtful}"), lost=_named(survey.lost),
            doubtful=_named(survey.doubtful),
        )  # fmt: skip
    if survey.doubtful:
        return sentence(
            N_("an older version may stand for {doubtful}: the past is damaged too"), doubtful=_named(survey.doubtful)
        )
    return sentence(N_("nobody can open the store, but no document is lost"))


def _past(survey: Survey) -> Iterator[Finding]:
    run, seq = survey.history, survey.seq
    rebuilt = sentence(N_("the damaged bytes are kept aside (cut-…) and left blank, and the gap is noted"))
    if not survey.past_fits:
        yield Finding(
            sentence(N_("{name} is not the past of this journal"), name=HISTORY),
            sentence(N_("the documents are not touched by it; who changed what before commit {number} is not known"),
                     number=seq + 1),
            sentence(N_("it is kept aside (cut-…), and a new one begun")), HISTORY, remedy="rebuild",
        )  # fmt: skip
        return
    for loss in run.new_losses():
        yield Finding(
            _cannot_be_read(loss, HISTORY),
            sentence(N_("the documents are not touched by it; history and undo do not reach those commits")),
            rebuilt, HISTORY, loss.at, remedy="rebuild",
        )  # fmt: skip
    if lacking := missing_past(survey):
        yield Finding(
            sentence(N_("{name} lacks its end: {numbers}"), name=HISTORY, numbers=span(*lacking)),
            sentence(N_("the documents are not touched by it; history and undo do not reach those commits")),
            rebuilt, HISTORY, run.end, remedy="rebuild",
        )  # fmt: skip
    for mended in run.mended:
        for gap in mended.lost:
            told = N_("commits {numbers} were lost before {by} repaired the store")
            if gap[0] == gap[1]:
                told = N_("commit {numbers} was lost before {by} repaired the store")
            yield Finding(
                sentence(told, numbers=span(*gap), by=mended.by),
                sentence(N_("history and undo do not reach those commits")), sentence(N_("nothing is done about it")),
                HISTORY, wrong=False,
            )  # fmt: skip


def missing_past(survey: Survey) -> tuple[int, int] | None:
    """Return the first and last commit that the history lacks at its end, unless a repair has told of them."""
    gap = survey.history.number + 1, survey.seq
    return None if survey.history.is_told(*gap) else gap


def _loss(survey: Survey, loss: Loss) -> Finding:
    since = {(line.t, line.i) for event in survey.later(loss) for _, _, line in Run.sound(event)}
    kept = {(line.t, line.i) for _, _, line in loss.kept}
    older = loss.touched - since - kept
    if not loss.is_lost:
        means = sentence(N_("nobody can open the store, but nothing is lost"))
    elif older:
        means = sentence(
            N_("{records} are as they were before (missing, if made then), and what the damaged bytes no longer name; "
               "the rest is there"), records=_named(older),
        )  # fmt: skip
    elif loss.touched:
        means = sentence(N_("what the damaged bytes still name has been written again since"))
    else:
        means = sentence(N_("which records they wrote can no longer be read; those are as they were before"))
    return Finding(_cannot_be_read(loss, JOURNAL), means, sentence(_REBUILT), JOURNAL, loss.at, remedy="rebuild")


def _tail(tail: Loss) -> Finding:
    by = tail.authors or (Word(N_("somebody")),)
    return Finding(
        sentence(N_("after the last whole commit of {name} stands one that is not whole ({number}, by {by})"),
                 name=JOURNAL, number=tail.first, by=by),
        sentence(N_("it was never confirmed to its author, unless the disk has damaged it since")),
        sentence(N_("it is cut off and kept aside (cut-…), as the next save would do")), JOURNAL, tail.at, remedy="cut",
    )  # fmt: skip


def _cannot_be_read(loss: Loss, name: str) -> Sentence:
    if not loss.is_lost:
        return sentence(N_("the bytes between two lines of {name} are damaged"), name=name)
    authors = loss.authors or (Word(N_("somebody")),)
    since = f"{loss.since:%Y-%m-%d %H:%M} UTC" if loss.since else "?"
    template = N_("commits {numbers} by {by} (from {since} on) cannot be read")
    if loss.first >= loss.last:
        template = N_("commit {numbers} by {by} (of {since}) cannot be read")
    return sentence(template, numbers=loss.numbers, by=authors, since=since)


def _named(addresses: Sequence[Address] | set[Address] | frozenset[Address]) -> tuple[str, ...]:
    names = [reference(*address) for address in sorted(addresses)]
    more = (f"… ({len(names)})",) if len(names) > _SHOWN else ()
    return (*names[:_SHOWN], *more) or ("-",)
