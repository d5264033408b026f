"""Positions on a page, as classes of a style sheet beside it.

The pages forbid styles within their text, so that nothing a source wrote can ever act as one.
"""

from collections.abc import Iterator


class Sheet:
    """Collects the rules of one page; equal rules share a class."""

    def __init__(self) -> None:
        self._classes: dict[str, str] = {}

    def place(self, **measures: float) -> str:
        """The class that sets these custom properties, numbers rounded to 3 decimals."""
        rule = ";".join(f"--{name}:{_number(size)}" for name, size in measures.items())
        return self._classes.setdefault(rule, f"g{len(self._classes) + 1}")

    def text(self) -> str:
        """The style sheet, one rule a line, in the order of first use."""
        return "".join(self._rules())

    def _rules(self) -> Iterator[str]:
        for rule, name in self._classes.items():
            yield f".{name}{{{rule}}}\n"


def _number(size: float) -> str:
    return f"{size:.3f}".rstrip("0").rstrip(".") or "0"
