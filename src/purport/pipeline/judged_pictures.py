"""Judgements on pictures: what they can be about, and pairs that only a person put together."""

from collections.abc import Iterable

from purport.pipeline.judged import FILE_PICTURE
from purport.records.document import MediaItem
from purport.records.ids import MediaId
from purport.records.judgement import Judgement
from purport.records.match import Likeness, MediaMatch, match_id
from purport.records.problem import Impossible

COMPONENT = "judged/1"
JOIN = "+"  # between the ids of two items: "media-…+media-…"

_SHORTEST = 10  # letters of an id's beginning


class NoSuchPair(Impossible):
    """Two different items were asked for, and are not there."""

    def __init__(self, asked: str) -> None:
        super().__init__(
            f"{asked!r} does not name two different pictures of this case: write their ids with "
            f"{JOIN!r} between them, as `purport show CASE media` gives them"
        )


def picture_subjects(
    media: Iterable[MediaItem], matches: Iterable[MediaMatch]
) -> dict[str, frozenset[str] | None]:
    """The ids that a judgement on pictures can be about."""
    found: dict[str, frozenset[str] | None] = {}
    for item in media:
        found[item.id] = found[FILE_PICTURE + item.id] = None
    return found | {match.id: None for match in matches}


def asked_pair(asked: str, media: Iterable[MediaItem]) -> tuple[MediaId, MediaId]:
    """The two items whose ids, or unique beginnings of them, are joined by a plus.

    Raises: NoSuchPair.
    """
    ids = [each.id for each in media]
    found = [
        [each for each in ids if each.startswith(part) and len(part) >= _SHORTEST]
        for part in map(str.strip, asked.split(JOIN))
    ]
    if len(found) != 2 or any(len(each) != 1 for each in found) or found[0] == found[1]:
        raise NoSuchPair(asked)
    left, right = sorted((found[0][0], found[1][0]))
    return left, right


def pairs_judged(
    judgements: Iterable[Judgement], media: Iterable[MediaItem], matches: Iterable[MediaMatch]
) -> tuple[MediaMatch, ...]:
    """The matches that no fingerprint suggests and a person has judged, sorted by id.

    Such a judgement keeps the two ids as its words; whether it applies is decided as for others.
    """
    held, known = {each.id for each in media}, {each.id for each in matches}
    found: dict[str, MediaMatch] = {}
    for judgement in judgements:
        left, _, right = judgement.words.partition(JOIN)
        pair = MediaId(left), MediaId(right)
        is_pair = judgement.subject_kind == "match" and held.issuperset(pair)
        if is_pair and match_id(*pair) == judgement.subject not in known:
            found[judgement.subject] = MediaMatch(
                id=match_id(*pair),
                left=pair[0],
                right=pair[1],
                relation=Likeness.POSSIBLE,
                component=COMPONENT,
            )
    return tuple(found[key] for key in sorted(found))
