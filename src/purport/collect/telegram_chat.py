"""The parts of one Telegram chat: posts with their pictures, albums, renames."""

import re
from datetime import tzinfo

from purport.collect.gathering import Gathering, Named
from purport.collect.json_text import Json, words
from purport.collect.part import MissingPart, Rename, TextPart
from purport.collect.telegram_export import Chat
from purport.collect.telegram_message import (
    NOT_INCLUDED,
    account_of,
    belongings_of,
    files_of,
    forwarded_from,
    published_of,
    second_of,
    sender_of,
    text_of,
)
from purport.records.document import DocumentKind
from purport.records.origin import Origin, Published
from purport.records.value import value

_HANDLE = re.compile(r"@(\w{4,32})")
_TITLES = ("create_channel", "create_group", "edit_group_title", "migrate_from_group")
_PICTURES = ("edit_group_photo", "delete_group_photo")
_ALBUM = 10  # Telegram sends at most ten files as one album
_NO_POSTS = ("service", "unsupported")
UNSUPPORTED = "Telegram's exporter could not write this message"


@value
class Frame:
    """What holds for all messages of a chat: part prefix, origin, zone for zone-less dates."""

    prefix: str
    origin: Origin | None
    zone: tzinfo
    handle: str | None = None

    def part(self, message: Json) -> str:
        """The part's name of a message: `message/17`, in whole accounts under its chat."""
        return f"{self.prefix}message/{words(message, 'id') or '0'}"

    def published(self, message: Json) -> Published | None:
        """When a message was sent."""
        return published_of(message, self.zone)


def frame_of(chat: Chat, gathering: Gathering, *, is_account: bool, zone: tzinfo) -> Frame:
    """The frame of a chat. An origin that the user named holds; "@name" gives posts addresses."""
    given = gathering.capture.origin
    named = given if given is not None and given.name != "unknown" else None
    handle = _HANDLE.fullmatch(named.name) if named and chat.kind.startswith("public") else None
    return Frame(
        prefix=f"chat/{chat.number}/" if is_account else "",
        origin=None if named else Origin(name=chat.name or f"{chat.kind} {chat.number}"),
        zone=zone,
        handle=handle[1] if handle and not is_account else None,
    )


def gather_chat(chat: Chat, frame: Frame, gathering: Gathering) -> None:
    """Nothing, once all messages of the chat are gathered, in the order of the export."""
    for album in albums(chat.messages):
        for message in album:
            if message.get("type") == "service":
                _service(message, frame, gathering)
            elif message.get("type") == "unsupported":
                gathering.missing.append(MissingPart(part=frame.part(message), why=UNSUPPORTED))
        _posts([each for each in album if each.get("type") not in _NO_POSTS], frame, gathering)


def albums(messages: tuple[Json, ...]) -> list[list[Json]]:
    """The messages in runs: those of one album together, every other alone.

    The export does not mark albums. Taken as one: consecutive messages with a picture or file, of
    the same sender in the same second, only one of which has words.
    """
    runs: list[list[Json]] = []
    for message in messages:
        if runs and _continues(runs[-1], message):
            runs[-1].append(message)
        else:
            runs.append([message])
    return runs


def _continues(run: list[Json], message: Json) -> bool:
    last = run[-1]
    alike = all(each(last) == each(message) is not None for each in (second_of, sender_of))
    worded = sum(bool(text_of(each)) for each in (*run, message))
    return (
        len(run) < _ALBUM
        and alike
        and worded <= 1
        and bool(files_of(last))
        and bool(files_of(message))
    )


def _posts(album: list[Json], frame: Frame, gathering: Gathering) -> None:
    media = {id(message): _files(message, frame, gathering) for message in album}
    for message in album:
        text = text_of(message)
        if text:
            own = media[id(message)]
            every = own if len(album) == 1 else [name for names in media.values() for name in names]
            gathering.add(_text_part(message, text, every, frame, album))


def _text_part(
    message: Json, text: str, media: list[str], frame: Frame, album: list[Json]
) -> TextPart:
    others = [frame.part(each) for each in album if each is not message]
    reply = words(message, "reply_to_message_id")
    return TextPart(
        part=frame.part(message),
        kind=DocumentKind.POST,
        form="post",
        text=text,
        origin=frame.origin,
        published=frame.published(message),
        url=f"https://t.me/{frame.handle}/{words(message, 'id')}" if frame.handle else None,
        account=account_of(message),
        forwarded_from=forwarded_from(message),
        reply_to=f"{frame.prefix}message/{reply}" if reply else None,
        media=tuple(media),
        inferred=(_album_note(others),) if others else (),
    )


def _album_note(others: list[str]) -> str:
    return f"one album with {', '.join(others)}: same sender, same second"


def _files(message: Json, frame: Frame, gathering: Gathering) -> list[str]:
    """The names of the media parts that a message holds; what it does not hold is missing."""
    for path in belongings_of(message):
        gathering.use(path)
    found = [
        _file(f"{frame.part(message)}/{role}", path, message, frame, gathering)
        for role, path in files_of(message).items()
    ]
    return [name for name in found if name is not None]


def _file(part: str, path: str, message: Json, frame: Frame, gathering: Gathering) -> str | None:
    if NOT_INCLUDED.fullmatch(path):
        gathering.missing.append(MissingPart(part=part, why=path))
        return None
    named = Named(
        part=part,
        path=path,
        origin=frame.origin,
        published=frame.published(message),
        caption=text_of(message) or None,
    )
    return gathering.attach(named)


def _service(message: Json, frame: Frame, gathering: Gathering) -> None:
    """Keeps what dates a channel's names and pictures; other service messages say nothing."""
    action = words(message, "action") or ""
    if action not in _TITLES + _PICTURES:
        return
    pictures = _files(message, frame, gathering)
    gathering.renames.append(
        Rename(
            part=frame.part(message),
            published=frame.published(message),
            account=account_of(message),
            action=action,
            title=words(message, "title"),
            picture=pictures[0] if pictures else None,
        )
    )
