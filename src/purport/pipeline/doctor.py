"""What is installed, what is missing, and the command that mends it."""

import importlib.util
import platform
import shutil
from typing import Any

from purport.pipeline.case import Case
from purport.pipeline.model_server import Server, Unanswered, models_of
from purport.pipeline.opened import open_parse, open_tools
from purport.pipeline.settings import ReaderSettings
from purport.records.problem import Impossible

EXTRAS = (
    ("credentials", "c2pa", "reading Content Credentials of pictures"),
    ("photos", "cv2", "comparing pictures by local features"),
    ("stamps", "rfc3161_client", "time stamps over checkpoints"),
    ("teams", "psycopg", "a ledger in PostgreSQL"),
    ("video", "av", "reading the frames of videos"),
)
PROGRAMS = (("chromium", "pictures of pages in tests"),)


def examine(case: Case | None = None) -> list[dict[str, Any]]:
    """One row a part: its name, "ready", "missing", "broken" or "off", and what to do.

    With a case the language model server that is turned on in it is asked for its models.
    """
    rows = [_row("Python", "ready", platform.python_version())]
    rows.append(_language())
    rows.append(_gazetteer())
    rows.append(_reader(case.settings.reader if case else None))
    rows += [_extra(*each) for each in EXTRAS]
    rows += [_program(*each) for each in PROGRAMS]
    return rows


def _language() -> dict[str, Any]:
    if open_parse() is None:
        return _row("English model", "missing", "reinstall purport: claims fall back to patterns")
    return _row("English model", "ready", "")


def _gazetteer() -> dict[str, Any]:
    try:
        opened = open_tools()
        return _row("gazetteer", "ready", f"{len(opened.gazetteer_digests)} list(s) of places")
    except (Impossible, OSError) as error:
        return _row("gazetteer", "broken", str(error))


READER = "reader by a language model server"
QUICK_S = 5.0


def _reader(settings: ReaderSettings | None) -> dict[str, Any]:
    """Off, or whether the server answers and has the model."""
    if settings is None:
        hint = "nothing to do: it is turned on in a case's case.toml (`purport doctor CASE` asks)"
        return _row(READER, "off", hint)
    name = f"{READER}: {settings.model} at {settings.url}"
    server = Server(
        url=settings.url,
        model=settings.model,
        timeout_s=min(QUICK_S, settings.timeout_s),
        leaves_this_machine=settings.leaves_this_machine,
    )
    try:
        models = models_of(server)
    except Unanswered as error:
        return _row(name, "missing", f"{error}: start the server, or take [reader] out")
    if settings.model not in models:
        return _row(name, "missing", f"the server has: {', '.join(models[:10]) or 'no model'}")
    place = "another machine" if settings.leaves_this_machine else "this machine"
    return _row(name, "ready", f"on; the words of documents go to it, on {place}")


def _extra(name: str, module: str, what_for: str) -> dict[str, Any]:
    if importlib.util.find_spec(module) is None:
        return _row(f"{name} ({what_for})", "missing", f'pip install "purport[{name}]"')
    return _row(f"{name} ({what_for})", "ready", "")


def _program(name: str, what_for: str) -> dict[str, Any]:
    found = shutil.which(name)
    state = "ready" if found else "missing"
    return _row(f"{name} ({what_for})", state, "" if found else f"apt-get install {name}")


def _row(part: str, state: str, what_to_do: str) -> dict[str, Any]:
    return {"part": part, "state": state, "what_to_do": what_to_do}
