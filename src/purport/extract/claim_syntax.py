"""Claims found on a parse: verbs, adjectives and nouns that attribute."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from purport.extract.claim_draft import Draft, join, trim, trim_content
from purport.extract.claim_frames import Argument, argument_of, running_end
from purport.extract.claim_group import group_of, is_negated, source_span, subject_of, with_carrier
from purport.extract.claim_tree import SUBJECTS, Tree
from purport.extract.cue_table import HEARSAY_ADJECTIVES, HEARSAY_ADVERBS
from purport.extract.cues import ADJECTIVE_CLASSES, NOUN_CLASSES, PARTICLE_LEMMAS, frames_of, lemma_of
from purport.records.claim import CueClass, SourceKind
from purport.records.spans import Span

VERBAL = frozenset({"VERB", "AUX"})
NO_CUE = frozenset({"aux", "aux:pass", "amod", "compound", "cop", "case", "mark", "fixed"})
LIGHT = frozenset(
    "sign signs signed signing reach reaches reached reaching strike struck seek sought win "
        "provide provides provided providing deliver delivers delivered "
        "express expresses expressed expressing voice voices voiced voicing raise raises raised raising "
    "make makes made making give gives gave giving offer offers offered offering issue issues "
    "issued issuing show shows showed showing have has had having face faces faced facing draw "
    "draws drew drawing send sends sent sending repeat repeated file files filed filing "
    "level leveled levelled win won take takes took share shares "
    "shared stir stirred spark sparked fuel fueled".split()
)
Rule = Callable[[Tree, int], Iterator[Draft]]


def find_by_syntax(tree: Tree) -> Iterator[Draft]:
    """All drafts on a parse, in the order of their cues; each cue once."""
    for node in range(len(tree)):
        for rule in RULES:
            draft = next(iter(rule(tree, node)), None)
            if draft is not None:
                yield replace(draft, traits=traits_of(tree, node))
                break


def traits_of(tree: Tree, node: int) -> tuple[str, ...]:
    """What the parse tells of a cue: form, place in the sentence, helpers, subject, object."""
    found = ["tag=" + tree.tag[node], "dep=" + tree.dep[node]]
    found.append("lemma=" + (phrasal(tree, node) or lemma_of(tree.low[node]) or tree.low[node]))
    for kid in tree.kids[node]:
        if tree.dep[kid] in {"aux", "aux:pass"}:
            found.append("aux=" + tree.low[kid])
        elif tree.dep[kid] in SUBJECTS:
            found.append(f"subject={tree.pos[kid]}")
            found += [f"pronoun={tree.low[kid]}"] if tree.pos[kid] == "PRON" else []
        elif tree.dep[kid] == "obj":
            found.append(f"object={tree.pos[kid]}")
            found += [f"thing={tree.low[kid]}"] if tree.low[kid] in NOUN_CLASSES else []
        elif tree.dep[kid] in {"mark", "cc"}:
            found.append("mark=" + tree.low[kid])
    return tuple(found)


def speakers_of(tree: Tree) -> dict[int, Span | None]:
    """Where the source stands of each cue verb, by the offset at which the verb begins."""
    found: dict[int, Span | None] = {}
    for node in range(len(tree)):
        if lemma_of(tree.low[node]) and tree.pos[node] in VERBAL and tree.dep[node] not in NO_CUE:
            source = source_of(tree, subject_of(tree, node))
            found[tree.starts[node]] = source[0] if source else None
        elif tree.low[node] == "according" and tree.dep[node] == "case":
            phrase = source_of(tree, tree.head[node])
            found[tree.starts[node]] = phrase[0] if phrase else None
    return found


def verb_cue(tree: Tree, node: int) -> Iterator[Draft]:
    """A verb of the table with a content that fits one of its frames.

    *The mayor denied the report*, *plans to leave*, *accused the army of looting*, *said they fled*.
    """
    lemma = lemma_of(tree.low[node])
    lemma = phrasal(tree, node) or lemma
    if lemma is None or tree.pos[node] not in VERBAL or tree.dep[node] in NO_CUE:
        return
    if tree.low[node] in LIGHT and _carries(tree, node):
        return
    first, last = group_of(tree, node)
    found = argument_of(tree, node, lemma, last)
    if found is not None and found.pieces:
        yield _verb_draft(tree, node, first, found)


def _carries(tree: Tree, verb: int) -> bool:
    """Whether the verb only carries a noun that attributes: *raised questions about the raid*."""
    thing = tree.one_below(verb, {"obj"})
    return thing is not None and tree.low[thing] in NOUN_CLASSES and _noun_content(tree, thing) is not None


def phrasal(tree: Tree, node: int) -> str | None:
    """The table's name of a verb with its particle ("point_out"), or None."""
    particle = tree.one_below(node, {"compound:prt"})
    if particle is None:
        return None
    stem = PARTICLE_LEMMAS.get(tree.low[node])
    name = f"{stem}_{tree.low[particle]}"
    return name if frames_of(name) else None


def _verb_draft(tree: Tree, verb: int, first: int, found: Argument) -> Draft:
    source = source_of(tree, subject_of(tree, verb))
    cue = tree.span(first, with_carrier(tree, verb, found.last))
    return Draft(
        source=source,
        cue=(cue,),
        content=content_of(tree, found.pieces, [cue, *source]),
        cue_class=found.frame.cue_class,
        rule=found.rule,
        negated=is_negated(tree, verb, first) or tree.low[found.last] == "no",
    )


def content_of(tree: Tree, pieces: list[Span], holes: list[Span]) -> tuple[Span, ...]:
    """The pieces without source and cue, trimmed and joined."""
    return join([trim_content(tree.text, p) for p in outside(pieces, holes)], tree.text)


def source_of(tree: Tree, subject: int | None) -> tuple[Span, ...]:
    """The span of a source's noun phrase; a possessor without its 's."""
    if subject is None:
        return ()
    first, last = source_span(tree, subject)
    if first > last:
        return ()
    start, end = trim(tree.text, tree.span(first, last))
    if tree.text[start:end].lower().endswith(("'s", "’s")):
        end -= 2
    return ((start, end),) if start < end else ()


def noun_cue(tree: Tree, node: int) -> Iterator[Draft]:
    """A noun that attributes: *the army’s claim that …*, *allegations of looting*, *voiced concern
    about the raid*."""
    cue_class = NOUN_CLASSES.get(tree.low[node])
    if cue_class is None or tree.pos[node] not in {"NOUN", "PROPN"}:
        return
    found = _noun_content(tree, node)
    if found is None:
        return
    content, last = found
    verb = _light_verb(tree, node)
    if verb is not None:
        yield _light_draft(tree, (verb, node, last), cue_class, content)
    elif _attributes_alone(tree, node, cue_class) or (last == node and not _is_infinitive(tree, content)):
        yield _noun_draft(tree, node, last, cue_class, content)


def _attributes_alone(tree: Tree, noun: int, cue_class: CueClass) -> bool:
    owned = _owner(tree, noun) is not None
    plural = tree.low[noun].endswith("s")
    told = cue_class in {CueClass.ACCUSE, CueClass.CLAIM, CueClass.HEAR}
    return owned or (plural and told) or tree.low[noun] in {"reports", "report"}


def _is_infinitive(tree: Tree, content: Span) -> bool:
    return tree.text[content[0] : content[0] + 3].lower() == "to "


def _owner(tree: Tree, noun: int) -> int | None:
    """Whose word it is: *the army’s claim*, *a Times report*."""
    owner = tree.one_below(noun, {"nmod:poss"})
    if owner is not None:
        return owner
    return next(
        (k for k in tree.below(noun, {"compound"}) if tree.pos[k] == "PROPN" and k < noun), None
    )


def _noun_content(tree: Tree, noun: int) -> tuple[Span, int] | None:
    """What a noun governs and the last token of the cue: a clause, an infinitive or a phrase."""
    for kid in tree.kids[noun]:
        if kid < noun:
            continue
        mark = tree.one_below(kid, {"mark"})
        word = tree.low[mark] if mark is not None else ""
        if tree.dep[kid] in {"acl", "ccomp", "acl:relcl"} and word in {"that", "whether", "to"}:
            return (tree.phrase(kid)[0], running_end(tree, tree.last[kid])), noun
        case = tree.one_below(kid, {"case", "mark"})
        joined = case is not None and case == noun + 1 and tree.dep[kid] in {"nmod", "acl"}
        if joined and case is not None and tree.low[case] in _joining(tree.low[noun]):
            return (tree.ends[case], tree.phrase(kid)[1]), case
    return None


def _joining(noun: str) -> frozenset[str]:
    """The prepositions that join a noun to what it says: *calls for*, *allegations of*."""
    found = {"of", "about"}
    if NOUN_CLASSES[noun] in {CueClass.ASK, CueClass.INTEND, CueClass.BELIEVE}:
        found |= {"for"}
    if NOUN_CLASSES[noun] in {CueClass.ACCUSE, CueClass.CLAIM, CueClass.INTEND}:
        found |= {"against"}
    return frozenset(found)


def _light_verb(tree: Tree, noun: int) -> int | None:
    """The verb that only carries the noun: *voiced* in *voiced concern*."""
    head = tree.head[noun]
    carries = tree.dep[noun] == "obj" and tree.low[head] in LIGHT and head < noun
    return head if carries and noun - head <= 6 else None


def _light_draft(
    tree: Tree, cue_words: tuple[int, int, int], cue_class: CueClass, content: Span
) -> Draft:
    verb, noun, last = cue_words
    first, _ = group_of(tree, verb)
    cue, source = tree.span(first, last), source_of(tree, subject_of(tree, verb))
    return Draft(
        source=source, cue=(cue,), content=content_of(tree, [content], [cue, *source]),
        cue_class=cue_class, rule="light_verb",
        negated=is_negated(tree, verb, first) or "no" in _determiners(tree, noun),
    )


def _determiners(tree: Tree, noun: int) -> list[str]:
    return [tree.low[k] for k in tree.below(noun, {"det"})]


def _noun_draft(tree: Tree, noun: int, last: int, cue_class: CueClass, content: Span) -> Draft:
    owner = _owner(tree, noun)
    source, cue = source_of(tree, owner), tree.span(noun, last)
    return Draft(
        source=source, cue=(cue,), content=content_of(tree, [content], [cue, *source]),
        cue_class=cue_class, rule="noun_cue", kind=None if source else SourceKind.IMPLICIT,
    )


def adjective_cue(tree: Tree, node: int) -> Iterator[Draft]:
    """An attitude in an adjective: *is confident that …*, *is willing to talk*, *is aware of it*."""
    entry = ADJECTIVE_CLASSES.get(tree.low[node])
    if entry is None or tree.one_below(node, {"cop", "aux:pass"}) is None:
        return
    first, last = group_of(tree, node)
    for kid in tree.kids[node]:
        if kid < node:
            continue
        case = tree.one_below(kid, {"case", "mark"})
        word = tree.low[case] if case is not None else ""
        if tree.dep[kid] == "ccomp" or (tree.dep[kid] == "xcomp" and "v" in entry[1]):
            piece = tree.phrase(kid)
        elif tree.dep[kid] in {"obl", "advcl"} and "+" + word in entry[1] and case == last + 1:
            piece, last = (tree.ends[case], tree.phrase(kid)[1]), case
        else:
            continue
        cue, source = tree.span(first, last), source_of(tree, _feeling(tree, node))
        yield Draft(
            source=source, cue=(cue,), content=content_of(tree, [piece], [cue, *source]),
            cue_class=entry[0], rule="adjective_cue", negated=is_negated(tree, node, first),
        )
        return


def hearsay_adverb(tree: Tree, node: int) -> Iterator[Draft]:
    """An adverb of hearsay, its source unsaid: *The town was allegedly shelled*.

    On a participle the content begins with its noun: *photos allegedly showing a ruin*.
    """
    if tree.low[node] not in HEARSAY_ADVERBS:
        return
    verb = tree.head[node]
    if tree.dep[verb] in {"acl", "amod"}:
        noun = tree.head[verb]
        start = tree.span(*source_span(tree, noun))[0]
    else:
        start = tree.starts[_clause_first(tree, verb)]
    cue = tree.span(node, node)
    piece = (min(start, cue[0]), tree.phrase(verb)[1])
    yield Draft(
        source=(), cue=(cue,), content=content_of(tree, [piece], [cue]), cue_class=CueClass.HEAR,
        rule="hearsay_adverb", kind=SourceKind.IMPLICIT,
    )


def _clause_first(tree: Tree, verb: int) -> int:
    """The first token of a clause behind its conjunction, marker or opening time."""
    starts = [tree.first[k] for k in tree.kids[verb] if tree.dep[k] in SUBJECTS | {"aux", "aux:pass"}]
    return min([verb, *starts])


def hearsay_adjective(tree: Tree, node: int) -> Iterator[Draft]:
    """A noun at a distance, nobody named for it: *the alleged attacker*, *suspected mines*."""
    if tree.low[node] not in HEARSAY_ADJECTIVES or tree.dep[node] != "amod":
        return
    noun, cue = tree.head[node], tree.span(node, node)
    piece = tree.span(*source_span(tree, noun))
    yield Draft(
        source=(), cue=(cue,), content=content_of(tree, [piece], [cue]), cue_class=CueClass.HEAR,
        rule="hearsay_adjective", kind=SourceKind.IMPLICIT,
    )


def _feeling(tree: Tree, node: int) -> int | None:
    """Who is confident or worried: the subject, a passive's too."""
    own = tree.one_below(node, SUBJECTS)
    return own if own is not None else subject_of(tree, node)


RULES: tuple[Rule, ...] = (adjective_cue, hearsay_adverb, hearsay_adjective, verb_cue, noun_cue)


def outside(pieces: list[Span], holes: list[Span]) -> list[Span]:
    """The pieces without what lies in the holes."""
    for left, right in holes:
        cut: list[Span] = []
        for start, end in pieces:
            if right <= start or left >= end:
                cut.append((start, end))
                continue
            cut += [(start, left)] * (left > start) + [(right, end)] * (right < end)
        pieces = cut
    return pieces
