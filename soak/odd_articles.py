"""Articles with marks in odd places are read: nothing crashes, nothing comes back empty.

200 texts are made, with a fixed seed, out of the documents written for the corpus: with too many
and too few quotation marks, with emoji, with marks that turn the reading direction, ten of them as
one line of 100 kB. The development part of PolNeAR (84 articles, as they stand) is read, too, where
the environment variable PURPORT_POLNEAR names its folder.
"""

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.claims import as_document

from purport.extract.claims import find_claims
from purport.records.claim import Claim
from purport.stock.english import load

SEED, ODD, LINE = 2014, 200, 100_000
OWN = Path(__file__).resolve().parents[1] / "corpus" / "own"
QUOTES = (*"\"“”„«»‘’'", "''", "``")
EMOJI = tuple("😀🚀🇸🇾👨‍👩‍👧⚡️✊🏽")
TURNING = tuple("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff")
KINDS = (QUOTES, EMOJI, TURNING, QUOTES + EMOJI + TURNING)


def odd_texts(number: int = ODD, line: int = LINE) -> Iterator[tuple[str, str]]:
    """Name and text of so many odd articles, the same in every run; every twentieth one line."""
    chance = random.Random(SEED)
    own = [path.read_bytes().decode("utf-8") for path in sorted(OWN.glob("*.txt"))]
    for index in range(number):
        text = own[index % len(own)]
        if index % 20 == 19:
            text = " ".join(" ".join(own).split())[:line]
        yield f"odd_{index:03}.txt", _marked(text, KINDS[index % len(KINDS)], chance)


def _marked(text: str, marks: tuple[str, ...], chance: random.Random) -> str:
    """The text with an odd number of marks put in, and some of its own quotation marks left out."""
    pieces = [c for c in text if c not in '"“”„«»' or chance.random() > 0.3]
    for _ in range(2 * chance.randrange(1, 12) + 1):
        pieces.insert(chance.randrange(len(pieces) + 1), chance.choice(marks))
    return "".join(pieces)


def given_articles() -> Iterator[tuple[str, str]]:
    """The articles of the folder that PURPORT_POLNEAR names, none if it names none."""
    folder = os.environ.get("PURPORT_POLNEAR")
    for path in sorted((Path(folder) / "text").glob("*.txt")) if folder else ():
        yield path.name, path.read_bytes().decode("utf-8")


def faults(name: str, text: str, parse: Any) -> list[str]:
    """What is wrong with the answer for one text: a crash, nothing found, a span that is not its
    words."""
    try:
        found = find_claims(as_document(Path(name), text), text, parse)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        return [f"{name}: {type(error).__name__}"]
    if text.strip() and not (found.claims or found.questions):
        return [f"{name}: empty"]
    return [f"{name}: span" for claim in found.claims if not _holds(text, claim)][:1]


def _holds(text: str, claim: Claim) -> bool:
    parts = (claim.source, claim.cue, claim.content)
    return all(part.text == " ".join(text[s:e] for s, e in part.spans) for part in parts)


def odd_articles(folder: Path) -> dict[str, Any]:
    """Whether every odd article, and every given one, is read without a fault."""
    parse = load()
    articles = [*given_articles(), *odd_texts()]
    wrong: list[str] = []
    slowest_s = 0.0
    for name, text in articles:
        started = time.perf_counter()
        wrong += faults(name, text, parse)
        slowest_s = max(slowest_s, time.perf_counter() - started)
    return {
        "articles": len(articles),
        "given": len(articles) - ODD,
        "crashes": sum("empty" not in each and "span" not in each for each in wrong),
        "empty": sum("empty" in each for each in wrong),
        "wrong_spans": sum("span" in each for each in wrong),
        "slowest_s": round(slowest_s, 1),
        "met": not wrong,
    }
