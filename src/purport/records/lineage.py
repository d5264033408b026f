"""The uses of one photo among what is held, and what they say against each other.

Nothing here is about the world: the earliest held use is no first publication, and an earlier copy
refutes a date that a caption gives, not the honesty of whoever wrote it.
"""

from enum import StrEnum

from purport.records.ids import DocumentId, EventId, LineageId, MatchId, MediaId
from purport.records.origin import Origin, Published
from purport.records.place import Place
from purport.records.spans import Span
from purport.records.value import value
from purport.records.when import When


@value
class Told:
    """A place or time that a document tells where it shows a picture, with the words' spans.

    `event_id` is None where no event was found and the mention alone stands for it.
    """

    event_id: EventId | None
    place: Place | None = None
    when: When | None = None
    spans: tuple[Span, ...] = ()


@value
class Use:
    """One held use of a photo: the item and the document that shows it (None: a file by itself).

    `published` is the document's date after judgements, else the item's. `told` is what the
    document tells beside it; a document with several events may not mean this picture by each.
    """

    media_id: MediaId
    document_id: DocumentId | None
    origin: Origin
    published: Published | None
    told: tuple[Told, ...] = ()


class ContradictionKind(StrEnum):
    PLACE = "place"
    TIME = "time"
    EARLIER_COPY = "earlier_copy"


class Basis(StrEnum):
    """Why two uses count as of one photo: the same bytes, a person's word, or a suggestion."""

    SAME_FILE = "same_file"
    CONFIRMED = "confirmed"
    SUGGESTED = "suggested"


@value
class Contradiction:
    """Two uses of one photo that cannot both be right: `earlier` and `later` are places in `uses`.

    PLACE: no place that one tells fits one that the other tells (`distance_km`: the least between
    them). TIME: the same of their dates. EARLIER_COPY: the earlier was published before any time
    that the later tells. `words` say so in a sentence.
    """

    kind: ContradictionKind
    earlier: int
    later: int
    basis: Basis
    distance_km: float | None = None
    words: str


@value
class Lineage:
    """Every held use of one photo, by publication; undated ones come last.

    `by_publication` is the earliest use that is dated (None: none is), `by_capture` the item that
    came into this case first, with so many more of the same capture. `largest` is the item with
    most pixels, `with_camera_data` those that still carry a camera's own words. `matches` are what
    holds the uses together. `file_picture`: a named person marked it as a stock or file picture.
    """

    id: LineageId
    uses: tuple[Use, ...]
    by_publication: int | None
    by_capture: MediaId
    captured_with_it: int = 0
    largest: MediaId
    with_camera_data: tuple[MediaId, ...] = ()
    matches: tuple[MatchId, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    file_picture: bool = False
    component: str

    @property
    def items(self) -> tuple[MediaId, ...]:
        """The items, each once, in the order of their uses."""
        return tuple(dict.fromkeys(use.media_id for use in self.uses))


@value
class SharedSet:
    """Two sets of photos that share some: `left` and `right` are documents' ids, or the origin and
    date of files that no document shows; `of_left` and `of_right` how many photos each holds.
    """

    left: str
    right: str
    shared: tuple[LineageId, ...]
    of_left: int
    of_right: int
