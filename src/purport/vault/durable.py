"""Bytes that are on disk when the call returns."""

import os
import secrets
from pathlib import Path

READ_ONLY = 0o444


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


def place(temporary: Path, target: Path) -> None:
    """Nothing, once the finished temporary file stands under its name for good, read-only.

    What already stands there is never overwritten: names are digests, so it is the same.
    """
    make_folder(target.parent)
    os.chmod(temporary, READ_ONLY)
    try:
        os.link(temporary, target)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
    sync_folder(target.parent)


def write_synced(path: Path, content: bytes) -> None:
    """Nothing, once a new file holds the content on disk.

    Raises: FileExistsError, OSError.
    """
    with open(path, "xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_synced(path: Path, content: bytes) -> None:
    """Nothing, once the file holds the new content; until then it holds the old one."""
    temporary = temporary_beside(path.parent)
    write_synced(temporary, content)
    os.replace(temporary, path)
    sync_folder(path.parent)
