"""What the network is told of a word, from its letters alone: row numbers in tables of embeddings.

A word's traits depend on its form and on nothing around it, so whoever asks twice may keep the
first answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zlib import crc32

AFFIX_ROWS = 4000
NGRAM_ROWS = 12000
SHAPE_ROWS = 500
CLUSTER_ROWS = 4096
CLUSTER_BITS = (4, 6, 10)
AFFIXES = 7
NGRAMS = 24

ALIKE = str.maketrans({**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛′`´", "'")})
"""Quotation marks that the network takes for one another, as the treebanks hold few curly ones."""

ClusterOf = Callable[[str], int]
"""From a form, as written, to its cluster; 0 where none is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """Row numbers: 0 stands for an unknown form, an unknown cluster and for no further letters."""

    form: int
    clusters: tuple[int, ...]
    affixes: tuple[int, ...]
    ngrams: tuple[int, ...]
    shape: int


def traits_of(form: str, forms: Mapping[str, int], cluster_of: ClusterOf) -> Traits:
    """The traits of one word; digits count as alike except in its shape."""
    form = form.translate(ALIKE)
    lower = known_form(form)
    return Traits(
        form=forms.get(lower, 0),
        clusters=_cluster_rows(_known_cluster(form, cluster_of)),
        affixes=_affix_rows(lower),
        ngrams=_ngram_rows(lower),
        shape=_row(shape_of(form), SHAPE_ROWS),
    )


def shape_of(form: str) -> str:
    """The form's outline: x small letter, X capital, d digit, runs cut after three ("Xxxx-d")."""
    out: list[str] = []
    for letter in form[:40]:
        kind = _letter_kind(letter)
        if out[-3:] != [kind] * 3:
            out.append(kind)
    return "".join(out)


def known_form(form: str) -> str:
    """The form as the table of forms has it: small letters, straight quotes, each digit as 0."""
    lower = form.translate(ALIKE).lower()
    return "".join("0" if letter.isdigit() else letter for letter in lower)


def _letter_kind(letter: str) -> str:
    if letter.isdigit():
        return "d"
    if letter.isalpha():
        return "X" if letter.isupper() else "x"
    return letter


def _known_cluster(form: str, cluster_of: ClusterOf) -> int:
    """The cluster of the form as written, else in small letters, else with a capital."""
    return cluster_of(form) or cluster_of(form.lower()) or cluster_of(form.capitalize())


def _cluster_rows(cluster: int) -> tuple[int, ...]:
    """The cluster's own row and its first steps down the tree of clusters: its lowest bits."""
    own = _row(str(cluster), CLUSTER_ROWS) if cluster else 0
    return (own, *(cluster & ((1 << bits) - 1) for bits in CLUSTER_BITS))


def _affix_rows(lower: str) -> tuple[int, ...]:
    starts = [f"p{size}{lower[:size]}" for size in (1, 2, 3)]
    ends = [f"s{size}{lower[-size:]}" for size in (1, 2, 3, 4)]
    return tuple(_row(piece, AFFIX_ROWS) for piece in starts + ends)


def _ngram_rows(lower: str) -> tuple[int, ...]:
    """Rows of the pieces of three and four letters, ends marked, filled up with 0 to NGRAMS."""
    marked = f"<{lower[:30]}>"
    pieces = [marked[at : at + size] for size in (3, 4) for at in range(len(marked) - size + 1)]
    rows = [_row(piece, NGRAM_ROWS) for piece in pieces[:NGRAMS]]
    return tuple(rows + [0] * (NGRAMS - len(rows)))


def _row(piece: str, rows: int) -> int:
    """A row from 1 up; the checksum is the same in every process, unlike Python's own hash."""
    return 1 + crc32(piece.encode("utf-8", "surrogatepass")) % (rows - 1)
