"""A named person's dated verdict, as the ledger reads it from the custody log."""

from datetime import datetime
from enum import StrEnum

from purport.records.custody import Verdict
from purport.records.ids import JudgementId
from purport.records.spans import Span
from purport.records.value import value


class Standing(StrEnum):
    APPLIES = "applies"
    UNDONE = "undone"
    JUDGE_AGAIN = "judge_again"


@value
class Judgement:
    """A verdict with the id, documents, spans and words it was made on.

    `by` is "(removed)" where the name was taken out of the log's asides.
    """

    id: JudgementId
    time: datetime
    subject: str
    subject_kind: str
    documents: tuple[str, ...]
    spans: tuple[Span, ...]
    words: str
    verdict: Verdict
    set: tuple[tuple[str, str], ...]
    by: str
    note: str | None
    undone_at: datetime | None = None
    standing: Standing = Standing.APPLIES
