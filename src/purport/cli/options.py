"""Arguments that several commands share."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from purport.cli.terminal import Format, report_problems
from purport.pipeline.case import Case
from purport.pipeline.in_view import Moment
from purport.records.origin import PublishedSource, read_published
from purport.records.problem import Impossible

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.")]
FormatOption = Annotated[
    Format, typer.Option("--format", help="table to read, jsonl or csv to pipe.")
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="WHEN",
        help="Only what was published by then: 2014-11-06T12:00Z, or a day (its end).",
    ),
]
JudgedBy = Annotated[
    str | None,
    typer.Option("--judged-by", metavar="WHEN", help="Only judgements made by then."),
]


def moment(as_of: str | None, judged_by: str | None) -> Moment:
    """What to look at.

    Raises: Impossible for dates that cannot be understood.
    """
    return Moment(as_of=_instant("--as-of", as_of), judged_by=_instant("--judged-by", judged_by))


def _instant(option: str, written: str | None) -> datetime | None:
    """The instant of an option; a day means its end (00:00Z of the next)."""
    if written is None:
        return None
    try:
        return read_published(written, PublishedSource.GIVEN).counts_from()
    except ValueError as error:
        raise Impossible(f"{option}: {error}") from None


def report_unsigned(case: Case) -> None:
    """Nothing; where the log could not be signed, standard error says why and what to do.

    The exit code stays: what was asked for is done, and kept.
    """
    if case.unsigned is not None:
        report_problems([case.unsigned])
