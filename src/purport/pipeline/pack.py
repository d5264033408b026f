"""A case or a dossier packed for handing over, as a bag that other programs check."""

import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from purport import __version__
from purport.pipeline.bag import Payload, write_bag
from purport.pipeline.case import SETTINGS, VAULT, Case, open_case
from purport.pipeline.lists import LISTS
from purport.pipeline.verify import MANIFEST
from purport.records.problem import Impossible
from purport.records.value import value

CASE_FORM = "case/1"
DOSSIER_FORM = "dossier/1"
LABEL = "Purport-Content"
ROOT = "Purport-Log"
LEFT = ("writing.lock",)


class NothingToPack(Impossible):
    """The folder is neither a case nor a dossier."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is neither a case nor a dossier: give one of these to pack")


class SecretInside(Impossible):
    """The settings hold a password."""

    def __init__(self) -> None:
        super().__init__(
            f"{SETTINGS} holds the ledger's password, which would be handed over: keep it in a "
            "password file (PGPASSFILE), take it out of the address, change it, and pack then"
        )


@value
class Packed:
    """What was packed: the form ("case/1" or "dossier/1") and how many files."""

    form: str
    files: int


def pack(folder: Path, bag: Path, time: datetime) -> Packed:
    """What was packed. The ledger is left out: it is derived again where the bag is opened.

    Raises: NothingToPack, SecretInside, BagTaken.
    """
    if (folder / MANIFEST).is_file() and (folder / "index.html").is_file():
        files = list(_all_files(folder, "dossier"))
        return _packed(bag, files, _info(DOSSIER_FORM, time))
    if not (folder / SETTINGS).is_file() or not (folder / VAULT).is_dir():
        raise NothingToPack(folder)
    _refuse_secrets(folder / SETTINGS)
    case = open_case(folder)
    try:
        with case.writing():
            pass  # an interrupted write is put in order, and the log is signed
        return _packed(bag, list(_case_files(folder)), [*_info(CASE_FORM, time), *_head(case)])
    finally:
        case.close()


def _packed(bag: Path, files: list[Payload], info: list[tuple[str, str]]) -> Packed:
    form = dict(info)[LABEL]
    return Packed(form=form, files=write_bag(bag, files, info))


def _info(form: str, time: datetime) -> list[tuple[str, str]]:
    return [
        ("Bag-Software-Agent", f"purport {__version__}"),
        ("Bagging-Date", f"{time:%Y-%m-%d}"),
        ("External-Description", f"a {form.partition('/')[0]} of purport, with its custody log"),
        (LABEL, form),
    ]


def _head(case: Case) -> Iterator[tuple[str, str]]:
    head = case.vault.log.head()
    if head is not None:
        yield ROOT, f"{head.origin} {head.size} {head.root.hex()}"


def _case_files(folder: Path) -> Iterator[Payload]:
    yield Payload(name=f"case/{SETTINGS}", path=folder / SETTINGS)
    for part in (*LISTS, VAULT):
        if (folder / part).is_dir():
            yield from _all_files(folder / part, f"case/{part}")


def _all_files(folder: Path, name: str) -> Iterator[Payload]:
    """The files below a folder; neither links nor what only a running program needs."""
    for path in sorted(folder.rglob("*")):
        passing = path.name in LEFT or path.suffix == ".tmp"
        if path.is_file() and not path.is_symlink() and not passing:
            yield Payload(name=f"{name}/{path.relative_to(folder).as_posix()}", path=path)


def _refuse_secrets(settings: Path) -> None:
    ledger = tomllib.loads(settings.read_text("utf-8")).get("ledger", {})
    if urlsplit(str(ledger.get("url", ""))).password:
        raise SecretInside
