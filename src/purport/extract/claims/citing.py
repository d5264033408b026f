"""One source that quotes another: *the paper, citing residents, said …*.

The quoted one is the speaker, the quoting one is whom we have it from.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from purport.extract.claims.clauses import running_end
from purport.extract.claims.draft import Draft
from purport.extract.claims.parts import source_of
from purport.extract.claims.text import without
from purport.extract.claims.tree import Tree
from purport.extract.claims.words import ARMED, GROUPS, ROLES, words
from purport.records.claim import CueClass
from purport.records.spans import Span, overlaps

CITING = words("cite cites cited citing quote quotes quoted quoting")
SPEAKING = ROLES | GROUPS | ARMED | words("spokespeople staff agency ministry person")


def citing(tree: Tree, node: int) -> Iterator[Draft]:
    """Somebody cited for what the sentence says; its content is filled in by `pass_on`.

    Not *cited security*, *quoted the report*: only people and bodies speak.
    """
    if tree.low[node] not in CITING or tree.pos[node] != "VERB" or tree.is_passive(node):
        return
    cited = tree.one_below(node, {"obj"})
    if cited is None or cited < node or not _speaks(tree, cited) or _as_saying(tree, node):
        return
    clause = _clause_on(tree, cited)
    last = cited if clause is None else clause - 1
    source = source_of(tree, cited) if clause is None else (tree.span(tree.first[cited], last),)
    own = () if clause is None else ((tree.starts[clause], running_end(tree, tree.last[cited])),)
    if clause is None and tree.dep[node] not in {"advcl", "acl", "acl:relcl", "parataxis"}:
        return
    yield Draft(
        source=source,
        cue=(tree.span(node, node),),
        content=own,
        cue_class=CueClass.SAY,
        rule="citing",
    )


def _speaks(tree: Tree, noun: int) -> bool:
    named = tree.pos[noun] == "PROPN" and tree.low[noun - 1] not in {'"', "“", "'", "‘"}
    return named or tree.low[noun] in SPEAKING


def _as_saying(tree: Tree, node: int) -> bool:
    return any(tree.preposition(k) == "as" for k in tree.kids[node] if k > node)


def _clause_on(tree: Tree, noun: int) -> int | None:
    """The "that" of a clause that the parse hung on the one cited."""
    for kid in tree.kids[noun]:
        mark = tree.one_below(kid, {"mark"})
        if kid > noun and mark is not None and tree.low[mark] == "that":
            return mark
    return None


def pass_on(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts of one sentence, each cited source with the content that it is cited for.

    The source that cites loses the words that do so: *Northern News, citing residents* becomes
    *Northern News*.
    """
    found = list(drafts)
    for index, draft in enumerate(found):
        if draft.rule != "citing" or draft.content:
            continue
        outer = _outer(found, draft)
        if outer is None:
            continue
        whole = (*draft.cue, *draft.source)
        content = tuple(piece for span in found[outer].content for piece in without(span, whole))
        found[index] = replace(draft, content=content, through=found[outer].cue)
        found[outer] = replace(
            found[outer], source=_before(found[outer].source, draft.cue), content=content
        )
    return tuple(found)


def _outer(drafts: Sequence[Draft], draft: Draft) -> int | None:
    """The draft whose source cites: nearest by its cue, and with a content of its own."""
    near = [
        (abs(other.cue[0][0] - draft.cue[0][0]), index)
        for index, other in enumerate(drafts)
        if other.content
        and other.cue_class in {CueClass.SAY, CueClass.ANNOUNCE, CueClass.CLAIM}
        and not overlaps(other.cue, draft.cue)
    ]
    return min(near)[1] if near else None


def _before(source: tuple[Span, ...], cue: tuple[Span, ...]) -> tuple[Span, ...]:
    at = cue[0][0]
    return tuple((start, min(end, at)) for start, end in source if start < at) or source
