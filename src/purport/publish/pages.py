"""The pages of a dossier: for each its file, its template and what it shows."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from purport.publish.bars import Timeline, arrange
from purport.publish.case_bars import case_bars
from purport.publish.catalogue import Catalogue
from purport.publish.changes import moment_words
from purport.publish.claim_rows import voices
from purport.publish.dates import iso
from purport.publish.faces import Face, face
from purport.publish.incident_page import incident_page
from purport.publish.lineage_rows import lineage_blocks, set_rows
from purport.publish.media_tiles import tiles
from purport.publish.options import PublishOptions
from purport.publish.questions import question_rows
from purport.publish.recorded import recorded
from purport.publish.relation_rows import relation_rows
from purport.publish.source_rows import source_page, source_row
from purport.publish.told import told_sums
from purport.records.asking import model_of
from purport.records.inputs import InputStatus
from purport.records.value import value

NAVIGATION = (
    ("index.html", "Incidents"),
    ("timeline.html", "Timeline"),
    ("claims.html", "Claims"),
    ("comparisons.html", "Record"),
    ("relations.html", "Relations"),
    ("questions.html", "Not known"),
    ("media.html", "Pictures"),
    ("sources.html", "Sources"),
    ("method.html", "Method"),
)


@value
class Page:
    """One file to render; `rules` are added to its own style sheet."""

    path: str
    template: str
    title: str
    context: dict[str, Any]
    rules: str = ""


def pages(catalogue: Catalogue, options: PublishOptions) -> Iterator[Page]:
    """All pages, the index first."""
    faces = tuple(face(catalogue, one, options.countries) for one in catalogue.view.incidents)
    yield _index(catalogue, faces)
    for shown in faces:
        page = incident_page(catalogue, shown.incident, options)
        yield _page(shown.page, "incident", f"{shown.incident.code}: {shown.place}", page=page)
    yield from _overviews(catalogue, options, faces)
    for document in catalogue.view.documents:
        held = source_page(catalogue, document)
        ref = catalogue.references.name(document.id)
        name = catalogue.references.page(document.id)
        yield _page(name, "source", f"Source {ref}", held.rules, source=held, ref=ref)


def shared(catalogue: Catalogue, options: PublishOptions) -> dict[str, Any]:
    """What every page shows."""
    view = catalogue.view
    return {
        "dossier": view.title,
        "draft": options.draft,
        "linking": view.linking.words if view.linking else "",
        "navigation": NAVIGATION,
        "moment": moment_words(view),
        "as_of": iso(view.as_of) if view.as_of else "",
        "judged_by": iso(view.judged_by) if view.judged_by else "",
        "earlier": moment_words(options.earlier) if options.earlier else "",
        "has_lines": options.lines is not None,
    }


def _page(path: str, template: str, title: str, rules: str = "", **context: Any) -> Page:
    return Page(
        path=path, template=f"{template}.html.j2", title=title, context=context, rules=rules
    )


def _index(catalogue: Catalogue, faces: tuple[Face, ...]) -> Page:
    view = catalogue.view
    states = Counter(entry.state for entry in view.inputs)
    return _page(
        "index.html",
        "index",
        "Incidents",
        faces=faces,
        outcomes=_outcomes(faces),
        inputs=[(state.value, states[state]) for state in InputStatus],
        claims=len(catalogue.claims),
        documents=len(catalogue.documents),
        left_out=len(view.left_out),
        questions=tuple(question_rows(catalogue))[:3],
    )


def _outcomes(faces: tuple[Face, ...]) -> list[tuple[str, str, int]]:
    found = Counter((one.glyph, _plain(one)) for one in faces)
    return sorted(((mark, words, n) for (mark, words), n in found.items()), key=lambda one: -one[2])


def _plain(shown: Face) -> str:
    return shown.outcome.split(",")[0]  # without the distance of a possible one


def _overviews(
    catalogue: Catalogue, options: PublishOptions, faces: tuple[Face, ...]
) -> Iterator[Page]:
    view = catalogue.view
    by_incident = [
        (
            shown,
            tuple(
                recorded(catalogue, shown.incident, one, options.countries)
                for one in catalogue.comparisons.get(shown.incident.id, ())
            ),
        )
        for shown in faces
    ]
    relations, axis = relation_rows(catalogue)
    yield _page("claims.html", "claims", "Claims", voices=voices(catalogue, view.all_claims()))
    yield _page("timeline.html", "timeline", "Timeline", timeline=_timeline(catalogue, faces))
    yield _page(
        "comparisons.html",
        "comparisons",
        "The record",
        compared=by_incident,
        sums=told_sums(view.told),
    )
    yield _page("relations.html", "relations", "Relations", rows=relations, axis=axis)
    yield _page("questions.html", "questions", "Not known", rows=tuple(question_rows(catalogue)))
    yield _page(
        "media.html",
        "media",
        "Pictures",
        tiles=tiles(catalogue, options),
        lineages=lineage_blocks(catalogue),
        sets=set_rows(catalogue),
    )
    yield _sources(catalogue)
    yield _page("method.html", "method", "Method", **_method(catalogue))


def _timeline(catalogue: Catalogue, faces: tuple[Face, ...]) -> Timeline | None:
    return arrange(case_bars(catalogue, faces), catalogue.view.as_of)


def _sources(catalogue: Catalogue) -> Page:
    view = catalogue.view
    states = {state.value: [] for state in InputStatus}  # type: dict[str, list[Any]]
    for entry in view.inputs:
        states[entry.state.value].append(entry)
    return _page(
        "sources.html",
        "sources",
        "Sources",
        rows=tuple(source_row(catalogue, document) for document in view.documents),
        left_out=view.left_out,
        states=states,
        problems=view.problems,
    )


def _method(catalogue: Catalogue) -> dict[str, Any]:
    readers = [(model_of(each) or each, each) for each in catalogue.view.readers]
    return {"components": _components(catalogue), "readers": readers}


def _components(catalogue: Catalogue) -> list[str]:
    view = catalogue.view
    found = {document.component for document in view.documents}
    found.update(claim.component for claim in catalogue.claims.values())
    found.update(event.component for event in catalogue.events.values())
    found.update(view.readers)
    return sorted(found)
