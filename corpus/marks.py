"""Marks: what an annotator writes, one line a claim, words quoted instead of offsets counted.

    LABEL SENTENCE | SOURCE | CUE | CONTENT | FLAGS
    ? SENTENCE | WORDS

See GUIDELINES.md for the fields. `#` opens a comment line.
"""

import re
from dataclasses import dataclass

KINDS = {"u": "unnamed", "c": "collective", "i": "implicit", "a": "author"}
CLASSES = ("say", "announce", "claim", "deny", "accuse", "believe", "intend", "ask", "show", "hear")
SOURCE_STANCES = {"cert": "certain", "prob": "probable", "poss": "possible", "unk": "unknown"}
AUTHOR_STANCES = {"dist": "distancing", "endo": "endorsing", "doub": "doubting"}
HEAD = re.compile(r"(\S+) (\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One line of marks; fields still hold quoted words. A question has its words in `content`."""

    line: int
    label: str
    sentence: int
    source: str = ""
    cue: str = ""
    content: str
    kind: str = "named"
    cue_class: str = "say"
    negated: bool = False
    source_stance: str = "certain"
    author_stance: str = "neutral"
    polarity: str = "positive"
    hedges: tuple[str, ...] = ()
    via: str = ""
    weighs: str = ""

    @property
    def is_question(self) -> bool:
        """Whether the line marks an open question, not a claim."""
        return self.label == "?"


class BadMark(ValueError):
    """A line of marks that cannot be used; the message says which line and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")


def read_marks(text: str) -> tuple[Mark, ...]:
    """All marks of one document, in the order written.

    Raises BadMark for a line that does not follow the form, or a label used twice.
    """
    marks: list[Mark] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            marks.append(_mark(number, line))
    _check_labels(marks)
    return tuple(marks)


def _mark(number: int, line: str) -> Mark:
    head, *fields = [part.strip() for part in line.split(" | ")]
    found = HEAD.fullmatch(head)
    if not found:
        raise BadMark(number, f"{head!r} is not LABEL SENTENCE")
    label, sentence = found[1], int(found[2])
    if label == "?" and len(fields) == 1:
        return Mark(line=number, label=label, sentence=sentence, content=fields[0])
    if label == "?" or len(fields) not in (3, 4):
        raise BadMark(number, f"{len(fields)} fields after the number")
    source, cue, content, *flags = ["" if part == "-" else part for part in fields]
    return Mark(
        line=number,
        label=label,
        sentence=sentence,
        source=source,
        cue=cue,
        content=content,
        **_flags(number, flags[0] if flags else ""),
    )


def _flags(number: int, flags: str) -> dict:
    read: dict[str, object] = {}
    tables = (("kind", KINDS), ("source_stance", SOURCE_STANCES), ("author_stance", AUTHOR_STANCES))
    hedges = re.findall(r"\bh=\{([^}]*)\}", flags)
    if hedges:
        read["hedges"] = tuple(part.strip() for part in hedges[0].split(";"))
    for flag in re.sub(r"\bh=\{[^}]*\}", "", flags).split():
        name, _, value = flag.partition("=")
        table = next((item for item in tables if flag in item[1]), None)
        if table:
            read[table[0]] = table[1][flag]
        elif flag in CLASSES:
            read["cue_class"] = flag
        elif flag == "neg":
            read["negated"] = True
        elif flag == "pol-":
            read["polarity"] = "negative"
        elif name in ("via", "weighs") and value:
            read[name] = value
        else:
            raise BadMark(number, f"unknown flag {flag!r}")
    return read


def _check_labels(marks: list[Mark]) -> None:
    labels = [mark.label for mark in marks if not mark.is_question]
    for mark in marks:
        if not mark.is_question and labels.count(mark.label) > 1:
            raise BadMark(mark.line, f"label {mark.label!r} is used twice")
        for other in filter(None, (mark.via, mark.weighs)):
            if other not in labels or other == mark.label:
                raise BadMark(mark.line, f"there is no other claim {other!r}")
