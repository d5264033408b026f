"""A case on a small file system that fills up, and on one that is read-only."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from soak.forked import answered, make_template, use_keys

SIZE_MB = 64
COMMAND = [sys.executable, "-m", "purport.cli"]


def disk_full(folder: Path, size_mb: int = SIZE_MB, step_mb: int = 1) -> dict[str, Any]:
    """Whether a full and a read-only disk give a clear error, corrupt nothing, and let work go on.

    The file system is filled up to 0, 1/8, 2/8 ... MB before 4 MB are added.

    A memory file system is mounted, which needs root; without it the part says so and is not met.
    """
    if os.geteuid() != 0:
        return {"met": False, "why": "mounting a small file system needs root"}
    shutil.rmtree(folder, ignore_errors=True)
    disk = folder / "disk"
    disk.mkdir(parents=True)
    mounted = ["mount", "-t", "tmpfs", "-o", f"size={size_mb}m", "tmpfs", str(disk)]
    if subprocess.run(mounted, capture_output=True, check=False).returncode:
        return {"met": False, "why": "a memory file system could not be mounted"}
    try:
        return _tried(folder, disk, size_mb, step_mb)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


def _tried(folder: Path, disk: Path, size_mb: int, step_mb: int) -> dict[str, Any]:
    use_keys(folder / "template")
    answered(lambda: str(make_template(folder / "template")))
    wrong, full = [], 0
    for free_mb in range(0, size_mb, step_mb):
        found, was_full = at_free(folder, disk, free_mb / 8)
        full += was_full
        wrong += [f"{free_mb / 8} MB free: {each}" for each in found]
    wrong += read_only(folder, disk)
    return {"steps": len(range(0, size_mb, step_mb)), "full": full, "wrong": wrong, "met": not wrong}


def at_free(folder: Path, disk: Path, free_mb: float) -> tuple[list[str], bool]:
    """What went wrong when so much was free, and whether the disk filled up at all."""
    place = _fresh(folder, disk)
    filler = disk / "filler"
    room = shutil.disk_usage(disk).free - int(free_mb * (1 << 20))
    with open(filler, "wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, room))
    big = folder / "big.bin"
    big.write_bytes(bytes(range(256)) * (4 << 12))  # 4 MB that nothing reads: only kept
    wrong, was_full = [], False
    for words in (("add", str(place / "case"), str(big)), ("run", str(place / "case"))):
        done = _purport(folder, *words)
        said = done.stdout + done.stderr
        if "Traceback" in said:
            wrong.append(f"{words[0]} ends with a trace: {said[-300:]}")
        if done.returncode not in (0, 1):
            was_full = True
            if "full" not in said:
                wrong.append(f"{words[0]} does not say that the disk is full: {said[-300:]}")
    filler.unlink()
    for words in (("add", str(place / "case"), str(big)), ("run", str(place / "case"))):
        done = _purport(folder, *words)
        if done.returncode not in (0, 1):
            wrong.append(f"{words[0]} does not go on: {(done.stdout + done.stderr)[-300:]}")
    checked = _purport(folder, "verify", str(place / "case"))
    if "altered" in checked.stderr or "missing" in checked.stderr or checked.returncode > 1:
        wrong.append(f"verify: {checked.stderr[-300:]}")
    if checked.returncode == 1 and "no entry of the log speaks of" not in checked.stderr:
        wrong.append(f"verify: {checked.stderr[-300:]}")
    return wrong, was_full


def read_only(folder: Path, disk: Path) -> list[str]:
    """What goes wrong on a file system that cannot be written to."""
    place = _fresh(folder, disk)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        wrong = []
        for words in (
            ("add", str(place / "case"), str(folder / "big.bin")),
            ("run", str(place / "case")),
        ):
            done = _purport(folder, *words)
            said = done.stdout + done.stderr
            if "Traceback" in said or done.returncode != 2 or "read-only" not in said:
                wrong.append(f"read-only {words[0]}: {done.returncode} {said[-300:]}")
        return wrong
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


def _fresh(folder: Path, disk: Path) -> Path:
    for each in disk.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    shutil.copytree(folder / "template", disk / "now")
    keys = folder / "keys"
    shutil.rmtree(keys, ignore_errors=True)
    shutil.copytree(folder / "template" / "config", keys / "config")
    use_keys(keys)
    return disk / "now"


def _purport(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *words], capture_output=True, text=True, check=False, cwd=folder
    )
