"""Claims against a record, as a user would set them: made, scored, and tried on decoys.

    comparisons.py [DATA] [MEASURE] [--only releases|rows|decoys] [--decoys N] [--commands DIR]
                   [--set NAME=NUMBER ...]

DATA holds linking/, oir_releases/ and places/; MEASURE the scorer comparisons.py. The list of
communities is loaded, the releases are read, and with them (1) the incidents, (2) the incidents
and the table of rows as a second official capture, (3) decoys: the same incidents 20 to 90 days
earlier or later, or on their day in a community over 150 km from every strike announced for the
days around. The seed is fixed. This runs in one process (see record_case.py); with --commands the
same is done by `purport init, places load, add, run, show` in DIR, which takes some ten times as
long and reads claims, too. --set changes a threshold, such as possible_km=60.

Printed for (1) and (2): the scorer's lines, then the silent ones and the one not held, one by one,
with their windows. For (3): the shares of the outcomes, beside the chance rate.
"""

import argparse
import csv
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from purport.records.origin import Origin, OriginKind
from purport.records.place import Place, distance_km

sys.path.insert(0, str(Path(__file__).resolve().parent))
from record_case import RECORD, Material, gazetteer_with

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SEED = 20151017
FAR_KM = 150.0
MOVED_DAYS = (20, 90)
FIRST_DAY, LAST_DAY = date(2014, 12, 21), date(2015, 6, 30)
FIELDS = (
    "code",
    "date",
    "place",
    "lat",
    "lon",
    "claimed_by",
    "text",
    "url",
    "precision",
    "country",
)

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


def by_commands(case: Path) -> tuple[Path, Path]:
    """The comparison and event lines of a case, as the commands print them."""
    folder = case / "scored"
    folder.mkdir(exist_ok=True)
    for what in ("comparisons", "events"):
        lines = shown(case, what)
        (folder / f"{what}.jsonl").write_text("".join(json.dumps(each) + "\n" for each in lines))
    return folder / "comparisons.jsonl", folder / "events.jsonl"


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


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def announced(lines: Iterable[Line]) -> list[tuple[date, date, Place]]:
    """The first and last day and the place of every announced strike that is on the map."""
    found = []
    for line in lines:
        place, when = line["place"] or {}, line["when"] or {}
        if place.get("lat") is None or not when.get("earliest") or not when.get("latest"):
            continue
        if line["negated"] or line["claim"]:
            continue
        point = Place(as_written="", lat=place["lat"], lon=place["lon"])
        days = [date.fromisoformat(when[end][:10]) for end in ("earliest", "latest")]
        found.append((days[0], days[1], point))
    return found


def decoys(incidents: list[Line], towns: list[Line], strikes: list[Any], count: int) -> list[Line]:
    """Half moved in time, half moved in place, made with a fixed seed."""
    chance = random.Random(SEED)
    made: list[Line] = []
    while len(made) < count:
        source = dict(chance.choice(incidents))
        if len(made) % 2:
            moved = _moved_in_time(source, chance)
        else:
            moved = _moved_in_place(source, towns, strikes, chance)
        if moved:
            made.append(moved | {"code": f"{moved['kind']}{len(made):05}"})
    return made


def _moved_in_time(source: Line, chance: random.Random) -> Line | None:
    step = chance.randint(*MOVED_DAYS) * chance.choice((-1, 1))
    day = date.fromisoformat(source["date"]) + timedelta(days=step)
    if not FIRST_DAY <= day <= LAST_DAY:
        return None
    return source | {"date": day.isoformat(), "kind": "T"}


def _moved_in_place(
    source: Line, towns: list[Line], strikes: list[Any], chance: random.Random
) -> Line | None:
    day = date.fromisoformat(source["date"])
    near = [
        p
        for first, last, p in strikes
        if abs((first - day).days) <= 3 or abs((last - day).days) <= 3
    ]
    for _ in range(50):
        town = chance.choice(towns)
        here = Place(as_written="", lat=float(town["lat"]), lon=float(town["lon"]))
        if near and all((distance_km(here, each) or 0.0) > FAR_KM for each in near):
            place = {"place": town["adm4_en"], "lat": town["lat"], "lon": town["lon"]}
            return source | place | {"precision": "village", "kind": "P"}
    return None


def write_table(path: Path, rows: Iterable[Line]) -> Path:
    """The path of a table of claims."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def tell_decoys(lines: list[Line], kind: str, words: str) -> None:
    """The shares of the outcomes among the decoys of one kind."""
    mine = [each for each in lines if each.get("code", "").startswith(kind)]
    counted = Counter(
        each["outcome"] if not each["strength"] else f"{each['outcome']} {each['strength']}"
        for each in mine
    )
    likely = sum(n for name, n in counted.items() if name.endswith("likely"))
    print(
        f"decoys {words}: n={len(mine)} likely={likely / max(1, len(mine)):.3f}",
        dict(sorted(counted.items())),
    )


def chance_rate(incidents: list[Line], strikes: list[Any], km: float) -> float:
    """How often any strike announced for a day or the next lies within `km`, over all days.

    For each incident's place, over the days of the period: the rate that no method can be below
    which calls likely whatever is near in time and place.
    """
    days = [FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]
    hits = total = 0
    for each in incidents:
        here = Place(as_written="", lat=float(each["lat"]), lon=float(each["lon"]))
        near = [(a, b) for a, b, p in strikes if (distance_km(here, p) or 0.0) <= km]
        hits += sum(any(a <= day <= b for a, b in near) for day in days)
        total += len(days)
    return hits / total


def incidents_and_towns(data: Path) -> tuple[list[Line], list[Line]]:
    """The labelled incidents, announced or silent, and the communities."""
    labels = (data / "linking" / "gold.jsonl").read_text().splitlines()
    found = {e["code"] for e in map(json.loads, labels) if e["label"] in ("announced", "silent")}
    rows = read_rows(data / "linking" / "incidents.csv")
    towns = read_rows(data / "places" / "syria_ocha_communities.csv")
    return [each for each in rows if each["code"] in found], towns


def tell(lines: list[Line], incidents: list[Line], strikes: list[Any]) -> None:
    """Prints the shares of the outcomes of the decoys, and the chance rates."""
    tell_decoys(lines, "T", "moved in time")
    tell_decoys(lines, "P", "moved in place")
    for km in (20, 40):
        rate = chance_rate(incidents, strikes, km)
        print(f"chance that a strike is announced within {km} km on a day: {rate:.3f}")


def in_one_process(options: argparse.Namespace, work: Path) -> None:
    """Everything asked for, without the language model."""
    data: Path = options.data
    started = time.perf_counter()
    lists = [data / "places" / "syria_ocha_communities.csv"]
    base = Material(gazetteer_with(lists))
    base.add_releases(sorted((data / "oir_releases").glob("*.txt")))
    settings = dict(_number(each) for each in options.set)
    print(f"releases read after {time.perf_counter() - started:.0f} s; settings {settings}")
    for part, title in (("releases", "releases only"), ("rows", "releases and rows")):
        if options.only in (None, part):
            print(f"# {title}")
            material = base.with_more()
            material.add_table(data / "linking" / "incidents.csv")
            if part == "rows":
                official = Origin(name=RECORD, kind=OriginKind.OFFICIAL)
                material.add_table(data / "oir_releases" / "rows.csv", official)
            compared = material.comparisons(material.options(**settings))
            score(material.write(work / part, compared), data, options.measure)
    if options.only in (None, "decoys"):
        print("# decoys")
        _, events = base.write(work / "base", [])
        strikes = announced(map(json.loads, events.read_text().splitlines()))
        incidents, towns = incidents_and_towns(data)
        made = decoys(incidents, towns, strikes, options.decoys)
        material = base.with_more()
        material.add_table(write_table(work / "decoys.csv", made))
        compared = material.comparisons(material.options(**settings))
        lines, _ = material.write(work / "decoys", compared)
        tell([json.loads(each) for each in lines.read_text().splitlines()], incidents, strikes)


def _number(written: str) -> tuple[str, float]:
    name, _, number = written.partition("=")
    return name, float(number)


def with_commands(options: argparse.Namespace, work: Path) -> None:
    """The same through the commands, with everything that `run` reads."""
    base = base_case(work, options.data)
    claims = options.data / "linking" / "incidents.csv"
    rows = options.data / "oir_releases" / "rows.csv"
    official = ("--kind", "official", "--origin", RECORD)
    if options.only in (None, "releases"):
        print("# releases only")
        case = copy_with(base, "incidents", (claims, ()))
        score(by_commands(case), options.data, options.measure)
    if options.only in (None, "rows"):
        print("# releases and rows")
        case = copy_with(base, "with-rows", (claims, ()), (rows, official))
        score(by_commands(case), options.data, options.measure)
    if options.only in (None, "decoys"):
        print("# decoys")
        strikes = announced(shown(base, "events"))
        incidents, towns = incidents_and_towns(options.data)
        made = decoys(incidents, towns, strikes, options.decoys)
        table = write_table(work / "decoys.csv", made)
        tell(shown(copy_with(base, "decoys", (table, ())), "comparisons"), incidents, strikes)


def main(arguments: list[str] | None = None) -> int:
    """0 once everything was printed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?", default=SHARED / "data")
    parser.add_argument("measure", type=Path, nargs="?", default=SHARED / "measure")
    parser.add_argument("--commands", type=Path, metavar="DIR")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--decoys", type=int, default=1200)
    parser.add_argument("--only", choices=("releases", "rows", "decoys"))
    parser.add_argument("--set", action="append", default=[], metavar="NAME=NUMBER")
    options = parser.parse_args(arguments)
    work = options.commands or options.work or Path(tempfile.mkdtemp(prefix="purport-compared-"))
    work.mkdir(parents=True, exist_ok=True)
    if options.commands:
        with_commands(options, work)
    else:
        in_one_process(options, work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
