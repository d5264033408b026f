"""Which texts are copies of each other: reposts, and one wire report in many papers.

Two texts are copies when most of the shorter one's runs of five words stand in the longer one. No
chance is involved: every run has a fixed number, and of long texts those runs are compared whose
number falls into a fixed share.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from zlib import crc32

from purport.records.document import Document
from purport.records.ids import DocumentId

RUN = 5  # words; shorter runs are common phrases
FEWEST = 8  # runs; shorter texts can be alike by chance
ALIKE = 0.6  # of the shorter text's runs
SAMPLED = 400  # longer texts are compared by a share of their runs
SHARE = 8
COMMON = 50  # a run in more texts than these is furniture, not a copy

_WORD = re.compile(r"\w+")


def runs_of(text: str) -> frozenset[int]:
    """The numbers of a text's runs of five words; case and punctuation do not count."""
    words = _WORD.findall(text.casefold())
    runs = {
        crc32(" ".join(words[at : at + RUN]).encode("utf-8", "replace"))
        for at in range(len(words) - RUN + 1)
    }
    return frozenset(runs)


def are_copies(left: frozenset[int], right: frozenset[int]) -> bool:
    """Whether most of the shorter text stands in the longer one."""
    few, many = sorted((left, right), key=len)
    return len(few) >= FEWEST and len(few & many) >= ALIKE * len(few)


def text_groups(
    documents: Iterable[Document], texts: Mapping[DocumentId, str]
) -> dict[DocumentId, str]:
    """For each document that is a copy of others (directly or by a chain), the group's key.

    The key is the smallest id in the group. Documents without copies have none.
    """
    runs = {each.id: runs_of(_plain(each, texts[each.id])) for each in documents}
    return grouped(
        (left, right) for left, right in _meeting(runs) if are_copies(runs[left], runs[right])
    )


def _plain(document: Document, text: str) -> str:
    """The text without the page furniture that its reader skips."""
    kept, at = [], 0
    for start, end in document.skipped:
        kept.append(text[at:start])
        at = end
    return " ".join([*kept, text[at:]])


def _meeting(runs: Mapping[DocumentId, frozenset[int]]) -> Iterable[tuple[DocumentId, DocumentId]]:
    """Pairs of documents that share a run, each once."""
    holders: dict[int, list[DocumentId]] = defaultdict(list)
    for document in sorted(runs):
        numbers = runs[document]
        long = len(numbers) > SAMPLED
        for number in numbers:
            if not long or number % SHARE == 0 or len(numbers) < FEWEST:
                holders[number].append(document)
    pairs = {
        (left, right)
        for listed in holders.values()
        if 1 < len(listed) <= COMMON
        for at, left in enumerate(listed)
        for right in listed[at + 1 :]
    }
    return sorted(pairs)


def grouped(pairs: Iterable[tuple[DocumentId, DocumentId]]) -> dict[DocumentId, str]:
    """The key of the group, its smallest id, for everything that the pairs join."""
    key: dict[DocumentId, DocumentId] = {}

    def root(one: DocumentId) -> DocumentId:
        while key.setdefault(one, one) != one:
            one = key[one]
        return one

    for left, right in pairs:
        first, second = sorted((root(left), root(right)))
        key[second] = first
    return {one: str(root(one)) for one in sorted(key)}
