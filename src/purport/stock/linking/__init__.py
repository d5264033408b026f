"""The weights of linking: a settings file in Splink's own form, and the threshold beside it.

The file is made by `python -m training.linking` and never during `run`; the same file runs in
Splink, on DuckDB or Spark.
"""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from purport.records.value import value


@value
class LinkingFile:
    """Splink's settings as plain values, their version, and the threshold in bits."""

    settings: dict[str, Any]
    version: int
    threshold: float


@cache
def load_linking() -> LinkingFile:
    """The settings file in use."""
    home = files(__name__)
    chosen = tomllib.loads((home / "linking.toml").read_text("utf-8"))
    return LinkingFile(
        settings=json.loads((home / chosen["weights"]).read_text("utf-8")),
        version=chosen["version"],
        threshold=chosen["threshold"],
    )
