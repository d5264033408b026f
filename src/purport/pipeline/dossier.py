"""A dossier written to a folder."""

import json
import shutil
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from purport.pipeline.case import Case
from purport.pipeline.gate import passed
from purport.pipeline.in_view import Moment
from purport.pipeline.proof import proof_files
from purport.pipeline.public_pictures import PublicPictures, public_line
from purport.pipeline.shown import contract_lines
from purport.pipeline.verify import MANIFEST, manifest
from purport.pipeline.view import view
from purport.publish.dossier import publish
from purport.publish.options import PublishOptions
from purport.records.custody import PublicationEntry
from purport.records.ids import sha256
from purport.records.problem import Impossible
from purport.records.value import value
from purport.records.view import View
from purport.stock.countries import country_names
from purport.stock.dossier import load_assets
from purport.vault.blobs import file_digest
from purport.vault.durable import make_folder


@value
class Written:
    """A dossier that was written: how many files and incidents, and what the gate held back."""

    files: int
    incidents: int
    held_back: int


class FolderTaken(Impossible):
    """The dossier's folder holds something else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} exists and is no dossier of purport: choose another folder with -o"
        )


class OtherDossier(Impossible):
    """The folder holds a dossier that this case did not make, or that was changed since."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} holds a dossier of another case, or one that was changed since it was made: "
            "choose another folder with -o, or remove it yourself"
        )


def write_dossier(case: Case, folder: Path, moment: Moment, *, draft: bool = True) -> Written:
    """What was written. A dossier of this case that stood there before is replaced as a whole.

    A draft shows everything and says on every page that it was not reviewed; otherwise the gate
    holds back what no named person has accepted.

    Raises: FolderTaken, OtherDossier.
    """
    _check(case, folder)
    seen = view(case, moment, reverse=True)
    shown, held_back = (seen, 0) if draft else passed(seen)
    pictures = PublicPictures(case, shown)
    try:
        files = dict(publish(shown, _options(draft, pictures.of)))
    finally:
        pictures.close()
    with case.writing():
        pass  # everything in the log is signed before it is shown
    with case.writing():
        files |= proof_files(case, shown)
        files[MANIFEST] = manifest(files)
        _replace(folder, files)
        entry = PublicationEntry(
            time=case.clock(),
            manifest_sha256=sha256(files[MANIFEST]),
            as_of=moment.as_of,
            draft=draft,
            held_back=held_back,
        )
        case.vault.log.append([entry])
    return Written(files=len(files), incidents=len(shown.incidents), held_back=held_back)


def _options(draft: bool, pictures: Callable[[str], bytes | None]) -> PublishOptions:
    stock = load_assets()
    return PublishOptions(
        templates=stock.templates,
        assets=stock.assets,
        draft=draft,
        pictures=pictures,
        lines=_lines,
        countries=country_names(),
    )


def _lines(seen: View) -> Iterator[str]:
    """The contract lines, without the folders of the machine that the material lay on."""
    for line in map(public_line, contract_lines(seen)):
        for field in ("document", "address"):
            if str(line.get(field) or "").startswith("/"):
                line[field] = str(line[field]).rsplit("/", 1)[-1]
        yield json.dumps(line, ensure_ascii=False, sort_keys=True)


def _check(case: Case, folder: Path) -> None:
    if folder.resolve() in (Path.cwd().resolve(), Path(folder.resolve().anchor)):
        raise Impossible(f"{folder} is where you stand: name a folder for the dossier with -o")
    inside = folder.resolve().is_relative_to(case.folder.resolve())
    if inside:
        raise Impossible(f"{folder} lies inside the case: a dossier goes to a folder of its own")
    if folder.exists() and (not folder.is_dir() or _is_foreign(folder)):
        raise FolderTaken(folder)
    if (folder / MANIFEST).is_file() and file_digest(folder / MANIFEST) not in _made(case):
        raise OtherDossier(folder)


def _made(case: Case) -> set[str]:
    """The digests of the manifests of all dossiers that this case made."""
    entries = chain.from_iterable(log.entries() for log in case.vault.histories())
    return {each.manifest_sha256 for each in entries if isinstance(each, PublicationEntry)}


def _is_foreign(folder: Path) -> bool:
    return any(folder.iterdir()) and not (folder / MANIFEST).is_file()


def _replace(folder: Path, files: dict[str, bytes]) -> None:
    """Written beside, then put in place: nobody ever sees half a dossier under its name."""
    beside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    for name, content in files.items():
        make_folder((beside / name).parent.absolute())
        (beside / name).write_bytes(content)
    if folder.exists():
        shutil.rmtree(folder)
    beside.rename(folder)
