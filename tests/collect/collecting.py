"""What the tests of collecting share: a batch of files in memory, messages, small pictures."""

import io
import json
from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import Any

from PIL import Image

from purport.collect.part import Capture, Collected, Collector, CollectTools, collect
from purport.records.ids import CaptureId, sha256
from purport.records.origin import Origin, OriginKind
from purport.records.problem import Outcome

COLLECTORS: tuple[Collector, ...] = tuple(
    each.load() for each in entry_points(group="purport.collectors")
)


def collect_one(
    files: Mapping[str, bytes], address: str, *, zone: str = "UTC", **said: Any
) -> tuple[str | None, Outcome[Collected]]:
    """The collector's name and the parts of one file of a batch; `said` goes to the capture."""
    content = files[address]
    columns = said.pop("columns", {})
    capture = Capture(id=CaptureId("capture-1"), address=address, sha256=sha256(content), **said)
    tools = CollectTools(
        sibling=lambda wanted: files.get(wanted),
        siblings=tuple(files),
        zone=zone,
        columns=columns,
    )
    return collect(capture, content, COLLECTORS, tools)


def official(name: str = "A ministry") -> Origin:
    """An origin that the user said is official."""
    return Origin(name=name, kind=OriginKind.OFFICIAL)


def kinds(outcome: Outcome[Collected]) -> list[str]:
    """The kinds of the problems met."""
    return [problem.kind for problem in outcome.problems]


def message(number: int, text: Any = "", **fields: Any) -> dict[str, Any]:
    """A Telegram message as the exporter writes it; a field set to None is left out."""
    made: dict[str, Any] = {
        "id": number,
        "type": "message",
        "date": "2014-11-06T10:00:00",
        "date_unixtime": str(1415260800 + number),
        "from": "A channel",
        "from_id": "channel9",
        "text": text,
    }
    made.update(fields)
    return {key: given for key, given in made.items() if given is not None}


def chat(*messages: Any, **fields: Any) -> dict[str, Any]:
    """A Telegram chat as the exporter writes it."""
    made = {"name": "A channel", "type": "public_channel", "id": 9}
    return {**made, **fields, "messages": list(messages)}


def written(given: Any, prefix: str = "") -> bytes:
    """JSON as a file."""
    return (prefix + json.dumps(given, ensure_ascii=False, indent=1)).encode()


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    """A small picture file."""
    kept = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(kept, kind, **options)
    return kept.getvalue()
