"""What holds of the readings of names and times in any text whatever."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from purport.extract.extract import ExtractTools, extract
from purport.records.document import Document, DocumentKind
from purport.records.finding import Findings
from purport.records.ids import CaptureId, DocumentId
from purport.records.names import fold, romanise
from purport.records.origin import Origin, PublishedSource, read_published
from purport.resolve.resolve import ResolveTools, resolve
from purport.stock.gazetteer import open_gazetteer
from purport.stock.profiles import load_profiles
from purport.stock.register import key_of, open_register

# Words of our own that names, times and claims are made of; the deeds are invented.
PIECES = [
    "The Islamic State", "Al Nusrah", "said", "claimed", "that", "jets", "struck", "near", "Homs",
    "Harem", "Idlib province", "on Nov. 5", "since late October", "last night", ".", ",", "\n\n",
    "west of", "20 km", "killing", "three", "civilians", "was allied with", "until", "2014",
    "Ahrar al-Sham", "a rival of", "US", "a senior official", "denied", "“", "”", "حارم", "قال",
    "الدولة الإسلامية", "в Алеппо", "ИГИЛ", "051430ZNOV14", "Damascus", "the group", "attacked",
    "led by", "Ramadan", "Valley Brigade", "Paris", "Paris, Texas", "\u200f", "é", "😀", "between",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
)
DAYS = st.sampled_from([None, "2014-11-06", "2013-01-31T23:30+03:00"])


@cache
def tools() -> tuple[ExtractTools, ResolveTools]:
    """The shipped lists, without the language model."""
    gazetteer, register = open_gazetteer(), open_register()
    searching = ExtractTools(
        parse=None,
        profiles=load_profiles(),
        place_fame=gazetteer.fame,
        knows_actor=register.knows,
        stands_for=register.stands_for,
    )
    return searching, ResolveTools(gazetteer=gazetteer, register=register, countries=("SY",))


def document_of(text: str, day: str | None) -> Document:
    return Document(
        id=DocumentId("document-1"),
        kind=DocumentKind.TEXT,
        capture_id=CaptureId("capture-1"),
        address="own.txt",
        origin=Origin(name="own"),
        published=read_published(day, PublishedSource.GIVEN) if day else None,
        sha256="",
        text_sha256="",
        code_points=len(text),
        component="test/1",
    )


def read(text: str, day: str | None) -> tuple[Findings, Findings]:
    """The findings resolved once, and resolved twice."""
    document = document_of(text, day)
    found = extract(document, text, tools()[0]).found
    once = resolve(found, document, text, tools()[1]).found
    return once, resolve(once, document, text, tools()[1]).found


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, day=DAYS)
def test_resolving_what_is_resolved_changes_nothing(text: str, day: str | None) -> None:
    """Times, places, actors, claims, events and relations read once are read for good."""
    once, twice = read(text, day)
    assert twice == once


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, day=DAYS)
def test_no_span_leaves_its_text_and_no_range_is_reversed(text: str, day: str | None) -> None:
    """Every span lies in its text and holds its words; earliest never follows latest."""
    found, _ = read(text, day)
    words = [each.words for each in (*found.times, *found.places, *found.actors)]
    words += [each.content for each in (*found.claims, *found.questions)]
    spans = [(each.spans, each.text) for each in (*words, *found.events, *found.relations)]
    for own, said in spans:
        assert all(0 <= start < end <= len(text) for start, end in own)
        assert " ".join(text[start:end] for start, end in own) == said
    whens = [each.when for each in (*found.times, *found.events, *found.relations)]
    for when in whens:
        if when and when.earliest and when.latest:
            assert when.earliest <= when.latest


@given(st.text(max_size=60))
def test_names_made_plain_stay_as_they_are(name: str) -> None:
    """Folding, and the key under which an actor is looked up, are stable."""
    assert fold(fold(name)) == fold(name)
    assert key_of(fold(name)) == key_of(name)
    assert romanise(romanise(fold(name))) == romanise(fold(name))
