"""The sample case as a list of `add` calls."""

from pathlib import Path

from purport.records.value import value


@value
class AddCall:
    """One call of `add`: the paths and what the user says of them; `kind` is an origin's kind."""

    paths: tuple[Path, ...]
    origin: str | None = None
    kind: str | None = None
    published: str | None = None
    published_basis: str | None = None
    format: str | None = None


@value
class SamplePlan:
    """What makes the sample case: its title and settings, lists of places, the calls in order."""

    title: str
    countries: tuple[str, ...]
    zone: str
    places: tuple[Path, ...]
    calls: tuple[AddCall, ...]


def plan_for(folder: Path) -> SamplePlan:
    """The plan for sample files that were written under a folder."""
    return SamplePlan(
        title="Harem, November 2014 (paraphrased sample)",
        countries=("SY", "IQ"),
        zone="Asia/Damascus",
        places=(folder / "places.csv",),
        calls=(*_articles(folder), *_records(folder), *_observations(folder)),
    )


def _articles(folder: Path) -> tuple[AddCall, ...]:
    return (
        AddCall(
            paths=(folder / "articles" / "claim-in-harem.html",),
            origin="Example Conflict Desk",
            kind="media",
            published="2014-11-06T06:00Z",
            published_basis="day inferred, hour assumed",
        ),
        AddCall(
            paths=(folder / "articles" / "officials-deny-motive.html",),
            origin="Northern Wire",
            kind="media",
        ),
        AddCall(
            paths=(folder / "notes",),
            origin="Sample field observers",
            kind="observer",
            published="2014-11-07",
            published_basis="date in the note's first line",
        ),
    )


def _records(folder: Path) -> tuple[AddCall, ...]:
    return (
        AddCall(paths=(folder / "releases",), origin="US Central Command", kind="official"),
        AddCall(
            paths=(folder / "photos",),
            origin="Correspondents' Network",
            kind="party",
            published="2014-09-23",
            published_basis="day stated by the person who handed the files over",
        ),
        AddCall(paths=(folder / "channel",), origin="Correspondents' Network", kind="party"),
        AddCall(paths=(folder / "channel-broken",), origin="Harem Today", kind="observer"),
    )


def _observations(folder: Path) -> tuple[AddCall, ...]:
    return (
        AddCall(paths=(folder / "archive",), origin="@sample_monitor", kind="observer"),
        AddCall(paths=(folder / "x",), kind="observer"),
        AddCall(
            paths=(folder / "table",),
            origin="Sample field observers",
            kind="observer",
            published="2014-12-22",
            published_basis="day on which the table was closed",
            format="table",
        ),
        AddCall(paths=(folder / "later",), origin="Sample field observers", kind="observer"),
    )
