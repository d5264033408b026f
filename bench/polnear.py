"""PolNeAR as it is published: a text and its attributions, in claim lines of the contract.

The corpus states no licence: it is read for measuring, and nothing of it is kept.
Source: https://github.com/networkdynamics/PolNeAR
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from corpus.agreement import characters

Line = dict[str, Any]
SPAN_LINE = re.compile(r"(T\d+)\t\S+ ([\d ;]+)\t")
ROLES = ("source", "cue", "content")
SEED, DRAWN = 2014, 100


def articles(folder: Path) -> list[tuple[str, str, list[Line]]]:
    """Name, text and claims of every article of one split, the first annotator's."""
    found = []
    for path in sorted((folder / "text").glob("*.txt")):
        marks = sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))
        marks += sorted((folder / "attributions").glob(f"{path.stem}.ann"))
        if marks:
            text = path.read_bytes().decode("utf-8")
            found.append((path.stem, text, claims(marks[0].read_bytes().decode("utf-8"))))
    return found


def drawn(folder: Path) -> list[tuple[str, str, list[Line]]]:
    """One hundred articles of a split, drawn with a fixed seed."""
    everything = articles(folder)
    return random.Random(SEED).sample(everything, min(DRAWN, len(everything)))


def claims(marks: str) -> list[Line]:
    """The claims of one brat file; one without cue or content is left out."""
    lines = marks.split("\n")
    spans = {m[1]: m[2] for m in map(SPAN_LINE.match, lines) if m}
    found = (_claim(line, spans) for line in lines if line.startswith("E") and "\t" in line)
    return [claim for claim in found if claim["cue"]["spans"] and claim["content"]["spans"]]


def _claim(line: str, spans: dict[str, str]) -> Line:
    roles: dict[str, list[list[int]]] = defaultdict(list)
    for item in line.split("\t", 1)[1].split():
        role, _, target = item.partition(":")
        for part in spans.get(target, "").split(";"):
            if part:
                roles[re.sub(r"\d+$", "", role).lower()].append([int(n) for n in part.split()])
    claim: Line = {role: {"spans": _joined(roles[role])} for role in ROLES}
    claim["source"]["kind"] = claim["cue"]["class"] = ""
    stance = {"source": "", "author": "", "polarity": "", "hedges": []}
    return {"type": "claim", "id": line, "via": [], "stance": stance, **claim}


def _joined(spans: Iterable[Sequence[int]]) -> list[list[int]]:
    """Sorted spans, touching ones merged."""
    joined: list[list[int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return joined


def outermost(found: Sequence[Line]) -> list[Line]:
    """The claims whose cue and content do not lie within another's content: PolNeAR has no
    others."""
    contents = [characters(line["content"]["spans"]) for line in found]
    inner = [characters([*line["content"]["spans"], *line["cue"]["spans"]]) for line in found]
    return [
        line
        for index, line in enumerate(found)
        if not any(inner[index] <= held for other, held in enumerate(contents) if other != index)
    ]
