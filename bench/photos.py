"""Photo memory measured: fingerprints a second, exact search, and how a second shot is answered.

    python bench/photos.py speed [CODES...]   fingerprinting and search (1,000,000 and 10,000,000)
    python bench/photos.py scenes FOLDER [N [SEED]]   second shots of N photos, rendered

`speed` compares with `pdqhash` in the same run where it is installed (it has no wheel: it needs a
compiler). Recall and false alarms come from the maker and scorer of edited photos, over the
commands `add`, `run` and `match`.
"""

import io
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.second_shots import KINDS, STEPS, exposed, second_shot
from purport.link.photo_codes import CodeIndex
from purport.read.alignment import lay_over
from purport.read.features import find_features, grey_of
from purport.read.fingerprint import fingerprint, orientations, square

ROUNDS = 9
QUERIES, FLAT_QUERIES = 200, 10
CODES = (1_000_000, 10_000_000)


def speed(codes: Iterable[int]) -> None:
    """Prints fingerprints a second, and the time of one query beside a flat scan."""
    content = megapixel()
    ours = median(lambda: ours_from(content))
    print(f"fingerprint of a JPEG of 1 megapixel, decode included: {1 / ours:.0f}/s")
    with_turns = median(lambda: orientations(square(Image.open(io.BytesIO(content)))))
    print(f"the same with eight orientations: {1 / with_turns:.0f}/s")
    reference(content, ours)
    features = median(lambda: find_features(grey_of(Image.open(io.BytesIO(content)))), 3)
    print(f"local features, decode included: {features * 1000:.0f} ms")
    for count in codes:
        search(count)


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
    print(
        f"index over {count:,} codes made in {time.perf_counter() - started:.1f} s, "
        f"{index.nbytes / count:.0f} bytes a code beside the codes"
    )
    words, found, times, flats = codes.view(np.uint64), 0, [], []
    for number in range(QUERIES):
        asked = codes[number * (count // QUERIES)].copy()
        for bit in dice.choice(256, int(dice.integers(0, 32)), replace=False):
            asked[bit // 8] ^= np.uint8(1 << bit % 8)
        started = time.perf_counter()
        near = index.near(asked)
        times.append(time.perf_counter() - started)
        if number < FLAT_QUERIES:
            started = time.perf_counter()
            apart = np.bitwise_count(words ^ asked.view(np.uint64)).sum(axis=1, dtype=np.uint16)
            flats.append(time.perf_counter() - started)
            assert {one[0] for one in near} == set(np.flatnonzero(apart <= 31).tolist())
        found += any(one[0] == number * (count // QUERIES) for one in near)
    print(
        f"one query: median {statistics.median(times) * 1000:.2f} ms, recall {found / QUERIES:.2f}"
    )
    print(f"flat scan of the same codes: {statistics.median(flats) * 1000:.2f} ms")


def scenes(folder: Path, number: int, seed: int) -> None:
    """Prints what is said of second shots, by how far the nearest thing moved (share of width)."""
    photos = sorted(folder.glob("*.jpg"))
    random.Random(seed).shuffle(photos)
    said: dict[tuple[str, float], Counter[str]] = {}
    for path in photos[:number]:
        with Image.open(path) as opened:
            picture = opened.convert("RGB")
        held = features_of(exposed(np.asarray(picture), np.random.default_rng([seed, 9]), 85))
        for kind in KINDS:
            for step in STEPS:
                if kind not in ("moving", "video") or step >= 0.005:
                    laid = lay_over(features_of(second_shot(picture, kind, step, seed)), held)
                    answer = laid.likeness.value if laid and laid.likeness else "not named"
                    said.setdefault((kind, step), Counter())[answer] += 1
    for (kind, step), counts in said.items():
        words = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
        print(f"{kind}, {step:.1%} of the width: {words}")


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
        speed([int(each) for each in words[1:]] or CODES)
        return 0
    if words[:1] == ["scenes"] and len(words) > 1:
        number = int(words[2]) if len(words) > 2 else 1_000
        seed = int(words[3]) if len(words) > 3 else 1
        scenes(Path(words[1]), number, seed)
        return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
