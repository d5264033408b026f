"""A full answer in an archive of many pictures, made by code.

    python bench/photo_archive.py FOLDER [PICTURES]     (default 100,000 pictures)

The archive's points are put together from those of the photos in FOLDER and of turned and cut pieces
of them, the upper half of one point's surroundings and the lower of another's: so they crowd where
points of real photos crowd, but no two archive pictures are views of one thing. The photos themselves
are held too, and edits of them are asked.
What is timed is search of codes, votes, reading the kept features and laying over, on one core;
decoding the asked picture and finding its features is given apart.
"""

import io
import os
import random
import statistics
import sys
import time
from pathlib import Path

# One core is measured: other threads of the matrix library would spin, and count as its time.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
from PIL import Image

from purport.link.photo_codes import CodeIndex, pack
from purport.link.photo_votes import VOTERS, VoteIndex, Voters
from purport.read.alignment import lay_over
from purport.read.features import (
    Features,
    find_features,
    grey_of,
    mirrored,
    opencv,
    read_features,
    write_features,
)
from purport.read.fingerprint import fingerprint, square
from purport.read.picture import examine
from purport.read.short_codes import short_codes
from purport.records.match import Likeness

BATCH = 2_000
KEPT = 800
ASKED_EACH = 3


def archive(folder: Path, pictures: int) -> None:
    """Prints how long it takes to build and to ask."""
    opencv().setNumThreads(1)
    photos = [Image.open(path).convert("RGB") for path in sorted(folder.glob("*.jpg"))]
    real = [find_features(grey_of(photo)) for photo in photos]
    pool = np.concatenate([one.descriptors for one in (*real, *pieces(photos))])
    print(f"{len(photos)} photos; {len(pool):,} points to draw from", flush=True)
    started = time.perf_counter()
    held, made = made_archive(real, pool, pictures)
    index, codes = indexes(held, photos, pictures)
    built = time.perf_counter() - started
    print(f"archive of {pictures:,} made and indexed in {built:.0f} s", flush=True)
    ask(photos, real, pool, made, (index, codes))


def pieces(photos: list[Image.Image]) -> list[Features]:
    """Features of two pieces of each photo, turned by some degrees."""
    dice, found = random.Random(1), []
    for photo in photos:
        for _ in range(2):
            turned = photo.rotate(dice.uniform(0, 360), Image.Resampling.BICUBIC)
            left, top = (int(side * dice.uniform(0.1, 0.4)) for side in photo.size)
            wide, tall = (int(side * dice.uniform(0.3, 0.5)) for side in photo.size)
            found.append(find_features(grey_of(turned.crop((left, top, left + wide, top + tall)))))
    return found


def drawn(pool: np.ndarray, dice: np.random.Generator, count: int) -> np.ndarray:
    """Descriptors, each the upper half of one and the lower half of another of the pool."""
    half = pool.shape[1] // 2
    upper, lower = (pool[dice.integers(0, len(pool), count)] for _ in range(2))
    return np.concatenate([upper[:, :half], lower[:, half:]], axis=1)


def made_archive(
    real: list[Features], pool: np.ndarray, pictures: int
) -> tuple[tuple[Voters, np.ndarray], np.random.Generator]:
    """The points of all pictures, the photos first; and the dice for what is asked of the rest."""
    dice = np.random.default_rng(1)
    codes = [short_codes(one.descriptors[:VOTERS]).codes for one in real]
    frames = [one.frames[:VOTERS] for one in real]
    counts = [len(one) for one in codes]
    for begin in range(len(real), pictures, BATCH):
        count = min(BATCH, pictures - begin) * VOTERS
        codes.append(short_codes(drawn(pool, dice, count)).codes)
        sizes, headings = dice.uniform(2, 20, count), dice.uniform(0, 2 * np.pi, count)
        frames.append(np.stack([sizes, headings], axis=1).astype(np.float32))
        counts += [VOTERS] * (count // VOTERS)
    owners = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
    return (Voters(codes=np.concatenate(codes), frames=np.concatenate(frames)), owners), dice


def indexes(
    held: tuple[Voters, np.ndarray], photos: list[Image.Image], pictures: int
) -> tuple[VoteIndex, CodeIndex]:
    """Both indexes; the fingerprints of made pictures are chance."""
    started = time.perf_counter()
    index = VoteIndex(*held)
    print(f"index of {len(held[0].codes):,} points: {time.perf_counter() - started:.1f} s")
    own = pack([fingerprint(square(photo)).bits for photo in photos])
    rest = np.random.default_rng(2).integers(0, 256, (pictures - len(own), 32), dtype=np.uint8)
    return index, CodeIndex(np.concatenate([own, rest]))


def ask(
    photos: list[Image.Image],
    real: list[Features],
    pool: np.ndarray,
    dice: np.random.Generator,
    opened: tuple[VoteIndex, CodeIndex],
) -> None:
    kept = [write_features(one) for one in real]
    looked, answered, voted, right, named, total = [], [], [], 0, 0, 0
    for number, photo in enumerate(photos):
        for edit in range(ASKED_EACH):
            content = edited(photo, edit)
            started = time.process_time()
            asked = examine("asked", content, True).found
            looked.append(time.process_time() - started)
            started = time.process_time()
            found, in_votes = answer(asked, kept, pool, dice, opened)
            answered.append(time.process_time() - started)
            voted.append(in_votes)
            total += 1
            right += found.get(number) is Likeness.SAME_PHOTO
            named += any(one is Likeness.SAME_PHOTO for k, one in found.items() if k != number)
    for name, times in (("full answer", answered), ("of it, the votes", voted)):
        ordered = sorted(times)
        print(
            f"{name}: median {statistics.median(times) * 1000:.0f} ms, "
            f"nine in ten within {ordered[int(0.9 * len(ordered))] * 1000:.0f} ms"
        )
    print(f"decoding, codes and features of the asked: {statistics.median(looked) * 1000:.0f} ms")
    print(f"{right} of {total} found as same_photo; {named} named another picture so")


def answer(
    asked, kept: list[bytes], pool: np.ndarray, dice: np.random.Generator, opened
) -> tuple[dict[int, Likeness], float]:
    """What is said of which archive picture, in the order of `purport match`; seconds of votes."""
    index, codes = opened
    near = {place for _, _, bits in asked.codes for place, _ in codes.near(pack([bits])[0])}
    found, in_votes = {}, 0.0
    ways = (asked.features, mirrored(asked.features))
    started, chosen = time.process_time(), []
    for turned in ways:
        short = short_codes(turned.descriptors)
        chosen.append(index.best(Voters(codes=short.codes, frames=turned.frames), short.margins))
    in_votes = time.process_time() - started
    for turned, voted in zip(ways, chosen, strict=True):
        for place in near | set(voted):
            one = read_features(kept[place]) if place < len(kept) else stranger(pool, dice)
            laid = lay_over(turned, one)
            if laid is not None and laid.likeness is not None:
                found[place] = laid.likeness
        if Likeness.SAME_PHOTO in found.values():
            break
    return found, in_votes


def stranger(pool: np.ndarray, dice: np.random.Generator) -> Features:
    """The features of an archive picture that was made: its points lie anywhere."""
    points = dice.uniform(0, (730, 548), (KEPT, 2)).astype(np.float32)
    grey = dice.integers(0, 256, (548, 730), dtype=np.uint8)
    return Features(grey=grey, points=points, descriptors=drawn(pool, dice, KEPT), frames=points)


def edited(photo: Image.Image, number: int) -> bytes:
    """The photo cut to half of each side, mirrored and small, or within a larger sheet."""
    wide, tall = photo.size
    if number == 0:
        done = photo.crop((wide // 4, tall // 4, wide // 4 + wide // 2, tall // 4 + tall // 2))
    elif number == 1:
        done = photo.resize((wide // 2, tall // 2)).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    else:
        done = Image.new("RGB", (int(wide * 1.5), int(tall * 1.6)), (30, 90, 60))
        done.paste(photo, (wide // 3, tall // 3))
    kept = io.BytesIO()
    done.save(kept, "JPEG", quality=70)
    return kept.getvalue()


def main(words: list[str]) -> int:
    """0, once the figures are printed."""
    if not words:
        print(__doc__)
        return 2
    archive(Path(words[0]), int(words[1]) if len(words) > 1 else 100_000)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
