"""One file for the whole model: a header in JSON, then plain arrays; no pickle, nothing executable.

16 bytes   MAGIC
 8 bytes   length of the header, little-endian
 header    JSON, UTF-8: {"format": 1, "words": {...}, "arrays": {name: [dtype, shape, start]}}
 body      the arrays' bytes, each at its start, little-endian, row by row
"""

import hashlib
import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from purport.records.problem import Impossible

MAGIC = b"purport english\n"
FORMAT = 1
DTYPES = {"float16": "<f2", "float32": "<f4", "uint32": "<u4", "int8": "|i1"}


class DamagedModel(Impossible):
    """The bytes are not the model that was asked for; nothing of them was used."""

    def __init__(self, reason: str, *, expected: str = "", found: str = "") -> None:
        self.reason, self.expected, self.found = reason, expected, found
        told = f" (expected {expected}, found {found})" if expected else ""
        hint = "install purport again, or restore the file from its release"
        super().__init__(f"the English model cannot be used: {reason}{told}; {hint}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a model file holds: its words (labels, forms, rules, figures) and its arrays."""

    words: Mapping[str, Any]
    arrays: Mapping[str, npt.NDArray[Any]]


def unpack(payload: bytes, digest: str | None) -> Contents:
    """The contents of a model file whose SHA-256 is `digest`; None leaves the digest unchecked.

    Raises DamagedModel where the digest differs or the bytes are no model of this format.
    """
    if digest is not None:
        _check_digest(payload, digest)
    header, start = _header(payload)
    arrays = {name: _array(payload, start, entry) for name, entry in header["arrays"].items()}
    return Contents(words=header["words"], arrays=arrays)


def pack(contents: Contents) -> bytes:
    """The bytes of a model file; the same contents always give the same bytes."""
    entries, body = {}, bytearray()
    for name, array in sorted(contents.arrays.items()):
        stored = np.ascontiguousarray(array).astype(DTYPES[array.dtype.name])
        entries[name] = [array.dtype.name, list(array.shape), len(body)]
        body += stored.tobytes()
        body += bytes(-len(body) % 8)
    header = {"format": FORMAT, "words": contents.words, "arrays": entries}
    told = json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return MAGIC + struct.pack("<Q", len(told)) + told + bytes(body)


def _check_digest(payload: bytes, digest: str) -> None:
    found = hashlib.sha256(payload).hexdigest()
    if found != digest:
        raise DamagedModel("its SHA-256 is not the pinned one", expected=digest, found=found)


def _header(payload: bytes) -> tuple[dict[str, Any], int]:
    """The header and where the body starts."""
    bounds = len(MAGIC) + 8
    if not payload.startswith(MAGIC) or len(payload) < bounds:
        raise DamagedModel("the file does not begin as a model file does")
    size = int(struct.unpack("<Q", payload[len(MAGIC) : bounds])[0])
    try:
        header = json.loads(payload[bounds : bounds + size])
    except ValueError as wrong:
        raise DamagedModel("its header cannot be read") from wrong
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise DamagedModel("its format is not the one this version reads")
    return header, bounds + size


def _array(payload: bytes, start: int, entry: list[Any]) -> npt.NDArray[Any]:
    name, shape, offset = entry
    count = int(np.prod(shape, dtype=np.int64))
    try:
        flat = np.frombuffer(payload, DTYPES[name], count=count, offset=start + offset)
    except (ValueError, KeyError) as wrong:
        raise DamagedModel("it ends before its arrays do") from wrong
    return flat.reshape(shape)
