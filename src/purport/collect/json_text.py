"""JSON as exporters really write it: odd escapes, broken bytes, files that break off."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from purport.records.value import value

Json = dict[str, Any]

_ESCAPE = re.compile(r"\\(?:\\|x([0-9A-Fa-f]{2}))")
_BETWEEN = re.compile(r"[\s,]*")
_OBJECT = re.compile(r'\{\s*"')
_SURROGATE = re.compile("[\ud800-\udfff]")
_RESYNC_LIMIT = 10_000  # attempts to find the next whole object in one broken array
_DECODER = json.JSONDecoder(strict=False)


@value
class JsonText:
    """The characters of a JSON file; `broken_bytes` of them were no UTF-8 and became U+FFFD."""

    text: str
    broken_bytes: int = 0


@value
class Recovered:
    """The whole objects of an array that may break off or hold broken ones.

    `gaps` counts the places where something between two whole objects could not be read, the
    missing end included.
    """

    objects: tuple[Json, ...]
    gaps: int


def json_text(content: bytes) -> JsonText:
    """The characters of a JSON file, with `\\xNN` (which JSON does not know) made `\\u00NN`."""
    text = content.decode("utf-8-sig", "replace")
    broken = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    if "\\x" in text:
        text = _ESCAPE.sub(lambda found: f"\\u00{found[1]}" if found[1] else found[0], text)
    return JsonText(text=text, broken_bytes=max(0, broken))


def parse(text: str) -> Any:
    """The value of a JSON text; control characters inside strings are let through.

    Raises: ValueError where it is broken or nested too deep.
    """
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        raise ValueError("nested too deep") from None


def recover(
    text: str, start: int, until: int, is_item: Callable[[Json], bool] = lambda item: True
) -> Recovered:
    """The whole objects of the array whose first element begins at `start`, before `until`."""
    objects: list[Json] = []
    gaps = attempts = 0
    at = _after_gap(text, start)
    while at < until and text[at] != "]":
        item, end = _object_at(text, at)
        if item is not None and is_item(item):
            objects.append(item)
            at = _after_gap(text, end)
            attempts = 0
            continue
        gaps += attempts == 0
        attempts += 1
        found = _OBJECT.search(text, at + 1, until)
        if found is None or attempts > _RESYNC_LIMIT:
            return Recovered(objects=tuple(objects), gaps=gaps)
        at = found.start()
    return Recovered(objects=tuple(objects), gaps=gaps + (at >= until and attempts == 0))


def _object_at(text: str, at: int) -> tuple[Json | None, int]:
    try:
        item, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, at
    return (item, end) if isinstance(item, dict) else (None, end)


def _after_gap(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def whole(text: str) -> str:
    """The text with lone surrogates as U+FFFD, so that it can be written as UTF-8."""
    return _SURROGATE.sub("\ufffd", text)


def words(item: Json, *names: str) -> str | None:
    """The first of these fields that holds characters, as text."""
    for name in names:
        given = item.get(name)
        if isinstance(given, str) and given.strip():
            return whole(given)
        if isinstance(given, int) and not isinstance(given, bool):
            return str(given)
    return None


def objects(given: Any) -> tuple[Json, ...]:
    """The objects of a list, or none: whatever else stands there is no object."""
    found: Iterable[Any] = given if isinstance(given, list) else ()
    return tuple(item for item in found if isinstance(item, dict))


def inner(item: Json, *path: str) -> Json:
    """The object at a path of fields, an empty one where there is none."""
    for name in path:
        given = item.get(name)
        if not isinstance(given, dict):
            return {}
        item = given
    return item
