"""What is said of edits: how often each statement is made of copies edited in 27 ways.

    PURPORT_SHARED=... python bench/photo_words.py FOLDER [N [SEED]]

Copies are made by the maker of edited photos (`measure/photos.py` in PURPORT_SHARED) and laid over
their own photo. `said` counts copies of which the statement that the edit calls for is made, of
those called the same photo; `wrongly` those of which something is said that the edit does not do.
"""

import io
import os
import random
import sys
from pathlib import Path

from PIL import Image

from purport.read.alignment import lay_over
from purport.read.features import find_features, grey_of, mirrored
from purport.read.overlay import words
from purport.records.match import Likeness

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(Path(os.environ.get("PURPORT_SHARED", ROOT.parent / "shared")) / "measure"))


CALLED_FOR = {
    "bright": "brighter",
    "dark": "darker",
    "blur": "softer",
    "logo": "added or replaced upper right",
    "combo": "added or replaced upper right",
    "watermark": "added or replaced",
    "meme": "added or replaced",
    "caption": "added or replaced across the lower part",
}
STATEMENTS = ("brighter", "darker", "softer", "added or replaced")
MIRRORED = ("flip", "combo")
# Pressed hard and made small, a copy is softer: said or not, it is no fault. The other photos of a
# collage or round a pasted one may lie over parts of it, and a phone cuts it.
MAY_SAY = {
    "jpeg20": ("softer",),
    "resize25": ("softer",),
    "collage": ("added or replaced",),
    "pip": ("added or replaced",),
    "screenshot": ("added or replaced",),
    "persp": ("softer",),
    "noise": ("softer",),
    "combo": ("softer",),
}


def main(arguments: list[str]) -> int:
    """0, once the table is printed."""
    import photos as maker

    every = sorted(Path(arguments[0]).glob("*.jpg"))
    count = int(arguments[1]) if len(arguments) > 1 else len(every)
    seed = int(arguments[2]) if len(arguments) > 2 else 1
    random.Random(seed).shuffle(every)
    said: dict[str, list[tuple[bool, tuple[str, ...]]]] = {}
    for path in every[:count]:
        with Image.open(path) as opened:
            held = find_features(grey_of(opened))
        for edit in maker.EDITS[1:]:
            dice = random.Random(f"{seed}/{path.name}/{edit}")
            others = [each for each in every if each != path]
            content = maker.edited(maker.opened(path), edit, dice, others)
            told = transform(content, held, edit)
            if told is not None:
                said.setdefault(edit, []).append(judged(edit, told))
    for edit, found in said.items():
        wrong = [each for _, some in found for each in some]
        right = sum(is_right for is_right, _ in found) if edit in CALLED_FOR else "-"
        print(
            f"{edit:12}{right!s:>4} said of {len(found):3}   wrongly {len(wrong):2}  {wrong or ''}"
        )
    return 0


def transform(content: bytes, held, edit: str) -> str | None:
    """What is said of the copy; None where it is not called the same photo."""
    asked = find_features(grey_of(Image.open(io.BytesIO(content))))
    is_mirrored = edit in MIRRORED
    laid = lay_over(mirrored(asked) if is_mirrored else asked, held)
    if laid is None or laid.likeness is not Likeness.SAME_PHOTO:
        return None
    return words(laid, is_mirrored=is_mirrored)[1]


def judged(edit: str, told: str) -> tuple[bool, tuple[str, ...]]:
    """Whether what the edit calls for is said, and what is said besides."""
    called = CALLED_FOR.get(edit, "")
    allowed = MAY_SAY.get(edit, ())
    wrong = tuple(
        each
        for each in STATEMENTS
        if each in told and not (called and called.startswith(each)) and each not in allowed
    )
    return bool(called) and called in told, wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
