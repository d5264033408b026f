"""Everything derived again from the vault."""

import json

from purport.pipeline.case import Case
from purport.pipeline.intake import Progress
from purport.pipeline.opened import open_tools
from purport.pipeline.run import RunReport, run
from purport.records.problem import Impossible


class GazetteerGone(Impossible):
    """A list of places that the case was derived with is no longer loaded."""

    def __init__(self, missing: list[str]) -> None:
        names = ", ".join(missing)
        super().__init__(
            f"this case was derived with place lists that are not loaded now: {names}. "
            "Load them with `purport places load FILE`, or delete ledger.sqlite and run "
            "`purport run` to derive it with what is loaded"
        )


class ActorsGone(Impossible):
    """A list of actors that the case was derived with is no longer loaded."""

    def __init__(self, missing: list[str]) -> None:
        names = ", ".join(missing)
        super().__init__(
            f"this case was derived with lists of actors that are not loaded now: {names}. "
            "Load them with `purport actors load FILE`, or delete ledger.sqlite and run "
            "`purport run` to derive it with what is loaded"
        )


class ProfilesGone(Impossible):
    """A profile of releases that the case was derived with is no longer there."""

    def __init__(self, missing: list[str]) -> None:
        names = ", ".join(missing)
        super().__init__(
            f"this case was derived with profiles that are not loaded now: {names}. "
            "Load them with `purport profiles load FILE`, or delete ledger.sqlite and run "
            "`purport run` to derive it with what is loaded"
        )


def rebuild(case: Case, progress: Progress) -> RunReport:
    """The report of deriving everything again; the same inputs give the same records.

    Raises: GazetteerGone, ActorsGone, ProfilesGone.
    """
    tools = open_tools(case, asks=False)
    used = json.loads(case.ledger.fact("gazetteer") or "[]")
    missing = sorted(set(used) - set(tools.gazetteer_digests))
    if missing:
        raise GazetteerGone(missing)
    listed = json.loads(case.ledger.fact("actors") or "{}")
    gone = [name for name in sorted(listed) if listed[name] not in tools.actor_digests.values()]
    if gone:
        raise ActorsGone(gone)
    kept = json.loads(case.ledger.fact("profiles") or "{}")
    lost = [name for name in sorted(kept) if kept[name] not in tools.profile_digests.values()]
    if lost:
        raise ProfilesGone(lost)
    with case.writing():
        case.ledger.clear()
    return run(case, progress, tools)
