"""Entry bundles: 256 entries in one file, each behind its length.

A full bundle is kept packed with gzip (`000.gz` for `000`, as web servers keep what they serve
packed). What gzip leaves unchecked (the head, other packings of the same bytes) is covered by a
SHA-256 of the packed bytes in the head's extra field, so that no bit of the file can turn
unnoticed; every gzip reader passes over it.
Source: C2SP tlog-tiles, "Log entries"; RFC 1952.
"""

import gzip
import hashlib
import struct
import zlib
from collections.abc import Iterable

from purport.vault.tiles import WIDTH, numbered

HEAD = b"\x1f\x8b\x08\x04" + bytes(4) + b"\x02\xff"  # deflate, extra field, no time, any system
FIELD = b"\x24\x00PU\x20\x00"  # 36 bytes of extra field: our mark, then 32 bytes
DIGEST_AT = len(HEAD) + len(FIELD)
PACKED_AT = DIGEST_AT + 32
LEVEL = 6


class BundleDamaged(ValueError):
    """A bundle's bytes differ from what was written."""


def bundle_name(index: int, width: int = WIDTH) -> str:
    """The path of a bundle below the log's folder: packed if full."""
    return f"tile/entries/{numbered(index, width)}" + (".gz" if width == WIDTH else "")


def join_entries(entries: Iterable[bytes]) -> bytes:
    """The bundle of these entries, each behind its length (two bytes, most significant first)."""
    return b"".join(struct.pack(">H", len(each)) + each for each in entries)


def split_entries(bundle: bytes) -> list[bytes]:
    """The entries of a bundle.

    Raises: BundleDamaged if it ends within an entry.
    """
    entries, at = [], 0
    while at < len(bundle):
        end = at + 2 + int.from_bytes(bundle[at : at + 2], "big")
        if end > len(bundle) or at + 2 > len(bundle):
            raise BundleDamaged("ends within an entry")
        entries.append(bundle[at + 2 : end])
        at = end
    return entries


def pack(bundle: bytes) -> bytes:
    """The gzip file of a bundle, with the digest of its packed bytes in the head."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(bundle) + packer.flush()
    packed += struct.pack("<II", zlib.crc32(bundle), len(bundle) & 0xFFFFFFFF)
    return HEAD + FIELD + hashlib.sha256(packed).digest() + packed


def unpack(content: bytes) -> bytes:
    """The bundle of a gzip file that `pack` wrote.

    Raises: BundleDamaged if any of its bits differs.
    """
    digest = hashlib.sha256(content[PACKED_AT:]).digest()
    if content[:DIGEST_AT] != HEAD + FIELD or content[DIGEST_AT:PACKED_AT] != digest:
        raise BundleDamaged("differs from what was written")
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        raise BundleDamaged("cannot be unpacked") from None
