"""Thousands of spoilt pictures, videos and manifests, each of which must end as an answer.

They come in rounds, each with a seed of its own; what a round gave is kept, so that an interrupted
part goes on. PURPORT_MINUTES says when to stop for now.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

FILES = 10_000
ROUND = 250
MINUTES = float(os.environ.get("PURPORT_MINUTES", "inf"))

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))


def hostile_pictures(folder: Path) -> dict[str, Any]:
    """Whether no reader raised on spoilt pictures, and none took the caller down on the others.

    `ended` counts the calls that cost their own process: allowed for videos and manifests, whose
    readers are native, never for pictures. Not met before all were looked at.
    """
    from credentials_made import signed
    from films import film
    from pictures import jpeg, scene
    from spoilt_files import seeds

    folder.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + MINUTES * 60
    pictures, ended = in_rounds(folder / "pictures.jsonl", list(seeds()), until)
    native = [
        film(1, seconds=1),
        film(1, seconds=1, container="avi"),
        film(1, seconds=1, container="mov", codec="mjpeg"),
        signed(jpeg(scene(1).resize((96, 72)))),
    ]
    others, given_up = in_rounds(folder / "others.jsonl", native, until)
    raised = [each for each in given_up if "Error" in each]
    return {
        "pictures": pictures,
        "pictures_ended": ended,
        "videos_and_manifests": others,
        "ended": len(given_up),
        "raised": raised,
        "met": not ended and not raised and min(pictures, others) >= FILES,
    }


def in_rounds(kept: Path, files: list[bytes], until: float) -> tuple[int, list[str]]:
    """How many spoilt files were looked at in all rounds so far, and what ended a process."""
    from spoilt_files import SEED, attack

    kept.touch()
    rounds = [json.loads(line) for line in kept.read_text("utf-8").splitlines()]
    while len(rounds) * ROUND < FILES and time.monotonic() < until:
        rounds.append(attack(files, float("inf"), ROUND, SEED + len(rounds)))
        with kept.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(rounds[-1]) + "\n")
    return sum(count for count, _ in rounds), [each for _, ended in rounds for each in ended]
