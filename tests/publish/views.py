"""The views that the tests of the dossier print."""

from .hard_cases import empty, hard, many
from .worked import after, before

CASES = {"before": before, "after": after, "hard": hard, "empty": empty, "many": many}

__all__ = ["CASES", "after", "before", "empty", "hard", "many"]
