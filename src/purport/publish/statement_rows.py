"""What became of an official statement in the press, printed beside its claim."""

from collections.abc import Iterable

from purport.publish.catalogue import Catalogue
from purport.publish.dates import missing_words, record_words
from purport.publish.faces import counted
from purport.publish.recorded import VERDICTS
from purport.publish.references import Link
from purport.records.statement import ReleaseLine, Statement
from purport.records.value import value


@value
class LineShown:
    """A line of a release that a statement may repeat."""

    link: Link
    verdict: str
    reasons: str


@value
class StatementShown:
    """A statement beside one record, ready to print."""

    outcome: str
    record: str
    lines: tuple[LineShown, ...]
    searched: str
    held: str
    missing: str
    reasons: str


def statements_shown(
    catalogue: Catalogue, statements: Iterable[Statement]
) -> tuple[StatementShown, ...]:
    """A claim's statements, one for each record of its speaker."""
    return tuple(_shown(catalogue, each) for each in statements)


def _shown(catalogue: Catalogue, each: Statement) -> StatementShown:
    windows = [(one.earliest, one.latest) for one in each.searched if one.earliest and one.latest]
    begins, ends = [first for first, _ in windows], [last for _, last in windows]
    return StatementShown(
        outcome=each.outcome.words,
        record=each.record or "",
        lines=tuple(_line(catalogue, line) for line in each.chosen),
        searched=record_words(min(begins), max(ends)) if windows else "",
        held=f"{each.held} of {counted(each.expected, 'release')} held",
        missing="" if each.chosen else "; ".join(map(missing_words, each.missing)),
        reasons="; ".join(each.reasons),
    )


def _line(catalogue: Catalogue, line: ReleaseLine) -> LineShown:
    event = catalogue.events.get(line.event_id)
    return LineShown(
        link=catalogue.link(line.document_id, event.spans if event else ()),
        verdict=VERDICTS[line.verdict],
        reasons="; ".join(line.reasons),
    )
