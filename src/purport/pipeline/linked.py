"""Incidents of a view: the settings file, what documents share, what persons bound."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from purport.assess.dependence import Ties
from purport.link.claimed import Speakers, claimed_attacks
from purport.link.copies import text_groups
from purport.link.link import Bindings, LinkOptions, link
from purport.link.officials import OFFICIAL_KINDS, Parties
from purport.link.photo_groups import photo_groups
from purport.link.weights import Weights, read_weights
from purport.pipeline.link_settings import LinkSettings
from purport.pipeline.settings import Settings
from purport.records.actor import ActorKind
from purport.records.document import Document
from purport.records.finding import Findings
from purport.records.ids import DocumentId
from purport.records.incident import Incident
from purport.records.linking import Linking
from purport.records.match import MediaMatch
from purport.records.tools import ActorRegister
from purport.records.value import value
from purport.stock.linking import load_linking


@value
class Shared:
    """What documents share with each other, and who counts as one speaker.

    `photos` holds what is surely the same, `possible_photos` what may be: too little to tie claims
    together, but enough that they are not known to be independent.
    """

    texts: Mapping[DocumentId, str]
    photos: Mapping[DocumentId, str]
    possible_photos: Mapping[DocumentId, str]
    speakers: Speakers
    actor_of: Callable[[str], str | None]

    def ties(self) -> Ties:
        """What makes claims dependent on each other."""
        return Ties(
            root_of=self.speakers.root_of,
            actor_of=self.actor_of,
            texts=self.texts,
            photos=self.possible_photos,
        )


def shared_of(
    documents: tuple[Document, ...],
    findings: Mapping[DocumentId, Findings],
    texts: Mapping[DocumentId, str],
    matches: Iterable[MediaMatch],
    register: ActorRegister,
) -> Shared:
    """What the documents that tell of attacks share."""
    speakers = Speakers(root_of=_roots(register), parties=_parties(register))
    told = claimed_attacks(documents, findings, 0, speakers)
    telling = {each.document.id: each.document for each in told}
    listed, matches = tuple(telling[each] for each in sorted(telling)), tuple(matches)
    return Shared(
        texts=text_groups(listed, texts),
        photos=photo_groups(listed, matches, with_possible=False),
        possible_photos=photo_groups(listed, matches, with_possible=True),
        speakers=speakers,
        actor_of=_speakers(register),
    )


def incidents_of(
    documents: tuple[Document, ...],
    findings: Mapping[DocumentId, Findings],
    shared: Shared,
    bindings: Bindings,
    settings: Settings,
) -> tuple[Incident, ...]:
    """The incidents of these documents, by the settings file in use."""
    options = LinkOptions(
        weights=weights_in_use(),
        threshold=linking_of(settings.link).threshold,
        lookback_days=settings.compare.lookback_days,
        limits=settings.link.limits(),
        texts=shared.texts,
        photos=shared.photos,
        speakers=shared.speakers,
        bindings=bindings,
    )
    return link(documents, findings, options)


def linking_of(settings: LinkSettings) -> Linking:
    """By what claims are suggested as incidents: the file that ships, and what the case set."""
    file = load_linking()
    return Linking(
        weights=file.name,
        version=file.version,
        sha256=file.sha256,
        threshold=file.threshold if settings.threshold is None else settings.threshold,
        hours_apart=settings.most_hours_apart,
        km_apart=settings.most_km_apart,
    )


@cache
def weights_in_use() -> Weights:
    """The weights of the settings file that ships."""
    return read_weights(load_linking().settings)


def _roots(register: ActorRegister) -> Callable[[str], str]:
    @cache
    def root_of(actor: str) -> str:
        return min((actor, *register.related(actor)))

    return root_of


def _parties(register: ActorRegister) -> Parties:
    """Whom a name means, if the register has exactly that name of a state, force or body."""

    @cache
    def parties(name: str) -> frozenset[str]:
        return frozenset(
            each.actor.id
            for each in register.find(name)
            if each.actor.id is not None
            and "same name" in each.reasons
            and each.actor.kind.value in OFFICIAL_KINDS
        )

    return parties


def _speakers(register: ActorRegister) -> Callable[[str], str | None]:
    """Whom an origin's or account's name stands for, if the register has exactly that name.

    An outlet passes on what others say: it is no speaker by itself.
    """

    @cache
    def actor_of(name: str) -> str | None:
        found = register.find(name)
        if not found or "same name" not in found[0].reasons:
            return None
        actor = found[0].actor
        return None if actor.kind is ActorKind.OUTLET else actor.id

    return actor_of
