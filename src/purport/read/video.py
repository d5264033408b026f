"""A video's keyframes: one picture for each shot, with its time, and what the container says.

A frame is kept where the picture has changed from the last kept one, and only if nothing like it
was kept before; so the same video always gives the same frames. Long videos are read by the frames
that their encoder marked as whole, which stand where shots begin.
"""

import importlib.util
import io
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from purport.read.embedded import Pairs, cleaned
from purport.read.fingerprint import fingerprint, square
from purport.read.reading import Frame, LookOptions
from purport.records.fingerprint import Fingerprint
from purport.records.value import value

COMPONENT = "read.video/1"

CODECS = ("av1", "h263", "h264", "hevc", "mjpeg", "mpeg1video", "mpeg2video", "mpeg4", "vp8", "vp9")
LONG_S = 180.0  # longer videos are read by their whole frames alone
MOST_DECODED = 6_000
FRAME_PX = 1_280  # the longer side of a kept frame

# Only these readers, by the file's own mark: others (playlists) open further files and addresses.
_READERS = {"video/mp4": "mov", "video/webm": "matroska", "video/x-msvideo": "avi"}
_SMALL_PX = 32
_STEP_S = 0.2
_WHOLE = 0.9  # some encoders count pictures that they leave out
_EARLY_S = 1.0  # the last picture stands for a while, and sound goes on a little longer
_CHANGED = 14.0  # grey levels by which the small pictures differ on average
_WAITED = 3  # looks at a new shot: 0.4 seconds
_EVEN = 4.0  # a black or white moment between shots says nothing
_SAME_BITS = 31  # as near as a copy lies
_QUALITY = 90
_MICROSECONDS = 1_000_000
_UNKNOWN_CODEC = "the way in which its pictures are coded is not known: it is not opened"


@value
class Film:
    """What was read of a video: size in pixels, frames by time, container's words; what failed.

    `fault` is (kind, message) or None.
    """

    width: int | None = None
    height: int | None = None
    frames: tuple[Frame, ...] = ()
    metadata: Pairs = ()
    fault: tuple[str, str] | None = None


def can_be_read() -> bool:
    """Whether the optional library is installed."""
    return importlib.util.find_spec("av") is not None


def read_film(mime: str, content: bytes, options: LookOptions) -> Film:
    """The frames of a video of this kind; a damaged one gives those before the damage."""
    import av

    try:
        opened = av.open(io.BytesIO(content), "r", format=_READERS.get(mime, "mov"))
    except (av.error.FFmpegError, OSError, ValueError):
        return Film(fault=("unreadable_video", "this is no video of a known kind, or too damaged"))
    with opened:
        stream = next(iter(opened.streams.video), None)
        if stream is None:
            return Film(metadata=_said(opened), fault=("no_pictures", "the video has no picture"))
        if stream.codec_context is None:
            return Film(metadata=_said(opened), fault=("codec_not_opened", _UNKNOWN_CODEC))
        film = Film(width=stream.width, height=stream.height, metadata=_said(opened, stream))
        fault = _refused(stream, options)
        if fault is not None:
            return _with(film, (), fault)
        kept, fault = _Kept(options.most_frames), None
        try:
            fault = _look_through(_pictures(opened, stream), kept, _stated(opened, stream))
        except (av.error.FFmpegError, OSError, ValueError, MemoryError):
            fault = ("damaged_video", "the video is truncated or damaged: the rest was not seen")
        return _with(film, kept.frames(), fault)


def _with(film: Film, frames: tuple[Frame, ...], fault: tuple[str, str] | None) -> Film:
    return Film(
        width=film.width, height=film.height, metadata=film.metadata, frames=frames, fault=fault
    )


def _refused(stream: Any, options: LookOptions) -> tuple[str, str] | None:
    codec, pixels = stream.codec_context.name, stream.width * stream.height
    if not codec.startswith(CODECS) and codec != "libdav1d":
        return "codec_not_opened", f"videos coded as {codec} are not opened"
    if pixels > options.most_pixels:
        return "too_large", f"its pictures have {pixels:,} pixels: they are not opened"
    return None


def _pictures(opened: Any, stream: Any) -> Iterator[tuple[float, Any]]:
    """Times in seconds from the start and decoded frames, in one thread for one result."""
    stream.thread_type, stream.codec_context.thread_count = "NONE", 1
    if _length_s(opened, stream) > LONG_S:
        stream.codec_context.skip_frame = "NONKEY"
    start = float(stream.start_time * stream.time_base) if stream.start_time else 0.0
    for frame in opened.decode(stream):
        yield round(max(0.0, (frame.time or 0.0) - start), 3), frame


def _length_s(opened: Any, stream: Any) -> float:
    """The length that the stream of pictures states, or the container; 0 where none does."""
    if stream.duration:
        return float(stream.duration * stream.time_base)
    return float(opened.duration / _MICROSECONDS) if opened.duration else 0.0


def _stated(opened: Any, stream: Any) -> tuple[float, int]:
    """Length in seconds and number of pictures as stated, where all of them are looked at."""
    length_s = _length_s(opened, stream)
    return (length_s, stream.frames) if length_s <= LONG_S else (0.0, 0)


def _look_through(
    pictures: Iterator[tuple[float, Any]], kept: "_Kept", stated: tuple[float, int]
) -> tuple[str, str] | None:
    last, at, number = -_STEP_S, 0.0, 0
    length_s, count = stated
    for number, (at, frame) in enumerate(pictures, 1):
        if number > MOST_DECODED:
            return "too_long", f"only the first {at:.0f} seconds of the video were looked at"
        if at - last >= _STEP_S - 1e-6 and not frame.is_corrupt:
            last = at
            kept.offer(at, frame)
    if at < length_s - _EARLY_S or number < count * _WHOLE:
        return "damaged_video", f"the video breaks off {at:.1f} seconds after its start"
    return None


class _Kept:
    """The frames kept so far, at most so many: beyond them those that changed least give way.

    Of a new shot a moment is waited for: its first frame is often half blended or coarsely coded.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: list[tuple[float, Frame, Fingerprint]] = []
        self._last: NDArray[np.int16] | None = None
        self._waiting: list[tuple[float, float, Any]] = []  # change, time, frame of a new shot

    def offer(self, at: float, frame: Any) -> None:
        """Nothing; the frame counts as a new shot's if it shows what the last kept did not."""
        small = _small(frame)
        change = 255.0 if self._last is None else float(np.abs(small - self._last).mean())
        is_even = small.std() < _EVEN and bool(self._found or self._waiting)
        if change >= _CHANGED and not is_even:
            self._settle()
            self._last = small
            self._waiting = [(change, at, frame)]
        elif self._waiting and not is_even:
            self._waiting.append((self._waiting[0][0], at, frame))
            if len(self._waiting) == _WAITED:
                self._settle()

    def frames(self) -> tuple[Frame, ...]:
        """The kept frames by time."""
        self._settle()
        return tuple(sorted((one for _, one, _ in self._found), key=lambda one: one.at_s))

    def _settle(self) -> None:
        if not self._waiting:
            return
        change, at, frame = self._waiting[-1]
        self._waiting = []
        picture = _picture(frame)
        mark = fingerprint(square(picture))
        if any(_apart(mark, other) <= _SAME_BITS for _, _, other in self._found):
            return
        self._found.append((change, _frame(at, picture, mark), mark))
        if len(self._found) > self._most:
            self._found.remove(min(self._found, key=lambda one: (one[0], -one[1].at_s)))


def _small(frame: Any) -> NDArray[np.int16]:
    plane = frame.reformat(width=_SMALL_PX, height=_SMALL_PX, format="gray").to_ndarray()
    return np.asarray(plane, dtype=np.int16)


def _picture(frame: Any) -> Image.Image:
    """The frame as its player shows it: turned as the container says, at most 1,280 px long."""
    picture: Image.Image = frame.to_image()
    turned = picture.rotate(frame.rotation, expand=True) if frame.rotation else picture
    turned.thumbnail((FRAME_PX, FRAME_PX), Image.Resampling.BILINEAR)
    return turned


def _frame(at: float, picture: Image.Image, mark: Fingerprint) -> Frame:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=_QUALITY)
    return Frame(
        at_s=at,
        content=kept.getvalue(),
        width=picture.width,
        height=picture.height,
        fingerprint=str(mark),
        component=COMPONENT,
    )


def _apart(one: Fingerprint, other: Fingerprint) -> int:
    return (int(one.bits, 16) ^ int(other.bits, 16)).bit_count()


def _said(opened: Any, stream: Any = None) -> Pairs:
    """The container's times, programs and places, in its own words."""
    found = {f"container:{name}": str(given) for name, given in opened.metadata.items()}
    if opened.duration:
        found["container:length_s"] = f"{opened.duration / _MICROSECONDS:.3f}"
    if stream is not None:
        found["container:codec"] = stream.codec_context.name
        for name, given in stream.metadata.items():
            found.setdefault(f"container:video:{name}", str(given))
    return cleaned(found.items())
