"""What the scorer says of comparison lines, and the silent ones one by one."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

Line = dict[str, Any]


def score(paths: tuple[Path, Path], data: Path, measure: Path) -> None:
    """The scorer's lines, and the silent ones with their windows."""
    compared, events = paths
    gold = data / "linking" / "gold.jsonl"
    command = [measure / "comparisons.py", gold, compared]
    command += ["--rows", data / "oir_releases" / "rows.csv", "--events", events]
    print(
        subprocess.run(
            [sys.executable, *map(str, command)], capture_output=True, text=True, check=False
        ).stdout
    )
    plain_score(gold, command)
    labels = {each["code"]: each for each in map(json.loads, gold.read_text().splitlines())}
    for line in map(json.loads, compared.read_text().splitlines()):
        label = labels.get(line.get("code", ""), {}).get("label")
        if label in ("silent", "outside"):
            print(f"  {line['code']} {label}: {one_by_one(line)}")


def plain_score(gold: Path, command: list[Any]) -> None:
    """The scorer's last line for those neither doubted nor of ambiguous place."""
    kept = [
        line
        for line in gold.read_text().splitlines()
        if json.loads(line)["scope"] not in ("doubted", "ambiguous_place")
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("\n".join(kept))
        file.flush()
        done = subprocess.run(
            [sys.executable, *map(str, [command[0], file.name, *command[2:]])],
            capture_output=True,
            text=True,
            check=False,
        )
    print("neither doubted nor of ambiguous place:", done.stdout.splitlines()[-1])


def one_by_one(line: Line) -> str:
    """An outcome with its window and what was searched."""
    window = " – ".join(str(each)[:16] for each in line["window"])
    return (
        f"{line['outcome']} {line['strength'] or ''} window {window}, "
        f"{line['held']} of {line['expected']} held; {'; '.join(line['reasons'])[:160]}"
    )
