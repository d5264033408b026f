"""X (Twitter) account archive: the ZIP, or the files of its `data` folder."""

import re
from collections.abc import Iterable

from purport.collect.gathering import NOT_ADDED, Gathering, Named, media_part
from purport.collect.holdings import ClosedArchive, Holdings, OpenFolder, archive_root
from purport.collect.json_text import Json, inner, json_text, objects, parse, recover, words
from purport.collect.names import folder_of, inside, unsafe
from purport.collect.part import Capture, Collected, CollectTools, MissingPart
from purport.collect.x_post import (
    CLOCK_HINT,
    clock_doubt,
    file_name,
    media_of,
    number_of,
    post_part,
    published_of,
    text_of,
)
from purport.records import codec
from purport.records.origin import Origin
from purport.records.problem import Outcome

_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*window\.(?:YTD\.(\w+)\.part\d+|__THAR_CONFIG)\s*=")
_POSTS = re.compile(r"(?:deleted_|community_)?tweets?")
_POST_FILE = re.compile(r"data/(?:deleted-|community-)?tweets?(?:-part\d+)?\.js")
_MARKS = ("data/tweets.js", "data/tweet.js")
_MEDIA_FOLDERS = (
    "data/tweets_media",
    "data/tweet_media",
    "data/deleted_tweets_media",
    "data/community_tweet_media",
)
BEYOND_LIMITS = "in the archive, but too large for it or damaged"
_ACCOUNT = "data/account.js"


class XArchive:
    """The account's own posts with their media; messages, contacts and settings are dropped."""

    name = "x_archive"
    rank = 25

    def recognises(self, capture: Capture, content: bytes) -> bool:
        """Whether this is a file of such an archive, or a ZIP that holds one."""
        return _START.match(content) is not None or archive_root(content, _MARKS) is not None

    def collect(self, capture: Capture, content: bytes, tools: CollectTools) -> Outcome[Collected]:
        """One text part a post, one media part a file that belongs to a post."""
        gathering = Gathering(capture, tools)
        root = archive_root(content, _MARKS)
        if root is not None:
            _gather_archive(ClosedArchive(gathering, content, root), gathering)
        else:
            _gather_file(content, gathering)
        return gathering.outcome()


def _gather_archive(holdings: ClosedArchive, gathering: Gathering) -> None:
    username = _username(holdings.content(_ACCOUNT))
    for name in sorted(holdings.names):
        if _POST_FILE.fullmatch(name):
            content = holdings.content(name)
            if content is not None:
                _gather_posts(content, username, holdings, gathering)


def _gather_file(content: bytes, gathering: Gathering) -> None:
    """One file of an open archive: posts are gathered, the account's other files say nothing.

    `data/tweets.js` also speaks for the rest of the archive, which is the account's private data;
    further files of posts are inputs of their own.
    """
    found = _START.match(content)
    if found is None or not _POSTS.fullmatch((found[1] or b"").decode()):
        return
    folder = folder_of(gathering.capture.address)
    is_archive = folder.endswith("data/")
    holdings = OpenFolder(gathering, folder.removesuffix("data/"))
    username = _username(holdings.content(_ACCOUNT)) if is_archive else None
    _gather_posts(content, username, holdings, gathering)
    if is_archive:
        _claim_private(holdings, gathering)


def _claim_private(holdings: Holdings, gathering: Gathering) -> None:
    for name in sorted(holdings.names):
        private = name.startswith(("data/", "assets/")) or name == "Your archive.html"
        sibling = holdings.sibling(name)
        if sibling and private and not _POST_FILE.fullmatch(name):
            gathering.uses[sibling] = None


def _gather_posts(
    content: bytes, username: str | None, holdings: Holdings, gathering: Gathering
) -> None:
    given = gathering.capture.origin
    named = given is not None and given.name != "unknown"
    origin = None if named or not username else Origin(name=f"@{username}")
    files = _MediaFiles(holdings, gathering, origin)
    for post in _posts(content, gathering):
        doubt = clock_doubt(post)
        if doubt is not None:
            gathering.problem("clock_doubt", doubt, CLOCK_HINT, part=f"post/{number_of(post)}")
        attached = files.of(post)
        part = post_part(post, username, origin)
        if part is not None:
            gathering.add(codec.changed(part, media=attached))


def _posts(content: bytes, gathering: Gathering) -> Iterable[Json]:
    """The posts of one file, those of a broken one as far as they are whole."""
    text = json_text(content).text
    start = text.find("=") + 1
    try:
        found = objects(parse(text[start:]))
    except ValueError:
        first = text.find("[", start) + 1
        recovered = recover(text, first or len(text), len(text), _is_post)
        found = recovered.objects
        gathering.problem(
            "damaged_export",
            f"the file is damaged: {len(found)} whole posts were recovered, the others are lost",
            "download the archive again, or unpack it again",
        )
    return [inner(item, "tweet") or item for item in found]


def _is_post(item: Json) -> bool:
    return isinstance(item.get("tweet"), dict) or ("full_text" in item and "created_at" in item)


def _username(content: bytes | None) -> str | None:
    """The account's name from account.js; nothing else of that file is kept."""
    if content is None:
        return None
    text = json_text(content).text
    try:
        found = objects(parse(text[text.find("=") + 1 :]))
    except ValueError:
        return None
    return words(inner(found[0], "account"), "username") if found else None


class _MediaFiles:
    """The media files of an archive, found by the number of their post."""

    def __init__(self, holdings: Holdings, gathering: Gathering, origin: Origin | None) -> None:
        self.holdings = holdings
        self.gathering = gathering
        self.origin = origin

    def of(self, post: Json) -> tuple[str, ...]:
        """The names of the media parts of one post; what is not held is missing."""
        number = number_of(post) or "0"
        found = (
            self._one(post, f"post/{number}/media/{key}", f"{number}-{file_name(address)}")
            for key, address in media_of(post).items()
        )
        return tuple(name for name in found if name is not None)

    def _one(self, post: Json, part: str, name: str) -> str | None:
        if inside(name) is None or "/" in name:
            self.gathering.problems.append(unsafe(self.gathering.capture, part, name))
            return None
        folders = (f"{folder}/{name}" for folder in _MEDIA_FOLDERS)
        path = next((each for each in folders if each in self.holdings.names), None)
        sibling = self.holdings.sibling(path) if path else None
        content = self.holdings.content(path) if path and sibling is None else None
        if path is None or (sibling is None and content is None):
            why = BEYOND_LIMITS if path else NOT_ADDED
            self.gathering.missing.append(MissingPart(part=part, why=why))
            return None
        published, caption = published_of(post), text_of(post) or None
        named = Named(
            part=part, path=path, origin=self.origin, published=published, caption=caption
        )
        self.gathering.media.append(media_part(named, sibling=sibling, content=content))
        if sibling:
            self.gathering.uses[sibling] = None
        return part


COLLECTOR = XArchive()
