"""The texts last read, kept at hand: a page quotes one document many times."""

from collections import OrderedDict
from collections.abc import Mapping

from purport.records.ids import DocumentId

KEPT = 32  # documents; a text may be large


class RecentTexts:
    """Reads each text from where it is held, and keeps those read last."""

    def __init__(self, held: Mapping[DocumentId, str]) -> None:
        self._held = held
        self._recent: OrderedDict[DocumentId, str] = OrderedDict()

    def read(self, document_id: DocumentId) -> str:
        """The text of a document."""
        if document_id not in self._recent:
            self._recent[document_id] = self._held[document_id]
            if len(self._recent) > KEPT:
                self._recent.popitem(last=False)
        self._recent.move_to_end(document_id)
        return self._recent[document_id]
