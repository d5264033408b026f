"""Claims grouped by who says them."""

from collections.abc import Iterable

from purport.publish.catalogue import Catalogue
from purport.publish.faces import said_words
from purport.publish.quotes import Quote
from purport.publish.references import Link, is_official
from purport.publish.speakers import Speaker, stance_words, via_words
from purport.publish.statement_rows import StatementShown, statements_shown
from purport.records.asking import model_of
from purport.records.claim import AuthorStance, Claim, Polarity, SourceKind
from purport.records.custody import Verdict
from purport.records.value import value


@value
class ClaimRow:
    """One claim: its words, how surely, when, and the filters it answers to."""

    claim: Claim
    quote: Quote
    affirmed: bool
    surely: tuple[str, ...]
    said: str
    via: str
    incident: str
    weighs: Link | None
    filters: str
    state: str
    model: str = ""
    statements: tuple[StatementShown, ...] = ()


@value
class Voice:
    """All claims of one speaker."""

    speaker: Speaker
    anchor: str
    rows: tuple[ClaimRow, ...]


def voices(catalogue: Catalogue, claims: Iterable[Claim]) -> tuple[Voice, ...]:
    """The claims by speaker, in the order of their first claim, authors and nobody last."""
    groups: dict[str, list[Claim]] = {}
    speakers: dict[str, Speaker] = {}
    for claim in claims:
        speaker = catalogue.speaker(claim)
        speakers.setdefault(speaker.key, speaker)
        groups.setdefault(speaker.key, []).append(claim)
    keys = sorted(groups, key=lambda key: key.startswith(("author ", "nobody ")))
    return tuple(
        Voice(
            speaker=speakers[key],
            anchor=f"voice-{number}",
            rows=tuple(claim_row(catalogue, claim) for claim in groups[key]),
        )
        for number, key in enumerate(keys, 1)
    )


def claim_row(catalogue: Catalogue, claim: Claim) -> ClaimRow:
    """One claim, ready to print."""
    return ClaimRow(
        claim=claim,
        quote=catalogue.quote(claim),
        affirmed=not is_negated(claim),
        surely=stance_words(claim),
        said=said_words(claim, catalogue.documents[claim.document_id]),
        via=via_words(claim),
        incident=_incident_page(catalogue, claim),
        weighs=_weighed(catalogue, claim),
        filters=" ".join(_filters(catalogue, claim)),
        state=claim_state(catalogue, claim),
        model=model_of(claim.component) or "",
        statements=statements_shown(catalogue, catalogue.statements.get(claim.id, ())),
    )


def is_negated(claim: Claim) -> bool:
    """Whether nobody said it, or its content says that something is not so."""
    return claim.cue.negated or claim.stance.polarity is Polarity.NEGATIVE


def claim_state(catalogue: Catalogue, claim: Claim) -> str:
    """`proposed`, or what the last standing judgement made of it."""
    verdicts = catalogue.standing(claim.id)
    last = max(verdicts, key=lambda one: (one.time, one.id), default=None)
    return _STATES[last.verdict] if last else "proposed"


_STATES = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.UNSURE: "unsure",
    Verdict.CORRECT: "corrected",
}


def _weighed(catalogue: Catalogue, claim: Claim) -> Link | None:
    """The claim that an author's evaluation speaks of."""
    weighed = catalogue.claims.get(claim.weighs) if claim.weighs else None
    return catalogue.quote(weighed).link if weighed else None


def _filters(catalogue: Catalogue, claim: Claim) -> list[str]:
    found = ["is-not"] if is_negated(claim) else []
    if claim.stance.author in (AuthorStance.DISTANCING, AuthorStance.DOUBTING):
        found.append("is-apart")
    if claim.stance.hedges:
        found.append("is-hedged")
    if claim.source.kind is SourceKind.AUTHOR:
        found.append("is-own")
    if claim.source.kind is SourceKind.UNNAMED:
        found.append("is-unnamed")
    if is_official(catalogue.documents[claim.document_id]):
        found.append("is-official")
    return found


def _incident_page(catalogue: Catalogue, claim: Claim) -> str:
    incident = catalogue.incident_of.get(claim.id)
    return catalogue.pages[incident] if incident else ""
