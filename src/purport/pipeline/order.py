"""The order of the rooms: one capture's bytes to everything that is derived from it alone.

Nothing here touches the case: bytes and opened tools in, records out, so that it can run anywhere.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from purport.collect.part import (
    Capture,
    Collected,
    Collector,
    CollectTools,
    MediaPart,
    MissingPart,
    TextPart,
    collect,
)
from purport.extract.extract import ExtractTools, extract
from purport.extract.strikes import match_profile
from purport.read import Frame, Look, Reading, look, read_text
from purport.records import codec
from purport.records.document import (
    Document,
    DocumentKind,
    MediaItem,
    clock_words,
    document_id,
    media_id,
)
from purport.records.finding import Findings
from purport.records.ids import canonical_json, sha256
from purport.records.origin import Origin, OriginKind
from purport.records.problem import Outcome, Problem
from purport.records.value import value
from purport.resolve.resolve import ResolveTools, resolve

LONGEST_SEARCHED = 500_000  # code points; a longer text is kept whole and searched up to here
UNKNOWN = Origin(name="unknown")


@value
class Tools:
    """The opened tools of all rooms. `look` opens pictures, if need be in a process of its own."""

    collectors: tuple[Collector, ...]
    extract: ExtractTools
    resolve: ResolveTools
    look: Callable[[str, bytes], Outcome[Look]] = look


@value
class DerivedDocument:
    """A document with its text and what was found in it."""

    document: Document
    text: str
    findings: Findings


@value
class WorkingCopy:
    """Bytes made of others for work (a frame of a video), and the digest of what they are of."""

    of_sha256: str
    content: bytes
    component: str


@value
class Derivation:
    """Everything that one capture gave. `kind` is the collector that took it (None: nobody)."""

    kind: str | None
    documents: tuple[DerivedDocument, ...] = ()
    media: tuple[MediaItem, ...] = ()
    copies: tuple[WorkingCopy, ...] = ()
    missing: tuple[MissingPart, ...] = ()
    uses: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def derive(capture: Capture, content: bytes, tools: Tools, around: CollectTools) -> Derivation:
    """Collect, read, extract and resolve one capture."""
    kind, collected = collect(capture, content, tools.collectors, around)
    problems = list(collected.problems)
    seen = _look_at(capture, collected.found, (around, tools.look), problems)
    by_name = {each.name: each.item for each in seen}
    documents = tuple(
        derived
        for part in collected.found.texts
        if (derived := _document(capture, content, part, by_name, tools, problems)) is not None
    )
    return Derivation(
        kind=kind,
        documents=documents,
        media=tuple(item for each in seen for item in (each.item, *each.frames)),
        copies=tuple(copy for each in seen for copy in each.copies),
        missing=(*collected.found.missing, *(part for each in seen for part in each.missing)),
        uses=collected.found.uses,
        problems=tuple(problems),
    )


def find(document: Document, text: str, tools: Tools) -> Outcome[Findings]:
    """What stands in one document, resolved: extract, then resolve."""
    searched = text[:LONGEST_SEARCHED]
    problems = (_too_long(document, text),) if len(text) > LONGEST_SEARCHED else ()
    extracted = extract(document, searched, tools.extract)
    resolved = resolve(extracted.found, document, searched, tools.resolve)
    return Outcome(
        found=resolved.found, problems=(*problems, *extracted.problems, *resolved.problems)
    )


def _document(
    capture: Capture,
    content: bytes,
    part: TextPart,
    media: dict[str, MediaItem],
    tools: Tools,
    problems: list[Problem],
) -> DerivedDocument | None:
    name = capture.address if part.part is None else f"{capture.address}#{part.part}"
    read = read_text(name, form=part.form, content=part.content, text=part.text)
    problems.extend(read.problems)
    if read.found is None:
        return None
    document = make_document(capture, content, part, read.found, tools)
    attached = tuple(media[each].id for each in part.media if each in media)
    document = codec.changed(document, media=attached)
    found = find(document, read.found.text, tools)
    problems.extend(found.problems)
    return DerivedDocument(document=document, text=read.found.text, findings=found.found)


def make_document(
    capture: Capture, content: bytes, part: TextPart, reading: Reading, tools: Tools
) -> Document:
    """The document record of a part that was read."""
    origin = find_origin(capture, part, reading, tools)
    digest = _part_digest(content, part)
    return Document(
        id=document_id(origin.name, capture.address, part.part, digest),
        kind=part.kind,
        capture_id=capture.id,
        address=capture.address,
        part=part.part,
        origin=origin,
        published=part.published or capture.published or reading.published,
        title=part.title or reading.title,
        language=part.language or reading.language,
        url=part.url or reading.url,
        account=part.account,
        forwarded_from=part.forwarded_from,
        reply_to=part.reply_to,
        code=part.code,
        row=part.row,
        cells=part.cells,
        sha256=digest,
        text_sha256=sha256(reading.text.encode("utf-8", "surrogatepass")),
        code_points=len(reading.text),
        skipped=reading.skipped,
        decoding=reading.decoding,
        component=reading.component,
    )


def find_origin(capture: Capture, part: TextPart, reading: Reading, tools: Tools) -> Origin:
    """The origin as given, else as the content states it, else "unknown".

    A kind that the user gave holds for whatever origin the content names.
    """
    given = capture.origin
    if given is not None and given.name != "unknown":
        return given
    stated = part.origin or _profiled(part, reading, tools) or _host(part.url or reading.url)
    if stated is None:
        return given or UNKNOWN
    return Origin(name=stated.name, kind=given.kind) if given is not None else stated


def _profiled(part: TextPart, reading: Reading, tools: Tools) -> Origin | None:
    if part.kind is not DocumentKind.RELEASE:
        return None
    profile = match_profile(reading.text, tools.extract.profiles)
    if profile is None or profile.is_general:
        return None
    return Origin(name=profile.origin, kind=OriginKind.OFFICIAL)


def _host(url: str | None) -> Origin | None:
    host = urlsplit(url).hostname if url else None
    return Origin(name=host.removeprefix("www."), kind=OriginKind.MEDIA) if host else None


def _part_digest(content: bytes, part: TextPart) -> str:
    """The SHA-256 of the bytes that make this part: its own, or what the container says of it."""
    if part.content is not None:
        return sha256(part.content)
    if part.part is None:
        return sha256(content)
    return sha256(canonical_json([part.text or "", [list(cell) for cell in part.cells]]))


@value
class _Seen:
    """One media part as looked at: its item, and a video's frames with their bytes."""

    name: str
    item: MediaItem
    frames: tuple[MediaItem, ...] = ()
    copies: tuple[WorkingCopy, ...] = ()
    missing: tuple[MissingPart, ...] = ()


def _look_at(
    capture: Capture,
    collected: Collected,
    opened: tuple[CollectTools, Callable[[str, bytes], Outcome[Look]]],
    problems: list[Problem],
) -> list[_Seen]:
    found = []
    around, look_at = opened
    for part in collected.media:
        content = part.content if part.sibling is None else around.sibling(part.sibling)
        if content is None:
            problems.append(_absent(capture, part))
            continue
        seen = look_at(part.sibling or f"{capture.address}#{part.part or part.name}", content)
        problems.extend(seen.problems)
        found.append(_as_seen(part.name, _item(capture, part, content, seen.found), seen.found))
    return found


def _as_seen(name: str, item: MediaItem, seen: Look) -> _Seen:
    frames = tuple(_frame_item(item, each) for each in seen.frames)
    return _Seen(
        name=name,
        item=item,
        frames=frames,
        copies=tuple(
            WorkingCopy(of_sha256=item.sha256, content=each.content, component=each.component)
            for each in seen.frames
        ),
        missing=tuple(
            MissingPart(part=f"{item.name}#{each.part}", why=each.why) for each in seen.missing
        ),
    )


def _frame_item(video: MediaItem, frame: Frame) -> MediaItem:
    """The item of a video's frame; its id rests on the video's bytes and the time alone."""
    part = "/".join(each for each in (video.part, f"frame/{clock_words(frame.at_s)}") if each)
    return codec.changed(
        video,
        id=media_id(video.origin.name, video.address, part, video.sha256),
        part=part,
        sha256=sha256(frame.content),
        bytes=len(frame.content),
        mime="image/jpeg",
        width=frame.width,
        height=frame.height,
        fingerprint=frame.fingerprint,
        metadata=(),
        frame_of=video.id,
        at_s=frame.at_s,
        component=frame.component,
    )


def _item(capture: Capture, part: MediaPart, content: bytes, seen: Look) -> MediaItem:
    origin = part.origin or capture.origin or UNKNOWN
    address, digest = part.sibling or capture.address, sha256(content)
    return MediaItem(
        id=media_id(origin.name, address, part.part, digest),
        capture_id=capture.id,
        address=address,
        part=part.part,
        origin=origin,
        published=part.published or capture.published,
        sha256=digest,
        bytes=len(content),
        mime=seen.mime,
        width=seen.width,
        height=seen.height,
        fingerprint=seen.fingerprint,
        metadata=seen.metadata,
        caption=part.caption,
        component=seen.component,
    )


def _absent(capture: Capture, part: MediaPart) -> Problem:
    return Problem(
        room="collect",
        subject=f"{capture.address}#{part.name}",
        kind="missing_media",
        message=f"{part.sibling} is named by the export but was not added with it",
        hint="add the whole export folder in one go",
    )


def _too_long(document: Document, text: str) -> Problem:
    return Problem(
        room="extract",
        subject=document.name,
        kind="too_long",
        message=f"only the first {LONGEST_SEARCHED:,} of {len(text):,} characters were searched",
        hint="split the file; its bytes and text are kept whole",
    )
