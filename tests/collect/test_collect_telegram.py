"""Telegram exports: every trap of the format, and files that break off."""

from datetime import UTC, datetime

import pytest
from collecting import chat, collect_one, kinds, message, written
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.records.origin import Origin

NOT_INCLUDED = "(File not included. Change data exporting settings to download.)"


def collect_export(export: object, files: dict[str, bytes] | None = None, **said: object):
    content = export if isinstance(export, bytes) else written(export)
    batch = {"e/result.json": content, **(files or {})}
    name, outcome = collect_one(batch, "e/result.json", **said)
    assert name == "telegram"
    return outcome


def test_each_message_with_words_is_a_post() -> None:
    """One document a message, named by its number, with its sender and time."""
    outcome = collect_export(chat(message(17, "First"), message(18), message(19, "Second")))
    parts = outcome.found.texts
    assert [(part.part, part.text) for part in parts] == [
        ("message/17", "First"),
        ("message/19", "Second"),
    ]
    assert parts[0].account == "A channel"
    assert parts[0].published.at == datetime.fromtimestamp(1415260817, UTC)
    assert parts[0].origin == Origin(name="A channel")


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ["Al ", {"type": "bold", "text": "Nusrah"}, " said"]},
        {"text": "Al Nusrah said"},
        {"text": "", "text_entities": [{"type": "plain", "text": "Al Nusrah said"}]},
        {
            "text": "ignored",
            "text_entities": [
                {"type": "plain", "text": "Al "},
                {"type": "text_link", "text": "Nusrah", "href": "https://x.example"},
                {"type": "plain", "text": " said"},
            ],
        },
        {"text": "Al Nusrah said", "text_entities": []},
    ],
)
def test_text_is_read_in_all_its_forms(fields: dict[str, object]) -> None:
    """Entities come before the text field, which is a string or a mixed list."""
    outcome = collect_export(chat(message(1, **fields)))
    assert outcome.found.texts[0].text == "Al Nusrah said"


def test_unix_time_comes_before_the_local_date() -> None:
    """The zone-less date is not used where the Unix time is there."""
    outcome = collect_export(chat(message(1, "x", date="2020-01-01T00:00:00")), zone="Asia/Tokyo")
    assert outcome.found.texts[0].published.at == datetime.fromtimestamp(1415260801, UTC)


def test_a_date_without_zone_is_read_in_the_given_one_and_says_so() -> None:
    """Old exports have local dates only: the zone used stands in the basis."""
    export = chat(message(1, "x", date_unixtime=None))
    published = collect_export(export, zone="Asia/Damascus").found.texts[0].published
    assert published.at == datetime(2014, 11, 6, 8, tzinfo=UTC)
    assert "no zone" in published.basis
    assert "Asia/Damascus" in published.basis


def test_an_unknown_zone_is_a_problem() -> None:
    """A zone that does not exist is reported and UTC is named as the basis."""
    outcome = collect_export(chat(message(1, "x", date_unixtime=None)), zone="Mars/Olympus")
    assert kinds(outcome) == ["unknown_zone"]
    assert outcome.found.texts[0].published.basis.endswith("UTC")


def test_an_edited_message_says_when_its_words_are_from() -> None:
    """The first date stays, and the basis names the edit."""
    export = chat(message(1, "x", edited="2014-11-08T00:00:00", edited_unixtime="1415404800"))
    published = collect_export(export).found.texts[0].published
    assert published.at == datetime.fromtimestamp(1415260801, UTC)
    assert "edited 2014-11-08T00:00Z" in published.basis


def test_control_characters_written_as_xnn_are_tolerated() -> None:
    r"""`\x0B` is no JSON; a backslash before an x that was escaped stays what it is."""
    content = written(chat(message(1, "one|two \\x41"))).replace(b"|", b"\\x0B")
    assert collect_export(content).found.texts[0].text == "one\x0btwo \\x41"


@pytest.mark.parametrize(
    "sentence",
    [
        NOT_INCLUDED,
        "(File exceeds maximum size. Change data exporting settings to download.)",
        "(File unavailable, please try again later)",
    ],
)
@pytest.mark.parametrize("field", ["photo", "file"])
def test_a_sentence_instead_of_a_path_is_known_to_be_missing(field: str, sentence: str) -> None:
    """What was not exported is a missing part with Telegram's own reason, and no problem."""
    outcome = collect_export(chat(message(5, "Words", **{field: sentence})))
    (missing,) = outcome.found.missing
    assert (missing.part, missing.why) == (f"message/5/{field}", sentence)
    assert not outcome.problems
    assert not outcome.found.media


def test_a_picture_that_was_not_added_is_missing() -> None:
    """A path without its file is a missing part; the post itself stays."""
    outcome = collect_export(chat(message(5, "Words", photo="photos/a.jpg")))
    assert [each.part for each in outcome.found.missing] == ["message/5/photo"]
    assert outcome.found.texts[0].media == ()


def test_pictures_lie_beside_the_export() -> None:
    """Paths are relative to the export's folder; the files are used up by the export."""
    files = {"e/photos/a.jpg": b"a", "e/photos/a_thumb.jpg": b"t", "photos/a.jpg": b"other"}
    post = message(5, "Words", photo="photos/a.jpg", thumbnail="photos/a_thumb.jpg")
    outcome = collect_export(chat(post), files)
    (media,) = outcome.found.media
    assert (media.name, media.sibling, media.caption) == (
        "message/5/photo",
        "e/photos/a.jpg",
        "Words",
    )
    assert set(outcome.found.uses) == {"e/photos/a.jpg", "e/photos/a_thumb.jpg"}


def test_a_file_named_twice_is_one_picture() -> None:
    """Two messages with the same file refer to one media part."""
    posts = (message(1, "One", photo="a.jpg"), message(2, "Two", photo="a.jpg"))
    outcome = collect_export(chat(*posts), {"e/a.jpg": b"a"})
    assert len(outcome.found.media) == 1
    assert [part.media for part in outcome.found.texts] == [("message/1/photo",)] * 2


def test_attached_documents_are_inputs_of_their_own() -> None:
    """A text file that hangs on a message is not taken for a picture."""
    post = message(1, "Words", file="files/a.txt", mime_type="text/plain")
    outcome = collect_export(chat(post), {"e/files/a.txt": b"a"})
    assert not outcome.found.media
    assert not outcome.found.uses


def album(*texts: str, **fields: object) -> list[dict[str, object]]:
    return [
        message(number, text, photo=f"{number}.jpg", date_unixtime="1415260800", **fields)
        for number, text in enumerate(texts, start=1)
    ]


FILES = {f"e/{number}.jpg": bytes([number]) for number in range(1, 20)}


def test_an_album_is_put_together_again_and_marked() -> None:
    """Pictures of one sender in one second belong to the one post with words: inferred."""
    outcome = collect_export(chat(*album("Words", "", "")), FILES)
    (post,) = outcome.found.texts
    assert post.media == ("message/1/photo", "message/2/photo", "message/3/photo")
    assert "same sender, same second" in post.inferred[0]


def test_what_another_sender_posts_in_the_same_second_is_no_album() -> None:
    """Another sender's picture stays apart."""
    posts = album("Words", "")
    posts[1]["from_id"] = "user4"
    (post,) = collect_export(chat(*posts), FILES).found.texts
    assert post.media == ("message/1/photo",)
    assert post.inferred == ()


def test_posts_that_each_have_words_are_no_album() -> None:
    """Two captions are two posts, each with its own picture."""
    first, second = collect_export(chat(*album("One", "Two")), FILES).found.texts
    assert (first.media, second.media) == (("message/1/photo",), ("message/2/photo",))


def test_a_forwarded_post_names_where_it_came_from() -> None:
    """The name of the first channel is kept; a deleted account says so."""
    posts = [
        message(1, "a", forwarded_from="Other channel"),
        {**message(2, "b"), "forwarded_from": None},
        message(3, "c"),
    ]
    parts = collect_export(chat(*posts)).found.texts
    assert [part.forwarded_from for part in parts] == ["Other channel", "deleted account", None]


def test_a_reply_names_its_message() -> None:
    """The message replied to is named like a part."""
    (part,) = collect_export(chat(message(3, "c", reply_to_message_id=1))).found.texts
    assert part.reply_to == "message/1"


def test_renames_are_kept_with_their_dates() -> None:
    """Service messages on titles and pictures date a channel's names; others say nothing."""
    service = {"type": "service", "text": "", "from": None, "from_id": None, "actor": "Admin"}
    posts = [
        message(1, action="create_channel", title="Old", **service),
        message(2, action="pin_message", message_id=1, **service),
        message(3, action="edit_group_title", title="New", **service),
        message(4, action="edit_group_photo", photo="a.jpg", **service),
    ]
    outcome = collect_export(chat(*posts), {"e/a.jpg": b"a"})
    renames = outcome.found.renames
    assert [(each.part, each.title) for each in renames] == [
        ("message/1", "Old"),
        ("message/3", "New"),
        ("message/4", None),
    ]
    assert renames[1].published.at == datetime.fromtimestamp(1415260803, UTC)
    assert renames[2].picture == "message/4/photo"
    assert not outcome.found.texts


def test_an_unsupported_message_is_known_to_be_missing() -> None:
    """A message that the exporter could not write leaves a row."""
    outcome = collect_export(chat(message(1, "x"), {"id": 2, "type": "unsupported"}))
    assert [each.part for each in outcome.found.missing] == ["message/2"]


def test_polls_and_places_are_words_too() -> None:
    """A message whose only content is a poll or a place keeps it as text."""
    poll = {"question": "Who?", "answers": [{"text": "A"}, {"text": "B"}]}
    place = {"location_information": {"latitude": 36.2, "longitude": 36.5}, "place_name": "Square"}
    outcome = collect_export(chat(message(1, poll=poll), message(2, **place)))
    assert [part.text for part in outcome.found.texts] == ["Who?\nA\nB", "Square\n36.2, 36.5"]


def test_a_whole_account_gives_its_chats_and_nothing_else() -> None:
    """The exporting person's own data is neither text nor input; chats keep their numbers."""
    account = {
        "personal_information": {"phone_number": "+000555", "first_name": "Investigator"},
        "contacts": {"list": [{"first_name": "Friend", "phone_number": "+000556"}]},
        "sessions": {"list": [{"last_ip": "192.0.2.1"}]},
        "chats": {
            "about": "",
            "list": [
                chat(message(1, "Held"), id=9),
                chat(message(1, "Login code: 123"), id=7, type="verification_codes"),
                {"type": "saved_messages", "id": 5, "messages": [message(1, "Note")]},
            ],
        },
        "left_chats": {"about": "", "list": [chat(message(1, "Left"), id=8, name="Gone")]},
    }
    files = {"e/profile_pictures/me.jpg": b"me", "e/article.txt": b"other"}
    outcome = collect_export(account, files)
    assert [(part.part, part.text) for part in outcome.found.texts] == [
        ("chat/9/message/1", "Held"),
        ("chat/8/message/1", "Left"),
    ]
    assert "chat/5" in [each.part for each in outcome.found.missing]
    assert outcome.found.texts[1].origin == Origin(name="Gone")
    assert outcome.found.uses == ("e/profile_pictures/me.jpg",)
    for private in ("+000555", "Investigator", "Friend", "192.0.2.1", "Login code"):
        assert private not in str(outcome)


def test_an_origin_that_the_user_named_holds() -> None:
    """With an origin given, posts take it, and a public handle gives them addresses."""
    said = {"origin": Origin(name="@a_channel")}
    (part,) = collect_export(chat(message(17, "x")), **said).found.texts
    assert part.origin is None
    assert part.url == "https://t.me/a_channel/17"


def test_repeated_numbers_stay_apart() -> None:
    """A copy of a message counts once, another message of the same number gets a mark."""
    outcome = collect_export(chat(message(1, "a"), message(1, "a"), message(1, "b")))
    assert [(part.part, part.text) for part in outcome.found.texts] == [
        ("message/1", "a"),
        ("message/1~2", "b"),
    ]


def test_a_lone_surrogate_does_not_spoil_the_text() -> None:
    """Half a letter becomes the replacement character, so that the text can be stored."""
    content = written(chat(message(1, "a|b"))).replace(b"|", b"\\ud83d")
    assert collect_export(content).found.texts[0].text == "a\ufffdb"


def test_broken_bytes_are_reported() -> None:
    """Bytes that are no UTF-8 are counted in a problem, the post is kept."""
    content = written(chat(message(1, "a|b"))).replace(b"|", b"\xff")
    outcome = collect_export(content)
    assert kinds(outcome) == ["encoding"]
    assert outcome.found.texts[0].text == "a\ufffdb"


def test_a_broken_message_in_the_middle_costs_only_itself() -> None:
    """Messages before and after the damage are recovered."""
    content = written(chat(message(1, "a"), message(2, "b"), message(3, "c")))
    outcome = collect_export(content.replace(b'"text": "b"', b'"text": "b" oops'))
    assert [part.text for part in outcome.found.texts] == ["a", "c"]
    assert kinds(outcome) == ["damaged_export"]


def test_a_broken_account_keeps_the_names_of_its_chats() -> None:
    """In a damaged export of an account, messages still belong to their chats."""
    chats = [chat(message(1, "a"), id=1, name='On "one"'), chat(message(1, "b"), id=2, name=None)]
    account = {"personal_information": {}, "chats": {"about": "", "list": chats}}
    outcome = collect_export(written(account)[:-20])
    assert [(part.part, part.text) for part in outcome.found.texts] == [
        ("chat/1/message/1", "a"),
        ("chat/2/message/1", "b"),
    ]
    assert outcome.found.texts[0].origin == Origin(name='On "one"')
    assert outcome.found.texts[1].origin == Origin(name="public_channel 2")


WHOLE = written(
    chat(*(message(n, f'Text {n} {{["quoted"]}}', reactions=[{"emoji": "x"}]) for n in range(5)))
)


@given(st.integers(min_value=WHOLE.index(b'"messages": [') + 13, max_value=len(WHOLE) - 1))
@settings(deadline=None)
def test_a_file_that_breaks_off_keeps_all_whole_messages(cut: int) -> None:
    """Wherever the file ends, each message that is complete is recovered, and it is said."""
    outcome = collect_export(WHOLE[:cut])
    closed = WHOLE[:cut].count(b"\n  }")
    assert [part.text for part in outcome.found.texts] == [
        f'Text {n} {{["quoted"]}}' for n in range(closed)
    ]
    assert bool(outcome.problems) == (WHOLE[cut:].strip() != b"")


def test_an_empty_export_is_a_problem() -> None:
    """An account without any chat says so."""
    content = written({"chats": {"list": []}, "x": [{"type": "public_channel", "messages": []}]})
    assert kinds(collect_export(content)) == ["no_messages"]
