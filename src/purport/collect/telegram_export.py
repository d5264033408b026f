"""The chats of a Telegram Desktop export, whole or broken; nothing else of it is taken."""

import json
import re
from collections.abc import Iterator

from purport.collect.json_text import Json, inner, objects, parse, recover, words
from purport.records.value import value

CHAT_KINDS = (
    "saved_messages|replies|verification_codes|personal_chat|bot_chat|private_group|"
    "private_supergroup|public_supergroup|private_channel|public_channel"
)
_MESSAGES = re.compile(r'"messages"\s*:\s*\[')
_HEADER = re.compile(
    r'(?:"name"\s*:\s*(?P<name>null|"(?:[^"\\]|\\.)*")\s*,\s*)?'
    r'"type"\s*:\s*"(?P<kind>\w+)"\s*,\s*"id"\s*:\s*(?P<number>-?\d+)\s*,\s*\Z'
)
_HEADER_LETTERS = 2_000
_LOGIN = ("verification_codes",)  # the exporting account's own login codes
_SHAPE = re.compile(rb'"messages"\s*:\s*\[')
_CHAT = re.compile(rb'"type"\s*:\s*"(?:' + CHAT_KINDS.encode() + rb')"')


@value
class Chat:
    """One chat: its name (None: not stated), Telegram's kind of it, its number, its messages."""

    name: str | None
    kind: str
    number: str
    messages: tuple[Json, ...]


@value
class Export:
    """The chats of an export; `is_account`: of a whole account; `gaps`: what was unreadable."""

    chats: tuple[Chat, ...]
    is_account: bool
    gaps: int = 0


def looks_like_export(content: bytes) -> bool:
    """Whether JSON bytes hold at least the beginning of a Telegram chat."""
    return _SHAPE.search(content) is not None and _CHAT.search(content) is not None


def read_export(text: str) -> Export:
    """The chats of an export's JSON; where it is broken, all messages that are whole."""
    try:
        found = parse(text)
    except ValueError:
        return _broken(text)
    if not isinstance(found, dict):
        return Export(chats=(), is_account=False)
    if "messages" in found:
        return Export(chats=(_chat(found),), is_account=False)
    lists = (inner(found, name).get("list") for name in ("chats", "left_chats"))
    found_chats = (_chat(item) for each in lists for item in objects(each))
    chats = tuple(chat for chat in found_chats if chat.kind not in _LOGIN)
    return Export(chats=chats, is_account=True)


def _chat(item: Json) -> Chat:
    return Chat(
        name=words(item, "name"),
        kind=words(item, "type") or "unknown",
        number=words(item, "id") or "0",
        messages=distinct(objects(item.get("messages"))),
    )


def distinct(messages: tuple[Json, ...]) -> tuple[Json, ...]:
    """The messages, each with a number of its own: a copy is left out, another one is "17~2"."""
    seen: dict[str, list[Json]] = {}
    kept: list[Json] = []
    for message in messages:
        number = words(message, "id") or "0"
        same = seen.setdefault(number, [])
        if message not in same:
            same.append(message)
            kept.append(message if len(same) == 1 else {**message, "id": f"{number}~{len(same)}"})
    return tuple(kept)


def _broken(text: str) -> Export:
    found = list(_broken_chats(text))
    is_account = bool(re.search(r'"(?:chats|personal_information)"\s*:\s*\{', text[:200_000]))
    return Export(
        chats=tuple(chat for chat, _ in found if chat.kind not in _LOGIN),
        is_account=is_account,
        gaps=max(1, sum(gaps for _, gaps in found)),
    )


def _broken_chats(text: str) -> Iterator[tuple[Chat, int]]:
    starts = list(_MESSAGES.finditer(text))
    for number, start in enumerate(starts):
        until = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        found = recover(text, start.end(), until, _is_message)
        header = _HEADER.search(text, max(0, start.start() - _HEADER_LETTERS), start.start())
        name = json.loads(header["name"] or "null", strict=False) if header else None
        yield (
            Chat(
                name=name or None,
                kind=header["kind"] if header else "unknown",
                number=header["number"] if header else "0",
                messages=distinct(found.objects),
            ),
            found.gaps,
        )


def _is_message(item: Json) -> bool:
    return "id" in item and item.get("type") in ("message", "service", "unsupported")
