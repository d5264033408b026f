"""Videos give one picture for each shot, the same every time; broken ones are problems."""

import io

import pytest

from films import MADE, film
from pictures import scene
from purport.read import LookOptions, look
from purport.read.fingerprint import fingerprint, square
from purport.read.look import NO_FRAMES
from purport.records.fingerprint import read_fingerprint

av = pytest.importorskip("av", reason="skipped: purport[video] is not installed")

KINDS = [("mp4", "mpeg4"), ("mp4", "libx264"), ("mov", "mjpeg"), ("avi", "mpeg4")]


def apart(one: str, seed: int) -> int:
    other = fingerprint(square(scene(seed)))
    return (int(read_fingerprint(one).bits, 16) ^ int(other.bits, 16)).bit_count()


@pytest.mark.parametrize(("container", "codec"), KINDS)
def test_each_shot_gives_one_frame_with_its_time(container: str, codec: str) -> None:
    """Three shots of two seconds give three frames, each near its scene, a moment after the cut."""
    if codec not in av.codecs_available:
        pytest.skip(f"skipped: this build of FFmpeg cannot write {codec}")
    seen = look("a", film(1, 2, 3, container=container, codec=codec)).found
    assert [each.at_s for each in seen.frames] == [0.4, 2.4, 4.4]
    assert (seen.width, seen.height, seen.missing) == (640, 480, ())
    for seed, frame in zip((1, 2, 3), seen.frames, strict=True):
        assert apart(frame.fingerprint, seed) <= 31
        assert look("f", frame.content).found.fingerprint is not None


def test_a_video_gives_the_same_frames_every_time() -> None:
    """The bytes of the frames depend on the video's bytes alone."""
    content = film(1, 2)
    assert look("a", content).found == look("b", content).found


def test_a_shot_seen_again_is_kept_once() -> None:
    """What comes back after another shot adds no frame."""
    assert [each.at_s for each in look("a", film(1, 2, 1)).found.frames] == [0.4, 2.4]


def test_the_number_of_frames_has_a_limit() -> None:
    """Beyond the limit those that changed least give way; the first stays."""
    frames = look("a", film(1, 2, 3, 4), LookOptions(most_frames=2)).found.frames
    assert len(frames) == 2
    assert frames[0].at_s == 0.4


def test_a_containers_times_are_kept_as_it_states_them() -> None:
    """Creation time, length and codec stand under `container:`."""
    found = dict(look("a", film(1)).found.metadata)
    assert found["container:creation_time"].startswith(MADE[:19])
    assert found["container:codec"] == "mpeg4"
    assert found["container:length_s"] == "2.000"


def test_without_the_library_the_frames_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The video keeps its type, and the missing frames say what to install."""
    monkeypatch.setattr("purport.read.video.can_be_read", lambda: False)
    outcome = look("a", film(1))
    assert outcome.found.mime == "video/mp4"
    assert outcome.found.missing == (NO_FRAMES,)
    assert "purport[video]" in outcome.found.missing[0].why
    assert not outcome.problems


def test_pictures_larger_than_allowed_are_not_opened() -> None:
    """The limit of pixels holds for a video's pictures as well."""
    outcome = look("a", film(1), LookOptions(most_pixels=100_000))
    assert [each.kind for each in outcome.problems] == ["too_large"]
    assert outcome.found.frames == ()


def test_a_truncated_video_keeps_what_comes_before() -> None:
    """Half a video gives its first shot and a problem; one without its index a problem."""
    half = film(1, 2, 3, container="avi")
    outcome = look("a", half[: len(half) // 2])
    assert outcome.found.frames[0].at_s == 0.4
    assert [each.kind for each in outcome.problems] == ["damaged_video"]
    mp4 = film(1, 2)
    assert [each.kind for each in look("a", mp4[: len(mp4) // 2]).problems] == ["unreadable_video"]


def test_a_playlist_under_a_videos_mark_opens_nothing() -> None:
    """A file that leads to other files is not followed: its reader is chosen by its own mark."""
    lure = b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n"
    for mark in (b"\x00\x00\x00\x18ftypisom", b"\x1a\x45\xdf\xa3", b"RIFF\xff\xff\x00\x00AVI "):
        outcome = look("a", mark + lure)
        assert outcome.found.frames == ()
        assert outcome.problems


def test_a_video_of_sound_alone_says_so() -> None:
    """A container without pictures is a problem that names it."""
    kept = io.BytesIO()
    with av.open(kept, "w", format="mp4") as made:
        stream = made.add_stream("aac", rate=8_000)
        sound = av.AudioFrame(format="fltp", layout="mono", samples=1_024)
        sound.planes[0].update(bytes(sound.planes[0].buffer_size))
        sound.rate = 8_000
        made.mux(stream.encode(sound))
        made.mux(stream.encode(None))
    assert [each.kind for each in look("a", kept.getvalue()).problems] == ["no_pictures"]


def test_an_unknown_way_of_coding_is_named_and_not_opened() -> None:
    """A whole container whose pictures are coded in a way that nobody knows is a problem."""
    unknown = film(1, seconds=1, container="avi").replace(b"FMP4", b"ZZZZ")
    done = look("a", unknown)
    assert [each.kind for each in done.problems] == ["codec_not_opened"]
    assert done.found is not None
    assert done.found.frames == ()
