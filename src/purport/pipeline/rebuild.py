"""Everything derived again from the vault."""

import json
from collections.abc import Mapping

from purport.pipeline.case import Case
from purport.pipeline.intake import Progress
from purport.pipeline.opened import open_tools
from purport.pipeline.run import RunReport, run
from purport.records.problem import Impossible


class ListsGone(Impossible):
    """Lists or profiles that the case was derived with are no longer loaded.

    `what` names them, `command` loads such a file.
    """

    def __init__(self, what: str, command: str, missing: list[str]) -> None:
        super().__init__(
            f"this case was derived with {what} that are not loaded now: {', '.join(missing)}. "
            f"Load them with `purport {command} load FILE`, or delete ledger.sqlite and run "
            "`purport run` to derive it with what is loaded"
        )


def rebuild(case: Case, progress: Progress) -> RunReport:
    """The report of deriving everything again; the same inputs give the same records.

    Raises: ListsGone.
    """
    tools = open_tools(case, asks=False)
    used = json.loads(case.ledger.fact("gazetteer") or "[]")
    missing = sorted(set(used) - set(tools.gazetteer_digests))
    if missing:
        raise ListsGone("place lists", "places", missing)
    _require(case, "actors", "lists of actors", tools.actor_digests)
    _require(case, "profiles", "profiles", tools.profile_digests)
    with case.writing():
        case.ledger.clear()
    return run(case, progress, tools)


def _require(case: Case, command: str, what: str, loaded: Mapping[str, str]) -> None:
    """Nothing; raises ListsGone where a file by that digest is no longer loaded."""
    used = json.loads(case.ledger.fact(command) or "{}")
    gone = [name for name in sorted(used) if used[name] not in loaded.values()]
    if gone:
        raise ListsGone(what, command, gone)
