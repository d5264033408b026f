"""Relations between actors, as texts state them."""

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.extract.actors import find_actors
from purport.extract.claims import find_claims
from purport.extract.relations import find_relations
from purport.extract.relations.rules import RULES
from purport.extract.relations.verbs import VERBS
from purport.extract.times import find_times
from purport.records.actor import ActorMention
from purport.records.document import Document, DocumentKind, document_id
from purport.records.ids import sha256
from purport.records.origin import Origin, OriginKind
from purport.records.relation import Relation
from purport.records.spans import Span, words_at

NAMES = ("Blue Front", "Red Guard", "Green Army", "Freedonia", "SRB")
EXAMPLES = [(rule.kind.value, rule.example) for rule in (*RULES, *VERBS)]
PIECES = [
    *NAMES, "turned on", "backed by", ",", "’s", "branch", "of", ".", "the", "the group", "we",
    "not", "allied with", "attacked", "\n\n", "who leads", "accusing", "and", "since Monday", "(",
]  # fmt: skip


def as_document(text: str, kind: OriginKind, skipped: tuple[Span, ...] = ()) -> Document:
    """A plain text of an origin of that kind."""
    digest = sha256(text.encode())
    return Document(
        id=document_id("test", "text", None, digest),
        kind=DocumentKind.TEXT,
        capture_id="capture-test",
        address="text",
        origin=Origin(name="Ministry of Freedonia", kind=kind),
        sha256=digest,
        text_sha256=digest,
        code_points=len(text),
        skipped=skipped,
        component="test/1",
    )


def relations(
    text: str, kind: OriginKind = OriginKind.MEDIA, skipped: tuple[Span, ...] = ()
) -> tuple[Relation, ...]:
    """The relations of a text in which the invented names are known."""
    actors = find_actors(text, NAMES.__contains__, skipped)
    document = as_document(text, kind, skipped)
    claims = find_claims(document, text, None).claims
    return find_relations(document, text, (actors, find_times(text, skipped)), claims)


def triples(text: str, kind: OriginKind = OriginKind.MEDIA) -> list[tuple[str, str, str]]:
    """Kind, subject and object of the relations of a text, in order."""
    found = relations(text, kind)
    return [(r.kind.value, r.subject.as_written, r.object.as_written) for r in found]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_every_rule_finds_its_own_example(kind: str, example: str) -> None:
    """The example that a rule carries is found as that rule's kind, and nothing else with it."""
    text = re.sub(r"\bS\b", "Blue Front", re.sub(r"\bO\b", "Red Guard", example)) + "."
    assert triples(text) == [(kind, "Blue Front", "Red Guard")]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("The Blue Front, a band that is the Red Guard’s sworn enemy, left.",
         [("rival_of", "Blue Front", "Red Guard")]),
        ("The Blue Front, which is backed by the West, and the Red Guard are old allies.",
         [("backed_by", "Blue Front", "West"), ("allied_with", "Blue Front", "Red Guard")]),
        ("But the Red Guard turned on the Blue Front and its leader, Adam Alder, in Adder.",
         [("turned_on", "Red Guard", "Blue Front"), ("led_by", "Blue Front", "Adam Alder")]),
        ("The Red Guard and the Blue Front attacked the Green Army.",
         [("attacked", "Red Guard", "Green Army"), ("attacked", "Blue Front", "Green Army")]),
        ("The Red Guard fought Green Army fighters in Adder.",
         [("attacked", "Red Guard", "Green Army")]),
        ("The Red Guard bombed Freedonian security forces.",
         [("attacked", "Red Guard", "Freedonian security forces")]),
        ("The Blue Front met the Red Guard.", []),
        ("The Red Guard did not attack the Blue Front.", []),
        ("The Red Guard is plotting attacks against the Blue Front.", []),
        ("The Red Guard left. The Blue Front attacked nobody.", []),
        ("The spokesman told the Red Guard that strikes on the Blue Front go on.", []),
        ("It is a fight the Red Guard must win.", []),
    ],
)  # fmt: skip
def test_who_is_what_to_whom(text: str, stated: list[tuple[str, str, str]]) -> None:
    """What is stated is found with its direction; what is negated, planned or not said is not."""
    assert sorted(triples(text)) == sorted(stated)


def test_a_description_is_led_back_to_another_group() -> None:
    """ "The group" is the nearest group named before that is not the other end."""
    text = "The Red Guard turned on the Blue Front in Adder, accusing the group of lying."
    assert ("accuses", "Red Guard", "Blue Front") in triples(text)


def test_we_is_an_official_origin_and_nobody_elsewhere() -> None:
    """ "We" stands for the origin of an official document only."""
    text = "We support the Red Guard."
    backed = [("backed_by", "Red Guard", "Ministry of Freedonia")]
    assert triples(text, OriginKind.OFFICIAL) == backed
    assert triples(text, OriginKind.MEDIA) == []


def test_a_charge_alone_is_no_relation() -> None:
    """What someone is accused of is a relation only inside a claim, and then names it."""
    text = "The Red Guard accused the Blue Front of attacking the Green Army."
    attacks = [r for r in relations(text) if r.kind.value == "attacked"]
    assert all(r.claim is not None for r in attacks)


def test_contradictions_stand_side_by_side() -> None:
    """Two statements that cannot both be true are both kept."""
    text = "The Red Guard is allied with the Blue Front. The Blue Front is the Red Guard’s rival."
    assert [kind for kind, _, _ in triples(text)] == ["allied_with", "rival_of"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Since late October, the Red Guard has attacked the Blue Front.", "Since late October"),
        ("The Red Guard attacked the Blue Front on Monday.", "on Monday"),
        ("The Red Guard attacked the Blue Front.", None),
        ("On Monday they met. The Red Guard attacked the Blue Front.", None),
    ],
)
def test_only_the_stated_time_is_kept(text: str, when: str | None) -> None:
    """A relation has the time its own clause states, unread, or none."""
    (relation,) = relations(text)
    written = relation.when.as_written if relation.when else None
    assert (written is None) == (when is None)
    assert when is None or written in when


def test_skipped_ranges_are_not_read() -> None:
    """No relation is read from, or across, a range that readers are to ignore."""
    text = "The Red Guard\nRelated: ten photos\nattacked the Blue Front."
    assert relations(text, skipped=((14, 33),)) == ()


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_spans_lie_in_the_text(text: str) -> None:
    """Whatever the words, every relation's spans lie in the text and its ends differ."""
    for relation in relations(text):
        assert relation.text == " ".join(text[s:e] for s, e in relation.spans)
        assert relation.subject.as_written.casefold() != relation.object.as_written.casefold()
        assert relation.when is None or relation.when.rule == "unread"


def test_time_grows_with_the_text_alone() -> None:
    """A sentence without end is read in pieces: eight times the length takes no sixty times."""
    spent = []
    for times in (200, 1600):
        text = "the Blue Front attacked the Red Guard and " * times
        names = re.finditer("Blue Front|Red Guard", text)
        actors = [ActorMention(words=words_at(text, [n.span()]), actor=None) for n in names]
        began = process_time()
        assert find_relations(as_document(text, OriginKind.MEDIA), text, (actors, ()))
        spent.append(process_time() - began)
    assert spent[1] < 32 * spent[0] + 0.3
