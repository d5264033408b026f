"""How a command that was run in a test ended."""

import json
from collections.abc import Callable
from typing import Any

from purport.records.value import value


@value
class Done:
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    def lines(self) -> list[dict[str, Any]]:
        """The JSON objects of the output, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Purport = Callable[..., Done]
