"""Who says a claim, in words and as one key for all that the same speaker says."""

from purport.publish.references import is_official
from purport.records.actor import Actor, ActorKind
from purport.records.claim import AuthorStance, Claim, Polarity, Source, SourceKind, SourceStance
from purport.records.document import Document
from purport.records.value import value

UNNAMED, NOBODY, AUTHOR = "An unnamed source", "Nobody named", "The author of"
_OFFICIAL = (ActorKind.STATE, ActorKind.FORCE, ActorKind.COALITION)


@value
class Speaker:
    """One who says something: `role` is the kind in words, `voice` "said" or "record".

    `key` is the same for all claims of one speaker. `named` is False where the text gives no name.
    """

    key: str
    name: str
    role: str
    voice: str
    named: bool = True


def speaker_of(claim: Claim, document: Document, ref: str) -> Speaker:
    """The speaker of a claim; `ref` is the short name of its document."""
    source = claim.source
    if source.kind is SourceKind.AUTHOR:
        return _author(document, ref)
    if source.kind is SourceKind.IMPLICIT and source.actor is None:
        return _nobody(document, ref)
    return Speaker(
        key=_key(source, document),
        name=source_name(source),
        role=_role(source),
        voice=_voice(source, document),
        named=source.kind is not SourceKind.UNNAMED,
    )


def source_name(source: Source) -> str:
    """The name of a source as the register has it, else as the text has it."""
    if source.kind is SourceKind.UNNAMED and source.text:
        return source.text
    if source.actor is not None and source.actor.name:
        return source.actor.name
    return source.text or (source.actor.as_written if source.actor else "") or UNNAMED


def lead_in(speaker: Speaker) -> str:
    """Words of ours that say whose words follow."""
    if speaker.name == NOBODY:
        return "Without a named source:"
    name = speaker.name
    if name == UNNAMED or name.startswith(AUTHOR):
        name = name[0].lower() + name[1:]
    return f"According to {name}:"


def via_words(claim: Claim) -> str:
    """`told CNN, via Reuters`, nearest to the speaker first; empty where nobody is between."""
    told = [f"told {source_name(claim.told)}"] if claim.told else []
    return ", ".join([*told, *(f"via {source_name(source)}" for source in claim.via)])


def stance_words(claim: Claim) -> tuple[str, ...]:
    """How surely, in words: negation, then the speaker's own stance, then the author's."""
    found = []
    if claim.cue.negated:
        found.append("not said, according to the author")
    if claim.stance.polarity is Polarity.NEGATIVE:
        found.append("the content is negated")
    found += _SPEAKER_WORDS[claim.stance.source], _author_words(claim)
    return tuple(part for part in found if part)


_SPEAKER_WORDS = {
    SourceStance.CERTAIN: "",
    SourceStance.UNKNOWN: "",
    SourceStance.PROBABLE: "the speaker says it is likely",
    SourceStance.POSSIBLE: "the speaker says it is possible",
}


def _author_words(claim: Claim) -> str:
    if claim.source.kind is SourceKind.AUTHOR:
        return "the author’s own view"
    return {
        AuthorStance.NEUTRAL: "",
        AuthorStance.DISTANCING: "the author keeps a distance",
        AuthorStance.DOUBTING: "the author doubts it",
        AuthorStance.ENDORSING: "the author takes it as so",
    }[claim.stance.author]


def actor_words(actor: Actor | None) -> str:
    """An actor's name with what the text calls it, where the two differ."""
    if actor is None:
        return "not stated"
    if actor.name and _plain(actor.name) != _plain(actor.as_written):
        return f"{actor.as_written} ({actor.name})"
    return actor.as_written


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _author(document: Document, ref: str) -> Speaker:
    voice = "record" if is_official(document) else "said"
    name = f"{AUTHOR} {ref}"
    return Speaker(key=f"author {ref}", name=name, role=document.origin.name, voice=voice)


def _nobody(document: Document, ref: str) -> Speaker:
    voice = "record" if is_official(document) else "said"
    name, role = NOBODY, f"the text of {ref} does not say who"
    return Speaker(key=f"nobody {ref}", name=name, role=role, voice=voice, named=False)


def _key(source: Source, document: Document) -> str:
    if source.kind is SourceKind.UNNAMED:  # two unnamed officials are not known to be one
        return f"unnamed {document.id} {source.text.casefold()}"
    if source.actor is not None and source.actor.id:
        return f"actor {source.actor.id}"
    return f"name {source_name(source).casefold()}"


def _role(source: Source) -> str:
    if source.kind is SourceKind.UNNAMED:
        name = source.actor.name if source.actor else None
        return f"unnamed, {name}" if name else "unnamed"
    kind = source.actor.kind if source.actor else ActorKind.UNKNOWN
    return "kind not known" if kind is ActorKind.UNKNOWN else kind.value.replace("_", " ")


def _voice(source: Source, document: Document) -> str:
    if is_official(document):
        return "record"
    known = source.actor is not None and source.kind is not SourceKind.UNNAMED
    return "record" if known and source.actor and source.actor.kind in _OFFICIAL else "said"
