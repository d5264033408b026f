"""Pictures as they may leave the case: re-encoded from their pixels, and lines without what leads
to a person.
"""

from functools import cache
from typing import Any

from purport.pipeline.case import Case
from purport.pipeline.limited import Exceeded, LimitedProcess
from purport.publish.embedded_words import public_pairs, withheld
from purport.read.thumbnail import public_copy
from purport.records.view import View
from purport.vault.blobs import BlobMissing

Line = dict[str, Any]


class PublicPictures:
    """The re-encoded pictures of a view by the ids of their items; each is decoded apart."""

    def __init__(self, case: Case, seen: View) -> None:
        self._case = case
        self._digests = {str(each.id): each.sha256 for each in seen.media}
        self._process = LimitedProcess()
        self.of = cache(self._of)

    def close(self) -> None:
        """Nothing, once the process is gone."""
        self._process.close()

    def _of(self, media_id: str) -> bytes | None:
        """A JPEG that holds pixels and nothing else; None where none can be made."""
        try:
            content = self._case.vault.picture(self._digests[media_id])
            return self._process.call(public_copy, content)
        except (KeyError, BlobMissing, Exceeded):
            return None


def public_line(line: Line) -> Line:
    """A line of the contract as it may be published.

    Of a picture's embedded words only times and programs stay, and how many others are withheld;
    its fingerprint is withheld, since a coarse picture could be drawn from it.
    """
    if line.get("type") != "media":
        return line
    given = [(str(name), str(held)) for name, held in line["metadata"]]
    return line | {
        "metadata": [list(pair) for pair in public_pairs(given)],
        "metadata_withheld": withheld(name for name, _ in given),
        "fingerprint": None,
    }
