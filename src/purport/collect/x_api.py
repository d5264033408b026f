"""X (Twitter) posts as the interface returns them: one JSON answer, or lines of JSON."""

import re
from collections.abc import Iterator

from purport.collect.gathering import Gathering
from purport.collect.json_text import Json, inner, json_text, objects, parse, recover, words
from purport.collect.part import Capture, Collected, CollectTools, MissingPart, TextPart
from purport.collect.signs import begins_json
from purport.collect.x_post import (
    CLOCK_HINT,
    clock_doubt,
    media_of,
    number_of,
    post_part,
    text_of,
)
from purport.records import codec
from purport.records.origin import Origin
from purport.records.problem import Outcome

_LOOK_BYTES = 262_144
_POST = re.compile(
    rb'"(?:author_id|edit_history_tweet_ids|conversation_id|newest_id|in_reply_to_status_id_str)"'
    rb"|api\.(?:twitter|x)\.com/2/problems"
)
_TEXT = re.compile(rb'"(?:text|full_text|errors)"\s*:')
_DATA = re.compile(r'"data"\s*:\s*\[')
_BROKEN_LINES_SHOWN = 20


class XApi:
    """Posts of the version 2 interface, of twarc's lines, and of the older interface."""

    name = "x_api"
    rank = 26

    def recognises(self, capture: Capture, content: bytes) -> bool:
        """Whether JSON bytes begin with fields that only X's posts have."""
        start = content[:_LOOK_BYTES]
        return begins_json(content) and bool(_POST.search(start) and _TEXT.search(start))

    def collect(self, capture: Capture, content: bytes, tools: CollectTools) -> Outcome[Collected]:
        """One text part a post; pictures are missing, since answers hold only their addresses."""
        gathering = Gathering(capture, tools)
        for answer in _answers(json_text(content).text, gathering):
            _gather_answer(answer, gathering)
        return gathering.outcome()


def _answers(text: str, gathering: Gathering) -> Iterator[Json]:
    """The answers in a file: the whole of it, or each of its lines, or what is left of it."""
    try:
        found = parse(text)
    except ValueError:
        lines = [line for line in text.split("\n") if line.strip()]
        yield from _lines(lines, gathering) if _are_lines(lines) else _broken(text, gathering)
    else:
        yield from objects(found if isinstance(found, list) else [found])


def _are_lines(lines: list[str]) -> bool:
    """Whether each line is meant to be a JSON value of its own."""
    return len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines[:2])


def _lines(lines: list[str], gathering: Gathering) -> Iterator[Json]:
    broken = []
    for number, line in enumerate(lines, start=1):
        try:
            yield from objects([parse(line)])
        except ValueError:
            broken.append(number)
    if broken:
        shown = ", ".join(map(str, broken[:_BROKEN_LINES_SHOWN]))
        gathering.problem(
            "damaged_export",
            f"{len(broken)} line(s) are no JSON ({shown}); the rest is read",
            "fetch the file again from where it was copied",
        )


def _broken(text: str, gathering: Gathering) -> Iterator[Json]:
    start = _DATA.search(text)
    found = recover(text, start.end() if start else len(text), len(text), _is_post)
    gathering.problem(
        "damaged_export",
        f"the answer is damaged: {len(found.objects)} whole posts were recovered, "
        "the others and the names of their accounts are lost",
        "fetch the file again from where it was copied",
    )
    yield {"data": list(found.objects)}


def _is_post(item: Json) -> bool:
    return "id" in item and "text" in item


def _gather_answer(answer: Json, gathering: Gathering) -> None:
    includes = inner(answer, "includes")
    users = {words(user, "id"): user for user in objects(includes.get("users"))}
    media = {words(item, "media_key"): item for item in objects(includes.get("media"))}
    others = objects(includes.get("tweets"))
    posts = [*_own_posts(answer), *others]
    authors = {number_of(post): _username(post, users) for post in posts}
    for post in posts:
        part = _part(post, authors, gathering)
        if part is not None:
            gathering.add(part)
        _missing_media(post, media, gathering)
    for error in objects(answer.get("errors")):
        _absence(error, gathering)


def _own_posts(answer: Json) -> tuple[Json, ...]:
    """The posts an answer is about: its data, or itself where the line is a post."""
    given = answer.get("data")
    if isinstance(given, dict):
        return (given,)
    if isinstance(given, list):
        return objects(given)
    return (answer,) if number_of(answer) and text_of(answer) else ()


def _part(
    post: Json, authors: dict[str | None, str | None], gathering: Gathering
) -> TextPart | None:
    number, username = number_of(post), authors.get(number_of(post))
    doubt = clock_doubt(post)
    if doubt is not None:
        gathering.problem("clock_doubt", doubt, CLOCK_HINT, part=f"post/{number}")
    part = post_part(post, username, _origin(post, username, gathering))
    if part is None:
        return None
    referred = {words(each, "type"): words(each, "id") for each in _references(post)}
    passed_on = authors.get(referred.get("retweeted"))
    reply = referred.get("replied_to")
    return codec.changed(
        part,
        forwarded_from=f"@{passed_on}" if passed_on else part.forwarded_from,
        reply_to=f"post/{reply}" if reply else part.reply_to,
    )


def _references(post: Json) -> tuple[Json, ...]:
    return objects(post.get("referenced_tweets"))


def _origin(post: Json, username: str | None, gathering: Gathering) -> Origin | None:
    """The account as origin, unless the user named one."""
    given = gathering.capture.origin
    if given is not None and given.name != "unknown":
        return None
    number = words(post, "author_id")
    name = f"@{username}" if username else f"X account {number}" if number else None
    return Origin(name=name) if name else None


def _username(post: Json, users: dict[str | None, Json]) -> str | None:
    """The name of the account: from the answer's users, or beside the post where lines hold it."""
    known = users.get(words(post, "author_id"))
    if known is not None:
        return words(known, "username")
    return words(inner(post, "author"), "username") or words(inner(post, "user"), "screen_name")


def _missing_media(post: Json, media: dict[str | None, Json], gathering: Gathering) -> None:
    """Keeps every picture and video that the post had: an answer holds only their addresses."""
    number = number_of(post)
    attached = inner(post, "attachments")
    keys = attached.get("media_keys")
    keyed = (
        [media.get(key, {"media_key": key}) for key in keys if isinstance(key, str)]
        if (isinstance(keys, list))
        else []
    )
    for item in objects(attached.get("media")) or tuple(keyed):
        address = words(item, "url", "preview_image_url")
        key = words(item, "media_key") or "0"
        _missing(f"post/{number}/media/{key}", address, gathering)
    for key, address in media_of(post).items():
        _missing(f"post/{number}/media/{key}", address, gathering)


def _missing(part: str, address: str | None, gathering: Gathering) -> None:
    why = f"only its address is held: {address}" if address else "not even its address is held"
    gathering.missing.append(MissingPart(part=part, why=why))


def _absence(error: Json, gathering: Gathering) -> None:
    """Keeps that a post referred to could not be had, and the reason that X gave."""
    number = words(error, "resource_id", "value") or "0"
    kind = "post" if words(error, "resource_type") in ("tweet", None) else "resource"
    why = words(error, "detail", "title") or "X gave no reason"
    gathering.missing.append(MissingPart(part=f"{kind}/{number}", why=why))


COLLECTOR = XApi()
