"""Which documents show the same photo."""

from collections.abc import Iterable

from purport.link.copies import grouped
from purport.records.actor import MatchState
from purport.records.document import Document
from purport.records.ids import DocumentId, MediaId
from purport.records.match import Likeness, MediaMatch

SAME = frozenset({Likeness.SAME_FILE, Likeness.SAME_PHOTO})


def photo_groups(
    documents: Iterable[Document], matches: Iterable[MediaMatch], *, with_possible: bool
) -> dict[DocumentId, str]:
    """For each document that shares a photo with others (directly or by a chain), the group's key.

    A match counts when it is the same file or photo, or when a person confirmed it, and never when
    one rejected it. What was only found to be near counts `with_possible`: too little to tie two
    claims together, but enough that they are not known to be independent.
    """
    shown: dict[MediaId, list[DocumentId]] = {}
    for document in documents:
        for item in document.media:
            shown.setdefault(item, []).append(document.id)
    counting = (each for each in matches if _counts(each, with_possible))
    return grouped([*_of_one_item(shown), *_of_matches(shown, counting)])


def _counts(match: MediaMatch, with_possible: bool) -> bool:
    if match.state is not MatchState.SUGGESTED:
        return match.state is MatchState.CONFIRMED
    return match.relation in SAME or with_possible


def _of_one_item(
    shown: dict[MediaId, list[DocumentId]],
) -> Iterable[tuple[DocumentId, DocumentId]]:
    for holders in shown.values():
        yield from ((holders[0], other) for other in holders[1:])


def _of_matches(
    shown: dict[MediaId, list[DocumentId]], matches: Iterable[MediaMatch]
) -> Iterable[tuple[DocumentId, DocumentId]]:
    for match in matches:
        for left in shown.get(match.left, ())[:1]:
            yield from ((left, right) for right in shown.get(match.right, ()))
