"""The uses of one photo: which was earliest among what is held, and what cannot both be right."""

import random
from datetime import UTC, date, datetime, timedelta

from purport.link.lineage import LineageOptions, lineages, on_videos, shared_sets
from purport.records import codec
from purport.records.actor import MatchState
from purport.records.document import Document, DocumentKind, MediaItem, document_id, media_id
from purport.records.event import Event, EventKind, event_id
from purport.records.finding import Findings
from purport.records.ids import CaptureId, sha256
from purport.records.lineage import Basis, ContradictionKind, Lineage
from purport.records.match import Likeness, MediaMatch, match_id
from purport.records.origin import Origin, Published, PublishedSource
from purport.records.place import Place
from purport.records.when import Granularity, When, ZoneBasis

HAREM = Place(as_written="Harem", id="x:1", lat=36.21, lon=36.52, radius_m=2000)
MILL = Place(as_written="the mill", id="x:2", lat=35.9, lon=36.9, radius_m=2000)
PROVINCE = Place(as_written="Idlib province", id="x:3", lat=35.8, lon=36.6, radius_m=60_000)


def at(day: str) -> Published:
    return Published(day=date.fromisoformat(day), source=PublishedSource.METADATA)


def when(day: str, stated: bool = True) -> When:
    begin = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return When(
        as_written=day,
        edtf=day,
        earliest=begin,
        latest=begin + timedelta(days=1),
        zone_basis=ZoneBasis.STATED if stated else ZoneBasis.ASSUMED,
        granularity=Granularity.DAY,
        rule="made by hand",
    )


def item(name: str, day: str | None, content: str, size: int = 600, **more: object) -> MediaItem:
    digest = sha256(content.encode())
    return MediaItem(
        id=media_id("Channel", name, None, digest),
        capture_id=CaptureId(f"capture-{name}"),
        address=name,
        origin=Origin(name="Channel"),
        published=at(day) if day else None,
        sha256=digest,
        bytes=size,
        mime="image/jpeg",
        width=size,
        height=size,
        component="test/1",
        **more,
    )


def post(name: str, day: str, media: tuple[MediaItem, ...]) -> Document:
    digest = sha256(name.encode())
    return Document(
        id=document_id("Channel", name, None, digest),
        kind=DocumentKind.POST,
        capture_id=CaptureId(f"capture-{name}"),
        address=name,
        origin=Origin(name="Channel"),
        published=at(day),
        sha256=digest,
        text_sha256=digest,
        code_points=100,
        media=tuple(each.id for each in media),
        component="test/1",
    )


def tells(document: Document, place: Place | None, day: str | None = None, **more: bool) -> Event:
    return Event(
        id=event_id(document.id, EventKind.AIRSTRIKE, ((0, 5),), str(place)),
        kind=EventKind.AIRSTRIKE,
        document_id=document.id,
        spans=((0, 5),),
        text="words",
        place=place,
        when=when(day) if day else None,
        component="test/1",
        **more,
    )


def match(one: MediaItem, other: MediaItem, relation: Likeness, state: MatchState) -> MediaMatch:
    return MediaMatch(
        id=match_id(one.id, other.id),
        left=one.id,
        right=other.id,
        relation=relation,
        state=state,
        component="test/1",
    )


EARLY = item("early.jpg", "2014-09-23", "bytes", 900, metadata=(("exif:Make", "A"),))
LATE = item("late.jpg", "2014-11-06", "bytes")
EDITED = item("edited.jpg", "2014-11-07", "other bytes", 1200)
SAME = match(EARLY, LATE, Likeness.SAME_FILE, MatchState.SUGGESTED)
POST_EARLY, POST_LATE = post("p1", "2014-09-23", (EARLY,)), post("p2", "2014-11-06", (LATE,))


def found(
    *told: Event,
    media: tuple[MediaItem, ...] = (EARLY, LATE),
    matches: tuple[MediaMatch, ...] = (SAME,),
    documents: tuple[Document, ...] = (POST_EARLY, POST_LATE),
    **options: object,
) -> tuple[Lineage, ...]:
    of = {each.id: Findings(events=tuple(e for e in told if e.document_id == each.id))
          for each in documents}  # fmt: skip
    captured = {LATE.capture_id: 0, EARLY.capture_id: 1}
    return lineages(
        media,
        matches,
        documents,
        of,
        LineageOptions(captured=captured, **options),
    )


def test_the_earliest_held_use_is_told_by_two_clocks() -> None:
    """By publication the September post leads, by capture the file that came into the case first;
    the largest copy and the one with a camera's words are named."""
    (lineage,) = found()
    assert [use.media_id for use in lineage.uses] == [EARLY.id, LATE.id]
    assert lineage.by_publication == 0
    assert lineage.by_capture == LATE.id
    assert lineage.largest == EARLY.id
    assert lineage.with_camera_data == (EARLY.id,)


def test_each_picture_belongs_to_exactly_one_lineage_in_any_order() -> None:
    """Shuffled input gives the same lineages, and no two of them hold one item."""
    media = (EARLY, LATE, EDITED, item("alone.jpg", None, "alone"))
    matches = (SAME, match(LATE, EDITED, Likeness.POSSIBLE, MatchState.CONFIRMED))
    first = found(media=media, matches=matches)
    held = [one for lineage in first for one in lineage.items]
    assert sorted(held) == sorted(each.id for each in media)
    for seed in range(5):
        dice = random.Random(seed)
        again = found(
            media=tuple(dice.sample(media, len(media))),
            matches=tuple(dice.sample(matches, len(matches))),
            documents=tuple(dice.sample((POST_EARLY, POST_LATE), 2)),
        )
        assert again == first


def test_captions_with_places_far_apart_contradict_each_other() -> None:
    """ "Harem" in November against "the mill" in September is a contradiction with its distance."""
    (lineage,) = found(tells(POST_EARLY, MILL), tells(POST_LATE, HAREM))
    (only,) = lineage.contradictions
    assert only.kind is ContradictionKind.PLACE
    assert only.basis is Basis.SAME_FILE
    assert "shown as Harem (published 2014-11-06)" in only.words
    assert "in an earlier held use as the mill (published 2014-09-23)" in only.words
    assert only.distance_km is not None
    assert 40 < only.distance_km < 60


def test_places_that_can_be_one_do_not_contradict() -> None:
    """A province that holds the town, one fitting place among several, an event said not to have
    happened, and a place that is not on the map give no contradiction."""
    unplaced = Place(as_written="Tell Somewhere")
    for events in (
        (tells(POST_EARLY, PROVINCE), tells(POST_LATE, HAREM)),
        (tells(POST_EARLY, MILL), tells(POST_EARLY, HAREM), tells(POST_LATE, HAREM)),
        (tells(POST_EARLY, MILL, negated=True), tells(POST_LATE, HAREM)),
        (tells(POST_EARLY, unplaced), tells(POST_LATE, HAREM)),
    ):
        assert found(*events)[0].contradictions == ()


def test_an_earlier_copy_refutes_the_date_and_nothing_else() -> None:
    """A caption dating the photo to November is refuted by a copy of September; no word is said
    of intent, of an original or of a first publication."""
    (lineage,) = found(tells(POST_LATE, None, "2014-11-06"))
    (only,) = lineage.contradictions
    assert only.kind is ContradictionKind.EARLIER_COPY
    assert (lineage.uses[only.earlier].media_id, lineage.uses[only.later].media_id) == (
        EARLY.id,
        LATE.id,
    )
    for word in ("original", "first published", "fake", "lie", "false", "mislead"):
        assert word not in only.words


def test_a_copy_of_the_same_days_refutes_nothing() -> None:
    """A copy dated to the day before, with zones unknown, may be of the same day."""
    near = item("near.jpg", "2014-11-05", "bytes")
    same = match(near, LATE, Likeness.SAME_FILE, MatchState.SUGGESTED)
    told = tells(POST_LATE, None, "2014-11-06")
    unsure = codec.changed(told, when=when("2014-11-06", stated=False))
    for event in (unsure, tells(POST_LATE, None, "2014-11-05")):
        (lineage,) = found(event, media=(near, LATE), matches=(same,), documents=(POST_LATE,))
        assert lineage.contradictions == ()


def test_what_nobody_confirmed_stays_hedged() -> None:
    """A suggested same photo is hedged in the sentence; a possible one joins nothing until a person
    confirms it, and a rejected one never."""
    third = post("p3", "2014-11-07", (EDITED,))
    events = (tells(POST_EARLY, MILL), tells(third, HAREM))
    for relation, state, uses, basis in (
        (Likeness.SAME_PHOTO, MatchState.SUGGESTED, 2, Basis.SUGGESTED),
        (Likeness.SAME_PHOTO, MatchState.CONFIRMED, 2, Basis.CONFIRMED),
        (Likeness.SAME_PHOTO, MatchState.REJECTED, 1, None),
        (Likeness.POSSIBLE, MatchState.SUGGESTED, 1, None),
        (Likeness.POSSIBLE, MatchState.CONFIRMED, 2, Basis.CONFIRMED),
        (Likeness.SAME_SCENE, MatchState.CONFIRMED, 1, None),
    ):
        lineage = found(
            *events,
            media=(EARLY, EDITED),
            matches=(match(EARLY, EDITED, relation, state),),
            documents=(POST_EARLY, third),
        )[0]
        assert len(lineage.uses) == uses
        assert [each.basis for each in lineage.contradictions] == ([basis] if basis else [])
        for each in lineage.contradictions:
            assert ("nobody has confirmed" in each.words) == (basis is Basis.SUGGESTED)


def test_one_file_in_two_posts_has_two_uses() -> None:
    """Each document that shows an item is a use of its own, with its own date."""
    again = post("p4", "2014-11-08", (EARLY,))
    (lineage,) = found(media=(EARLY,), matches=(), documents=(POST_EARLY, again))
    assert [str(use.published) for use in lineage.uses] == ["2014-09-23", "2014-11-08"]


def test_sets_are_compared_as_sets() -> None:
    """Two posts that share five of seven and five of six photos say so, frames not counted."""
    left = tuple(item(f"l{n}.jpg", "2014-09-23", f"photo {n}") for n in range(7))
    right = tuple(item(f"r{n}.jpg", "2014-11-06", f"photo {n}") for n in range(2, 8))
    frame = item("f.jpg", "2014-11-06", "frame", frame_of=right[0].id, at_s=1.0)
    copies = tuple(
        match(left[n], right[n - 2], Likeness.SAME_FILE, MatchState.SUGGESTED) for n in range(2, 7)
    )
    posts = (post("a", "2014-09-23", left), post("b", "2014-11-06", right))
    media = (*left, *right, frame)
    (shared,) = shared_sets(found(media=media, matches=copies, documents=posts), media)
    assert len(shared.shared) == 5
    assert {(shared.left, shared.of_left), (shared.right, shared.of_right)} == {
        (posts[0].id, 7),
        (posts[1].id, 6),
    }


def test_a_file_picture_is_marked_by_a_person_alone() -> None:
    """The mark on any item holds for its lineage."""
    assert not found()[0].file_picture
    assert found(file_pictures=frozenset({LATE.id}))[0].file_picture


def test_a_match_with_a_frame_counts_for_its_video() -> None:
    """Documents show videos, not frames: their matches are moved, those within one video fall."""
    video = item("v.mp4", "2014-11-06", "video")
    frames = tuple(
        item(f"v.mp4-{n}", "2014-11-06", f"frame {n}", frame_of=video.id, at_s=float(n))
        for n in range(2)
    )
    alike = match(EARLY, frames[0], Likeness.SAME_PHOTO, MatchState.CONFIRMED)
    within = match(*frames, Likeness.POSSIBLE, MatchState.SUGGESTED)
    (only,) = on_videos((alike, within), (video, EARLY, *frames))
    assert (only.id, {only.left, only.right}) == (alike.id, {EARLY.id, video.id})
