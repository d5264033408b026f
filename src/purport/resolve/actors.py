"""Actor mentions to actors of the register, as suggestions with reasons, or an abstention."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from purport.records.actor import Actor, ActorCandidate, ActorKind, ActorMention
from purport.records.tools import ActorRegister

LEAST_SCORE = 0.8
LEAST_PERSON = 0.97  # a person's name is only believed when it is the same
CLOSE_CALL, CLOSE_ACRONYM = 0.03, 0.05  # an acronym says less than a name
KEPT = 10


def resolve_actors(
    mentions: Sequence[ActorMention],
    text: str,
    register: ActorRegister,
    on: date | None = None,
    countries: Collection[str] = (),
) -> tuple[ActorMention, ...]:
    """The mentions with their actors, all of them suggestions that a person may confirm.

    `on` is the day of the text: names not in use then are no reading, and the shown name is that
    of the day. `countries` (ISO alpha-2) decide between actors of one name. A mention that cannot
    be told keeps its candidates, the doubt among their reasons; what its form showed stays.
    """
    found: dict[tuple[str, ActorKind], ActorMention] = {}
    for mention in mentions:
        key = _key(mention)
        if key not in found:
            found[key] = _resolved(mention, register, on, countries)
    return tuple(replace(found[_key(m)], words=m.words) for m in mentions)


def _key(mention: ActorMention) -> tuple[str, ActorKind]:
    kind = mention.actor.kind if mention.actor and mention.actor.id is None else ActorKind.UNKNOWN
    return mention.words.text, kind


def _resolved(
    mention: ActorMention,
    register: ActorRegister,
    on: date | None,
    countries: Collection[str],
) -> ActorMention:
    ranked = register.find(mention.words.text, countries=countries, on=on)[:KEPT]
    doubt = doubt_of(ranked, _least(mention))
    if doubt is None:
        return replace(mention, actor=ranked[0].actor, candidates=ranked)
    marked = tuple(replace(c, reasons=(*c.reasons, doubt)) for c in ranked[:1]) + ranked[1:]
    return replace(mention, actor=_as_shaped(mention), candidates=marked)


def _least(mention: ActorMention) -> float:
    shaped = mention.actor is not None and mention.actor.kind is ActorKind.PERSON
    return LEAST_PERSON if shaped else LEAST_SCORE


def _as_shaped(mention: ActorMention) -> Actor | None:
    """What the form of a name alone tells: its kind, without an id."""
    if mention.actor is None or mention.actor.id is not None:
        return None
    return mention.actor


def doubt_of(ranked: Sequence[ActorCandidate], least: float = LEAST_SCORE) -> str | None:
    """Why the best reading must not be believed; None if it may."""
    if not ranked:
        return "the register does not know this name"
    if ranked[0].score < least:
        return "not resolved: the names are not alike enough"
    close = CLOSE_ACRONYM if ranked[0].actor.as_written.isupper() else CLOSE_CALL
    for other in ranked[1:]:
        if ranked[0].score - other.score > close:
            return None
        if other.actor.name != ranked[0].actor.name:
            return f"not resolved: {other.actor.id} has this name too"
    return None
