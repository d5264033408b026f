"""Floors for times, places and actors, on data pinned by digest."""

import csv
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest

from purport.extract.times import find_times
from purport.records.codec import encode
from purport.records.place import Place, distance_km
from purport.records.when import Anchor
from purport.resolve.places import find_place
from purport.resolve.times import resolve_times
from purport.stock.gazetteer import open_gazetteer
from purport.stock.gazetteer_lists import load_list, stored_lists
from purport.stock.register import open_register
from purport.stock.register_entries import ucdp_numbers

PINNED = {
    "meantime/documents.jsonl": "f3446063e8c801d2a340631ef638f615bd89e9c11ea523e80a6d0ac1c346b4f3",
    "linking/incidents.csv": "b6f29cbbd6b2059acfd275d814469faa1bd8cb168d445165d6f75973c600c2e7",
    "places/syria_ocha_communities.csv": (
        "9c1a9b15a5b896c93513abd20b60b5fce0caf9a5f2ffd9bc98ae6111dd76648e"
    ),
}
RELAXED_FLOOR, VALUE_FLOOR = 0.90, 0.79
WITHIN_10_KM_FLOORS = {True: 0.76, False: 0.68}  # with the Arabic names beside, without
RIGHTLY_OPEN_FLOOR = 0.9
SAME_NAME_FLOOR, SLIP_FLOOR = 0.95, 0.80


def pinned(shared_data: Path, name: str) -> Path:
    path = shared_data / name
    if hashlib.sha256(path.read_bytes()).hexdigest() != PINNED[name]:
        pytest.skip(f"skipped: {name} is not the version that the floor was set on")
    return path


def time_lines(folder: Path) -> Iterator[str]:
    with (folder / "published.csv").open(encoding="utf-8", newline="") as file:
        published = {row["file"]: row["published"] for row in csv.DictReader(file)}
    for path in sorted(folder.glob("*.txt")):
        text, day = path.read_bytes().decode("utf-8"), published.get(path.name)
        for each in resolve_times(find_times(text), text, Anchor(published=midnight(day))):
            line = {"type": "mention", "kind": "when", "document": str(path)}
            line |= {"spans": each.words.spans, "text": each.words.text}
            yield json.dumps(line | {"resolved": encode(each.when) if each.when else None})


def midnight(day: str | None) -> datetime | None:
    """Midnight UTC of a day; None for what is no ISO date, as some of these are."""
    try:
        return datetime.fromisoformat(day or "").replace(tzinfo=UTC)
    except ValueError:
        return None


def test_times_of_news_stay_as_good(shared_data: Path, tmp_path: Path) -> None:
    """Times of 120 news articles are found and read as well as when the floor was set."""
    gold = pinned(shared_data, "meantime/documents.jsonl")
    scorer = shared_data.parent / "measure" / "timex.py"
    if not scorer.is_file():
        pytest.skip("skipped: the shared scorer of times is not present")
    command = [sys.executable, str(scorer), str(gold)]
    subprocess.run([*command, "--write-texts", str(tmp_path / "texts")], check=True)
    found = tmp_path / "found.jsonl"
    found.write_text("\n".join(time_lines(tmp_path / "texts")), "utf-8")
    done = subprocess.run([*command, str(found)], check=True, capture_output=True, text=True)
    figures = dict(part.split("=") for part in done.stdout.split() if part.count("=") == 1)
    assert float(figures["relaxed_f1"]) >= RELAXED_FLOOR
    assert float(figures["value_f1"]) >= VALUE_FLOOR


@pytest.mark.parametrize("arabic", [True, False])
def test_towns_of_the_conflict_stay_as_near(
    shared_data: Path, tmp_path: Path, arabic: bool
) -> None:
    """Fifty towns of a conflict lie within 10 km as often; what is left open is rightly so."""
    incidents = pinned(shared_data, "linking/incidents.csv")
    load_list(pinned(shared_data, "places/syria_ocha_communities.csv"), tmp_path)
    gazetteer = open_gazetteer(stored_lists(tmp_path))
    near, open_, rightly, total = 0, 0, 0, 0
    with incidents.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            written = f"{row['place']}, {row['place_ar']}" if arabic else row["place"]
            truth = Place(as_written="", lat=float(row["lat"]), lon=float(row["lon"]))
            read = find_place(written, gazetteer, (row["country"],))
            total += 1
            if read.place is None:
                open_ += 1
                rightly += all((distance_km(c.place, truth) or 0) > 10 for c in read.candidates)
            else:
                near += (distance_km(read.place, truth) or 0) <= 10
    assert near / total >= WITHIN_10_KM_FLOORS[arabic]
    assert rightly >= RIGHTLY_OPEN_FLOOR * open_


UCDP_PINNED = "3425f9069cd9b3f1a7c2d69adf16c825a3bc4766a546931cd6cd016acb71bf3c"


def test_actors_stay_as_well_known() -> None:
    """A group's name leads to it, and mostly still does with a slip in its middle."""
    shipped = resources.files("purport.stock").joinpath("actors", "ucdp.csv").read_text("utf-8")
    assert hashlib.sha256(shipped.encode()).hexdigest() == UCDP_PINNED
    register = open_register()
    known, same, slips, total = ucdp_numbers(), 0, 0, 0
    for row in list(csv.DictReader(shipped.splitlines()))[::8]:
        name, country = row["name"], tuple(row["countries"].split())
        if row["kind"] != "armed_group" or len(name) < 10 or " " not in name:
            continue
        total += 1
        found = [each.actor.id for each in register.find(name, countries=country)]
        wanted = {known.get(row["id"], f"actor-ucdp-{row['id']}")}
        same += set(found[:1]) == wanted
        middle = len(name) // 2
        slipped = register.find(name[:middle] + "e" + name[middle:], countries=country)[:1]
        slips += {each.actor.id for each in slipped} == wanted
    assert total > 50
    assert same >= SAME_NAME_FLOOR * total
    assert slips >= SLIP_FLOOR * total
