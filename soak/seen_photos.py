"""Have we seen this photo? All photos of a folder, edited in 27 ways, asked of a real case.

For each seed the maker of edited photos draws references, bystanders and negatives; a case is made
of the archive, and the queries are asked by the command, some at a time. What was answered is kept:
an interrupted part goes on where it was. PURPORT_SHARED names the folder with the photos, their
maker and scorer; PURPORT_SEEDS ("1,2") which seeds to draw, PURPORT_MINUTES when to stop asking.
"""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("PURPORT_SHARED", ROOT.parent / "shared"))
SEEDS = os.environ.get("PURPORT_SEEDS", "1,2,3,4,5,6,7")
MINUTES = float(os.environ.get("PURPORT_MINUTES", "inf"))
AT_ONCE = 60
GOALS = {"collage": 0.90, "pip": 0.90, "crop50": 0.95, "rot5": 0.97, "all": 0.97}
FEWEST_NEGATIVES = 2_000


def seen_photos(folder: Path) -> dict[str, Any]:
    """Recall by edit, and false alarms, of all seeds together, as far as they were asked."""
    until = time.monotonic() + MINUTES * 60
    parts = [asked(folder / f"seed{seed}", int(seed), until) for seed in SEEDS.split(",")]
    return summed(parts) | {"seeds": SEEDS}


def asked(folder: Path, seed: int, until: float) -> list[str]:
    """The scorer's lines on one seed, of the queries that were answered in time."""
    make(folder, seed)
    answers = folder / "answers.jsonl"
    answers.touch()
    done = {json.loads(line)["image"] for line in answers.read_text("utf-8").splitlines()}
    # the names are digests: in their order come copies and negatives of all photos and edits
    waiting = [p for p in sorted((folder / "out/queries").iterdir()) if str(p) not in done]
    for begin in range(0, len(waiting), AT_ONCE):
        if time.monotonic() > until:
            break
        some = waiting[begin : begin + AT_ONCE]
        found = purport("match", folder / "case", *some, "--format", "jsonl")
        with answers.open("a", encoding="utf-8") as kept:
            kept.write(found)
    return score(folder)


def make(folder: Path, seed: int) -> None:
    """Nothing, once photos, queries and the case are there."""
    if (folder / "ready").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    maker = SHARED / "measure/photos.py"
    out, case = folder / "out", folder / "case"
    command = [sys.executable, str(maker), "make", str(SHARED / "data/photos/images"), str(out)]
    subprocess.run([*command, "--seed", str(seed)], check=True)
    purport("init", case)
    purport("add", case, out / "archive")
    purport("run", case)
    (folder / "ready").touch()


def score(folder: Path) -> list[str]:
    """What the scorer prints; queries that were not asked are left out."""
    answered = {
        Path(json.loads(line)["image"]).name
        for line in (folder / "answers.jsonl").read_text("utf-8").splitlines()
    }
    lines = (folder / "out/manifest.jsonl").read_text("utf-8").splitlines()
    kept = [
        line
        for line in lines
        if (name := json.loads(line)["file"]).startswith("archive/") or Path(name).name in answered
    ]
    (folder / "manifest.jsonl").write_text("\n".join(kept) + "\n", "utf-8")
    scorer = [sys.executable, str(SHARED / "measure/photos.py"), "score"]
    files = [str(folder / "manifest.jsonl"), str(folder / "answers.jsonl")]
    done = subprocess.run([*scorer, *files], capture_output=True, text=True, check=False)
    print(folder.name, done.stdout.splitlines()[-1] if done.stdout else done.stderr, flush=True)
    return done.stdout.splitlines()


def summed(parts: list[list[str]]) -> dict[str, Any]:
    """The parts' counts added up, and whether every goal is met."""
    found: dict[str, float] = {}
    named: dict[str, float] = {}
    number: dict[str, int] = {}
    totals: dict[str, int] = {}
    for line in (line for part in parts for line in part):
        row = re.match(r"(\w+) +([\d.]+) \(([\d.]+)\) +n=(\d+)", line)
        if row:
            edit, count = row[1], int(row[4])
            number[edit] = number.get(edit, 0) + count
            found[edit] = found.get(edit, 0) + round(float(row[2]) * count)
            named[edit] = named.get(edit, 0) + round(float(row[3]) * count)
        for name, count in re.findall(r"(negatives|false_alarms|wrong)=(\d+)", line):
            totals[name] = totals.get(name, 0) + int(count)
    recall = {edit: found[edit] / number[edit] for edit in number if number[edit]}
    recall["all"] = sum(found.values()) / max(1, sum(number.values()))
    met = all(recall.get(name, 0) >= goal for name, goal in GOALS.items())
    met &= totals.get("false_alarms") == 0 and totals.get("negatives", 0) >= FEWEST_NEGATIVES
    return {
        "met": met,
        "recall": {name: round(share, 4) for name, share in recall.items()},
        "named": round(sum(named.values()) / max(1, sum(number.values())), 4),
        "copies": sum(number.values()),
        **totals,
    }


def purport(*words: object) -> str:
    command = [sys.executable, "-m", "purport.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
