"""Releases and tables made into what a comparison needs, in one process and without the language
model: its claims play no part in what a record announces, and reading them takes most of the time.

The same readers, resolver, gazetteer and comparison as `purport run` and `purport show` use. A
place is read by its name and country alone, without the company of other places in the text.
"""

import json
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from purport.assess.compare import compare
from purport.assess.index import RecordIndex
from purport.assess.options import CompareOptions
from purport.assess.sheets import read_records
from purport.collect.part import Capture, CollectTools
from purport.extract.extract import ExtractTools
from purport.extract.strikes import read_release
from purport.extract.strikes.windows import with_release_window
from purport.link.link import Bindings
from purport.pipeline.comparing import subject_of
from purport.pipeline.habits import Held, habit_of, profile_of
from purport.pipeline.linked import incidents_of, shared_of
from purport.pipeline.opened import load_collectors
from purport.pipeline.order import Tools, derive
from purport.pipeline.settings import OriginSettings, Settings
from purport.read.release import read_release as read_text
from purport.records import codec, contract
from purport.records.document import Document, DocumentKind, document_id
from purport.records.finding import Findings
from purport.records.ids import CaptureId, DocumentId, sha256
from purport.records.incident import Comparison, Incident
from purport.records.origin import Origin, OriginKind, Published
from purport.records.place import Place, Region
from purport.records.profile import Profile
from purport.resolve.resolve import ResolveTools, resolve
from purport.stock.countries import country_names
from purport.stock.gazetteer import IndexedGazetteer, open_gazetteer
from purport.stock.gazetteer_lists import load_list
from purport.stock.profiles import load_profiles
from purport.stock.register import open_register

RECORD = "US Central Command"
COUNTRIES = ("SY", "IQ")
Line = dict[str, Any]
AROUND = CollectTools(sibling=lambda _: None)


def gazetteer_with(lists: list[Path]) -> IndexedGazetteer:
    """The world's places and a user's lists, as `purport places load --case` would keep them."""
    folder = Path(tempfile.mkdtemp(prefix="purport-places-"))
    loaded = [Path(found.path) for path in lists if (found := load_list(path, folder).found)]
    opened = open_gazetteer(loaded)
    shutil.rmtree(folder)  # opened files stay readable until they are closed
    return opened


@dataclass
class Material:
    """What was captured and read: documents with their findings and texts."""

    gazetteer: IndexedGazetteer
    documents: list[Document] = field(default_factory=list)
    findings: dict[DocumentId, Findings] = field(default_factory=dict)
    texts: dict[DocumentId, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        register = self.register = open_register()
        register.find = cache(register.find)  # releases name the same few actors again and again
        self.resolving = ResolveTools(
            gazetteer=self.gazetteer, register=register, countries=COUNTRIES
        )
        self.tools = Tools(
            collectors=load_collectors(),
            extract=ExtractTools(
                parse=None,
                profiles=load_profiles(),
                place_fame=self.gazetteer.fame,
                knows_actor=register.knows,
                stands_for=register.stands_for,
            ),
            resolve=self.resolving,
        )
        self._regions: dict[Place, tuple[Region | None, ...]] = {}

    def with_more(self) -> "Material":
        """A copy to which more can be added without changing this one."""
        made = Material(self.gazetteer)
        made.documents = list(self.documents)
        made.findings, made.texts = dict(self.findings), dict(self.texts)
        return made

    def add_releases(self, paths: list[Path]) -> None:
        """Official releases, as texts."""
        for path in paths:
            content = path.read_bytes()
            reading = read_text(path.name, content).found
            document = Document(
                id=document_id(RECORD, path.name, None, sha256(content)),
                kind=DocumentKind.RELEASE,
                capture_id=CaptureId("capture-bench"),
                address=path.name,
                origin=Origin(name=RECORD, kind=OriginKind.OFFICIAL),
                published=reading.published,
                sha256=sha256(content),
                text_sha256=sha256(reading.text.encode("utf-8", "surrogatepass")),
                code_points=len(reading.text),
                skipped=reading.skipped,
                component="bench/1",
            )
            told = read_release(document, reading.text, self.tools.extract.profiles)
            found = Findings(
                events=with_release_window(told, reading.text, self.tools.extract.profiles),
                coverage=told.coverage,
                corrections=told.corrections,
            )
            self._keep(document, reading.text, found)

    def add_table(
        self, path: Path, origin: Origin | None = None, published: Published | None = None
    ) -> None:
        """A table of claims, or of announcements where its origin is official."""
        content = path.read_bytes()
        capture = Capture(
            id=CaptureId("capture-bench"),
            address=path.name,
            sha256=sha256(content),
            origin=origin,
            published=published,
            input_format="table",
        )
        for each in derive(capture, content, self.tools, AROUND).documents:
            self.documents.append(each.document)
            self.findings[each.document.id] = each.findings
            self.texts[each.document.id] = each.text

    def _keep(self, document: Document, text: str, found: Findings) -> None:
        self.documents.append(document)
        self.findings[document.id] = resolve(found, document, text, self.resolving).found
        self.texts[document.id] = text

    def regions_of(self, place: Place) -> tuple[Region | None, ...]:
        """The first-level region of a place by each list."""
        if place.lat is None or place.lon is None:
            return ()
        if place not in self._regions:
            self._regions[place] = self.gazetteer.regions_at(place.lat, place.lon)
        return self._regions[place]

    def options(self, **settings: object) -> CompareOptions:
        """The comparison's options, the default thresholds but for those given."""
        made = CompareOptions(
            country_names=country_names(),
            regions_of=self.regions_of,
            spellings_of=lambda place: self.gazetteer.spellings(place.id) if place.id else (),
            habits={RECORD: habit_of(self._profile(), OriginSettings())},
        )
        return codec.changed(made, **settings)

    def _profile(self) -> Profile | None:
        """The profile of the record, as `purport show` finds it."""
        mine = [each for each in self.documents if each.origin.name == RECORD]
        held = Held(documents=mine, findings=self.findings, texts=self.texts)
        return profile_of(mine, held, self.tools.extract.profiles)

    def indexes(self) -> list[RecordIndex]:
        """The official records, made ready."""
        records = read_records(self.documents, self.findings)
        return [RecordIndex(each, self.regions_of) for each in records]

    def incidents(self) -> tuple[Incident, ...]:
        """The claimed incidents."""
        self.documents.sort(key=lambda each: (str(each.published), each.id))
        documents = tuple(self.documents)
        shared = shared_of(documents, self.findings, self.texts, (), self.register)
        return incidents_of(documents, self.findings, shared, Bindings(), Settings())

    def comparisons(self, options: CompareOptions) -> list[tuple[Incident, Comparison]]:
        """Every incident against every record."""
        events = {e.id: e for found in self.findings.values() for e in found.events}
        at = {each.id: each for each in self.documents}
        indexes = self.indexes()
        found = []
        for incident in self.incidents():
            subject = subject_of(incident, events, at)
            for index in indexes:
                made = compare(subject, index, options, as_of=None, texts=self.texts)
                if made is not None:
                    found.append((incident, made))
        return found

    def write(self, folder: Path, compared: list[tuple[Incident, Comparison]]) -> tuple[Path, Path]:
        """The paths of the contract's comparison lines and event lines."""
        folder.mkdir(parents=True, exist_ok=True)
        names = {str(each.id): each.name for each in self.documents}
        lines = [contract.comparison_line(one, i.code, names) for i, one in compared]
        events: list[Line] = []
        for each in self.documents:
            events += contract.event_lines(each, self.findings[each.id])
        paths = folder / "comparisons.jsonl", folder / "events.jsonl"
        for path, written in zip(paths, (lines, events), strict=True):
            path.write_text("".join(json.dumps(each) + "\n" for each in written), "utf-8")
        return paths
