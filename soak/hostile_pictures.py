"""Thousands of spoilt pictures, videos and manifests, each of which must end as an answer."""

import sys
from pathlib import Path
from typing import Any

FILES = 10_000
MOST_S = 1_800.0

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))


def hostile_pictures(folder: Path) -> dict[str, Any]:
    """Whether no reader raised on spoilt pictures, and none took the caller down on the others.

    `ended` counts the calls that cost their own process: allowed for videos and manifests, whose
    readers are native, never for pictures.
    """
    from credentials_made import signed
    from films import film
    from pictures import jpeg, scene
    from spoilt_files import attack, seeds

    pictures, ended = attack(list(seeds()), MOST_S / 2, FILES)
    small = jpeg(scene(1).resize((96, 72)))
    native = [
        film(1, seconds=1),
        film(1, seconds=1, container="avi"),
        film(1, seconds=1, container="mov", codec="mjpeg"),
        signed(small),
    ]
    others, given_up = attack(native, MOST_S / 2, FILES)
    raised = [each for each in given_up if "Error" in each]
    return {
        "pictures": pictures,
        "pictures_ended": ended,
        "videos_and_manifests": others,
        "ended": len(given_up),
        "raised": raised,
        "met": not ended and not raised,
    }
