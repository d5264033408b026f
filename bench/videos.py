"""Shots found in videos made by code, and what reading takes beside plain decoding.

    python bench/videos.py [SHOTS]

Each video shows SHOTS scenes (12) of two seconds at ten pictures a second, 640 x 480, in several
codecs and bit rates. *Found*: shots with a frame within the radius of a copy from their scene.
*Beside*: frames of no shot's scene. Plain decoding of all pictures runs in turn with ours.
"""

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

from purport.read import Frame, look
from purport.read.fingerprint import fingerprint, square
from purport.records.fingerprint import read_fingerprint

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from films import film
from pictures import scene

RADIUS_BITS = 31
ROUNDS = 3
KINDS = (("mp4", "mpeg4"), ("mp4", "libx264"), ("mov", "mjpeg"), ("avi", "mpeg4"))


def main(shots: int) -> None:
    """Prints one line a kind of video."""
    seeds = tuple(range(1, shots + 1))
    marks = [int(fingerprint(square(scene(seed))).bits, 16) for seed in seeds]
    print("container codec      bytes   found  beside  reading  plain decoding  times realtime")
    for container, codec in KINDS:
        content = film(*seeds, container=container, codec=codec)
        frames = look("a", content).found.frames
        near = [_near(frame, marks) for frame in frames]
        found = len({shot for shot in near if shot is not None})
        reading = _seconds(lambda content=content: look("a", content))
        plain = _seconds(lambda content=content: _decode(content))
        print(
            f"{container:9} {codec:8} {len(content):>8,}  {found:>2} of {shots:<3}"
            f"{near.count(None):>5}   {reading:6.2f} s  {plain:6.2f} s"
            f"{2 * shots / reading:>15.0f}"
        )


def _near(frame: Frame, marks: list[int]) -> int | None:
    bits = int(read_fingerprint(frame.fingerprint).bits, 16)
    apart = [(bits ^ mark).bit_count() for mark in marks]
    return apart.index(min(apart)) if min(apart) <= RADIUS_BITS else None


def _decode(content: bytes) -> None:
    import av

    with av.open(io.BytesIO(content)) as opened:
        opened.streams.video[0].thread_type = "NONE"
        for _ in opened.decode(video=0):
            pass


def _seconds(call: Callable[[], object]) -> float:
    """The least of three times, since other work on the machine only adds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return min(taken)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 12)
