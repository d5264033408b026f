"""Videos made by code: shots of scenes, in the containers and codecs that are met."""

import io
from fractions import Fraction
from functools import cache

from pictures import scene

_COLOURS = {"mjpeg": "yuvj420p"}
MADE = "2014-11-06T10:00:00Z"


@cache
def film(
    *seeds: int, container: str = "mp4", codec: str = "mpeg4", seconds: int = 2, turned: int = 0
) -> bytes:
    """A video of one shot of some seconds for each seed, ten frames a second, 640 x 480."""
    import av

    kept = io.BytesIO()
    with av.open(kept, "w", format=container) as made:
        made.metadata["creation_time"] = MADE
        stream = made.add_stream(codec, rate=10)
        stream.width, stream.height, stream.pix_fmt = 640, 480, _COLOURS.get(codec, "yuv420p")
        stream.time_base, stream.bit_rate = Fraction(1, 10), 4_000_000
        for number in range(len(seeds) * seconds * 10):
            shot = scene(seeds[number // (seconds * 10)])
            frame = av.VideoFrame.from_image(shot.rotate(turned))
            frame.pts = number
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    return kept.getvalue()
