"""Whether two places lie in the same first-level region (province, governorate)."""

from collections.abc import Callable, Iterator

from purport.records.place import Place, Region

RegionsOf = Callable[[Place], tuple[Region | None, ...]]
"""The region of a place by each list of places, the preferred list first."""


def nowhere(place: Place) -> tuple[Region | None, ...]:
    """No region: what is used where no list of places is at hand."""
    return ()


def region_keys(regions: tuple[Region | None, ...]) -> Iterator[tuple[object, ...]]:
    """What regions are looked up by: the list's number and the region's id."""
    for number, region in enumerate(regions):
        if region is not None:
            yield ("region", number, region.id)


def lie_apart(left: tuple[Region | None, ...], right: tuple[Region | None, ...]) -> bool:
    """Whether two places lie in two regions, by the first list that knows one for both.

    False where no list knows both: what is not known is no difference.
    """
    for mine, theirs in zip(left, right, strict=False):
        if mine is not None and theirs is not None:
            return mine.id != theirs.id
    return False


def shared_region(
    left: tuple[Region | None, ...], right: tuple[Region | None, ...]
) -> Region | None:
    """The region that holds both, by the first list that knows one for both; else None.

    Lists draw borders and write names differently, so that only one list is asked.
    """
    for mine, theirs in zip(left, right, strict=False):
        if mine is not None and theirs is not None:
            return mine if mine.id == theirs.id else None
    return None
