"""What names of actors, places and times found in texts are called."""

from typing import NewType

from purport.records.ids import identify
from purport.records.spans import Words

MentionId = NewType("MentionId", str)

MENTION = "mention"


def mention_id(document_id: str, kind: str, words: Words) -> MentionId:
    """The id of a mention: its document, its kind (actor, place, when), its spans and words."""
    spans = [list(span) for span in words.spans]
    return MentionId(identify(MENTION, document_id, kind, spans, words.text))
