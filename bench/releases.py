"""Contract event lines of release texts, for scoring.

    releases.py DIR > PRED.jsonl  [--general: with the general words alone, as any other text]
    releases.py --noted DATA      agreement with what was noted by hand; DATA is the data folder

DIR holds `.txt` releases; each is read as official text with the built-in profiles. The day of
publication is what the release states, else the day in its file name. An event without a time of
its own is printed with the window that the release covers. Line: {"type":"event", ...}.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from purport.extract.strikes import read_release
from purport.extract.strikes.windows import with_release_window
from purport.read.release import read_release as read_text
from purport.records.document import Document, DocumentKind, document_id
from purport.records.event import Event
from purport.records.ids import CaptureId, sha256
from purport.records.origin import Origin, OriginKind, Published, PublishedSource
from purport.records.profile import Profile
from purport.records.release import ReleaseFindings
from purport.records.when import When
from purport.stock.profiles import load_profiles

NAME_DAY = re.compile(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)")


def document_of(name: str, content: bytes, given: Published | None = None) -> tuple[Document, str]:
    """The document of one release and its text, as `purport add` would read it."""
    reading = read_text(name, content).found
    document = Document(
        id=document_id("bench", name, None, sha256(content)),
        kind=DocumentKind.RELEASE,
        capture_id=CaptureId("capture-bench"),
        address=name,
        origin=Origin(name="bench", kind=OriginKind.OFFICIAL),
        published=reading.published or given,
        sha256=sha256(content),
        text_sha256=sha256(reading.text.encode("utf-8", "surrogatepass")),
        code_points=len(reading.text),
        skipped=reading.skipped,
        component="bench/1",
    )
    return document, reading.text


def published_of(name: str) -> Published | None:
    """The day in a file name."""
    found = NAME_DAY.search(name)
    if found is None:
        return None
    return Published(day=date(*map(int, found.groups())), source=PublishedSource.GIVEN)


def read_file(
    path: Path, profiles: tuple[Profile, ...] | None = None
) -> tuple[Document, str, ReleaseFindings]:
    """The document, its text, and all that it says."""
    document, text = document_of(path.name, path.read_bytes(), published_of(path.name))
    return document, text, read_release(document, text, profiles or load_profiles())


def general_words() -> tuple[Profile, ...]:
    """The general profile alone."""
    return tuple(each for each in load_profiles() if each.is_general)


def line_of(event: Event, document: Document) -> dict[str, object]:
    """One line of the contract."""
    place = event.place
    return {
        "type": "event",
        "id": event.id,
        "kind": str(event.kind),
        "document": document.name,
        "spans": [list(span) for span in event.spans],
        "text": event.text,
        "place": place
        and {
            "as_written": place.as_written,
            "name": place.name,
            "country": place.country,
            "precision": place.precision,
            "bearing": place.bearing,
        },
        "when": _when(event.when),
        "count": event.count,
        "negated": event.negated,
        "roles": {role.name: role.actor.as_written for role in event.roles},
    }


def _when(when: When | None) -> dict[str, object] | None:
    if when is None:
        return None
    ends = {"earliest": _z(when.earliest), "latest": _z(when.latest)}
    return ends | {"as_written": when.as_written, "edtf": when.edtf, "rule": when.rule}


def _z(instant: datetime | None) -> str | None:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant else None


def figures(shared: Path) -> Iterator[str]:
    """Agreement with the tables noted by hand: prose releases, and statements without a profile."""
    files = sorted({row["file"] for row in _noted("releases_november_2014.csv")})
    told = [read_file(shared / "oir_releases" / name) for name in files]
    found = Counter(
        (document.name, *_fact(event)) for document, _, told_in in told for event in told_in.events
    )
    wanted = Counter(
        (row["file"], row["country"], row["place"], row["number"], row["bearing"], row["target"])
        for row in _noted("releases_november_2014.csv")
    )
    yield _agreement("prose releases of November 2014", found, wanted)
    two = ("uk_government", "us_state_department")
    noted = Counter(tuple(row.values()) for row in _noted("statements_re3d.csv"))
    yield _agreement("statements without a profile", _told(shared, two), noted)
    fresh = Counter(tuple(row.values()) for row in _noted("statements_centcom.csv"))
    yield _agreement(
        "a command's statements, general words alone", _told(shared, ("centcom",)), fresh
    )


def _told(shared: Path, folders: tuple[str, ...]) -> Counter[tuple[str, ...]]:
    """Kind and place of every attack with a place that statements tell of, by the general words."""
    general = general_words()
    found: Counter[tuple[str, ...]] = Counter()
    for folder in folders:
        lines = (shared / "re3d" / folder / "documents.json").read_text(encoding="utf-8")
        for item in map(json.loads, lines.splitlines()):
            document, text = document_of(item["_id"], item["text"].encode())
            for event in read_release(document, text, general).events:
                if event.place is not None:
                    found[(item["_id"], str(event.kind), event.place.as_written)] += 1
    return found


def _noted(name: str) -> list[dict[str, str]]:
    path = Path(__file__).resolve().parents[1] / "tests" / "quality" / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _fact(event: Event) -> tuple[str, ...]:
    """Country, place, number, bearing and class of target, as the table notes them."""
    place, target = event.place, event.role("target")
    is_khorasan = target is not None and "khorasan" in target.actor.as_written.lower()
    return (
        (place.country if place else None) or "",
        place.as_written if place else "",
        "" if event.count is None else str(event.count),
        (place.bearing if place else None) or "",
        "khorasan" if is_khorasan else "isil",
    )


def _agreement(name: str, found: Counter[tuple[str, ...]], wanted: Counter[tuple[str, ...]]) -> str:
    right = (found & wanted).total()
    f1 = 2 * right / (found.total() + wanted.total())
    return f"{name}: noted={wanted.total()} found={found.total()} right={right} f1={f1:.3f}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--noted", action="store_true", help="print figures, not events")
    parser.add_argument("--general", action="store_true", help="read with the general words alone")
    options = parser.parse_args(arguments)
    if options.noted:
        print(*figures(options.folder), sep="\n")
        return 0
    for path in sorted(options.folder.glob("*.txt")):
        profiles = general_words() if options.general else load_profiles()
        document, text, found = read_file(path, profiles)
        for event in with_release_window(found, text, profiles):
            print(json.dumps(line_of(event, document), ensure_ascii=False))
        for problem in found.problems:
            print(f"{path.name}: {problem.kind}: {problem.message}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
