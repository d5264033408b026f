"""The parts of one container while they are being found."""

from purport.collect.names import folder_of, inside, unsafe
from purport.collect.part import (
    Capture,
    Collected,
    CollectTools,
    MediaPart,
    MissingPart,
    Rename,
    TextPart,
)
from purport.records import codec
from purport.records.origin import Origin, Published
from purport.records.problem import Outcome, Problem
from purport.records.value import value

OUTSIDE = "its name leads out of the container"
NOT_ADDED = "named by the container, but not among the files that were added with it"


@value
class Named:
    """A file that a container names: `part` is what it is called there, `path` where it lies."""

    part: str
    path: str
    origin: Origin | None = None
    published: Published | None = None
    caption: str | None = None


class Gathering:
    """Collects the parts of one capture and ends as what a collector gives back."""

    def __init__(self, capture: Capture, tools: CollectTools) -> None:
        self.capture = capture
        self.tools = tools
        self.folder = folder_of(capture.address)
        self.siblings = frozenset(tools.siblings)
        self.texts: list[TextPart] = []
        self.named: dict[str, list[TextPart]] = {}
        self.attached: dict[str, str] = {}
        self.media: list[MediaPart] = []
        self.missing: list[MissingPart] = []
        self.uses: dict[str, None] = {}
        self.renames: list[Rename] = []
        self.problems: list[Problem] = []

    def add(self, part: TextPart) -> None:
        """Nothing, once the text is kept: a repeated name gets a number, a copy is left out."""
        same = self.named.setdefault(part.part or "", [])
        if any(each.text == part.text for each in same):
            return
        same.append(part)
        name = part.part if len(same) == 1 else f"{part.part}~{len(same)}"
        self.texts.append(codec.changed(part, part=name))

    def attach(self, named: Named) -> str | None:
        """The name of the media part for a file beside the container, None if it is not held.

        A file that was named before keeps its first name. What is not held is recorded as missing;
        a name that leads out of the folder is a problem as well, and nothing is looked up for it.
        """
        if inside(named.path) is None:
            self.problems.append(unsafe(self.capture, named.part, named.path))
            self.missing.append(MissingPart(part=named.part, why=OUTSIDE))
            return None
        sibling = self.sibling(named.path)
        if sibling is None:
            self.missing.append(MissingPart(part=named.part, why=NOT_ADDED))
            return None
        if sibling in self.attached:
            return self.attached[sibling]
        self.uses[sibling] = None
        self.attached[sibling] = named.part
        self.media.append(media_part(named, sibling=sibling))
        return named.part

    def sibling(self, path: str) -> str | None:
        """The address of a file beside the container, if it was added in the same batch."""
        normal = inside(path)
        address = None if normal is None else self.folder + normal
        return address if address in self.siblings else None

    def use_folder(self, name: str) -> None:
        """Nothing, once all files in a folder beside the container count as belonging to it."""
        start = f"{self.folder}{name}/"
        self.uses |= dict.fromkeys(each for each in self.tools.siblings if each.startswith(start))

    def use(self, path: str) -> None:
        """Nothing, once a file beside the container counts as belonging to it, if it is held."""
        sibling = self.sibling(path)
        if sibling is not None:
            self.uses[sibling] = None

    def problem(self, kind: str, message: str, hint: str, part: str | None = None) -> None:
        """Nothing, once the problem is kept."""
        subject = self.capture.address if part is None else f"{self.capture.address}#{part}"
        self.problems.append(
            Problem(room="collect", subject=subject, kind=kind, message=message, hint=hint)
        )

    def outcome(self) -> Outcome[Collected]:
        """Everything that was gathered."""
        collected = Collected(
            texts=tuple(self.texts),
            media=tuple(self.media),
            missing=tuple(self.missing),
            uses=tuple(self.uses),
            renames=tuple(self.renames),
        )
        return Outcome(found=collected, problems=tuple(self.problems))


def media_part(
    named: Named, *, sibling: str | None = None, content: bytes | None = None
) -> MediaPart:
    """The media part of a named file; bytes from inside a container keep the part's name."""
    return MediaPart(
        name=named.part,
        part=named.path if content is not None else None,
        content=content,
        sibling=sibling,
        origin=named.origin,
        published=named.published,
        caption=named.caption,
    )
