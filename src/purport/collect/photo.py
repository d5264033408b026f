"""Photo: one picture file, one media item."""

from purport.collect.part import Capture, Collected, CollectTools, MediaPart
from purport.collect.signs import picture_kind
from purport.records.problem import Outcome


class Photo:
    """A JPEG, PNG, WebP, TIFF or GIF by itself, as in a folder of photos."""

    name = "photo"
    rank = 10

    def recognises(self, capture: Capture, content: bytes) -> bool:
        """Whether the bytes begin a picture."""
        return picture_kind(content) is not None

    def collect(self, capture: Capture, content: bytes, tools: CollectTools) -> Outcome[Collected]:
        """One media part that holds the whole file."""
        return Outcome(found=Collected(media=(MediaPart(name="photo", content=content),)))


COLLECTOR = Photo()
