"""Places measured: gold toponyms, text to map, and the names of a table of incidents.

    python bench/places.py geovirus GeoVirus.xml CORPUS   that corpus in the form of the others
    python bench/places.py gold CORPUS OUT.jsonl       places of a corpus' own spans
    python bench/places.py text CORPUS OUT.jsonl       spans found and placed
    python bench/places.py names INCIDENTS.csv [LIST]  accuracy within 10 km
    python bench/places.py speed [NAMES]               look-ups a second

CORPUS is a folder with gold.jsonl and texts/.
"""

import csv
import json
import resource
import sys
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from purport.extract.places import find_places
from purport.records.codec import encode
from purport.records.place import Place, PlaceMention, distance_km
from purport.records.spans import words_at
from purport.resolve.places import find_place, resolve_places
from purport.stock.gazetteer import IndexedGazetteer, open_gazetteer


def write(mentions, document, file):
    file.write(json.dumps({"type": "document", "document": document}) + "\n")
    for mention in mentions:
        resolved = encode(mention.place) if mention.place else None
        line = {
            "type": "mention",
            "kind": "place",
            "document": document,
            "text": mention.words.text,
            "spans": [list(s) for s in mention.words.spans],
            "resolved": resolved,
        }
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def texts(corpus: Path):
    for path in sorted((corpus / "texts").glob("*.txt")):
        yield path.name, path.read_bytes().decode("utf-8")


def gold_spans(corpus: Path):
    found = {}
    for line in (corpus / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if item["type"] == "mention":
            found.setdefault(item["document"], set()).add(tuple(item["spans"][0]))
    return found


def run(corpus: Path, out: Path, gazetteer: IndexedGazetteer, gold: bool):
    spans = gold_spans(corpus)
    with out.open("w", encoding="utf-8") as file:
        for name, text in texts(corpus):
            if gold:
                mentions = [
                    PlaceMention(words=words_at(text, [s]), place=None)
                    for s in sorted(spans.get(name, ()))
                ]
            else:
                mentions = find_places(text, gazetteer.fame)
            write(resolve_places(mentions, text, gazetteer), name, file)


def names(table: Path, gazetteer: IndexedGazetteer, arabic: bool):
    """Accuracy within 10 km over all rows, over those it answers, and how many it leaves open."""
    hits = answers = total = right = 0
    for row in csv.DictReader(table.open(encoding="utf-8")):
        written = f"{row['place']}, {row['place_ar']}" if arabic else row["place"]
        truth = Place(as_written="", lat=float(row["lat"]), lon=float(row["lon"]))
        mention = find_place(written, gazetteer, (row["country"],))
        total += 1
        if mention.place is None:
            within = [c for c in mention.candidates if distance_km(c.place, truth) <= 10]
            right += not within
            print("OPEN", written, [(c.place.name, c.score) for c in mention.candidates[:3]])
            continue
        answers += 1
        far = distance_km(mention.place, truth)
        hits += far <= 10
        if far > 10:
            p = mention.place
            print(
                f"{far:6.1f} km",
                row["code"],
                written,
                "->",
                p.id,
                p.name,
                p.precision,
                row["precision"],
            )
    open_ = total - answers
    print(
        f"arabic={arabic} rows={total} acc@10km={hits / total:.3f} of answered={hits / max(1, answers):.3f} "
        f"left open={open_} rightly={right}"
    )


def speed(gazetteer: IndexedGazetteer, count: int = 10_000):
    """Look-ups a second over different names, half of them misspelt."""
    rows = gazetteer._indexes[0].execute(
        "SELECT DISTINCT name FROM place ORDER BY id LIMIT ?", (count,)
    )
    asked = [name for (name,) in rows]
    asked = [n if k % 2 else n[: len(n) // 2] + "e" + n[len(n) // 2 :] for k, n in enumerate(asked)]
    start = time.perf_counter()
    for name in asked:
        gazetteer.find(name)
    spent = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(asked) / spent:.0f} look-ups/s over {len(asked)} names, {peak:.0f} MB resident")


def geovirus(source: Path, corpus: Path):
    """GeoVirus as gold.jsonl and texts/; its offsets count from 1 and are sometimes a little off."""
    (corpus / "texts").mkdir(parents=True, exist_ok=True)
    lines = []
    for number, article in enumerate(ElementTree.parse(source).getroot().iter("article")):
        name, text = f"{number}.txt", article.findtext("text")
        (corpus / "texts" / name).write_text(text, encoding="utf-8", newline="")
        lines.append({"type": "document", "document": name})
        for item in article.iter("location"):
            words, near = item.findtext("name"), int(item.findtext("start")) - 1
            starts = [
                near + off for off in (0, 1, -1, 2, -2, 3, -3) if text.startswith(words, near + off)
            ]
            point = {"lat": float(item.findtext("lat")), "lon": float(item.findtext("lon"))}
            lines += [
                {
                    "type": "mention",
                    "kind": "place",
                    "document": name,
                    "text": words,
                    "spans": [[s, s + len(words)]],
                    "resolved": point,
                }
                for s in starts[:1]
            ]
    gold = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (corpus / "gold.jsonl").write_text(gold, encoding="utf-8")


def main(arguments):
    if arguments[0] == "geovirus":
        geovirus(Path(arguments[1]), Path(arguments[2]))
    if arguments[0] == "names":
        for arabic in (True, False):
            names(Path(arguments[1]), open_gazetteer([Path(a) for a in arguments[2:]]), arabic)
    if arguments[0] == "speed":
        speed(open_gazetteer())

    if arguments[0] in ("gold", "text"):
        start = time.perf_counter()
        run(Path(arguments[1]), Path(arguments[2]), open_gazetteer(), arguments[0] == "gold")
        print(f"{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
