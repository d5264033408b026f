"""X: account archives, open and closed, and answers of the interface."""

import io
import json
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest
from collecting import collect_one, kinds, written
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.collect import holdings
from purport.collect.x_post import time_in_number
from purport.records.origin import Origin

NUMBER = "530269729059766272"  # 2014-11-06T08:05:30Z in its high bits
STATED = "Thu Nov 06 08:05:30 +0000 2014"
ACCOUNT = (
    b'window.YTD.account.part0 = [{"account":'
    b'{"username":"monitor","email":"me@x.example","phoneNumber":"+000555"}}]'
)


def post(number: str = NUMBER, text: str = "Words &amp; more", **fields: Any) -> dict[str, Any]:
    made = {"id_str": number, "full_text": text, "created_at": STATED, "lang": "en"}
    return {"tweet": {**made, **fields}}


def media(name: str = "A.jpg", **fields: Any) -> dict[str, Any]:
    one = {"id_str": "55", "type": "photo", "media_url_https": f"https://pbs.example/media/{name}"}
    return {"entities": {"media": [one]}, "extended_entities": {"media": [{**one, **fields}]}}


def archive(*posts: Any, **files: bytes) -> dict[str, bytes]:
    held = {
        "t/data/account.js": ACCOUNT,
        "t/data/tweets.js": written(list(posts), "window.YTD.tweets.part0 = "),
    }
    return {**held, **files}


TWEETS = "t/data/tweets.js"


def zipped(files: dict[str, bytes], root: str = "") -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(root + name.removeprefix("t/"), content)
    return kept.getvalue()


def test_an_archives_posts_belong_to_its_account() -> None:
    """Posts have no author object: the account is read from account.js, and nothing else of it."""
    name, outcome = collect_one(archive(post()), TWEETS)
    (part,) = outcome.found.texts
    assert name == "x_archive"
    assert (part.part, part.text, part.account) == (f"post/{NUMBER}", "Words & more", "@monitor")
    assert part.url == f"https://x.com/monitor/status/{NUMBER}"
    assert part.origin == Origin(name="@monitor")
    assert part.published is not None
    assert part.published.at == datetime(2014, 11, 6, 8, 5, 30, tzinfo=UTC)
    assert "+000555" not in str(outcome)


def test_older_archives_hold_bare_posts() -> None:
    """Without the "tweet" wrapper and under the older name the posts are found as well."""
    content = written([post()["tweet"]], "window.YTD.tweet.part0 = ")
    _, outcome = collect_one({"data/tweet.js": content}, "data/tweet.js")
    assert len(outcome.found.texts) == 1


def test_the_rest_of_an_archive_is_private() -> None:
    """Messages, contacts and the viewer page are neither read nor taken for inputs."""
    private = {
        "t/data/direct-messages.js": b"window.YTD.direct_messages.part0 = []",
        "t/data/manifest.js": b"window.__THAR_CONFIG = {}",
        "t/Your archive.html": b"<html></html>",
        "t/assets/js/runtime.js": b"//",
        "t/data/tweets-part1.js": written([post("1")], "window.YTD.tweets.part1 = "),
        "other/article.txt": b"x",
    }
    files = archive(post(), **private)
    _, outcome = collect_one(files, TWEETS)
    unread = {"t/data/tweets-part1.js", "other/article.txt", TWEETS}
    assert set(outcome.found.uses) == set(files) - unread
    for name in ("t/data/direct-messages.js", "t/data/manifest.js", "t/data/account.js"):
        collector, alone = collect_one(files, name)
        assert collector == "x_archive"
        assert not alone.found.texts
        assert not alone.problems


def test_media_lie_in_the_media_folder() -> None:
    """A picture is found by its post's number and its address's last part."""
    path = f"t/data/tweets_media/{NUMBER}-A.jpg"
    _, outcome = collect_one(archive(post(**media()), **{path: b"jpg"}), TWEETS)
    (found,) = outcome.found.media
    assert found.sibling == path
    assert outcome.found.texts[0].media == (found.name,)


def test_a_video_is_found_under_its_best_copy() -> None:
    """The archive keeps the copy with the highest bit rate."""
    variants = [
        {"bitrate": "832000", "url": "https://v.example/low.mp4?tag=1"},
        {"bitrate": "2176000", "url": "https://v.example/high.mp4?tag=1"},
        {"content_type": "application/x-mpegURL", "url": "https://v.example/list.m3u8"},
    ]
    path = f"t/data/tweets_media/{NUMBER}-high.mp4"
    fields = media("thumb.jpg", type="video", video_info={"variants": variants})
    _, outcome = collect_one(archive(post(**fields), **{path: b"mp4"}), TWEETS)
    assert [each.sibling for each in outcome.found.media] == [path]


def test_a_picture_that_is_not_held_is_missing() -> None:
    """A post keeps its words, its picture is a missing part."""
    _, outcome = collect_one(archive(post(**media())), TWEETS)
    assert [each.part for each in outcome.found.missing] == [f"post/{NUMBER}/media/55"]
    assert outcome.found.texts[0].media == ()


def test_reposts_and_replies_name_the_others() -> None:
    """ "RT @name:" is a repost, a reply names its post."""
    posts = [post("1", "RT @other: things"), post("2", "x", in_reply_to_status_id_str="1")]
    first, second = collect_one(archive(*posts), TWEETS)[1].found.texts
    assert first.forwarded_from == "@other"
    assert second.reply_to == "post/1"


def test_the_number_of_a_post_holds_its_time() -> None:
    """Newer numbers hold milliseconds; older and impossible ones hold none."""
    assert time_in_number(NUMBER) == datetime(2014, 11, 6, 8, 5, 30, tzinfo=UTC)
    assert time_in_number("20") is None
    assert time_in_number("9" * 40) is None
    assert time_in_number("²") is None


def test_a_time_that_its_number_contradicts_is_doubted() -> None:
    """A stated time more than two seconds off the number is a problem, the post stays."""
    doubtful = post(created_at="Thu Nov 06 09:05:30 +0000 2014")
    _, outcome = collect_one(archive(doubtful), TWEETS)
    assert kinds(outcome) == ["clock_doubt"]
    assert len(outcome.found.texts) == 1


def test_a_post_without_a_readable_time_is_dated_by_its_number() -> None:
    """The basis says that the time is from the number."""
    _, outcome = collect_one(archive(post(created_at="soon")), TWEETS)
    published = outcome.found.texts[0].published
    assert published is not None
    assert published.at == datetime(2014, 11, 6, 8, 5, 30, tzinfo=UTC)
    assert "number" in str(published.basis)


@given(st.integers(min_value=30, max_value=2_000))
@settings(deadline=None)
def test_a_file_that_breaks_off_keeps_its_whole_posts(cut: int) -> None:
    """Wherever tweets.js ends, the posts before are recovered and the damage is said."""
    content = written([post(str(n), f"Text {n}") for n in range(8)], "window.YTD.tweets.part0 = ")
    cut = min(cut, len(content) - 1)
    _, outcome = collect_one({TWEETS: content[:cut]}, TWEETS)
    whole = content[:cut].count(b"\n  }")  # a post is whole even if its wrapper is not
    assert [part.text for part in outcome.found.texts] == [f"Text {n}" for n in range(whole)]
    assert "damaged_export" in kinds(outcome)


@pytest.mark.parametrize("root", ["", "twitter-2014-11-07/"])
def test_a_closed_archive_is_read_in_memory(root: str) -> None:
    """The ZIP gives the same posts, with the bytes of its pictures."""
    files = archive(post(**media()), **{f"t/data/tweets_media/{NUMBER}-A.jpg": b"jpg"})
    name, outcome = collect_one({"a.zip": zipped(files, root)}, "a.zip")
    assert name == "x_archive"
    assert outcome.found.texts[0].account == "@monitor"
    (found,) = outcome.found.media
    assert (found.content, found.part) == (b"jpg", f"data/tweets_media/{NUMBER}-A.jpg")


def test_members_that_lead_out_are_left_alone() -> None:
    """Names with `..` and absolute names are a problem; the posts are read."""
    files = {**archive(post()), "../../evil.txt": b"x", "/etc/evil": b"x"}
    _, outcome = collect_one({"a.zip": zipped(files)}, "a.zip")
    assert kinds(outcome) == ["unsafe_name"]
    assert len(outcome.found.texts) == 1


def test_a_bomb_is_not_opened() -> None:
    """A member that expands more than 200 times is refused; the post says it has no picture."""
    files = archive(post(**media()), **{f"t/data/tweets_media/{NUMBER}-A.jpg": bytes(20_000_000)})
    _, outcome = collect_one({"a.zip": zipped(files)}, "a.zip")
    assert kinds(outcome) == ["over_limit"]
    assert [each.part for each in outcome.found.missing] == [f"post/{NUMBER}/media/55"]
    assert len(outcome.found.texts) == 1


def test_an_archive_has_a_limit_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Members beyond the total are refused with a hint to unpack them."""
    monkeypatch.setattr(holdings, "TOTAL_BYTES", 100)
    _, outcome = collect_one({"a.zip": zipped(archive(post()))}, "a.zip")
    assert "over_limit" in kinds(outcome)
    assert "unpack" in outcome.problems[-1].hint


def test_a_damaged_member_costs_only_itself() -> None:
    """A picture whose bytes do not fit its checksum is a problem; the posts are read."""
    picture = bytes(range(256)) * 8
    content = zipped(archive(post(**media()), **{f"t/data/tweets_media/{NUMBER}-A.jpg": picture}))
    at = content.index(b"tweets_media") + 40
    broken = (
        content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 60]) + content[at + 60 :]
    )
    _, outcome = collect_one({"a.zip": broken}, "a.zip")
    assert kinds(outcome) == ["damaged_archive"]
    assert len(outcome.found.texts) == 1


def test_other_archives_are_named_and_not_opened() -> None:
    """A ZIP without posts is a kind that nothing reads yet, a broken one as well."""
    for content in (zipped({"a.txt": b"x"}), zipped(archive(post()))[:60]):
        name, outcome = collect_one({"a.zip": content}, "a.zip")
        assert name == "unread"
        assert kinds(outcome) == ["not_read_yet"]


ANSWER: dict[str, Any] = {
    "data": [
        {
            "id": NUMBER,
            "text": "a &lt; b",
            "author_id": "7",
            "created_at": "2014-11-06T08:05:30.000Z",
            "edit_history_tweet_ids": [NUMBER],
            "attachments": {"media_keys": ["3_1"]},
            "referenced_tweets": [{"type": "retweeted", "id": "530200000000000000"}],
        }
    ],
    "includes": {
        "users": [{"id": "7", "username": "one"}, {"id": "8", "username": "two"}],
        "tweets": [{"id": "530200000000000000", "text": "Words", "author_id": "8"}],
        "media": [{"media_key": "3_1", "type": "photo", "url": "https://pbs.example/a.jpg"}],
    },
    "errors": [
        {
            "resource_id": "530100000000000000",
            "resource_type": "tweet",
            "detail": "Could not find tweet",
            "type": "https://api.twitter.com/2/problems/resource-not-found",
        }
    ],
}


def test_an_answer_gives_its_posts_with_their_accounts() -> None:
    """Authors come from the answer's users; a repost names the first author."""
    name, outcome = collect_one({"a.json": written(ANSWER)}, "a.json")
    first, second = outcome.found.texts
    assert name == "x_api"
    assert (first.text, first.account, first.forwarded_from) == ("a < b", "@one", "@two")
    assert (second.account, second.text) == ("@two", "Words")
    assert first.origin == Origin(name="@one")


def test_what_an_answer_only_refers_to_is_missing() -> None:
    """Pictures with their address alone, and posts that are gone, leave a row with the reason."""
    missing = collect_one({"a.json": written(ANSWER)}, "a.json")[1].found.missing
    assert [each.part for each in missing] == [
        f"post/{NUMBER}/media/3_1",
        "post/530100000000000000",
    ]
    assert "https://pbs.example/a.jpg" in missing[0].why
    assert missing[1].why == "Could not find tweet"


def test_long_posts_come_whole() -> None:
    """A long post's full text is preferred to its cut one."""
    post_ = {**ANSWER["data"][0], "note_tweet": {"text": "The whole of it"}}
    _, outcome = collect_one({"a.json": written({"data": post_})}, "a.json")
    assert outcome.found.texts[0].text == "The whole of it"


def test_lines_are_read_one_by_one() -> None:
    """Lines of answers and of single posts are read; a broken one is named."""
    single = {**ANSWER["data"][0], "id": "530300000000000000", "author": {"username": "three"}}
    single.pop("created_at")
    lines = [json.dumps(ANSWER), json.dumps(single), '{"id": "530', ""]
    _, outcome = collect_one({"a.jsonl": "\n".join(lines).encode()}, "a.jsonl")
    assert [part.account for part in outcome.found.texts] == ["@one", "@two", "@three"]
    assert kinds(outcome) == ["damaged_export"]
    assert "(3)" in outcome.problems[0].message


def test_lines_of_the_older_interface_are_read() -> None:
    """Posts with their user beside them, as older tools wrote them, are posts too."""
    old = {
        "id_str": NUMBER,
        "full_text": "Old",
        "created_at": STATED,
        "in_reply_to_status_id_str": None,
        "user": {"screen_name": "four"},
    }
    _, outcome = collect_one({"a.json": json.dumps(old).encode()}, "a.json")
    assert [(part.text, part.account) for part in outcome.found.texts] == [("Old", "@four")]


def test_an_answer_that_breaks_off_keeps_its_whole_posts() -> None:
    """The posts before the break are recovered; the names of accounts are said to be lost."""
    content = written({"data": [{**ANSWER["data"][0], "id": str(n)} for n in range(3)]})
    _, outcome = collect_one({"a.json": content[: content.rindex(b'"text"')]}, "a.json")
    assert [part.part for part in outcome.found.texts] == ["post/0", "post/1"]
    assert kinds(outcome) == ["damaged_export"]
