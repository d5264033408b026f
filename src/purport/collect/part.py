"""What a collector gets and gives."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Protocol

from purport.collect.signs import is_blank
from purport.records.document import DocumentKind
from purport.records.ids import CaptureId
from purport.records.origin import Origin, Published
from purport.records.problem import Outcome, Problem
from purport.records.value import value


@value
class Capture:
    """One captured input: its address as given, its bytes' digest, and what the user said of it."""

    id: CaptureId
    address: str
    sha256: str
    origin: Origin | None = None
    published: Published | None = None
    input_format: str | None = None
    batch: str = ""


@value
class TextPart:
    """A text inside a capture: either `content` (bytes still to be decoded) or `text` (given as
    characters by its container). `media` are the names of the media parts that belong to it.

    `form` tells the reader what the bytes are: "text", "html", "release", "post", "row".
    `inferred` says in words what the container does not state and the collector concluded.
    """

    part: str | None = None
    kind: DocumentKind
    form: str
    content: bytes | None = None
    text: str | None = None
    origin: Origin | None = None
    published: Published | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    account: str | None = None
    forwarded_from: str | None = None
    reply_to: str | None = None
    code: str | None = None
    row: str | None = None
    cells: tuple[tuple[str, str], ...] = ()
    media: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()


@value
class MediaPart:
    """A picture, sound or video: its bytes, or the address of the sibling capture that holds them.

    `name` is how text parts of the same capture refer to it.
    """

    name: str
    part: str | None = None
    content: bytes | None = None
    sibling: str | None = None
    origin: Origin | None = None
    published: Published | None = None
    caption: str | None = None


@value
class MissingPart:
    """Something the container names but does not hold ("(File not included…)")."""

    part: str
    why: str


@value
class Rename:
    """A channel or group that changed its title or picture, as its export tells.

    `part` is the service message; `title` the new title, `picture` the name of the media part.
    """

    part: str
    published: Published | None = None
    account: str | None = None
    action: str
    title: str | None = None
    picture: str | None = None


@value
class Collected:
    """All parts of one capture.

    `uses` are addresses of sibling captures that belong to this container (an export's photos), so
    that they are not taken for inputs of their own.
    """

    texts: tuple[TextPart, ...] = ()
    media: tuple[MediaPart, ...] = ()
    missing: tuple[MissingPart, ...] = ()
    uses: tuple[str, ...] = ()
    renames: tuple[Rename, ...] = ()


@value
class CollectTools:
    """`sibling` gives the bytes of another capture of the same `add` by its address, or None.

    `siblings` are the addresses of all of them. `zone` is the zone for zone-less dates (IANA).
    """

    sibling: Callable[[str], bytes | None]
    siblings: tuple[str, ...] = ()
    zone: str = "UTC"
    columns: Mapping[str, str] = field(default_factory=dict)


class Collector(Protocol):
    """One kind of input. Declared under the entry point group `purport.collectors`.

    `name` is what --format takes; `rank` orders the trying (lower first: stricter tests first).
    """

    name: str
    rank: int

    def recognises(self, capture: Capture, content: bytes) -> bool:
        """Whether these bytes are of this kind: by content, never by name alone."""

    def collect(self, capture: Capture, content: bytes, tools: CollectTools) -> Outcome[Collected]:
        """The parts; a damaged one gives a problem, and the rest go on."""


def collect(
    capture: Capture, content: bytes, collectors: tuple[Collector, ...], tools: CollectTools
) -> tuple[str | None, Outcome[Collected]]:
    """The name of the collector that took the capture (None: nobody knows it) and its parts."""
    asked = [each for each in collectors if each.name == capture.input_format]
    for collector in asked or sorted(collectors, key=lambda each: (each.rank, each.name)):
        if asked or collector.recognises(capture, content):
            return collector.name, collector.collect(capture, content, tools)
    return None, Outcome(found=Collected(), problems=(_unknown(capture, content),))


def _unknown(capture: Capture, content: bytes) -> Problem:
    if is_blank(content):
        return Problem(
            room="collect",
            subject=capture.address,
            kind="empty",
            message="the file is empty" if not content else "the file holds only blanks",
            hint="capture it again, or leave it: the empty file itself is kept",
        )
    return Problem(
        room="collect",
        subject=capture.address,
        kind="unknown_format",
        message="no collector recognises this file",
        hint="name its format with --format, or convert it to text",
    )
