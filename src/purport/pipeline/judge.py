"""A named person's decision, written into the custody log."""

from collections.abc import Iterable
from typing import Any

from purport.pipeline.case import Case
from purport.pipeline.judged import DOCUMENT_FIELDS, FILE_PICTURE
from purport.pipeline.judged_pictures import COMPONENT as JUDGED
from purport.pipeline.judged_pictures import JOIN, asked_pair
from purport.pipeline.sync import sync
from purport.pipeline.view import Moment, view
from purport.records.custody import JudgementEntry, UndoEntry, Verdict
from purport.records.ids import JudgementId, identify
from purport.records.judgement import Judgement
from purport.records.match import match_id
from purport.records.problem import Impossible
from purport.records.value import value
from purport.records.view import View

LONGEST_WORDS = 2000  # code points of the judged words that the log keeps


class NothingSuch(Impossible):
    """No record of the case has this id."""

    def __init__(self, subject: str) -> None:
        super().__init__(
            f"nothing in this case has the id {subject!r}: find it with `purport show CASE …`; "
            "a code such as HAREM-K7QD, or the first letters of an id, will do"
        )


class NothingToUndo(Impossible):
    """No judgement of the case is left to undo."""

    def __init__(self) -> None:
        super().__init__("no judgement is left to undo")


@value
class Decision:
    """What a person decided: `set` are (field, value) pairs of a correction."""

    verdict: Verdict
    by: str
    note: str | None = None
    set: tuple[tuple[str, str], ...] = ()


@value
class Target:
    """What a judgement is about: its id and kind, and the words it was made on."""

    id: str
    kind: str
    documents: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    text_sha256: str | None = None
    words: str = ""
    component: str | None = None


def judge(case: Case, asked: str, decision: Decision) -> Target:
    """What was judged. The judgement applies at once.

    Raises: NothingSuch, Impossible for a correction without or with unknown fields.
    """
    with case.writing():
        sync(case)
        target = find_target(view(case, Moment()), asked)
        _check(target, decision)
        time = case.clock()
        name = identify("judgement", target.id, time.isoformat(), decision.verdict.value)
        case.vault.log.append(
            [
                JudgementEntry(
                    time=time,
                    id=JudgementId(name),
                    subject=target.id,
                    subject_kind=target.kind,
                    documents=target.documents,
                    spans=target.spans,
                    text_sha256=target.text_sha256,
                    words=target.words[:LONGEST_WORDS],
                    verdict=decision.verdict,
                    set=decision.set,
                    by=case.vault.asides.put(decision.by) or "",
                    note=case.vault.asides.put(decision.note),
                    component=target.component,
                )
            ]
        )
        sync(case)
    return target


def undo(case: Case, by: str) -> Judgement:
    """The last judgement that still held, now undone; both stay in the log.

    Raises: NothingToUndo.
    """
    with case.writing():
        sync(case)
        held = [each for each in case.ledger.judgements() if each.undone_at is None]
        if not held:
            raise NothingToUndo
        entry = UndoEntry(
            time=case.clock(), judgement=held[-1].id, by=case.vault.asides.put(by) or ""
        )
        case.vault.log.append([entry])
        sync(case)
    return held[-1]


def find_target(seen: View, asked: str) -> Target:
    """The one record whose id, code or unique beginning was asked for.

    Raises: NothingSuch.
    """
    if JOIN in asked and asked.startswith("media-"):
        return _pair(seen, asked)
    targets = {each.id: each for each in _targets(seen)}
    codes = {each.table_code.casefold(): each.id for each in seen.incidents if each.table_code}
    codes |= {each.code.casefold(): each.id for each in seen.incidents}
    name = codes.get(asked.casefold(), asked)
    if name in targets:
        return targets[name]
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


FIELDS = {"document": frozenset(DOCUMENT_FIELDS), "assessment": frozenset({"harm_grade"})}


def _check(target: Target, decision: Decision) -> None:
    if decision.verdict is not Verdict.CORRECT:
        return
    allowed = FIELDS.get(target.kind, frozenset())
    wrong = [name for name, _ in decision.set if name not in allowed]
    if wrong or not decision.set:
        can = ", ".join(sorted(allowed)) or "nothing: accept or reject it"
        raise Impossible(f"{target.kind}: --set can correct {can}")
    for name, content in decision.set:
        try:
            DOCUMENT_FIELDS.get(name, str)(content)
        except ValueError as error:
            raise Impossible(f"--set {name}: {error}") from None
