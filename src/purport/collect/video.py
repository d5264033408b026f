"""Video: one video file, one media item; its frames are read from it."""

from purport.collect.part import Capture, Collected, CollectTools, MediaPart
from purport.collect.signs import video_kind
from purport.records.problem import Outcome


class Video:
    """An MP4, QuickTime, WebM, Matroska or AVI file by itself, as in a folder of videos."""

    name = "video"
    rank = 12

    def recognises(self, capture: Capture, content: bytes) -> bool:
        """Whether the bytes begin a video."""
        return video_kind(content) is not None

    def collect(self, capture: Capture, content: bytes, tools: CollectTools) -> Outcome[Collected]:
        """One media part that holds the whole file."""
        return Outcome(found=Collected(media=(MediaPart(name="video", content=content),)))


COLLECTOR = Video()
