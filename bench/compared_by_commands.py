"""A case made and asked by the commands, as a user would; for comparisons.py --commands."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from record_case import RECORD

Line = dict[str, Any]


def purport(*words: object) -> str:
    """What a command printed; one that found the request impossible ends the measurement."""
    command = [sys.executable, "-m", "purport.cli", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        raise SystemExit(f"{' '.join(command)}: {done.stderr}")
    return done.stdout


def base_case(work: Path, data: Path) -> Path:
    """The case with the releases read; made once, brought up to date after that."""
    case = work / "record"
    if not case.is_dir():
        purport("init", case, "--country", "SY,IQ", "--zone", "Asia/Damascus")
        purport("places", "load", data / "places" / "syria_ocha_communities.csv", "--case", case)
        texts = sorted((data / "oir_releases").glob("*.txt"))
        purport("add", case, *texts, "--origin", RECORD, "--kind", "official")
    purport("run", case)
    return case


def copy_with(base: Path, name: str, *tables: tuple[Path, tuple[str, ...]]) -> Path:
    """A copy of the case with further tables read."""
    case = base.parent / name
    shutil.rmtree(case, ignore_errors=True)
    shutil.copytree(base, case)
    for path, options in tables:
        purport("add", case, path, "--format", "table", *options)
    purport("run", case)
    return case


def shown(case: Path, what: str) -> list[Line]:
    """The lines of `purport show`."""
    started = time.perf_counter()
    lines = [
        json.loads(line)
        for line in purport("show", case, what, "--format", "jsonl").split("\n")
        if line
    ]
    print(
        f"  {what} of {case.name}: {len(lines)} lines after {time.perf_counter() - started:.1f} s"
    )
    return lines


def by_commands(case: Path) -> tuple[Path, Path]:
    """The comparison and event lines of a case, as the commands print them."""
    folder = case / "scored"
    folder.mkdir(exist_ok=True)
    for what in ("comparisons", "events"):
        lines = shown(case, what)
        (folder / f"{what}.jsonl").write_text("".join(json.dumps(each) + "\n" for each in lines))
    return folder / "comparisons.jsonl", folder / "events.jsonl"
