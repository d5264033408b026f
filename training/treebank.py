"""CoNLL-U files -> sentences of words: form, space after, analysis.

Multiword ranges and empty nodes are left out: a word of a range keeps its own form, and the space
after the range belongs to the range's last word. Where the forms of a range do not join to its
surface, the surface is not needed: training uses the words as they stand in the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One syntactic word; `head` counts from 0 within the sentence, the root is its own head."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool
    misc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The words of one sentence, the document it stands in, and whether it opens a paragraph."""

    sent_id: str
    document: str
    opens_paragraph: bool
    words: tuple[Word, ...]


def read_treebank(path: Path) -> Iterator[Sentence]:
    """The sentences of one CoNLL-U file, in order."""
    document = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        if not lines:
            continue
        comments = [line for line in lines if line.startswith("#")]
        document = _document_name(comments, document)
        yield Sentence(
            sent_id=_comment(comments, "# sent_id = "),
            document=document,
            opens_paragraph=any(line.startswith(("# newpar", "# newdoc")) for line in comments),
            words=tuple(_words([line.split("\t") for line in lines if not line.startswith("#")])),
        )


def _document_name(comments: list[str], current: str) -> str:
    return _comment(comments, "# newdoc id = ") or current


def _comment(comments: list[str], start: str) -> str:
    return next((line[len(start) :] for line in comments if line.startswith(start)), "")


def _words(rows: list[list[str]]) -> Iterator[Word]:
    """The words of the rows; `SpaceAfter=No` of a multiword range counts for its last word."""
    glued_until, range_space = 0, True
    for row in rows:
        if "-" in row[0]:
            glued_until = int(row[0].split("-")[1])
            range_space = "SpaceAfter=No" not in row[9]
        elif "." not in row[0]:
            number = int(row[0])
            space = "SpaceAfter=No" not in row[9]
            if number <= glued_until:
                space = range_space if number == glued_until else False
            yield _word(row, number, space)


def _word(row: list[str], number: int, space_after: bool) -> Word:
    head = int(row[6]) - 1
    return Word(
        form=row[1],
        lemma=row[2],
        upos=row[3],
        xpos=row[4],
        feats="" if row[5] == "_" else row[5],
        head=number - 1 if head < 0 else head,
        deprel=row[7],
        space_after=space_after,
        misc=row[9],
    )
