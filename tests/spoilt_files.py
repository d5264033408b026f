"""Files of every kind that is opened, spoilt by chance from a seed, and looked at in turn."""

import io
import random
import time
from collections.abc import Iterator

from PIL import Image

from pictures import scene
from purport.pipeline.limited import Exceeded, LimitedProcess
from purport.read import look
from purport.read.thumbnail import public_copy, thumbnail

SEED = 20_141_106


def seeds() -> Iterator[bytes]:
    """A small whole file of each kind, with metadata where the kind has any."""
    small = scene(1).resize((96, 72))
    exif = Image.Exif()
    exif[271], exif[306] = "Maker", "2014:11:06 10:00:00"
    exif.get_ifd(0x8825)[2] = (36.0, 12.0, 30.0)
    for kind, more in (
        ("JPEG", {"exif": exif, "xmp": b"<a>" * 40}),
        ("JPEG", {"progressive": True}),
        ("PNG", {"exif": exif}),
        ("WEBP", {"exif": exif}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("GIF", {}),
    ):
        kept = io.BytesIO()
        small.save(kept, kind, **more)
        yield kept.getvalue()


def spoilt(whole: bytes, dice: random.Random) -> bytes:
    """The file with bytes changed, cut out, doubled, or cut off."""
    content = bytearray(whole)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(max(1, len(content)))
        choice = dice.randrange(5)
        if choice == 0:
            content[at : at + dice.randint(1, 8)] = dice.randbytes(dice.randint(1, 8))
        elif choice == 1:
            del content[at : at + dice.randint(1, 200)]
        elif choice == 2:
            content[at:at] = content[at : at + dice.randint(1, 200)]
        elif choice == 3:
            content[at : at + 4] = dice.choice(
                (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0" * 4)
            )
        else:
            del content[max(16, at) :]
    return bytes(content)


def attack(
    files: list[bytes], seconds: float, most: int, seed: int = SEED
) -> tuple[int, list[str]]:
    """How many spoilt files were looked at and made small, and what ended the process."""
    dice, process, given_up = random.Random(seed), LimitedProcess(timeout_s=20), []
    until, count = time.monotonic() + seconds, 0
    try:
        while time.monotonic() < until and count < most:
            content, count = spoilt(dice.choice(files), dice), count + 1
            for function, given in ((look, ("a", content)), (thumbnail, (content,)),
                                    (public_copy, (content,))):  # fmt: skip
                try:
                    process.call(function, *given)
                except Exceeded as error:
                    given_up.append(f"{function.__name__}: {error}")
    finally:
        process.close()
    return count, given_up
