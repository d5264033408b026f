"""What one post of X (Twitter) says, in the shape of archives and of the older interface."""

import html
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from purport.collect.json_text import Json, inner, objects, words
from purport.collect.part import TextPart
from purport.records.document import DocumentKind
from purport.records.origin import Origin, Published, PublishedSource

_EPOCH_MS = 1_288_834_974_657
_FIRST_SNOWFLAKE = 29_700_859_247  # November 2010: ids from here on hold their time
_CREATED = "%a %b %d %H:%M:%S %z %Y"
_REPOST = re.compile(r"RT @(\w{1,20}):")
_NO_LANGUAGE = frozenset({"und", "zxx", "art", "qme", "qst", "qam", "qct", "qht"})
_OLD_CODES = {"in": "id", "iw": "he", "ji": "yi"}
CLOCK_HINT = "one of the two was changed: compare with the post itself before using its time"
_CLOCK_SLACK = timedelta(seconds=2)


def text_of(post: Json) -> str:
    """The post's characters; the interface writes &amp; for &."""
    long = inner(post, "note_tweet")
    return html.unescape(words(long, "text") or words(post, "full_text", "text") or "")


def number_of(post: Json) -> str | None:
    """The post's number, in text."""
    return words(post, "id_str", "id")


def time_in_number(number: str) -> datetime | None:
    """The instant that a post's number holds: milliseconds since 4 November 2010 in its high bits.

    Source: the snowflake layout (id >> 22, epoch 1288834974657 ms).
    """
    if not number.isascii() or not number.isdigit() or len(number) > 19:
        return None
    if int(number) < _FIRST_SNOWFLAKE:
        return None
    milliseconds = (int(number) >> 22) + _EPOCH_MS
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)


def created_at(post: Json) -> datetime | None:
    """When the post says it was made, in either of the two forms X writes."""
    written = words(post, "created_at") or ""
    for read in (_old_style, _iso):
        try:
            return read(written).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None


def published_of(post: Json) -> Published | None:
    """When the post was made: as stated, else as its number tells."""
    at, basis = created_at(post), "created_at of the post"
    if at is None:
        at, basis = time_in_number(number_of(post) or ""), "the time held in the post's number"
    if at is None:
        return None
    return Published(at=at, source=PublishedSource.METADATA, basis=basis)


def clock_doubt(post: Json) -> str | None:
    """Why the stated time cannot be right, None where it agrees with the post's number."""
    stated, held = created_at(post), time_in_number(number_of(post) or "")
    if stated is None or held is None or abs(stated - held) <= _CLOCK_SLACK:
        return None
    return f"created_at says {stated:%Y-%m-%dT%H:%M:%SZ}, its number {held:%Y-%m-%dT%H:%M:%SZ}"


def language_of(post: Json) -> str | None:
    """The language X guessed (ISO 639-1), None where it guessed none."""
    code = words(post, "lang") or ""
    code = _OLD_CODES.get(code, code)
    return code if len(code) == 2 and code not in _NO_LANGUAGE else None


def reposted_from(post: Json) -> str | None:
    """The account whose post this passes on ("@name"), None for a post of its own."""
    found = _REPOST.match(text_of(post))
    return f"@{found[1]}" if found else None


def media_of(post: Json) -> dict[str, str]:
    """The post's pictures and videos: number to the address they had (a video's best copy)."""
    listed = objects(inner(post, "extended_entities").get("media"))
    listed = listed or objects(inner(post, "entities").get("media"))
    found = {}
    for number, media in enumerate(listed, start=1):
        address = _best_video(media) or words(media, "media_url_https", "media_url")
        if address:
            found[words(media, "id_str", "id") or str(number)] = address
    return found


def file_name(address: str) -> str:
    """The last part of an address's path: what archives call the file, after the post's number."""
    try:
        path = urlsplit(address).path
    except ValueError:
        path = address
    return path.rsplit("/", 1)[-1]


def post_part(post: Json, username: str | None, origin: Origin | None) -> TextPart | None:
    """The text part of a post; None if it has no number or no words. Its media are added later."""
    number, text = number_of(post), text_of(post)
    if number is None or not text.strip():
        return None
    reply = words(post, "in_reply_to_status_id_str", "in_reply_to_status_id")
    return TextPart(
        part=f"post/{number}",
        kind=DocumentKind.POST,
        form="post",
        text=text,
        origin=origin,
        published=published_of(post),
        url=f"https://x.com/{username}/status/{number}" if username else None,
        language=language_of(post),
        account=f"@{username}" if username else None,
        forwarded_from=reposted_from(post),
        reply_to=f"post/{reply}" if reply else None,
    )


def _best_video(media: Json) -> str | None:
    """The address of the copy with the highest bit rate."""
    variants = objects(inner(media, "video_info").get("variants"))
    rated = [(_rate(each), words(each, "url") or "") for each in variants]
    return max(rated)[1] or None if rated else None


def _rate(variant: Json) -> int:
    written = words(variant, "bitrate", "bit_rate") or "0"
    return int(written) if written.isascii() and written.isdigit() and len(written) < 12 else 0


def _old_style(written: str) -> datetime:
    return datetime.strptime(written, _CREATED)


def _iso(written: str) -> datetime:
    at = datetime.fromisoformat(written)
    if at.tzinfo is None:
        raise ValueError("no zone")
    return at
