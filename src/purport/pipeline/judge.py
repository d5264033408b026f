"""A named person's decision, written into the custody log."""

from purport.pipeline.case import Case
from purport.pipeline.corrections import Correction, correctable
from purport.pipeline.corrections_read import Desk
from purport.pipeline.desk import desk_of
from purport.pipeline.in_view import Moment
from purport.pipeline.judged import Pairs
from purport.pipeline.redirected import check_grade, redirected
from purport.pipeline.subjects import proposals
from purport.pipeline.sync import sync
from purport.pipeline.targets import Target, find_target
from purport.pipeline.view import view
from purport.records import codec
from purport.records.custody import JudgementEntry, UndoEntry, Verdict
from purport.records.ids import JudgementId, identify
from purport.records.judgement import Judgement
from purport.records.problem import Impossible
from purport.records.value import value
from purport.records.view import View

LONGEST_WORDS = 2000  # code points of the judged words that the log keeps


class NothingToUndo(Impossible):
    """No judgement of the case is left to undo."""

    def __init__(self) -> None:
        super().__init__("no judgement is left to undo")


class NoSuchJudgement(Impossible):
    """No judgement that still holds has this id."""

    def __init__(self, asked: str) -> None:
        super().__init__(
            f"no judgement that still holds has the id {asked!r}: "
            "`purport show CASE judgements` lists them"
        )


@value
class Decision:
    """What a person decided: `set` are (field, value) pairs of a correction."""

    verdict: Verdict
    by: str
    note: str | None = None
    set: tuple[tuple[str, str], ...] = ()


def judge(case: Case, asked: str, decision: Decision) -> Target:
    """What was judged. The judgement applies at once.

    Raises: NothingSuch, Impossible for a correction without or with unknown fields.
    """
    with case.writing():
        sync(case)
        seen = view(case, Moment())
        target = find_target(seen, asked)
        target, understood = _subject(case, seen, target, decision)
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
                    words_aside=case.vault.asides.put(target.words[:LONGEST_WORDS] or None),
                    verdict=decision.verdict,
                    set=understood,
                    by=case.vault.asides.put(decision.by) or "",
                    note=case.vault.asides.put(decision.note),
                    component=target.component,
                )
            ]
        )
        sync(case)
    return target


def _subject(case: Case, seen: View, target: Target, decision: Decision) -> tuple[Target, Pairs]:
    """What a decision is written about, with its fields and what the person saw proposed."""
    if decision.verdict is Verdict.CORRECT:
        found = redirected(seen, target.kind, target.id, decision.set)
        if found is not None:
            kind, name, said = found
            return codec.changed(target, id=name, kind=kind), said
    if target.kind == "source":
        raise Impossible("a source can be rated: `correct --set reliability=B`")
    understood = _understood(case, seen, target, decision)
    if target.kind == "assessment" and decision.verdict is Verdict.CORRECT:
        check_grade(decision.set, decision.note)
    shown = proposals(seen.incidents, seen.suggested).get(target.id, ())
    return target, (*understood, *shown)


def undo(case: Case, by: str, asked: str | None = None) -> Judgement:
    """The last judgement that still held, or the one asked for, now undone; both stay in the log.

    `asked` is its id, or a beginning of it that no other has.

    Raises: NothingToUndo, NoSuchJudgement.
    """
    with case.writing():
        sync(case)
        held = [each for each in case.ledger.judgements() if each.undone_at is None]
        if not held:
            raise NothingToUndo
        found = held[-1:] if asked is None else [each for each in held if each.id.startswith(asked)]
        if len(found) != 1:
            raise NoSuchJudgement(asked or "")
        entry = UndoEntry(
            time=case.clock(), judgement=found[0].id, by=case.vault.asides.put(by) or ""
        )
        case.vault.log.append([entry])
        sync(case)
    return found[0]


def _understood(
    case: Case, seen: View, target: Target, decision: Decision
) -> tuple[tuple[str, str], ...]:
    """The fields of a correction as the log keeps them.

    Raises: Impossible for what cannot be corrected so, or an acceptance of nothing.
    """
    if decision.verdict is Verdict.ACCEPT and not target.is_read:
        raise Impossible(
            f"{target.kind} {target.words!r} has no reading to accept: correct it with --set"
        )
    if decision.verdict is not Verdict.CORRECT:
        return decision.set
    known = correctable(target.kind)
    if not decision.set or not {name for name, _ in decision.set} <= known.keys():
        can = ", ".join(sorted(known)) or "nothing: accept or reject it"
        raise Impossible(f"{target.kind}: --set can correct {can}")
    desk = desk_of(case, next((d for d in seen.documents if d.id in target.documents), None))
    return tuple((name, _read(known[name], name, written, desk)) for name, written in decision.set)


def _read(correction: Correction, name: str, written: str, desk: Desk) -> str:
    try:
        return correction.read(written, desk)
    except ValueError as error:
        raise Impossible(f"--set {name}: {error}") from None
