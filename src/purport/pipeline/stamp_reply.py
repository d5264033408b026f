"""Certificates in a stamp's reply put in the order that strict readers want.

Many authorities send them in the order of their chain, where DER wants a set sorted by its bytes.
The certificates are not under the reply's signature, so sorting them changes no proof.
Source: RFC 3161, section 2.4.2; RFC 5652, section 5.1; X.690, section 11.6.
"""

from collections.abc import Iterator

Element = tuple[int, int, int, int]
"""Tag, and where in the bytes the element, its content, and what comes after it begin."""

CERTIFICATES = 0xA0  # [0], the first such field of SignedData


def ordered(reply: bytes) -> bytes:
    """The reply with its certificates sorted; as it was, where it is built otherwise."""
    try:
        _, token = list(_children(reply, next(_children(reply, (0, 0, 0, len(reply))))))[:2]
        wrapped = list(_children(reply, token))[1]
        signed = next(_children(reply, wrapped))
        held = next(each for each in _children(reply, signed) if each[0] == CERTIFICATES)
        _, _, start, end = held
        parts = sorted(reply[at:after] for _, at, _, after in _children(reply, held))
    except (ValueError, IndexError, StopIteration):
        return reply
    return reply[:start] + b"".join(parts) + reply[end:]


def _children(content: bytes, parent: Element) -> Iterator[Element]:
    _, _, at, end = parent
    while at < end:
        length, start = content[at + 1], at + 2
        if length & 0x80:
            start += length & 0x7F
            length = int.from_bytes(content[at + 2 : start], "big")
        if start + length > end:
            raise ValueError("ends within an element")
        yield content[at], at, start, start + length
        at = start + length
