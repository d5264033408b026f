"""A small learned judge of drafts: which of them attribute, which only look like it."""

from collections.abc import Iterator, Sequence

from purport.extract.claims.draft import Draft
from purport.extract.claims.quotes import Quote
from purport.extract.claims.weights import BIAS, THRESHOLD, WEIGHTS
from purport.records.spans import overlaps

FIRST = frozenset(["i", "we", "my", "our", "us"])
THIRD = frozenset(["he", "she", "they", "it"])
SHORT, LONG = 4, 12  # words of content


def keep(text: str, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> tuple[Draft, ...]:
    """The drafts whose score reaches the threshold."""
    return tuple(d for d in drafts if score(signs_of(text, d, quotes)) >= THRESHOLD)


def score(signs: Sequence[str]) -> float:
    """The log-odds that a draft with these signs attributes."""
    return BIAS + sum(WEIGHTS.get(sign, 0.0) for sign in signs)


def signs_of(text: str, draft: Draft, quotes: Sequence[Quote]) -> tuple[str, ...]:
    """What is known of a draft, as names of weights; each once, in a fixed order."""
    return tuple(dict.fromkeys(_signs(text, draft, quotes)))


def _signs(text: str, draft: Draft, quotes: Sequence[Quote]) -> Iterator[str]:
    cue = " ".join(text[s:e] for s, e in draft.cue)
    content = " ".join(text[s:e] for s, e in draft.content)
    yield f"rule={draft.rule}"
    yield f"class={draft.cue_class}"
    yield f"rule={draft.rule} class={draft.cue_class}"
    yield f"source={_source_sign(text, draft)}"
    yield f"negated={draft.negated}"
    yield f"words={_length_sign(content)}"
    yield f"opens={_opening(content)}"
    yield f"to={cue.lower().startswith('to ')}"
    if any(q.start <= draft.cue[0][0] < q.end for q in quotes):
        yield "quoted"
    if overlaps([(q.start, q.end) for q in quotes], draft.content):
        yield "holds quotation"
    yield from draft.traits
    yield from (f"rule={draft.rule} {trait}" for trait in draft.traits if trait.startswith("tag="))


def _source_sign(text: str, draft: Draft) -> str:
    if not draft.source:
        return "none"
    words = text[draft.source[0][0] : draft.source[-1][1]]
    low = words.lower()
    if low in FIRST:
        return "first"
    if low == "you":
        return "second"
    if low in THIRD:
        return "third"
    if low in {"who", "which", "that", "what"}:
        return "relative"
    return "name" if words[:1].isupper() and not words.startswith(("The ", "A ")) else "noun"


def _length_sign(content: str) -> str:
    count = len(content.split())
    return "short" if count < SHORT else "long" if count > LONG else "middling"


def _opening(content: str) -> str:
    first = content.split(None, 1)[0].lower() if content else ""
    if first[:1] in "\"“‘'":
        return "mark"
    return (
        first
        if first
        in {"that", "to", "whether", "how", "what", "why", "the", "a", "an", "his", "it", "him"}
        else "other"
    )
