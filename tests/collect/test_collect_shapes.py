"""Exports whose fields have the wrong shape end in parts or rows, never in a fall."""

import json

from collecting import collect_one
from hypothesis import given, settings
from hypothesis import strategies as st

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=True), st.text(max_size=12)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
MESSAGE_FIELDS = (
    *("id", "type", "date", "date_unixtime", "edited_unixtime", "from", "from_id", "text"),
    *("text_entities", "photo", "file", "mime_type", "thumbnail", "forwarded_from", "poll"),
    *("reply_to_message_id", "location_information", "action", "title", "author"),
)
POST_FIELDS = (
    *("id", "id_str", "full_text", "text", "created_at", "lang", "entities", "user", "author_id"),
    *("extended_entities", "referenced_tweets", "attachments", "note_tweet", "author"),
    *("in_reply_to_status_id_str", "errors", "includes", "data"),
)


def objects(fields: tuple[str, ...]):
    return st.dictionaries(st.sampled_from(fields), VALUES, max_size=len(fields))


@given(st.lists(objects(MESSAGE_FIELDS) | VALUES, max_size=4), VALUES, VALUES)
@settings(max_examples=150, deadline=None)
def test_telegram_fields_of_any_shape(messages: list[object], name: object, number: object) -> None:
    """Whatever stands in a message's fields, the export is collected."""
    export = {"name": name, "id": number, "type": "public_channel", "messages": messages}
    collector, outcome = collect_one({"r.json": json.dumps(export).encode()}, "r.json")
    assert collector == "telegram"
    json.dumps([part.text for part in outcome.found.texts], ensure_ascii=False).encode()


@given(st.lists(objects(POST_FIELDS) | VALUES, max_size=4))
@settings(max_examples=150, deadline=None)
def test_posts_of_any_shape(posts: list[object]) -> None:
    """Whatever stands in a post's fields, archive and answer are collected."""
    content = b"window.YTD.tweets.part0 = " + json.dumps(posts).encode()
    assert collect_one({"tweets.js": content}, "tweets.js")[0] == "x_archive"
    answer = json.dumps({"data": posts, "includes": {"tweets": posts}, "errors": posts}).encode()
    collect_one({"a.json": answer}, "a.json", input_format="x_api")
    for post in posts:
        collect_one({"a.json": json.dumps(post).encode()}, "a.json", input_format="x_api")
