"""The 256 bits by which copies of a picture are found again."""

from purport.records.value import value

BITS = 256
SIDE = 16  # the bits lie in a square: row and column are how fast waves run down and across
USABLE_QUALITY = 50  # below it a picture is too flat for its bits to say much (the authors' advice)


@value
class Fingerprint:
    """PDQ: 256 bits as 64 hexadecimal digits, and how much they can say (0 flat – 100)."""

    bits: str
    quality: int

    def __str__(self) -> str:
        """The stored form: bits, a colon, the quality."""
        return f"{self.bits}:{self.quality}"

    @property
    def is_usable(self) -> bool:
        """Whether the picture has enough in it for a small distance to mean anything."""
        return self.quality >= USABLE_QUALITY


def read_fingerprint(stored: str) -> Fingerprint:
    """The fingerprint in its stored form.

    Raises: ValueError for anything else.
    """
    bits, _, quality = stored.partition(":")
    if len(bits) != BITS // 4:
        raise ValueError(f"{stored!r} is no fingerprint")
    return Fingerprint(bits=f"{int(bits, 16):064x}", quality=int(quality))
