"""The rubrics that ship: one TOML file for each field of an assessment."""

import tomllib
from functools import cache
from importlib.resources import files

from purport.records import codec
from purport.records.rubric import Rubric, Rubrics


@cache
def load_rubrics() -> Rubrics:
    """The rubrics in use."""
    return Rubrics(
        strike_status=read_rubric(_text("strike-status")),
        harm_grade=read_rubric(_text("civilian-harm")),
    )


def read_rubric(text: str) -> Rubric:
    """A rubric from TOML.

    Raises: pydantic.ValidationError for unknown keys and conditions without a bound.
    """
    rubric: Rubric = codec.read(Rubric, codec.to_json(tomllib.loads(text)))
    return rubric


def _text(name: str) -> str:
    return (files(__name__) / f"{name}.toml").read_text("utf-8")
