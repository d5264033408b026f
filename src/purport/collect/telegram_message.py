"""What one message of a Telegram export says."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any

from purport.collect.json_text import Json, inner, objects, whole, words
from purport.records.origin import Published, PublishedSource

NOT_INCLUDED = re.compile(r"\(File .+", re.S)
DELETED = "deleted account"
_MEDIA_MIME = re.compile(r"(?:image|video|audio)/")


def text_of(message: Json) -> str:
    """The message's characters: its entities' joined, else its text field, else its poll or place.

    Link targets behind words are left out: they are not what readers of the channel saw.
    """
    for field in ("text_entities", "text"):
        text = _joined(message.get(field))
        if text.strip():
            return text
    return _poll(message) or _place(message)


def published_of(message: Json, zone: tzinfo) -> Published | None:
    """When the message was sent: its Unix time, else its local date read in the given zone.

    A message that was edited keeps its first date; the basis tells when the words are from.
    """
    edited = _instant(message, "edited", zone)
    note = f"; its words are as edited {_iso(edited)}" if edited else ""
    at = _unix(message.get("date_unixtime"))
    basis = "date_unixtime of the export"
    if at is None:
        at = _instant(message, "date", zone)
        basis = f"date of the export, which has no zone, read in {zone}"
    if at is None:
        return None
    return Published(at=at, source=PublishedSource.METADATA, basis=basis + note)


def second_of(message: Json) -> str | None:
    """The second a message was sent in, as the export writes it."""
    return words(message, "date_unixtime", "date")


def sender_of(message: Json) -> str | None:
    """Whose message it is: the exporter's number of the sender, else the name."""
    return words(message, "from_id", "from")


def account_of(message: Json) -> str | None:
    """Who speaks: the author's signature in a channel, else the sender's name."""
    return words(message, "author", "from", "actor")


def forwarded_from(message: Json) -> str | None:
    """The name of the channel or person it was passed on from; a deleted one says so."""
    if not {"forwarded_from", "forwarded_from_id", "saved_from"} & message.keys():
        return None
    return words(message, "forwarded_from", "saved_from", "forwarded_from_id") or DELETED


def files_of(message: Json) -> Mapping[str, str]:
    """The pictures, sounds and videos it names: "photo" or "file" to a path or a sentence.

    Other attached files (a PDF, a text) are inputs of their own where they were added.
    """
    found = {}
    photo, file = words(message, "photo"), words(message, "file")
    if photo:
        found["photo"] = photo
    if file and (_is_media(message) or NOT_INCLUDED.fullmatch(file)):
        found["file"] = file
    return found


def belongings_of(message: Json) -> tuple[str, ...]:
    """Paths of files that are the message's own but no evidence: previews, address cards."""
    found = (words(message, name) for name in ("thumbnail", "contact_vcard"))
    return tuple(path for path in found if path and not NOT_INCLUDED.fullmatch(path))


def _is_media(message: Json) -> bool:
    mime = words(message, "mime_type") or ""
    return "media_type" in message or _MEDIA_MIME.match(mime) is not None


def _joined(given: Any) -> str:
    """Characters of a text field: a string, or a list of strings and {type, text}."""
    if isinstance(given, str):
        return whole(given)
    if not isinstance(given, list):
        return ""
    pieces = (each.get("text") if isinstance(each, dict) else each for each in given)
    return whole("".join(piece for piece in pieces if isinstance(piece, str)))


def _poll(message: Json) -> str:
    poll = inner(message, "poll")
    lines = [_joined(poll.get("question"))]
    lines += [_joined(answer.get("text")) for answer in objects(poll.get("answers"))]
    return "\n".join(line for line in lines if line)


def _place(message: Json) -> str:
    point = inner(message, "location_information")
    lat, lon = point.get("latitude"), point.get("longitude")
    lines = [words(message, "place_name"), words(message, "address")]
    lines.append(f"{lat}, {lon}" if lat is not None and lon is not None else None)
    return "\n".join(line for line in lines if line)


def _instant(message: Json, field: str, zone: tzinfo) -> datetime | None:
    unix = _unix(message.get(f"{field}_unixtime"))
    if unix is not None:
        return unix
    try:
        at = datetime.fromisoformat(words(message, field) or "")
        return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _unix(given: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(str(given)), UTC) if given is not None else None
    except (ValueError, OverflowError, OSError):
        return None


def _iso(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%MZ")
