"""A case killed with SIGKILL at random moments of add, run, checkpoint and rebuild."""

import json
import random
import shutil
import time
from functools import partial
from pathlib import Path
from typing import Any

from soak.forked import KILLED, WORK, answered, check, killed, make_template, use_keys

KILLS = 1000


def kills(folder: Path, count: int = KILLS) -> dict[str, Any]:
    """How many kills were survived without a lost entry, a bad blob or a stray file; resumable."""
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / "done.jsonl"
    results = [json.loads(line) for line in done.read_text("utf-8").splitlines()] if (
        done.exists()
    ) else []
    shutil.rmtree(folder / "template", ignore_errors=True)
    use_keys(folder / "template")
    answered(lambda: str(make_template(folder / "template")))
    longest = {name: _duration(folder, name) for name in WORK}
    for number in range(len(results), count):
        results.append(kill_once(folder, number, longest))
        with open(done, "a", encoding="utf-8") as file:
            file.write(json.dumps(results[-1]) + "\n")
        if number % 50 == 49:
            print(f"kills: {number + 1} of {count}", flush=True)
    wrong = [each for each in results[:count] if each["wrong"]]
    return {
        "kills": sum(each["killed"] for each in results[:count]),
        "ended_before": sum(not each["killed"] for each in results[:count]),
        "acknowledged": sum(each["acknowledged"] for each in results[:count]),
        "wrong": wrong[:10],
        "met": not wrong,
    }


def kill_once(folder: Path, number: int, longest: dict[str, float]) -> dict[str, Any]:
    """What one kill did: the work, whether it was killed in time, what is wrong afterwards."""
    chance = random.Random(number)
    name = sorted(WORK)[number % len(WORK)]
    place = _fresh(folder)
    how, acknowledged = killed(partial(WORK[name], place), chance.uniform(0, longest[name]))
    then_run = name == "rebuild" or number % 3 == 0  # a stopped rebuild is completed by a run
    wrong = answered(lambda: check(place / "case", acknowledged, then_run=then_run))
    if how not in (0, KILLED):
        wrong.append(f"the work itself failed with {how}")
    return {
        "work": name,
        "killed": how == KILLED,
        "acknowledged": len(acknowledged),
        "wrong": wrong,
    }


def _fresh(folder: Path) -> Path:
    place = folder / "now"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder / "template", place)
    use_keys(place)
    return place


def _duration(folder: Path, name: str) -> float:
    """Seconds that the work takes when nobody kills it, measured once."""
    place = _fresh(folder)
    started = time.perf_counter()
    answered(partial(WORK[name], place))
    return time.perf_counter() - started
