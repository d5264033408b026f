"""The parse of a text as plain lists: what the syntactic rules read."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from purport.extract.claims.repair import repair
from purport.records.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
CLAUSES = frozenset(
    [
        "ROOT",
        "root",
        "ccomp",
        "parataxis",
        "advcl",
        "acl",
        "acl:relcl",
        "advcl:relcl",
        "csubj",
        "xcomp",
        "conj",
    ]
)


class Tree:
    """Tokens by number: offsets, lower-case form, part of speech, relation, head and dependants.

    Heads and dependants are token numbers; a root is its own head. `first` and `last` are the
    outermost tokens of the phrase below a token.
    """

    __slots__ = (
        "dep",
        "ends",
        "first",
        "head",
        "kids",
        "last",
        "low",
        "pos",
        "starts",
        "tag",
        "text",
    )

    def __init__(self, doc: "Doc") -> None:
        self.text: str = doc.text
        tokens = list(doc)
        self.starts = [t.idx for t in tokens]
        self.low = [t.text.lower().replace("’", "'") for t in tokens]
        self.ends = [t.idx + len(t) for t in tokens]
        self.pos = [t.pos_ for t in tokens]
        self.tag = [t.tag_ for t in tokens]
        self.dep = [t.dep_ for t in tokens]
        self.head = [t.head.i for t in tokens]
        repair(self)
        self.kids: list[list[int]] = [[] for _ in tokens]
        for i, head in enumerate(self.head):
            if head != i:
                self.kids[head].append(i)
        self.first, self.last = self._edges()

    def _edges(self) -> tuple[list[int], list[int]]:
        first, last = list(range(len(self.low))), list(range(len(self.low)))
        pending = [i for i, head in enumerate(self.head) if head == i]
        order: list[int] = []
        while pending:
            node = pending.pop()
            order.append(node)
            pending += self.kids[node]
        for node in reversed(order):
            head = self.head[node]
            first[head] = min(first[head], first[node])
            last[head] = max(last[head], last[node])
        return first, last

    def __len__(self) -> int:
        return len(self.low)

    def below(self, node: int, relations: Collection[str]) -> list[int]:
        """The dependants of a token that stand in one of these relations."""
        return [kid for kid in self.kids[node] if self.dep[kid] in relations]

    def one_below(self, node: int, relations: Collection[str]) -> int | None:
        """The first such dependant, or None."""
        return next((kid for kid in self.kids[node] if self.dep[kid] in relations), None)

    def span(self, first: int, last: int) -> Span:
        """The offsets from one token to another, both included."""
        return self.starts[first], self.ends[last]

    def phrase(self, node: int) -> Span:
        """The offsets of the whole phrase below a token."""
        return self.starts[self.first[node]], self.ends[self.last[node]]

    def preposition(self, node: int) -> str:
        """The preposition or marker of a phrase, in lower case, or ""."""
        case = self.one_below(node, {"case", "mark"})
        return self.low[case] if case is not None else ""

    def above(self, node: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        while self.head[node] != node:
            node = self.head[node]
            yield node

    def is_passive(self, node: int) -> bool:
        """Whether a verb stands in the passive."""
        if self.dep[node] == "acl" and self.tag[node] == "VBN":
            return self.low[node - 1] not in {"neither", "nor"}
        return any(
            self.dep[kid] in {"aux:pass", "nsubj:pass", "obl:agent"} for kid in self.kids[node]
        )
