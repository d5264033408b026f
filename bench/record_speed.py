"""How long a comparison of many incidents with one record takes, and how it grows.

    record_speed.py [--incidents N] [--announcements M] [--grow]

Made-up incidents and daily releases over two years on a plain of 600 by 600 km, with a fixed seed.
Prints seconds of processor time for N incidents against M announcements (goal: 10,000 against 5,000 within 5 s on two
cores), and, with --grow, for the same numbers times 1, 2, 4, 8 and 16 over as many more days: the
time for each incident must not grow faster than the logarithm of their number.
"""

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "assess"))

from worlds import MINISTRY, OPTIONS, NoTexts, claimed, event, release

from purport.assess.compare import compare
from purport.assess.index import RecordIndex
from purport.assess.sheets import Record, Sheet
from purport.records.ids import EventId, IncidentId
from purport.records.incident import Window
from purport.records.place import Place, Precision, Region

SEED, TOWNS, START = 7, 400, datetime(2014, 9, 1, tzinfo=UTC)
A_DAY = 7  # announcements in a release


def towns(chance: random.Random) -> list[Place]:
    """Invented towns on the plain."""
    made = []
    for number in range(TOWNS):
        lat, lon = 33.0 + chance.random() * 5.4, 38.0 + chance.random() * 6.6
        made.append(
            Place(
                as_written=f"Town {number}",
                name=f"Town {number}",
                country="SY",
                lat=round(lat, 5),
                lon=round(lon, 5),
                radius_m=2_000,
                precision=Precision.TOWN,
            )
        )
    return made


def regions(place: Place) -> tuple[Region | None, ...]:
    """Squares of about 150 km as provinces."""
    name = f"{int((place.lat or 0) / 1.35)}-{int((place.lon or 0) / 1.65)}"
    return (Region(id=name, name=name),)


def record(chance: random.Random, places: list[Place], announcements: int) -> Record:
    """A release a day with seven announcements in it."""
    sheets: list[Sheet] = []
    for day in range(-(-announcements // A_DAY)):
        events = tuple(
            event(
                f"{day}-{n}",
                replace(chance.choice(places), precision=Precision.NEAR, radius_m=15_000),
            )
            for n in range(min(A_DAY, announcements - day * A_DAY))
        )
        sheet = release(1, *events, name=f"r{day}")
        first = START + timedelta(days=day, hours=5)
        covered = replace(sheet.coverage[0], earliest=first, latest=first + timedelta(days=1))
        published = replace(sheet.document.published, day=(first + timedelta(days=1)).date())
        document = replace(sheet.document, published=published)
        sheets.append(replace(sheet, document=document, coverage=(covered,)))
    return Record(origin=MINISTRY, sheets=tuple(sheets))


def measure(incidents: int, announcements: int) -> tuple[float, Counter[str]]:
    """Seconds of processor time (one core) for all comparisons, the making of the index among them,
    and the outcomes.
    """
    chance = random.Random(SEED)
    places = towns(chance)
    made = record(chance, places, announcements)
    days = len(made.sheets)
    subjects = []
    for number in range(incidents):
        begins = START + timedelta(days=chance.randrange(1, days))
        subject = claimed(1, chance.choice(places))
        told = replace(subject.events[0], id=EventId(f"event-{number}"))
        incident = replace(
            subject.incident,
            id=IncidentId(f"incident-{number}"),
            events=(told.id,),
            window=Window(earliest=begins, latest=begins + timedelta(days=1)),
        )
        subjects.append(replace(subject, incident=incident, events=(told,)))
    started = time.process_time()
    index = RecordIndex(made, regions)
    texts, outcomes = NoTexts(), Counter[str]()
    for subject in subjects:
        found = compare(subject, index, OPTIONS, as_of=None, texts=texts)
        outcomes[found.outcome.value if found else "none"] += 1
    return time.process_time() - started, outcomes


def main(arguments: list[str] | None = None) -> int:
    """0 once everything was printed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--incidents", type=int, default=10_000)
    parser.add_argument("--announcements", type=int, default=5_000)
    parser.add_argument("--grow", action="store_true")
    options = parser.parse_args(arguments)
    for times in (1, 2, 4, 8, 16) if options.grow else (1,):
        incidents, announcements = options.incidents * times, options.announcements * times
        seconds, outcomes = measure(incidents, announcements)
        print(
            f"{incidents} incidents, {announcements} announcements: {seconds:.2f} s, "
            f"{seconds / incidents * 1e6:.0f} µs an incident; {dict(sorted(outcomes.items()))}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
