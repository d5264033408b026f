"""What a person can judge: every record of a case that has an id, and the words it was found in."""

from collections.abc import Iterable, Iterator
from typing import Any

from purport.link.naming import find_incident
from purport.pipeline.judged import FILE_PICTURE
from purport.pipeline.judged_pictures import COMPONENT as JUDGED
from purport.pipeline.judged_pictures import JOIN, asked_pair
from purport.pipeline.mentions import MENTION, mentions_of
from purport.records import codec
from purport.records.incident import Candidate
from purport.records.match import match_id
from purport.records.origin import origin_id
from purport.records.problem import Impossible
from purport.records.statement import ReleaseLine
from purport.records.value import value
from purport.records.view import View


class NothingSuch(Impossible):
    """No record of the case has this id."""

    def __init__(self, subject: str) -> None:
        super().__init__(
            f"nothing in this case has the id {subject!r}: find it with `purport show CASE …`; "
            "a code such as HAREM-K7QD, or the first letters of an id, will do"
        )


@value
class Target:
    """What a judgement is about: its id and kind, and the words it was made on.

    `is_read`: whether there is a reading to accept, which a name that could not be told has not.
    """

    id: str
    kind: str
    documents: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    text_sha256: str | None = None
    words: str = ""
    component: str | None = None
    is_read: bool = True


def find_target(seen: View, asked: str) -> Target:
    """The one record whose id, code or unique beginning was asked for.

    Raises: NothingSuch.
    """
    if JOIN in asked and asked.startswith("media-"):
        return _pair(seen, asked)
    found = _mentions(seen) if asked.startswith(MENTION) else _targets(seen)
    targets = {each.id: each for each in found}
    incident = find_incident(seen.incidents, asked)
    name = asked if incident is None else incident.id
    if name in targets:
        return targets[name]
    named = [each for each in targets.values() if each.kind == "source" and each.words == asked]
    if len(named) == 1:
        return named[0]
    begun = [each for key, each in targets.items() if key.startswith(name) and len(name) >= 10]
    if len(begun) == 1:
        return begun[0]
    raise NothingSuch(asked)


def _targets(seen: View) -> Iterable[Target]:
    digests = {each.id: each.text_sha256 for each in seen.documents}
    for document in seen.documents:
        yield Target(id=document.id, kind="document", documents=(document.id,))
    for claim in seen.all_claims():
        yield _of(claim, "claim", claim.content, digests)
    for question in seen.all_questions():
        yield _of(question, "question", question.content, digests)
    for kind, records in (("event", seen.all_events()), ("relation", seen.all_relations())):
        for record in records:
            yield _of(record, kind, record, digests)
    for incident in seen.incidents:
        documents = tuple(
            sorted({each.document_id for each in seen.all_claims() if each.id in incident.claims})
        )
        yield Target(id=incident.id, kind="incident", documents=documents)
        yield Target(id=f"assessment-{incident.id}", kind="assessment", documents=documents)
    yield from _sources(seen)
    for compared in seen.comparisons:
        yield from _candidates(compared.candidates, seen, digests)
    for statement in seen.statements:
        yield from _candidates(statement.lines, seen, digests)
    for item in seen.media:
        yield Target(id=item.id, kind="media", words=item.name, component=item.component)
        yield Target(
            id=FILE_PICTURE + item.id,
            kind="file_picture",
            words=item.name,
            component=item.component,
        )
    for match in seen.matches:
        words = JOIN.join(sorted((match.left, match.right)))
        yield Target(id=match.id, kind="match", words=words, component=match.component)


def _pair(seen: View, asked: str) -> Target:
    left, right = asked_pair(asked, seen.media)
    known = {each.id: each.component for each in seen.matches}
    name = match_id(left, right)
    return Target(
        id=name, kind="match", words=f"{left}{JOIN}{right}", component=known.get(name, JUDGED)
    )


def _candidates(
    weighed: Iterable[Candidate | ReleaseLine], seen: View, digests: Any
) -> Iterator[Target]:
    """The announcements weighed for one incident or statement: a judgement holds for that alone."""
    for each in weighed:
        event = next(
            (e for e in seen.findings[each.document_id].events if e.id == each.event_id), None
        )
        if each.id is not None and event is not None:
            yield codec.changed(_of(event, "candidate", event, digests), id=str(each.id))


def _of(record: Any, kind: str, words: Any, digests: Any) -> Target:
    return Target(
        id=record.id,
        kind=kind,
        documents=(record.document_id,),
        spans=words.spans,
        text_sha256=digests[record.document_id],
        words=words.text,
        component=record.component,
    )


def _mentions(seen: View) -> Iterable[Target]:
    for document in seen.documents:
        for mention in mentions_of(document.id, seen.findings[document.id]):
            field = mention.kind.removesuffix("_mention")
            yield Target(
                id=mention.id,
                kind=mention.kind,
                documents=(document.id,),
                spans=mention.record.words.spans,
                text_sha256=document.text_sha256,
                words=mention.record.words.text,
                is_read=getattr(mention.record, field) is not None,
            )


def _sources(seen: View) -> Iterable[Target]:
    """The origins and the speakers whom the register knows: what can be rated as a source."""
    for name in sorted({each.origin.name for each in seen.documents}):
        yield Target(id=origin_id(name), kind="source", words=name)
    actors = {
        each.source.actor.id: each.source.actor.name or each.source.actor.as_written
        for each in seen.all_claims()
        if each.source.actor is not None and each.source.actor.id is not None
    }
    for actor in sorted(actors):
        yield Target(id=actor, kind="source", words=actors[actor])
