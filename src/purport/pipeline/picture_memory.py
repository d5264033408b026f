"""The pictures that a case holds, searched and compared; they are opened in a limited process."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import numpy as np

from purport.link.photo_votes import VoteIndex
from purport.link.photos import PhotoIndex, Sighting, by_file
from purport.pipeline.case import FEATURES, Case
from purport.pipeline.limited import Exceeded, LimitedProcess, given_up, time_allowed_s
from purport.pipeline.opened import look_options
from purport.read.alignment import lay_over
from purport.read.features import (
    COMPONENT,
    Features,
    find_features,
    is_available,
    mirror,
    read_features,
    unit_rows,
    write_features,
)
from purport.read.overlay import Overlay, words
from purport.read.picture import Examination, examine, features_of
from purport.records.document import MediaItem
from purport.records.ids import sha256
from purport.records.match import Likeness
from purport.records.problem import Outcome
from purport.records.value import value
from purport.vault.blobs import BlobMissing

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


class PictureMemory:
    """What is held, opened once for many questions."""

    def __init__(self, case: Case, media: Iterable[MediaItem]) -> None:
        self._case = case
        self._process = LimitedProcess()
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

    def answers(self, sha256: str, asked: Examination) -> tuple[Answer, ...]:
        """The held items like the one asked about, surest first, then by first use.

        Every use of a file that is found is named.
        """
        found = {each.item.sha256: each for each in self._near(asked)}
        if asked.features is not None:
            found |= {each.item.sha256: each for each in self._compared(asked.features, found)}
        if sha256 in self._copies:
            first = self._copies[sha256][0]
            found[sha256] = Answer(item=first, relation=Likeness.SAME_FILE, distance_bits=0)
        ordered = sorted(found.values(), key=lambda one: (ORDER.index(one.relation), one.item.id))
        return tuple(use for each in ordered for use in self._uses(each))

    def close(self) -> None:
        """Nothing, once the process is gone."""
        self._process.close()

    def _uses(self, answer: Answer) -> Iterator[Answer]:
        for item in self._copies[answer.item.sha256]:
            yield Answer(
                item=item,
                relation=answer.relation,
                distance_bits=answer.distance_bits,
                inliers=answer.inliers,
                orientation=answer.orientation,
                transform=answer.transform,
            )

    def _near(self, asked: Examination) -> Iterator[Answer]:
        for sight in self._index.near(asked.codes):
            yield _by_code(sight)

    def _compared(self, asked: Features, near: dict[str, Answer]) -> Iterator[Answer]:
        """Those that hold together when laid over; mirrored only where nothing upright does."""
        found: dict[str, Answer] = {}
        for is_mirrored in (False, True):
            turned = find_features(mirror(asked.grey)) if is_mirrored else asked
            for item in self._candidates(turned, near):
                held = self.features(item.sha256)
                laid = lay_over(turned, held) if held is not None else None
                answer = _by_overlay(item, laid, near.get(item.sha256), is_mirrored)
                if answer is not None:
                    found[item.sha256] = _surer(answer, found.get(item.sha256))
            if any(each.relation is Likeness.SAME_PHOTO for each in found.values()):
                break
        yield from found.values()

    def _candidates(self, asked: Features, near: dict[str, Answer]) -> list[MediaItem]:
        voted = [self._pictures[k] for k in self._votes.best(unit_rows(asked.descriptors))]
        chosen = {each.item.sha256: each.item for each in near.values()}
        return list((chosen | {each.sha256: each for each in voted}).values())

    @cached_property
    def _votes(self) -> VoteIndex:
        empty = np.zeros((0, 128), np.float32)
        held = (self.features(each.sha256) for each in self._pictures)
        return VoteIndex([unit_rows(each.descriptors) if each else empty for each in held])

    def features(self, digest: str) -> Features | None:
        """A held picture's features, computed once and kept beside the ledger."""
        path = self._cache / f"{digest}.npz"
        try:
            return read_features(unsealed(path.read_bytes()))
        except (OSError, ValueError, KeyError, EOFError):
            pass
        made = self._make(digest)
        if made is not None:
            _keep(path, made)
        return made

    def _make(self, digest: str) -> Features | None:
        try:
            return self._process.call(features_of, self._case.vault.picture(digest))
        except (Exceeded, BlobMissing):
            return None

    @cached_property
    def _cache(self) -> Path:
        return self._case.folder / FEATURES / COMPONENT.replace("/", "-")


def sealed(content: bytes) -> bytes:
    """The content behind the digits of its SHA-256, so that damage is noticed."""
    return sha256(content).encode() + content


def unsealed(content: bytes) -> bytes:
    """The content of a sealed file.

    Raises: ValueError if it was damaged.
    """
    if sha256(content[64:]).encode() != content[:64]:
        raise ValueError("damaged")
    return content[64:]


def _keep(path: Path, made: Features) -> None:
    """Nothing; a folder that cannot be written to only costs time."""
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(sealed(write_features(made)))
        beside.replace(path)
    except OSError:
        return


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
    )


def _surer(one: Answer, other: Answer | None) -> Answer:
    if other is None:
        return one
    return min(one, other, key=lambda each: (ORDER.index(each.relation), -(each.inliers or 0)))
