"""The bars of the whole case: every incident, and what the records cover."""

from collections.abc import Iterator

from purport.publish.bars import Bar
from purport.publish.catalogue import Catalogue
from purport.publish.dates import record_words
from purport.publish.faces import Face, counted
from purport.publish.incident_bars import announced_bar
from purport.publish.outcomes import is_announced, joined
from purport.publish.references import Link
from purport.records.document import Coverage
from purport.records.incident import Window


def case_bars(catalogue: Catalogue, faces: tuple[Face, ...]) -> Iterator[Bar]:
    """Incidents on the side of what was said; covered windows and announcements on the other."""
    for shown in faces:
        yield _incident(shown)
    yield from _records(catalogue)
    yield from _announcements(catalogue)


def _incident(shown: Face) -> Bar:
    window = shown.incident.window
    return Bar(
        side="s",
        look="soft" if window.basis in ("stated", "") else "faint",
        earliest=window.earliest,
        latest=window.latest,
        lead=shown.speaker.name if shown.speaker else shown.incident.code,
        cue=shown.lead.cue.text if shown.lead else "",
        line="h",
        rest=f"{shown.kind}, {shown.place}",
        when=f"{shown.time} · {shown.outcome}",
        link=Link(href=shown.page, text=shown.incident.code),
    )


def _records(catalogue: Catalogue) -> Iterator[Bar]:
    groups: dict[str, list[Coverage]] = {}
    for part in catalogue.view.all_coverage():
        groups.setdefault(part.origin, []).append(part)
    for origin, parts in groups.items():
        windows = joined(Window(earliest=part.earliest, latest=part.latest) for part in parts)
        for window in windows:
            inside = sum(window.earliest <= part.earliest < window.latest for part in parts)  # type: ignore[operator]
            yield Bar(
                side="r",
                look="solid",
                earliest=window.earliest,
                latest=window.latest,
                lead=f"{counted(inside, 'release')} held of {origin}",
                when=f"cover {record_words(window.earliest, window.latest)}",
                quoted=False,
            )


def _announcements(catalogue: Catalogue) -> Iterator[Bar]:
    seen = set()
    for comparison in catalogue.view.comparisons:
        for candidate in comparison.candidates if is_announced(comparison) else ():
            event = catalogue.events.get(candidate.event_id)
            if candidate.chosen and event is not None and event.id not in seen:
                seen.add(event.id)
                yield announced_bar(catalogue, event, strong=False)
