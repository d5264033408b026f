"""A log is rewritten in five ways, 200 times each, by somebody who has the signing key."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from purport.pipeline.case import NewCase, create_case
from purport.pipeline.verify import Against, verify
from purport.records.custody import FixityEntry
from purport.vault.keys import KeyRing
from purport.vault.log import Log, Signer

TIMES = 200
ENTRIES = 700
FIRST = 2  # the entries of the key and of the settings stay, or the log would be another one
SEED = 7


def log_attacks(folder: Path) -> dict[str, Any]:
    """How many rewritten logs are found against a checkpoint held before, by us and by Go."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    dice, checker = random.Random(SEED), build(folder)
    case, held, keys = make(folder / "case"), folder / "held", folder / "keys"
    shutil.copyfile(case / "vault" / "log" / "checkpoint", held)
    own = KeyRing().unlocked()
    keys.write_text(f"{own.public.written()}\n", "utf-8")
    lines = list(Log(case / "vault" / "log").lines())
    found: dict[str, Any] = {}
    for name, attack in ATTACKS.items():
        ours = by_go = 0
        for _ in range(TIMES):
            forge(case, attack(lines, dice), own)
            kinds = {each.kind for each in verify(case, Against(checkpoints=(held,))).problems}
            ours += bool(kinds & {"truncated", "rewritten"})
            if checker is not None:
                by_go += refuses(checker, case / "vault" / "log", keys, held)
        found[name] = {"tried": TIMES, "found": ours, "by_go": by_go if checker else None}
    forge(case, lines, own)
    untouched = not verify(case, Against(checkpoints=(held,))).problems
    missed = [name for name, each in found.items() if each["found"] != TIMES]
    missed += [name for name, each in found.items() if each["by_go"] not in (None, TIMES)]
    return {**found, "untouched_passes": untouched, "met": untouched and not missed}


def make(folder: Path) -> Path:
    """A case whose log has some hundred entries."""
    case = create_case(folder, NewCase())
    with case.writing():
        case.vault.log.append(
            [FixityEntry(time=case.clock(), checked=number) for number in range(ENTRIES)]
        )
    case.close()
    return folder


def delete(lines: list[bytes], dice: random.Random) -> list[bytes]:
    """One entry is taken out."""
    at = dice.randrange(FIRST, len(lines))
    return lines[:at] + lines[at + 1 :]


def insert(lines: list[bytes], dice: random.Random) -> list[bytes]:
    """One entry is put in."""
    at = dice.randrange(FIRST, len(lines))
    return [*lines[:at], changed(lines[at]), *lines[at:]]


def reorder(lines: list[bytes], dice: random.Random) -> list[bytes]:
    """Two entries change places."""
    one, other = dice.sample(range(FIRST, len(lines)), 2)
    moved = list(lines)
    moved[one], moved[other] = lines[other], lines[one]
    return moved


def truncate(lines: list[bytes], dice: random.Random) -> list[bytes]:
    """The end is cut off."""
    return lines[: dice.randrange(FIRST, len(lines))]


def fork(lines: list[bytes], dice: random.Random) -> list[bytes]:
    """From some entry on the log says something else, and is longer than before."""
    at = dice.randrange(FIRST, len(lines))
    return [*lines[:at], *map(changed, lines[at:]), *map(changed, lines[FIRST:])]


ATTACKS: dict[str, Callable[[list[bytes], random.Random], list[bytes]]] = {
    "delete": delete,
    "insert": insert,
    "reorder": reorder,
    "truncate": truncate,
    "fork": fork,
}


def changed(line: bytes) -> bytes:
    """The entry at another time."""
    return line.replace(b'"time":"2', b'"time":"1')


def forge(case: Path, lines: list[bytes], own: Any) -> None:
    """The log of the case is written anew with these entries, and signed with the user's key."""
    folder = case / "vault" / "log"
    origin = (folder / "checkpoint").read_text("utf-8").split("\n")[0]
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "entries.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    log = Log(folder)
    log.recover()
    log.seal(Signer(key=own.public, sign=own.sign, origin=origin))


def build(folder: Path) -> Path | None:
    """Go's checker; None where Go or its packages are not installed."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from go_tools import build_checker

    built = build_checker(folder)
    if isinstance(built, str):
        print(built, file=sys.stderr)
        return None
    return built


def refuses(checker: Path, log: Path, keys: Path, held: Path) -> bool:
    """Whether Go's packages refuse a log against the held checkpoint."""
    words = [str(each) for each in (checker, log, keys, held)]
    return subprocess.run(words, capture_output=True, check=False).returncode != 0
