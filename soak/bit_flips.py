"""One bit flipped in each file of cases: `verify` and an independent digest must both notice."""

import hashlib
import random
import shutil
from pathlib import Path
from typing import Any

from purport.pipeline.verify import verify
from purport.records.problem import Impossible
from soak.forked import answered, make_template, use_keys

FLIPS = 1000
DERIVED = ("ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm", "writing.lock")


def bit_flips(folder: Path, count: int = FLIPS) -> dict[str, Any]:
    """How many flips were reported. The ledger is left out: it is derived, and built again."""
    shutil.rmtree(folder, ignore_errors=True)
    use_keys(folder)
    answered(lambda: str(make_template(folder / "made", documents=max(3, count // 40))))
    case = folder / "made" / "case"
    files = [p for p in sorted(case.rglob("*")) if p.is_file() and p.name not in DERIVED]
    before = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    missed, unseen = [], []
    for number in range(count):
        chance = random.Random(number)
        path = files[number % len(files)]
        content = path.read_bytes()
        flip(path, content, chance)
        if not answered(lambda: reported(case)):
            missed.append(str(path.relative_to(case)))
        if hashlib.sha256(path.read_bytes()).hexdigest() == before[path]:
            unseen.append(str(path))
        path.write_bytes(content)
        if number % 100 == 99:
            print(f"bit_flips: {number + 1} of {count}", flush=True)
    return {
        "flips": count,
        "files": len(files),
        "missed": missed[:20],
        "unseen_by_sha256": unseen,
        "met": not missed and not unseen,
    }


def flip(path: Path, content: bytes, chance: random.Random) -> None:
    """Nothing, once one bit of the file is another one."""
    path.chmod(0o644)
    at = chance.randrange(max(1, len(content)))
    bit = 1 << chance.randrange(8)
    path.write_bytes(content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :])


def reported(case: Path) -> bool:
    """Whether verify names any problem, or says that case.toml, which people edit, was changed.

    Settings that cannot be read any more are a problem too.
    """
    try:
        checked = verify(case)
    except Impossible:
        return True
    return bool(checked.problems) or any("case.toml was changed" in each for each in checked.found)
