"""What officials said through the press, linked to their own releases.

In: an official's statement and the record of its speaker. Out: the lines that it may repeat, or
what was searched without finding one, or what is not held. Never: a word for or against a claim;
that a line is missing says nothing of what happened.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from purport.assess.compare import search
from purport.assess.completeness import Completeness
from purport.assess.index import RecordIndex
from purport.assess.options import CompareOptions
from purport.assess.silence import why_no_silence
from purport.assess.stated import Stated
from purport.assess.stated_lines import find_lines
from purport.records.actor import MatchState
from purport.records.ids import DocumentId
from purport.records.incident import Window
from purport.records.statement import ReleaseLine, Statement, StatementOutcome

Found = tuple[StatementOutcome, tuple[str, ...]]


def link_statement(
    stated: Stated,
    index: RecordIndex,
    options: CompareOptions,
    *,
    as_of: datetime | None,
    texts: Mapping[DocumentId, str],
) -> Statement:
    """A statement beside the record of its speaker."""
    why_not = why_not_linkable(stated)
    lines = () if why_not else find_lines(stated, index, options)
    searched = Completeness() if why_not else search(stated.subject().incident, index, options)
    outcome, reasons = _found(why_not, lines) or _without_line(
        stated, index, (searched, lines), texts, options
    )
    rejected = sum(each.verdict is MatchState.REJECTED for each in lines)
    said = (f"{rejected} line(s) rejected by a named person",) if rejected else ()
    return Statement(
        claim_id=stated.claim.id,
        event_id=stated.event.id,
        document_id=stated.document_id,
        speaker=stated.speaker,
        record=index.record.origin,
        outcome=outcome,
        window=stated.window,
        searched=searched.searched,
        missing=searched.missing,
        held=searched.held,
        expected=searched.expected,
        as_of=as_of,
        reasons=tuple(dict.fromkeys((*reasons, *said))),
        lines=lines,
    )


def unheld_statement(stated: Stated, as_of: datetime | None) -> Statement:
    """A statement whose speaker has published nothing that the case holds."""
    return Statement(
        claim_id=stated.claim.id,
        event_id=stated.event.id,
        document_id=stated.document_id,
        speaker=stated.speaker,
        record=None,
        outcome=StatementOutcome.RECORD_NOT_HELD,
        window=stated.window,
        as_of=as_of,
        reasons=("no release of this speaker's side is held in this case",),
    )


def why_not_linkable(stated: Stated) -> str | None:
    """Why no line can be looked for; None if one can."""
    if stated.event.negated:
        return "it denies a strike, or tells of none that took place: no line is looked for"
    if stated.window.latest is None:
        return "neither a time nor a date of publication is known"
    return None


def _found(why_not: str | None, lines: Sequence[ReleaseLine]) -> Found | None:
    """The outcome where nothing can be looked for, or lines were found; else None."""
    if why_not:
        return StatementOutcome.NOT_LINKABLE, (why_not,)
    linked = [each for each in lines if each.chosen]
    return (StatementOutcome.LINKED, (_why_linked(linked),)) if linked else None


def _why_linked(linked: Sequence[ReleaseLine]) -> str:
    confirmed = sum(each.verdict is MatchState.CONFIRMED for each in linked)
    if confirmed:
        return f"{confirmed} line(s) confirmed by a named person"
    agrees = dict.fromkeys(name for each in linked for name in each.agrees)
    return f"suggested: {_lines_words(len(linked))} in {', '.join(agrees)}"


def _lines_words(number: int) -> str:
    return "a line of a release agrees" if number == 1 else f"{number} lines of releases agree"


def _without_line(
    stated: Stated,
    index: RecordIndex,
    looked_at: tuple[Completeness, Sequence[ReleaseLine]],
    texts: Mapping[DocumentId, str],
    options: CompareOptions,
) -> Found:
    """What can be said where no line was linked: what was searched, or what is not held."""
    searched, lines = looked_at
    if not searched.complete:
        return StatementOutcome.RELEASE_NOT_HELD, searched.reasons
    if not stated.is_placed:
        return _unplaced(stated, index, searched)
    near = sum(each.verdict is not MatchState.REJECTED for each in lines)
    if near:
        why = f"{near} line(s) of places near it, which agree in nothing else, have to be read"
        return StatementOutcome.TO_BE_READ, (why,)
    why_not = why_no_silence(stated.subject(), index, texts, options)
    if why_not:
        return StatementOutcome.TO_BE_READ, (why_not,)
    return StatementOutcome.NO_LINE, (_searched(searched),)


def _unplaced(stated: Stated, index: RecordIndex, searched: Completeness) -> Found:
    """Without a place, one line of these days may be meant as well as another."""
    lines = len(index.on_days_of(stated.window))
    if not lines:
        return StatementOutcome.NO_LINE, (_searched(searched),)
    place = stated.event.place
    told = "no place" if place is None else f"{place.as_written}, which is wide or not on the map"
    why = f"it tells {told}: {lines} line(s) of these days have to be read"
    return StatementOutcome.TO_BE_READ, (why,)


def _searched(searched: Completeness) -> str:
    held: list[Window] = [each for each in searched.searched if each.earliest and each.latest]
    first = min(each.earliest for each in held if each.earliest)
    last = max(each.latest for each in held if each.latest)
    counted = f"{searched.held} of {searched.expected} releases"
    return f"no such line in {counted} covering {first:%-d %b %Y} – {last:%-d %b %Y}"
