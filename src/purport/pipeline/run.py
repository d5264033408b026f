"""Everything that is new in a case, processed; safe to repeat and to interrupt."""

import json
from collections.abc import Iterable

from purport.ledger.ledger import InputRow
from purport.pipeline.answers import ReaderReport
from purport.pipeline.case import Case
from purport.pipeline.intake import Progress
from purport.pipeline.opened import OpenedTools, open_tools
from purport.pipeline.redact import complete
from purport.pipeline.sync import sync
from purport.pipeline.worker import Worker
from purport.records import codec
from purport.records.inputs import InputStatus
from purport.records.problem import Problem
from purport.records.value import value


@value
class RunReport:
    """How many inputs were processed now, and how all inputs of the case stand.

    `reader` is what a language model server was asked, where one is turned on.
    """

    processed: int
    done: int
    failed: int
    problems: tuple[Problem, ...] = ()
    reader: ReaderReport | None = None


def run(case: Case, progress: Progress, opened: OpenedTools | None = None) -> RunReport:
    """What was done. Each input is committed by itself: an interrupted run goes on where it was."""
    with case.writing():
        complete(case)
        sync(case)
        rows = case.ledger.input_rows()
        tools = opened or open_tools(case)
        waiting = [row for row in rows if row.capture and row.components != tools.stamp]
        worker = Worker(case, tools, rows) if waiting else None
        for number, row in enumerate(_containers_first(waiting)):
            progress(number, len(waiting), row.state.path)
            if worker:
                worker.process(row)
        progress(len(waiting), len(waiting), "")
        case.ledger.set_fact("gazetteer", json.dumps(tools.gazetteer_digests))
        case.ledger.set_fact("profiles", json.dumps(tools.profile_digests, sort_keys=True))
        case.ledger.set_fact("actors", json.dumps(tools.actor_digests, sort_keys=True))
    asked = tools.answers.report() if tools.answers else None
    return codec.changed(report(case, len(waiting)), reader=asked)


def report(case: Case, processed: int) -> RunReport:
    """How all inputs of the case stand."""
    states = [row.state for row in case.ledger.input_rows()]
    return RunReport(
        processed=processed,
        done=sum(each.state is InputStatus.DONE for each in states),
        failed=sum(each.state is InputStatus.FAILED for each in states),
        problems=tuple(
            each.problem
            for each in states
            if each.problem is not None and each.state is not InputStatus.MISSING
        ),
    )


def _containers_first(rows: Iterable[InputRow]) -> list[InputRow]:
    """Inputs that may hold others come first, so that an export's photos are known as its own."""
    return sorted(
        rows,
        key=lambda row: (
            not row.state.path.lower().endswith((".json", ".js", ".zip")),
            row.position,
        ),
    )
