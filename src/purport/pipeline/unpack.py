"""A bag of a case opened as a case of one's own; its foreign custody is kept as statements."""

import shutil
from pathlib import Path

from purport.pipeline.bag import TAG_MANIFEST, BagWrong, read_bag
from purport.pipeline.case import SETTINGS, VAULT, CaseExists, Clock, now, open_case
from purport.pipeline.pack import CASE_FORM, LABEL
from purport.records.custody import HandoverEntry
from purport.records.problem import Impossible
from purport.records.value import value
from purport.vault.blobs import file_digest
from purport.vault.durable import make_folder, sync_folder
from purport.vault.filesystem import refuse_network
from purport.vault.log import Log
from purport.vault.vault import FOREIGN

LOG = "log"


class NoCaseInside(Impossible):
    """The bag holds no case that can be opened here."""

    def __init__(self, bag: Path, form: str) -> None:
        super().__init__(
            f"{bag} holds {form or 'nothing of purport'}, and no {CASE_FORM}: a dossier is read as "
            "it is, in its folder data/dossier"
        )


@value
class Unpacked:
    """What was opened: how many files, and the foreign log's origin and number of entries."""

    files: int
    origin: str
    entries: int


def unpack(bag: Path, folder: Path, clock: Clock = now) -> Unpacked:
    """What was opened. The new case has a log of its own, whose first entries name the foreign one.

    Raises: BagWrong, NoCaseInside, CaseExists, NetworkFileSystem; nothing is made then.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseExists(folder)
    info, listed = read_bag(bag)
    if info.get(LABEL) != CASE_FORM or f"case/{SETTINGS}" not in listed:
        raise NoCaseInside(bag, info.get(LABEL, ""))
    refuse_network(folder)
    foreign = _fill(bag / "data" / "case", folder, set(listed))
    head = foreign.head()
    if head is None:
        shutil.rmtree(folder)
        raise BagWrong(bag, "its custody log carries no checkpoint")
    case = open_case(folder, clock)
    try:
        with case.writing():
            entry = HandoverEntry(
                time=clock(),
                manifest_sha256=file_digest(bag / TAG_MANIFEST),
                origin=head.origin,
                size=head.size,
                root=head.root.hex(),
            )
            case.vault.log.append([entry])
    finally:
        case.close()
    return Unpacked(files=len(listed), origin=head.origin, entries=head.size)


def _fill(source: Path, folder: Path, listed: set[str]) -> Log:
    """The foreign log, once every listed file of the bag's case stands in the new folder."""
    number = len(list((source / VAULT / FOREIGN).glob("*"))) + 1
    ours = f"{FOREIGN}/{number:03}"
    for name in sorted(listed):
        inner = name.removeprefix("case/")
        top, _, rest = inner.partition("/")
        if top == VAULT and rest.startswith(f"{LOG}/"):
            inner = f"{VAULT}/{ours}/{rest.removeprefix(f'{LOG}/')}"
        target = folder / inner
        make_folder(target.parent.absolute())
        shutil.copyfile(source / name.removeprefix("case/"), target)
        if top == VAULT:
            target.chmod(0o444)
        sync_folder(target.parent)
    return Log(folder / VAULT / ours)
