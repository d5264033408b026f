"""Photo memory measured: fingerprints a second, exact search, and how a second shot is answered.

    python bench/photos.py speed [CODES]      fingerprinting and search (default 1,000,000 codes)
    python bench/photos.py scenes FOLDER [N]  second shots of N photos, rendered with parallax

`speed` compares with `pdqhash` in the same run where it is installed (it has no wheel: it needs a
compiler). Recall and false alarms come from the maker and scorer of edited photos, over the
commands `add`, `run` and `match`.
"""

import io
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from purport.link.photo_codes import CodeIndex
from purport.read.alignment import lay_over
from purport.read.features import find_features, grey_of
from purport.read.fingerprint import fingerprint, orientations, square

ROUNDS = 9
SHIFTS = (0.0025, 0.005, 0.01, 0.02, 0.04)


def speed(codes: int) -> None:
    """Prints fingerprints a second, and the time of one query beside a flat scan."""
    content = megapixel()
    ours = median(lambda: ours_from(content))
    print(f"fingerprint of a JPEG of 1 megapixel, decode included: {1 / ours:.0f}/s")
    with_turns = median(lambda: orientations(square(Image.open(io.BytesIO(content)))))
    print(f"the same with eight orientations: {1 / with_turns:.0f}/s")
    reference(content, ours)
    features = median(lambda: find_features(grey_of(Image.open(io.BytesIO(content)))), 3)
    print(f"local features, decode included: {features * 1000:.0f} ms")
    search(codes)


def reference(content: bytes, ours: float) -> None:
    try:
        import pdqhash
    except ImportError:
        print("pdqhash is not installed: no figure beside ours")
        return

    def whole() -> None:
        pdqhash.compute(np.asarray(Image.open(io.BytesIO(content)).convert("RGB")))

    theirs = median(whole)
    print(
        f"pdqhash on the whole picture: {1 / theirs:.0f}/s; ours is {theirs / ours:.2f} times that"
    )
    small = np.ascontiguousarray(square(Image.open(io.BytesIO(content))))
    at_size = median(lambda: pdqhash.compute(small))
    own = median(lambda: fingerprint(small))
    print(f"hashing 512 x 512 alone: ours {own * 1000:.1f} ms, pdqhash {at_size * 1000:.1f} ms")


def search(count: int) -> None:
    dice = np.random.default_rng(1)
    codes = dice.integers(0, 256, (count, 32), dtype=np.uint8)
    started = time.perf_counter()
    index = CodeIndex(codes)
    print(f"index over {count:,} codes made in {time.perf_counter() - started:.1f} s")
    words, found, times, flats = codes.view(np.uint64), 0, [], []
    for number in range(200):
        asked = codes[number * (count // 200)].copy()
        for bit in dice.choice(256, int(dice.integers(0, 32)), replace=False):
            asked[bit // 8] ^= np.uint8(1 << bit % 8)
        started = time.perf_counter()
        near = index.near(asked)
        times.append(time.perf_counter() - started)
        if number < 20:
            started = time.perf_counter()
            apart = np.bitwise_count(words ^ asked.view(np.uint64)).sum(axis=1, dtype=np.uint16)
            flats.append(time.perf_counter() - started)
            assert {one[0] for one in near} == set(np.flatnonzero(apart <= 31).tolist())
        found += any(one[0] == number * (count // 200) for one in near)
    print(f"one query: median {statistics.median(times) * 1000:.2f} ms, recall {found / 200:.2f}")
    print(f"flat scan of the same codes: {statistics.median(flats) * 1000:.2f} ms")


def scenes(folder: Path, number: int) -> None:
    """Prints what is said of second shots, by how far the nearest thing moved (share of width)."""
    for shift in SHIFTS:
        said: Counter[str] = Counter()
        for path in sorted(folder.glob("*.jpg"))[:number]:
            with Image.open(path) as opened:
                picture = opened.convert("RGB")
            laid = lay_over(features_of(second_shot(picture, shift)), features_of(picture))
            said[laid.likeness.value if laid and laid.likeness else "not named"] += 1
        print(
            f"{shift:.2%} of the width: " + ", ".join(f"{k} {v}" for k, v in sorted(said.items()))
        )


def second_shot(picture: Image.Image, shift: float) -> Image.Image:
    """The picture as from beside: a smooth field of depths, other light, other noise."""
    import cv2

    dice, pixels = np.random.default_rng(1), np.asarray(picture)
    height, width = pixels.shape[:2]
    depth = cv2.resize(dice.normal(size=(5, 6)).astype(np.float32), (width, height), None, 0, 0, 2)
    step = depth / np.abs(depth).max() * shift * width
    down, across = np.mgrid[:height, :width].astype(np.float32)
    moved = cv2.remap(pixels, across + step, down + 0.3 * step, 1, None, cv2.BORDER_REFLECT)
    noisy = np.clip(moved * 1.05 + dice.normal(0, 3, moved.shape), 0, 255).astype(np.uint8)
    kept = io.BytesIO()
    Image.fromarray(noisy).save(kept, "JPEG", quality=85)
    return Image.open(kept)


def features_of(picture: Image.Image):
    return find_features(grey_of(picture))


def ours_from(content: bytes) -> None:
    fingerprint(square(Image.open(io.BytesIO(content))))


def megapixel() -> bytes:
    dice = np.random.default_rng(1)
    coarse = Image.fromarray(dice.integers(0, 256, (60, 80, 3), dtype=np.uint8))
    kept = io.BytesIO()
    coarse.resize((1152, 864), Image.Resampling.BICUBIC).save(kept, "JPEG", quality=86)
    return kept.getvalue()


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of one call, the median of some."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main(words: list[str]) -> int:
    """0, once the figures are printed."""
    if words[:1] == ["speed"]:
        speed(int(words[1]) if len(words) > 1 else 1_000_000)
        return 0
    if words[:1] == ["scenes"] and len(words) > 1:
        scenes(Path(words[1]), int(words[2]) if len(words) > 2 else 1_000)
        return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
