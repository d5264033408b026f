"""What holds of times in any text whatever."""

import re
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from purport.extract.times import find_times
from purport.records.codec import read, write
from purport.records.spans import Span
from purport.records.when import Anchor, TimeMention, When
from purport.resolve.times import resolve_times

PIECES = [
    "Sept.", "23", "the night of", "2014", "9999", "1000", "last", "next", "three", "days", "ago",
    "Thursday", "since", "through", "today", "8 a.m.", "25:61", ",", "between", "and", "late",
    "October", "winter", "every", "week", "Ramadan", "Feb. 29", "31", "May", "EST", "centuries",
    "1000000000", "years", "later", "earlier this", "decade", "Q3", "051430ZNOV14", "00:00",
    "2014-02-30T99:00:00+99:99", "45.13.2014", "99/99/9999", "قبل", "ثلاثة", "أيام", "تشرين",
    "الثاني", "٢٣", "в ночь на", "сентября", "года", "п’ятницю", "-", "\n", "\n\n", "'82", "a",
    "the day before", "hours", "half", "1/0", "to", "Easter", "1" * 400, "half a", "24:00",
    "one and a half", "ago", "weekend", "Christmas", "2100", "fourth quarter", "no",
]  # fmt: skip
TIMELY = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), TIMELY)
INSTANTS = st.datetimes(
    min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC)
)
ANCHORS = st.builds(
    Anchor,
    published=st.none() | INSTANTS,
    exact=st.booleans(),
    zone=st.sampled_from(["unknown", "Asia/Damascus", "America/New_York", "Nowhere/None"]),
    locale=st.sampled_from(["en", "en-GB", "ar"]),
)


@st.composite
def skips(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    """A text and some sorted, disjoint ranges of it."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    return text, tuple(
        (start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end
    )


def resolved(text: str, anchor: Anchor) -> tuple[TimeMention, ...]:
    """The times of a text, read against an anchor."""
    return resolve_times(find_times(text), text, anchor)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, anchor=ANCHORS)
def test_any_text_is_read_and_earliest_never_follows_latest(text: str, anchor: Anchor) -> None:
    """No text makes reading fail, every time has a reading, and its range is in order."""
    for mention in resolved(text, anchor):
        assert mention.when is not None
        when = mention.when
        assert not (when.earliest and when.latest and when.earliest > when.latest)
        assert when.as_written == mention.words.text


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, anchor=ANCHORS)
def test_resolving_is_idempotent(text: str, anchor: Anchor) -> None:
    """Reading times that are read already changes nothing."""
    once = resolved(text, anchor)
    assert resolve_times(once, text, anchor) == once


@settings(max_examples=200, deadline=None)
@given(given_skips=skips())
def test_spans_lie_in_the_text_and_outside_what_is_skipped(
    given_skips: tuple[str, tuple[Span, ...]],
) -> None:
    """Spans are sorted, hold exactly the words, stay inside the text and out of skipped ranges."""
    text, skipped = given_skips
    last = 0
    for mention in find_times(text, skipped):
        pieces = [text[start:end] for start, end in mention.words.spans]
        assert " ".join(pieces) == mention.words.text
        for start, end in mention.words.spans:
            assert last <= start < end <= len(text)
            assert not any(start < e and s < end for s, e in skipped)
            last = end


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, anchor=ANCHORS)
def test_normalisation_is_stable(text: str, anchor: Anchor) -> None:
    """The date that a reading gives reads as itself, without any anchor."""
    for mention in resolved(text, anchor):
        assert mention.when is not None
        edtf = mention.when.edtf or ""
        if re.fullmatch(r"(?:19|20)\d\d-\d\d-\d\d", edtf):
            (again,) = resolved(edtf, Anchor(published=None))
            assert again.when is not None
            assert again.when.edtf == edtf


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, anchor=ANCHORS)
def test_readings_survive_being_stored(text: str, anchor: Anchor) -> None:
    """A reading written by the codec is read back the same."""
    for mention in resolved(text, anchor):
        assert read(When, write(mention.when)) == mention.when


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_finding_gives_no_reading(text: str) -> None:
    """What is found has a form and fields, but no reading before it is resolved."""
    assert all(mention.when is None for mention in find_times(text))
