"""Bags: a folder of files with a manifest that other programs check.

Source: RFC 8493, The BagIt File Packaging Format (V1.0).
"""

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from purport.records.ids import sha256
from purport.records.problem import Impossible
from purport.records.value import value
from purport.vault.blobs import file_digest
from purport.vault.durable import make_folder, sync_folder

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
INFO = "bag-info.txt"
LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+\*?(\S.*)")


class BagWrong(Impossible):
    """A folder is no bag, or not the bag that its manifests describe."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__(f"{folder} cannot be opened: {what}; ask for the bag once more")


class BagTaken(Impossible):
    """The bag's folder holds something already."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} exists: choose another name for the bag with -o")


@value
class Payload:
    """A file for a bag: its name below data/, with slashes, and where it lies now."""

    name: str
    path: Path


def write_bag(folder: Path, files: Iterable[Payload], info: Iterable[tuple[str, str]]) -> int:
    """How many files the finished bag holds. Nobody ever sees half a bag under its name.

    `info` are (label, content) pairs for bag-info.txt.

    Raises: BagTaken.
    """
    if folder.exists():
        raise BagTaken(folder)
    beside = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    listed = [(_copied(beside, each), each.name) for each in files]
    size = sum((beside / "data" / name).stat().st_size for _, name in listed)
    tags = {
        "bagit.txt": DECLARATION,
        INFO: _info([*info, ("Payload-Oxum", f"{size}.{len(listed)}")]),
        MANIFEST: _manifest((digest, f"data/{name}") for digest, name in listed),
    }
    tags[TAG_MANIFEST] = _manifest((sha256(content), name) for name, content in tags.items())
    for name, content in tags.items():
        make_folder(beside.absolute())
        (beside / name).write_bytes(content)
    sync_folder(beside)
    beside.rename(folder)
    return len(listed)


def read_bag(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """(label to content of bag-info.txt, payload name below data/ to digest) of a whole bag.

    Raises: BagWrong where a file differs, is missing or is not listed, or a name leads out of it.
    """
    if not (folder / "bagit.txt").is_file() or not (folder / MANIFEST).is_file():
        raise BagWrong(folder, f"it holds no bagit.txt and {MANIFEST}")
    listed = dict(_listed(folder, MANIFEST))
    for name, digest in {**dict(_listed(folder, TAG_MANIFEST)), **listed}.items():
        _check(folder, name, digest)
    there = {
        str(each.relative_to(folder).as_posix())
        for each in (folder / "data").rglob("*")
        if not each.is_dir()
    }
    for name in sorted(there - set(listed)):
        raise BagWrong(folder, f"{name} is not listed in {MANIFEST}")
    return _read_info(folder), {
        name.removeprefix("data/"): digest for name, digest in listed.items()
    }


def _copied(beside: Path, each: Payload) -> str:
    target = beside / "data" / each.name
    make_folder(target.parent.absolute())
    shutil.copyfile(each.path, target)
    return file_digest(target)


def _manifest(listed: Iterable[tuple[str, str]]) -> bytes:
    """The lines of a manifest by name; line ends and per cents in names are encoded."""
    lines = sorted((name, digest) for digest, name in listed)
    return "".join(f"{digest}  {_encoded(name)}\n" for name, digest in lines).encode()


def _encoded(name: str) -> str:
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _decoded(name: str) -> str:
    return re.sub("%(0A|0D|25)", lambda each: chr(int(each[1], 16)), name, flags=re.IGNORECASE)


def _info(pairs: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{label}: {' '.join(said.split())}\n" for label, said in pairs).encode()


def _read_info(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / INFO).read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return {}
    pairs = (line.partition(":") for line in lines)
    return {label.strip(): said.strip() for label, colon, said in pairs if colon}


def _listed(folder: Path, manifest: str) -> Iterator[tuple[str, str]]:
    """(name, digest) of each line of a manifest; a bag may lack the one over its tag files."""
    path = folder / manifest
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
        match = LINE.fullmatch(line)
        if match is None:
            raise BagWrong(folder, f"line {number} of {manifest} cannot be read")
        name = _decoded(match[2])
        if not _is_inside(name, "data" if manifest == MANIFEST else ""):
            raise BagWrong(folder, f"{manifest} names {name!r}, which leads out of the bag")
        yield name, match[1].lower()


def _is_inside(name: str, top: str) -> bool:
    path = PurePosixPath(name)
    safe = not path.is_absolute() and ".." not in path.parts and "\\" not in name
    return safe and "\0" not in name and (not top or path.parts[0] == top)


def _check(folder: Path, name: str, digest: str) -> None:
    path = folder / name
    if any(each.is_symlink() for each in (path, *path.parents) if each != folder.parent):
        raise BagWrong(folder, f"{name} is a symbolic link")
    if not path.is_file():
        raise BagWrong(folder, f"{name} is missing")
    if file_digest(path) != digest:
        raise BagWrong(folder, f"{name} differs from its digest")
