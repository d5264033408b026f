"""The shapes of the opened tools that the thinking rooms are handed; stock provides them."""

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING, Protocol

from purport.records.actor import ActorCandidate
from purport.records.place import PlaceCandidate, Region

if TYPE_CHECKING:
    from spacy.tokens import Doc

Parse = Callable[[str], "Doc"]
"""Text to a parsed document whose text is exactly that text (Universal Dependencies)."""


class Gazetteer(Protocol):
    """Place names and where they are."""

    @property
    def digests(self) -> tuple[str, ...]:
        """The digests of the lists it was built from."""

    def find(self, name: str, *, countries: Collection[str] = ()) -> tuple[PlaceCandidate, ...]:
        """All readings of one name, best first; `countries` (ISO alpha-2) are preferred."""

    def knows(self, name: str) -> bool:
        """Whether the name stands in it exactly (case and marks folded)."""

    def fame(self, name: str) -> float:
        """The weight of the name's best known bearer, 0 to 1; 0 for a name it does not hold."""

    def within(self, place_id: str) -> tuple[str, ...]:
        """Ids of the first-level region and of the country that hold a place."""

    def regions_at(self, lat: float, lon: float) -> tuple[Region | None, ...]:
        """The first-level region of a point (WGS 84 degrees) by each list, the user's first."""

    def spellings(self, place_id: str) -> tuple[str, ...]:
        """The folded names of a place."""


class ActorRegister(Protocol):
    """Actors, their names, and when these were in use."""

    def find(
        self, name: str, *, countries: Collection[str] = (), on: date | None = None
    ) -> tuple[ActorCandidate, ...]:
        """All readings of one name, best first; `on` is a day on which the name must be in use."""

    def related(self, actor_id: str) -> tuple[str, ...]:
        """Ids of actors that count as one speaker: spokesmen, media arms, controlling bodies."""
