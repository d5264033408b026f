"""A user loads a list of a million places with rows of every kind of error in it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROWS = 1_000_000
EVERY = 10_000  # one row in so many is wrong
MOST_MB = 300
WRONG = (
    "Kafr {n:x},36.2,4239.00416,SY",  # a coordinate without its decimal point
    "Kafr {n:x},136.5,36.2,SY",  # exchanged, off the globe
    "Kafr {n:x},north,east,SY",
    ",36.2,36.5,SY",
    "Kafr {n:x},0,0,SY",
    "Kafr {n:x},38.5,20.2,SY",  # fits nowhere, but is on the globe: it stays
)
CHILD = """
import json, resource, sys
from pathlib import Path
from purport.stock.gazetteer_lists import load_list
done = load_list(Path(sys.argv[1]), Path(sys.argv[2]))
print(json.dumps({"places": done.found.places, "left_out": done.found.left_out,
    "problems": len(done.problems),
    "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    "cpu_s": round(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]), 1)}))
"""


def million_places(folder: Path) -> dict[str, Any]:
    """Whether a million rows load within 300 MB, each wrong one named or counted."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    table = folder / "million.csv"
    with table.open("w", encoding="utf-8") as file:
        file.write("name,lat,lon,country\n")
        file.writelines(row(n) + "\n" for n in range(ROWS))
    command = [sys.executable, "-c", CHILD, str(table), str(folder / "lists")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    found: dict[str, Any] = json.loads(done.stdout)
    stays = ROWS // EVERY // len(WRONG) + 1
    wrong = ROWS // EVERY
    met = found["peak_mb"] <= MOST_MB and wrong - stays <= found["left_out"] <= wrong
    shutil.rmtree(folder)
    return {"rows": ROWS, "wrong": wrong, **found, "met": met}


def row(n: int) -> str:
    """A row of the table; the places lie in a square of two degrees."""
    if n % EVERY == EVERY - 1:
        return WRONG[n // EVERY % len(WRONG)].format(n=n)
    return f"Kafr {n:x} {chr(97 + n % 26)}awa,{35 + n % 2000 / 1000:.4f},{36 + n // 2000 / 250:.4f},SY"
