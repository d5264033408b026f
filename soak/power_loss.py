"""Power lost at any moment of adding, running and sealing: what was not synced is dropped.

While the work is done, every `fsync` is noted with what it makes durable: a file's bytes, or a
folder's list of names. An image is what a disk would hold if nothing else had reached it: files
never synced are empty, names in folders never synced since are as they were. In every second
image some names and bytes did reach the disk, drawn by a seed. The ledger is left out: it is
derived again.
"""

import json
import os
import random
import shutil
import stat
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from purport.records.ids import sha256
from soak.forked import WORK, acknowledging, answered, check, make_template, use_keys

IMAGES = 520
LEFT_OUT = ("ledger.sqlite", "writing.lock")

Names = dict[str, int | None]


@dataclass
class Disk:
    """What is durable, and what the case holds at this moment.

    Files go by inode, folders by their path; a name leads to an inode, or to None for a folder.
    """

    files: dict[int, bytes] = field(default_factory=dict)
    folders: dict[str, Names] = field(default_factory=dict)
    live_files: dict[int, bytes] = field(default_factory=dict)
    live_folders: dict[str, Names] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)


def power_loss(folder: Path, count: int = IMAGES) -> dict[str, Any]:
    """How many images opened again with everything that had been acknowledged."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    use_keys(folder / "template")
    answered(lambda: str(make_template(folder / "template")))
    wrong, made = [], 0
    names = sorted(WORK)
    moments = {name: recorded(folder, name) for name in names}
    for number in range(count):
        name = names[number % len(names)]
        disk = random.Random(number).choice(moments[name])
        found = try_image(folder, disk, number)
        made += 1
        wrong += [{"image": number, "work": name, "wrong": found}] if found else []
        if number % 50 == 49:
            print(f"power_loss: {number + 1} of {count}", flush=True)
    return {
        "images": made,
        "moments": {name: len(each) for name, each in moments.items()},
        "wrong": wrong[:10],
        "met": not wrong,
    }


def recorded(folder: Path, name: str) -> list[Disk]:
    """What was durable at every sync that the work made, in order."""
    place = folder / "now"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder / "template", place)
    use_keys(place)
    return list(answered(partial(_record, place, name)))


def _record(place: Path, name: str) -> list[Disk]:
    case, moments = place / "case", []
    disk = _scanned(Disk(), case)
    disk.files, disk.folders = dict(disk.live_files), dict(disk.live_folders)
    sync = os.fsync

    def noted(handle: int) -> None:
        sync(handle)
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            folder = Path(os.readlink(f"/proc/self/fd/{handle}"))
            disk.folders[os.path.relpath(folder, case)] = _names(folder)
        else:
            disk.files[found.st_ino] = Path(f"/proc/self/fd/{handle}").read_bytes()
        _scanned(disk, case)
        moments.append(_copied(disk))

    acknowledging(lambda lines: disk.acknowledged.update(map(sha256, lines)))
    os.fsync = noted
    try:
        WORK[name](place)
    finally:
        os.fsync = sync
    return moments


def _copied(disk: Disk) -> Disk:
    return Disk(
        files=dict(disk.files),
        folders=dict(disk.folders),
        live_files=dict(disk.live_files),
        live_folders=dict(disk.live_folders),
        acknowledged=set(disk.acknowledged),
    )


def _names(folder: Path) -> Names:
    return {
        each.name: None if each.is_dir() else each.inode()
        for each in os.scandir(folder)
        if not each.name.startswith(LEFT_OUT)
    }


def _scanned(disk: Disk, case: Path) -> Disk:
    """The disk with what the case's folder holds at this moment."""
    disk.live_files, disk.live_folders = {}, {}
    for top, _, names in os.walk(case):
        disk.live_folders[os.path.relpath(top, case)] = _names(Path(top))
        for name in names:
            path = Path(top, name)
            if not name.startswith(LEFT_OUT):
                disk.live_files[path.stat().st_ino] = path.read_bytes()
    named = {inode for names in disk.folders.values() for inode in names.values()}
    for inode in disk.files.keys() - disk.live_files.keys() - named:
        del disk.files[inode]  # nothing leads there any more, and its number is given anew
    return disk


def try_image(folder: Path, disk: Disk, number: int) -> list[str]:
    """What is wrong with one image once it was opened and written to again."""
    place = folder / "image"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder / "template" / "config", place / "config")
    use_keys(place)
    chance = random.Random(number) if number % 2 else None
    _lay(disk, ".", place / "case", chance)
    try:
        found = answered(lambda: check(place / "case", disk.acknowledged, then_run=False))
        return [each for each in found if "ledger_differs" not in each]  # it is left out here
    except RuntimeError as error:
        return [str(error)[-800:]]


def _lay(disk: Disk, folder: str, target: Path, chance: random.Random | None) -> None:
    """A folder as the disk holds it; with chance some unsynced names and bytes arrived too."""
    target.mkdir(parents=True)
    synced, live = disk.folders.get(folder, {}), disk.live_folders.get(folder, {})
    names = dict(synced)
    if chance is not None:
        for name in sorted(synced.keys() | live.keys()):
            if chance.random() < 0.5 and synced.get(name) != live.get(name):
                names.pop(name, None)
                names |= {name: live[name]} if name in live else {}
    for name, child in sorted(names.items()):
        if child is None:
            _lay(disk, os.path.normpath(f"{folder}/{name}"), target / name, chance)
        else:
            (target / name).write_bytes(_bytes(disk, child, chance))


def _bytes(disk: Disk, inode: int, chance: random.Random | None) -> bytes:
    synced, live = disk.files.get(inode, b""), disk.live_files.get(inode, b"")
    if chance is not None and live.startswith(synced) and len(live) > len(synced):
        return live[: chance.randint(len(synced), len(live))]
    return synced


if __name__ == "__main__":
    print(json.dumps(power_loss(Path("var/soak/power_loss")), indent=1))
