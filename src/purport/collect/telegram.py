"""Telegram Desktop export: `result.json` of one chat or of a whole account, with its files."""

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from purport.collect.gathering import Gathering
from purport.collect.json_text import json_text
from purport.collect.part import Capture, Collected, CollectTools, MissingPart
from purport.collect.signs import begins_json
from purport.collect.telegram_chat import frame_of, gather_chat
from purport.collect.telegram_export import Chat, Export, looks_like_export, read_export
from purport.records.problem import Outcome

# Folders beside a whole account's export that hold the exporting person's own files.
_PRIVATE_FOLDERS = ("profile_pictures", "stories", "contacts", "lists", "css", "js", "images")

# Chats in which nobody speaks in public: in a whole account's export they came along unasked.
_PRIVATE_CHATS = ("saved_messages", "replies", "personal_chat", "bot_chat", "private_group")


class TelegramExport:
    """Posts, pictures and renames of the chats; the exporting person's account data is dropped."""

    name = "telegram"
    rank = 20

    def recognises(self, capture: Capture, content: bytes) -> bool:
        """Whether the bytes are JSON that begins a chat of Telegram's, whole or not."""
        return begins_json(content) and looks_like_export(content)

    def collect(self, capture: Capture, content: bytes, tools: CollectTools) -> Outcome[Collected]:
        """One text part a message with words, one media part a picture or file."""
        gathering = Gathering(capture, tools)
        zone = _zone(gathering)
        characters = json_text(content)
        if characters.broken_bytes:
            gathering.problem(
                "encoding",
                f"{characters.broken_bytes} bytes of the export are no UTF-8",
                "fetch the file again from where it was copied",
            )
        export = read_export(characters.text)
        for chat in export.chats:
            if export.is_account and chat.kind in _PRIVATE_CHATS:
                _withhold(chat, gathering)
                continue
            frame = frame_of(chat, gathering, is_account=export.is_account, zone=zone)
            gather_chat(chat, frame, gathering)
        _report(export, gathering)
        return gathering.outcome()


def _withhold(chat: Chat, gathering: Gathering) -> None:
    """Nothing; the chat stands as a row without its name. Its bytes stay in the copy."""
    why = "a private chat of the exporting account, not read: export it alone if it is evidence"
    gathering.missing.append(MissingPart(part=f"chat/{chat.number}", why=why))
    gathering.use_folder(f"chats/chat_{chat.number}")


def _report(export: Export, gathering: Gathering) -> None:
    if export.is_account:
        for folder in _PRIVATE_FOLDERS:
            gathering.use_folder(folder)
    held = sum(len(chat.messages) for chat in export.chats)
    if export.gaps:
        gathering.problem(
            "damaged_export",
            f"the JSON is damaged in at least {export.gaps} place(s): {held} whole messages were "
            "recovered, the others are lost",
            "export the chat again, or fetch the file again from where it was copied",
        )
    elif not export.chats:
        gathering.problem("no_messages", "the export holds no chat", "export the chats as well")


def _zone(gathering: Gathering) -> tzinfo:
    try:
        return ZoneInfo(gathering.tools.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        gathering.problem(
            "unknown_zone",
            f"{gathering.tools.zone!r} is no time zone: dates without a zone were read in UTC",
            "give an IANA name such as Asia/Damascus",
        )
        return UTC


COLLECTOR = TelegramExport()
