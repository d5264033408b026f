"""What a person thinks of a source and of a piece of information: two fields, kept apart.

Source: the Admiralty system as in NATO AJP-2.1 (reliability A–F, credibility 1–6).
"""

from purport.records.value import value

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
SCALES = {"reliability": RELIABILITY, "credibility": CREDIBILITY}
UNJUDGED = {"reliability": "F", "credibility": "6"}


@value
class Rating:
    """A named person's rating: `subject` is an actor's or origin's id, or a claim's.

    `scale` is "reliability" or "credibility", `mark` its letter or digit.
    """

    subject: str
    scale: str
    mark: str
    by: str
    note: str | None = None


def mark_words(scale: str, mark: str) -> str:
    """A mark with its meaning: "B, usually reliable"."""
    return f"{mark}, {SCALES[scale][mark]}"
