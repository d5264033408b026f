"""The pictures that a case holds, searched and compared; they are opened in a limited process."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from purport.link.photo_votes import VoteIndex, Voters
from purport.link.photos import PhotoIndex, Sighting, by_file
from purport.pipeline.case import Case
from purport.pipeline.held_features import HeldFeatures
from purport.pipeline.limited import Exceeded, LimitedProcess, given_up, time_allowed_s
from purport.pipeline.opened import look_options
from purport.read.alignment import lay_over
from purport.read.features import Features, is_available, mirrored
from purport.read.overlay import Overlay, resized, words
from purport.read.picture import Examination, examine
from purport.read.reading import Look
from purport.read.short_codes import short_codes
from purport.records import codec
from purport.records.document import MediaItem
from purport.records.match import Likeness
from purport.records.problem import Outcome
from purport.records.value import value

ORDER = (Likeness.SAME_FILE, Likeness.SAME_PHOTO, Likeness.SAME_SCENE, Likeness.POSSIBLE)


@value
class Answer:
    """A held item like the one asked about, and in which way."""

    item: MediaItem
    relation: Likeness
    distance_bits: int | None = None
    inliers: int | None = None
    orientation: str = "upright"
    transform: str = ""
    laid: Overlay | None = None
    is_mirrored: bool = False


class PictureMemory:
    """What is held, opened once for many questions."""

    def __init__(self, case: Case, media: Iterable[MediaItem]) -> None:
        self._case = case
        self._process = LimitedProcess()
        self._features = HeldFeatures(case, self._process)
        held = tuple(media)
        self._copies = by_file(held)
        self._index = PhotoIndex(held)
        self._pictures = [
            each[0]
            for each in self._copies.values()
            if each[0].mime.startswith("image/") and each[0].fingerprint
        ]

    def examine(self, name: str, content: bytes) -> Outcome[Examination | None]:
        """What search needs of a picture, or the problem that reading it made."""
        try:
            options, allowed_s = look_options(self._case), time_allowed_s(content)
            return self._process.call(
                examine, name, content, is_available(), options, timeout_s=allowed_s
            )
        except Exceeded as error:
            return Outcome(found=None, problems=(given_up(name, str(error)),))

    def answers(self, digest: str, asked: Examination) -> tuple[Answer, ...]:
        """The held items like the one asked about, surest first, then by first use.

        Every use of a file that is found is named.
        """
        found = {each.item.sha256: each for each in self._near(asked)}
        if asked.features is not None:
            seen = (asked.features, asked.look)
            found |= {each.item.sha256: each for each in self._compared(seen, found)}
        if digest in self._copies:
            first = self._copies[digest][0]
            found[digest] = Answer(item=first, relation=Likeness.SAME_FILE, distance_bits=0)
        ordered = sorted(found.values(), key=lambda one: (ORDER.index(one.relation), one.item.id))
        return tuple(use for each in ordered for use in self._uses(each))

    def close(self) -> None:
        """Nothing, once the process is gone."""
        self._process.close()

    def _uses(self, answer: Answer) -> Iterator[Answer]:
        for item in self._copies[answer.item.sha256]:
            yield codec.changed(answer, item=item)

    def _near(self, asked: Examination) -> Iterator[Answer]:
        for sight in self._index.near(asked.codes):
            yield _by_code(sight)

    def _compared(self, asked: tuple[Features, Look], near: dict[str, Answer]) -> Iterator[Answer]:
        """Those that hold together when laid over; mirrored only where nothing upright does."""
        upright, look = asked
        ways = (upright, mirrored(upright))
        voted = self._voted(ways)
        found: dict[str, Answer] = {}
        for is_mirrored, turned in enumerate(ways):
            chosen = {each.item.sha256: each.item for each in near.values()}
            chosen |= {each.sha256: each for each in voted[is_mirrored]}
            for item in chosen.values():
                held = self._features.of(item.sha256)
                laid = lay_over(turned, held) if held is not None else None
                answer = _by_overlay(item, laid, near.get(item.sha256), bool(is_mirrored))
                answer = _with_size(answer, look)
                if answer is not None:
                    found[item.sha256] = _surer(answer, found.get(item.sha256))
            if any(each.relation is Likeness.SAME_PHOTO for each in found.values()):
                break
        yield from found.values()

    def _voted(self, ways: tuple[Features, ...]) -> list[list[MediaItem]]:
        """For the picture upright and mirrored, the items whose points are like its points."""
        found = []
        for each in ways:
            short = short_codes(each.descriptors)
            voters = Voters(codes=short.codes, frames=each.frames)
            numbers = self._votes.best(voters, short.margins)
            found.append([self._pictures[number] for number in numbers])
        return found

    @cached_property
    def _votes(self) -> VoteIndex:
        return self._features.votes([each.sha256 for each in self._pictures])


def _by_code(sight: Sighting) -> Answer:
    part = f"alike in its {sight.region}" if "quarter" in sight.region else sight.region
    told = [each for each in (sight.orientation, part) if each and each != "upright"]
    return Answer(
        item=sight.item,
        relation=Likeness.POSSIBLE,
        distance_bits=sight.distance_bits,
        orientation=sight.orientation,
        transform=", ".join(told),
    )


def _by_overlay(
    item: MediaItem, laid: Overlay | None, near: Answer | None, is_mirrored: bool
) -> Answer | None:
    relation = laid.likeness if laid is not None else None
    if laid is None or relation is None:
        return None
    orientation, transform = words(laid, is_mirrored=is_mirrored)
    return Answer(
        item=item,
        relation=relation,
        distance_bits=near.distance_bits if near else None,
        inliers=laid.inliers,
        orientation=orientation,
        transform=transform,
        laid=laid,
        is_mirrored=is_mirrored,
    )


def _with_size(answer: Answer | None, look: Look) -> Answer | None:
    """The answer, its transform with what was done to the size where both sizes are known."""
    if answer is None or answer.laid is None:
        return answer
    item = answer.item
    asked_px, held_px = (
        (look.width or 0) * (look.height or 0),
        (item.width or 0) * (item.height or 0),
    )
    done = resized(answer.laid, asked_px, held_px) if asked_px and held_px else ""
    told = ", ".join(each for each in (answer.transform, done) if each)
    return codec.changed(answer, transform=told)


def _surer(one: Answer, other: Answer | None) -> Answer:
    if other is None:
        return one
    return min(one, other, key=lambda each: (ORDER.index(each.relation), -(each.inliers or 0)))
