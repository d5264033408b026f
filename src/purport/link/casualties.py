"""Casualties of an incident: ranges, with who says so."""

from collections.abc import Iterable, Sequence

from purport.link.claimed import Claimed
from purport.records.claim import SourceKind
from purport.records.event import Harm
from purport.records.incident import Casualties, Toll


def casualties_of(group: Sequence[Claimed]) -> tuple[Casualties, ...]:
    """One range for each kind of harm that a claim of the group tells of, by kind.

    Kinds are never added up or turned into each other: "12 killed" stays beside "5 civilians".
    """
    told: dict[str, list[Toll]] = {}
    for each in sorted(group, key=lambda one: (one.claim.id, one.event.id)):
        for harm in each.event.harm:
            tolls = told.setdefault(harm.kind, [])
            toll = _toll(each, harm)
            if toll not in tolls:
                tolls.append(toll)
    return tuple(_range(kind, tuple(told[kind])) for kind in sorted(told))


def speaker_of(each: Claimed) -> str:
    """Who says a claim, in words: the source, else the document's origin."""
    source = each.claim.source
    if source.text and source.kind is not SourceKind.AUTHOR:
        named = source.actor.name if source.actor and source.actor.name else None
        return " ".join((named or source.text).split())
    return each.document.origin.name


def _toll(each: Claimed, harm: Harm) -> Toll:
    return Toll(
        claim_id=each.claim.id,
        said_by=speaker_of(each),
        least=harm.least,
        most=harm.most,
        words=" ".join(harm.words.text.split()) if harm.words else "",
    )


def _range(kind: str, said: tuple[Toll, ...]) -> Casualties:
    least = _numbers(toll.least if toll.least is not None else toll.most for toll in said)
    most = _numbers(toll.most if toll.most is not None else toll.least for toll in said)
    return Casualties(
        kind=kind,
        least=min(least, default=None),
        most=None if any(_is_open(toll) for toll in said) else max(most, default=None),
        said=said,
    )


def _is_open(toll: Toll) -> bool:
    """Whether it says "at least": then no highest number is known."""
    return toll.least is not None and toll.most is None


def _numbers(found: Iterable[int | None]) -> list[int]:
    return [number for number in found if number is not None]
