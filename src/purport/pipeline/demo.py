"""The sample case, made and run."""

import shutil
from pathlib import Path

from purport.pipeline.case import SETTINGS, NewCase, create_case
from purport.pipeline.dossier import write_dossier
from purport.pipeline.in_view import Moment
from purport.pipeline.intake import AddRequest, Progress, add
from purport.pipeline.opened import PLACES
from purport.pipeline.run import run
from purport.records.origin import OriginKind
from purport.records.problem import Impossible, Outcome, Problem
from purport.records.value import value
from purport.stock.gazetteer_lists import load_list
from purport.stock.sample import write_sample


@value
class Demo:
    """Where the sample case and its dossier stand."""

    case: Path
    dossier: Path


def make_demo(folder: Path, progress: Progress) -> Outcome[Demo]:
    """The sample case in `folder`: its material, the case and the dossier.

    A sample that stood there before is replaced; anything else is left alone.

    Raises: Impossible if the folder holds something else.
    """
    if folder.exists() and any(folder.iterdir()):
        if not (folder / "case" / SETTINGS).is_file():
            raise Impossible(f"{folder} is not empty: `purport demo DIR` wants a folder of its own")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    plan = write_sample(folder / "material")
    new = NewCase(title=plan.title, countries=plan.countries, zone=plan.zone)
    case = create_case(folder / "case", new)
    problems: list[Problem] = []
    for places in plan.places:
        problems += load_list(places, case.folder / PLACES).problems
    for call in plan.calls:
        request = AddRequest(
            origin=call.origin,
            origin_kind=OriginKind(call.kind) if call.kind else None,
            published=call.published,
            published_basis=call.published_basis,
            input_format=call.format,
        )
        problems += add(case, call.paths, request, progress).problems
    problems += run(case, progress).problems
    write_dossier(case, folder / "dossier", Moment())
    case.close()
    return Outcome(
        found=Demo(case=folder / "case", dossier=folder / "dossier"), problems=tuple(problems)
    )
