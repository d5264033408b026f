"""The weights of linking: a settings file in Splink's own form, and the threshold beside it.

The file is made by `python -m training.linking` and never during `run`; the same file runs in
Splink, on DuckDB or Spark.
"""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from purport.records.ids import sha256
from purport.records.value import value


@value
class LinkingFile:
    """Splink's settings as plain values, the file's name, version and SHA-256, and the threshold in
    bits.
    """

    name: str
    sha256: str
    settings: dict[str, Any]
    version: int
    threshold: float


@cache
def load_linking() -> LinkingFile:
    """The settings file in use."""
    home = files(__name__)
    chosen = tomllib.loads((home / "linking.toml").read_text("utf-8"))
    content = (home / chosen["weights"]).read_bytes()
    return LinkingFile(
        name=chosen["weights"],
        sha256=sha256(content),
        settings=json.loads(content),
        version=chosen["version"],
        threshold=chosen["threshold"],
    )
