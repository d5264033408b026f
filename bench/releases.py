"""Contract event lines of release texts, for scoring.

    releases.py DIR > PRED.jsonl

DIR holds `.txt` releases; each is read as official text with the built-in profiles. The day of
publication is what the release states, else the day in its file name. An event without a time of
its own is printed with the window that the release covers. Line: {"type":"event", ...}.
"""

import argparse
import json
import re
import sys
from datetime import date, datetime
from pathlib import Path

from purport.extract.strikes import read_release
from purport.read.release import read_release as read_text
from purport.records.document import Coverage, Document, DocumentKind, document_id
from purport.records.event import Event
from purport.records.ids import CaptureId, sha256
from purport.records.origin import Origin, OriginKind, Published, PublishedSource
from purport.records.release import ReleaseFindings
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


def read_file(path: Path) -> tuple[Document, str, ReleaseFindings]:
    """The document, its text, and all that it says."""
    document, text = document_of(path.name, path.read_bytes(), published_of(path.name))
    return document, text, read_release(document, text, load_profiles())


def line_of(event: Event, document: Document, coverage: tuple[Coverage, ...]) -> dict[str, object]:
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
        "when": _when(event, coverage),
        "count": event.count,
        "negated": event.negated,
        "roles": {role.name: role.actor.as_written for role in event.roles},
    }


def _when(event: Event, coverage: tuple[Coverage, ...]) -> dict[str, object] | None:
    if event.when is not None:
        return {"earliest": _z(event.when.earliest), "latest": _z(event.when.latest)}
    if not coverage:
        return None
    return {"earliest": _z(coverage[0].earliest), "latest": _z(coverage[0].latest)}


def _z(instant: datetime | None) -> str | None:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant else None


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    for path in sorted(options.folder.glob("*.txt")):
        document, _, found = read_file(path)
        for event in found.events:
            print(json.dumps(line_of(event, document, found.coverage), ensure_ascii=False))
        for problem in found.problems:
            print(f"{path.name}: {problem.kind}: {problem.message}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
