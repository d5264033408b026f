"""Drafts made into records: ids, chains, stances, times and actors filled in."""

import re
from collections.abc import Iterator, Sequence

from purport.extract.claims.author import Evaluation
from purport.extract.claims.channels import channel_of
from purport.extract.claims.draft import Draft
from purport.extract.claims.sources import kind_of, lead_back
from purport.extract.claims.stance import stance_of
from purport.records.actor import Actor
from purport.records.claim import (
    AuthorStance,
    Claim,
    Cue,
    CueClass,
    Source,
    SourceKind,
    Stance,
    claim_id,
)
from purport.records.codec import changed
from purport.records.document import Document, DocumentKind
from purport.records.origin import OriginKind
from purport.records.spans import Span, Words, words_at
from purport.records.when import When, unread

COMPONENT = "claims/2"
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
PART = r"(?:morning|afternoon|evening|night)"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
TIME = re.compile(
    rf"\b(?:(?:earlier |late |early )?(?:today|yesterday|tonight|this (?:week|month|year|{PART})|"
    rf"last (?:week|month|year|night))|(?:early |late )?{DAY}(?: {PART})?|"
    rf"{MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?)(?!\w)"
)


class Draftsman:
    """Makes the records of one document out of its drafts."""

    def __init__(
        self,
        document: Document,
        text: str,
        drafts: Sequence[Draft],
        chains: Sequence[tuple[int, ...]],
        evaluations: Sequence[Evaluation],
    ) -> None:
        self.document, self.text, self.drafts, self.chains = document, text, drafts, chains
        self.held: dict[int, list[int]] = {}
        for inner, chain in enumerate(chains):
            for outer in chain:
                self.held.setdefault(outer, []).append(inner)
        self.weighed = evaluations
        self.actors = lead_back(text, drafts)
        self.sources = [self._source(i) for i in range(len(drafts))]

    def claims(self) -> Iterator[Claim]:
        """One claim a draft."""
        doubted = {each.weighs for each in self.weighed if each.doubts}
        for index, draft in enumerate(self.drafts):
            inner = self._inner(index)
            stance = stance_of(self.text, draft, inner)
            if index in doubted:
                stance = _doubted(stance)
            via = self._chain(index)
            claim = self._claim(draft, self.sources[index], via, stance)
            yield changed(claim, told=channel_of(self.text, draft))

    def _chain(self, index: int) -> tuple[Source, ...]:
        """Who passed a claim on, nearest to the speaker first; nobody twice in a row."""
        found: list[Source] = []
        for other in self.chains[index]:
            source = self.sources[other]
            if not found or not _is_same(found[-1], source):
                found.append(source)
        return tuple(found)

    def evaluations(self) -> Iterator[Claim]:
        """The author's evaluations, each naming the claim it weighs."""
        ids = [self._id(i) for i in range(len(self.drafts))]
        for found in self.weighed:
            source = Source(spans=(), text="", kind=SourceKind.AUTHOR)
            stance = stance_of(self.text, found.draft)
            yield self._claim(found.draft, source, (), stance, weighs=ids[found.weighs])

    def whole_post(self) -> Iterator[Claim]:
        """A post without any cue: the account claims the whole of it."""
        posted = self.document.kind is DocumentKind.POST and self.document.account
        if not posted or self.drafts or not self.text.strip():
            return
        start = len(self.text) - len(self.text.lstrip())
        draft = Draft(
            source=(),
            cue=(),
            content=((start, len(self.text.rstrip())),),
            cue_class=CueClass.SAY,
            rule="whole_post",
        )
        actor = Actor(as_written=str(self.document.account))
        source = Source(spans=(), text="", kind=SourceKind.IMPLICIT, actor=actor)
        yield self._claim(draft, source, (), stance_of(self.text, draft))

    def _claim(
        self,
        draft: Draft,
        source: Source,
        via: tuple[Source, ...],
        stance: Stance,
        weighs: str | None = None,
    ) -> Claim:
        cue, content = self._cue(draft), words_at(self.text, draft.content)
        return Claim(
            id=claim_id(self.document.id, source, cue, content),
            document_id=self.document.id,
            source=source,
            via=via,
            cue=cue,
            content=content,
            stance=stance,
            said=self._said(draft),
            weighs=weighs,  # type: ignore[arg-type]
            component=COMPONENT,
        )

    def _id(self, index: int) -> str:
        draft = self.drafts[index]
        content = words_at(self.text, draft.content)
        return claim_id(self.document.id, self.sources[index], self._cue(draft), content)

    def _cue(self, draft: Draft) -> Cue:
        words = words_at(self.text, draft.cue)
        return Cue(
            spans=words.spans, text=words.text, cue_class=draft.cue_class, negated=draft.negated
        )

    def _source(self, index: int) -> Source:
        draft = self.drafts[index]
        words: Words = words_at(self.text, draft.source)
        kind = draft.kind or (kind_of(words.text) if words.spans else SourceKind.IMPLICIT)
        return Source(
            spans=words.spans,
            text=words.text,
            kind=kind,
            actor=self.actors[index] or self._speaker(words),
        )

    def _speaker(self, words: Words) -> Actor | None:
        """Who "officials", "we" or "I" are: the issuer of a release, the account of a post."""
        low = words.text.lower()
        if self.document.account and low in {"i", "we"}:
            return Actor(as_written=self.document.account)
        official = self.document.origin.kind is OriginKind.OFFICIAL
        if official and low in {"officials", "we", "military officials", "the command"}:
            return Actor(as_written=self.document.origin.name)
        return None

    def _inner(self, index: int) -> tuple[Span, ...]:
        """The spans of the claims inside this one's content."""
        held = self.held.get(index, ())
        return tuple(span for i in held for span in (*self.drafts[i].cue, *self.drafts[i].content))

    def _said(self, draft: Draft) -> When | None:
        """The time words that stand between or beside cue and content, in the cue's line."""
        if not draft.cue:
            return None
        cue_end = draft.cue[-1][1]
        stop = min((s for s, _ in draft.content if s >= cue_end), default=cue_end + 60)
        line = self.text.find("\n", cue_end)
        stop = min(stop, len(self.text) if line < 0 else line)
        found = TIME.search(self.text, cue_end, stop)
        return unread(found.group()) if found else None


def _is_same(inner: Source, outer: Source) -> bool:
    """Whether two links are one speaker: the same words, or one name within the other."""
    left, right = inner.text.casefold().strip(" ,"), outer.text.casefold().strip(" ,")
    shared = any(a < d and c < b for a, b in inner.spans for c, d in outer.spans)
    return bool(left and right) and (left == right or shared)


def _doubted(stance: Stance) -> Stance:
    return Stance(
        source=stance.source,
        author=AuthorStance.DOUBTING,
        polarity=stance.polarity,
        hedges=stance.hedges,
    )
