"""The texts of documents, read from the vault when they are asked for."""

from collections.abc import Iterable, Iterator, Mapping

from purport.pipeline.case import Case
from purport.records.document import Document
from purport.records.ids import DocumentId


class Texts(Mapping[DocumentId, str]):
    """The documents' texts, read from the vault when asked for."""

    def __init__(self, case: Case, documents: Iterable[Document]) -> None:
        self._vault = case.vault
        self._digests = {each.id: each.text_sha256 for each in documents}

    def __getitem__(self, document: DocumentId) -> str:
        return self._vault.text(self._digests[document])

    def __iter__(self) -> Iterator[DocumentId]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)
