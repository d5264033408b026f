"""Two media items alike."""

from enum import StrEnum

from purport.records.actor import MatchState
from purport.records.ids import MatchId, MediaId, identify
from purport.records.value import value


class Likeness(StrEnum):
    SAME_FILE = "same_file"
    SAME_PHOTO = "same_photo"
    SAME_SCENE = "same_scene"
    POSSIBLE = "possible"


@value
class MediaMatch:
    """Two media items alike, with the distance; `transform` says in words what was done.

    `distance_bits` counts differing bits of the fingerprints, `inliers` matching local features.
    """

    id: MatchId
    left: MediaId
    right: MediaId
    relation: Likeness
    distance_bits: int | None = None
    inliers: int | None = None
    orientation: str = "upright"
    transform: str = ""
    state: MatchState = MatchState.SUGGESTED
    component: str


def match_id(one: MediaId, other: MediaId) -> MatchId:
    """The id of the match of two items, in whichever order."""
    return MatchId(identify("match", *sorted((one, other))))
