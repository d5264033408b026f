"""The features of the pictures that a case holds: made once, kept beside the ledger."""

import io
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from purport.link.photo_votes import VOTERS, VoteIndex, Voters
from purport.pipeline.case import FEATURES, Case
from purport.pipeline.limited import Exceeded, LimitedProcess
from purport.read import features, short_codes
from purport.read.features import Features, read_features, write_features
from purport.read.picture import features_of
from purport.records.ids import sha256
from purport.vault.blobs import BlobMissing

VOTERS_FILE = "voters.npz"

_NONE = Voters(codes=np.zeros(0, np.uint64), frames=np.zeros((0, 2), np.float32))


class HeldFeatures:
    """Features by digest. What is kept can be deleted: it is made again when it is asked for."""

    def __init__(self, case: Case, process: LimitedProcess) -> None:
        self._case = case
        self._process = process

    def of(self, digest: str) -> Features | None:
        """A held picture's features; None where its pixels cannot be read."""
        path = self._folder / f"{digest}.npz"
        try:
            return read_features(unsealed(path.read_bytes()))
        except (OSError, ValueError, KeyError, EOFError):
            pass
        made = self._make(digest)
        if made is not None:
            _keep(path, write_features(made))
        return made

    def votes(self, digests: Sequence[str]) -> VoteIndex:
        """An index of the pictures with these digests; its numbers count in their order."""
        known = self._known_voters()
        missing = [each for each in digests if each not in known]
        fresh = {each: made for each in missing if (made := self._voters(each)) is not None}
        if fresh:
            known |= fresh
            _keep(self._folder / VOTERS_FILE, _written(known))
        each = [known.get(digest, _NONE) for digest in digests]
        held = Voters(
            codes=np.concatenate([_NONE.codes, *(one.codes for one in each)]),
            frames=np.concatenate([_NONE.frames, *(one.frames for one in each)]),
        )
        counts = [len(one.codes) for one in each]
        return VoteIndex(held, np.repeat(np.arange(len(each), dtype=np.uint32), counts))

    def _voters(self, digest: str) -> Voters | None:
        made = self.of(digest)
        if made is None:
            return None
        codes = short_codes.short_codes(made.descriptors[:VOTERS]).codes
        return Voters(codes=codes, frames=made.frames[:VOTERS])

    def _known_voters(self) -> dict[str, Voters]:
        try:
            content = unsealed((self._folder / VOTERS_FILE).read_bytes())
            with np.load(io.BytesIO(content), allow_pickle=False) as kept:
                ends = np.cumsum(kept["counts"])[:-1]
                codes, frames = np.split(kept["codes"], ends), np.split(kept["frames"], ends)
                digests = kept["digests"].tolist()
        except (OSError, ValueError, KeyError, EOFError):
            return {}
        return {
            digest: Voters(codes=own, frames=seen)
            for digest, own, seen in zip(digests, codes, frames, strict=True)
        }

    def _make(self, digest: str) -> Features | None:
        try:
            return self._process.call(features_of, self._case.vault.picture(digest))
        except (Exceeded, BlobMissing):
            return None

    @cached_property
    def _folder(self) -> Path:
        made_by = (features.COMPONENT, short_codes.COMPONENT)
        return self._case.folder / FEATURES / "+".join(each.replace("/", "-") for each in made_by)


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


def names_picture(kept: bytes, digest: str) -> bool:
    """Whether a file of voters holds points of this picture; it is made again without them."""
    return digest.encode("utf-32-le") in kept


def _written(known: dict[str, Voters]) -> bytes:
    kept = io.BytesIO()
    np.savez(
        kept,
        digests=np.array(list(known)),
        counts=np.array([len(each.codes) for each in known.values()], np.int64),
        codes=np.concatenate([each.codes for each in known.values()]),
        frames=np.concatenate([each.frames for each in known.values()]),
    )
    return kept.getvalue()


def _keep(path: Path, content: bytes) -> None:
    """Nothing; a folder that cannot be written to only costs time."""
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(sealed(content))
        beside.replace(path)
    except OSError:
        return
