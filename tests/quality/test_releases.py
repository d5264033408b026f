"""Floors for the reading of official releases, on real texts and facts noted by hand."""

import csv
import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from purport.extract.strikes import read_release
from purport.read.release import read_release as read_text
from purport.records.document import Document, DocumentKind, document_id
from purport.records.event import Event
from purport.records.ids import CaptureId, sha256
from purport.records.origin import Origin, OriginKind
from purport.records.release import Change, ReleaseFindings
from purport.stock.profiles import load_profiles

HERE = Path(__file__).parent
BAGHDAD = ZoneInfo("Asia/Baghdad")


def rows(name: str) -> list[dict[str, str]]:
    """The facts noted by hand in a table beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(name: str, content: bytes) -> tuple[Document, str, ReleaseFindings]:
    """A release as the pipeline reads it."""
    reading = read_text(name, content).found
    document = Document(
        id=document_id("test", name, None, sha256(content)),
        kind=DocumentKind.RELEASE,
        capture_id=CaptureId("capture-test"),
        address=name,
        origin=Origin(name="test", kind=OriginKind.OFFICIAL),
        published=reading.published,
        sha256=sha256(content),
        text_sha256=sha256(reading.text.encode()),
        code_points=len(reading.text),
        skipped=reading.skipped,
        component="test/1",
    )
    return document, reading.text, read_release(document, reading.text, load_profiles())


def f1(right: int, found: int, true: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + true)


def target_class(event: Event) -> str:
    """The kind of target that the fixture tells apart."""
    role = event.role("target")
    return "khorasan" if role and "khorasan" in role.actor.as_written.lower() else "isil"


def as_fact(event: Event) -> tuple[str, ...]:
    """What the fixture notes of a strike: country, place, number, bearing, target."""
    assert event.place is not None
    number = "" if event.count is None else str(event.count)
    place = event.place
    return (
        place.country or "",
        place.as_written,
        number,
        place.bearing or "",
        target_class(event),
    )


@pytest.fixture(scope="module")
def releases(shared_data: Path) -> dict[str, tuple[Document, str, ReleaseFindings]]:
    """All releases of the first official record, read."""
    folder = shared_data / "oir_releases"
    return {path.name: read(path.name, path.read_bytes()) for path in folder.glob("*.txt")}


def test_prose_of_november_2014(releases: dict[str, tuple[Document, str, ReleaseFindings]]) -> None:
    """Country, place, number, bearing and target of strikes told in prose reach an F1 of .95."""
    true = rows("releases_november_2014.csv")
    files = {row["file"] for row in true}
    assert len(files) == 12
    wanted: Counter[tuple[str, ...]] = Counter(
        (r["file"], r["country"], r["place"], r["number"], r["bearing"], r["target"]) for r in true
    )
    found: Counter[tuple[str, ...]] = Counter(
        (name, *as_fact(event)) for name in files for event in releases[name][2].events
    )
    assert f1((wanted & found).total(), found.total(), wanted.total()) >= 0.95


def test_prose_events_stand_on_their_words(
    releases: dict[str, tuple[Document, str, ReleaseFindings]],
) -> None:
    """Each noted place lies inside the spans of an event of that place."""
    missed = [
        row
        for row in rows("releases_november_2014.csv")
        if not any(
            event.place
            and event.place.as_written == row["place"]
            and any(s <= int(row["start"]) and int(row["end"]) <= e for s, e in event.spans)
            for event in releases[row["file"]][2].events
        )
    ]
    assert len(missed) <= 2, missed


def test_windows_of_november_2014(
    releases: dict[str, tuple[Document, str, ReleaseFindings]],
) -> None:
    """Every window that a release of November 2014 states is read to the day."""
    for row in rows("windows_november_2014.csv"):
        coverage = releases[row["file"]][2].coverage
        ends = {
            (
                each.earliest.astimezone(BAGHDAD).date().isoformat(),
                (each.latest.astimezone(BAGHDAD)).date().isoformat(),
            )
            for each in coverage
        }
        after = date.fromordinal(date.fromisoformat(row["last"]).toordinal() + 1)
        assert ends == {(row["first"], after.isoformat())}, row


def test_every_release_states_its_window(
    releases: dict[str, tuple[Document, str, ReleaseFindings]],
) -> None:
    """All releases but the single announcement of 6 November 2014 give a window, and no problem."""
    without = sorted(name for name, (_, _, found) in releases.items() if not found.coverage)
    assert without == ["20141106-strike-release-final.txt"]
    assert not [name for name, (_, _, found) in releases.items() if found.problems]


def test_spans_never_cover_furniture(
    releases: dict[str, tuple[Document, str, ReleaseFindings]],
) -> None:
    """No event's span shares a letter with the page furniture, and its text is its pieces."""
    for document, text, found in releases.values():
        for event in found.events:
            for start, end in event.spans:
                assert not any(s < end and start < e for s, e in document.skipped)
            pieces = " ".join(text[s:e] for s, e in event.spans)
            assert event.text == pieces


def test_rows_of_another_project(
    shared_data: Path, releases: dict[str, tuple[Document, str, ReleaseFindings]]
) -> None:
    """Nearly every line of an independent table of these releases is an event of its release."""
    with (shared_data / "oir_releases" / "rows.csv").open(encoding="utf-8", newline="") as file:
        table = [row for row in csv.DictReader(file) if row["release"]]
    accounted = sum(_has_line(row, releases[row["release"]][2].events) for row in table)
    assert accounted / len(table) >= 0.985


def _has_line(row: dict[str, str], events: Iterable[Event]) -> bool:
    """Whether an event has the number and the words of a table's line."""
    letters = "".join(row["line"].removeprefix("- ").split())[:40]
    return any(
        event.count == int(row["number"]) and "".join(event.text.split()).startswith(letters)
        for event in events
    )


@pytest.mark.parametrize(
    ("name", "change", "of", "events"),
    [
        ("20150224", Change.OMITTED, date(2015, 2, 23), 2),
        ("20150410", Change.TARGET, date(2015, 4, 7), 1),
        ("20150503", Change.SUMMARY, date(2015, 5, 2), 7),
        ("20150627", Change.NUMBER, date(2015, 6, 23), 0),
    ],
)
def test_corrections(
    releases: dict[str, tuple[Document, str, ReleaseFindings]],
    name: str,
    change: Change,
    of: date,
    events: int,
) -> None:
    """The four known corrections are found, with what they change and of which day."""
    (found,) = releases[f"{name}-strike-release-final.txt"][2].corrections
    assert (found.change, found.of, len(found.events)) == (change, of, events)


def test_nothing_else_is_a_correction(
    releases: dict[str, tuple[Document, str, ReleaseFindings]],
) -> None:
    """No other release of the record is taken for a correction."""
    names = sorted(name[:8] for name, (_, _, found) in releases.items() if found.corrections)
    assert names == ["20150224", "20150410", "20150503", "20150627"]


def test_announcements_of_none(
    releases: dict[str, tuple[Document, str, ReleaseFindings]],
) -> None:
    """The four statements of no strikes in Syria are negated announcements with own windows."""
    none = {
        name[:8]: event
        for name, (_, _, found) in releases.items()
        for event in found.events
        if event.negated
    }
    assert sorted(none) == ["20150312", "20150330", "20150504", "20150506"]
    for event in none.values():
        assert event.place is not None
        assert event.place.country == "SY"
        assert event.when is not None
        assert event.when.earliest is not None


def test_statements_without_a_profile(shared_data: Path) -> None:
    """Attacks told in statements of two foreign ministries reach an F1 of .70 by kind and place."""
    wanted = Counter(tuple(row.values()) for row in rows("statements_re3d.csv"))
    found: Counter[tuple[str, ...]] = Counter()
    for folder in ("uk_government", "us_state_department"):
        path = shared_data / "re3d" / folder / "documents.json"
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            _, _, told = read(item["_id"], item["text"].encode())
            assert told.profile == "general"
            assert any(problem.kind == "no_profile" for problem in told.problems)
            found.update(
                (item["_id"], str(event.kind), event.place.as_written)
                for event in told.events
                if event.place is not None
            )
    assert f1((wanted & found).total(), found.total(), wanted.total()) >= 0.70
