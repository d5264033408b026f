"""Bytes that are on disk when the call returns."""

import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from operator import eq
from pathlib import Path

READ_ONLY = 0o444
WRITABLE = 0o666  # less the user's umask


def sync_folder(folder: Path) -> None:
    """Nothing, once the folder's entries are on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Nothing, once the folder and its new parents are on disk."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        sync_folder(each.parent)


def temporary_beside(folder: Path) -> Path:
    """A fresh name for a temporary file; strays end in .tmp and are swept at the next start."""
    return folder / f"{secrets.token_hex(8)}.tmp"


def place(temporary: Path, target: Path, mode: int = READ_ONLY) -> None:
    """Nothing, once the finished temporary file stands under its name for good, read-only.

    What already stands there is never overwritten: names are digests, so it is the same.
    """
    make_folder(target.parent)
    os.chmod(temporary, mode)
    try:
        os.link(temporary, target)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
    sync_folder(target.parent)


def write_synced(path: Path, content: bytes, mode: int = WRITABLE) -> None:
    """Nothing, once a new file holds the content on disk.

    Raises: FileExistsError, OSError.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with open(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_synced(path: Path, content: bytes, mode: int = WRITABLE) -> None:
    """Nothing, once the file holds the new content; until then it holds the old one."""
    temporary = temporary_beside(path.parent)
    write_synced(temporary, content, mode)
    os.replace(temporary, path)
    sync_folder(path.parent)


def place_all(
    incoming: Path,
    folder: Path,
    files: Iterable[tuple[str, bytes]],
    same: Callable[[bytes, bytes], bool] = eq,
) -> Iterator[str]:
    """The names under which something else stands already; the others are there for good then.

    Names are below `folder`; temporary files are made in `incoming`. Each folder is synced once.
    """
    changed: set[Path] = set()
    for name, content in files:
        target = folder / name
        if target.exists():
            if not same(target.read_bytes(), content):
                yield name
            continue
        make_folder(target.parent)
        temporary = temporary_beside(incoming)
        write_synced(temporary, content)
        os.chmod(temporary, READ_ONLY)
        os.rename(temporary, target)
        changed.add(target.parent)
    for each in changed:
        sync_folder(each)
