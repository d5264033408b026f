"""What officials said through the press, each statement beside the records of its speaker."""

from collections.abc import Iterator
from datetime import timedelta

from purport.assess.stated import Stated
from purport.assess.statements import link_statement, unheld_statement
from purport.link.claimed import Claimed, Speakers, is_official_statement, told_attacks
from purport.link.officials import official_speaker
from purport.link.window import claimed_by
from purport.pipeline.comparing import Comparing
from purport.records.incident import Window
from purport.records.statement import Statement

SAID = "no time given, said"
"""How the basis of a window begins that rests on when something was said."""


def statements(
    comparing: Comparing, speakers: Speakers, lookback_days: int
) -> tuple[Statement, ...]:
    """One for each official statement in view and record of its speaker, by document and event.

    Where the case holds none of the speaker's, one that says so.
    """
    seen = comparing.seen
    order = {each.id: number for number, each in enumerate(seen.documents)}
    told = told_attacks(seen.documents, seen.findings, lookback_days)
    found = [
        statement
        for each in told
        if not each.claim.cue.negated and is_official_statement(each, speakers)
        for statement in _beside(each, comparing, speakers)
    ]

    def rank(one: Statement) -> tuple[int, str, str]:
        return order[one.document_id], one.event_id, one.record or ""

    return tuple(sorted(found, key=rank))


def _window(each: Claimed, lag_days: float) -> Window:
    """When the event can have been: as told, else the days up to when it was said, if that is told.

    Officials tell of what they did within days; a document may quote them weeks later.
    """
    said = each.claim.said
    if each.window.basis == "stated" or said is None or not said.earliest or not said.latest:
        return each.window
    latest = min(said.latest, each.window.latest or said.latest)
    first = min(said.earliest, latest) - timedelta(days=lag_days)
    basis = f"{SAID} {said.as_written}: up to {lag_days:g} days before"
    return Window(earliest=first, latest=latest, basis=basis)


def _beside(each: Claimed, comparing: Comparing, speakers: Speakers) -> Iterator[Statement]:
    officials = official_speaker(each.claim, speakers.parties)
    if officials is None:
        return
    seen, window = comparing.seen, _window(each, comparing.options.lag_days)
    stated = Stated(
        claim=each.claim,
        event=each.event,
        document_id=each.document.id,
        speaker=officials.words,
        window=window,
        claimed_by=window.latest if window.basis.startswith(SAID) else claimed_by(each.document),
    )
    roots = {speakers.root_of(name) for name in officials.ids}
    publishers = comparing.publishers
    own = [
        index
        for index in comparing.indexes
        if not roots.isdisjoint(map(speakers.root_of, publishers[index.record.origin]))
    ]
    for index in own:
        yield link_statement(stated, index, comparing.options, as_of=seen.as_of, texts=seen.texts)
    if not own:
        yield unheld_statement(stated, seen.as_of)
