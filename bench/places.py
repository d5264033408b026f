"""Places measured: gold toponyms, text to map, and the names of a table of incidents.

    python bench/places.py gold CORPUS OUT.jsonl       places of the gold spans of a converted corpus
    python bench/places.py text CORPUS OUT.jsonl       spans found and placed
    python bench/places.py names INCIDENTS.csv [LIST]  accuracy within 10 km
    python bench/places.py speed [NAMES]               look-ups a second

CORPUS is a folder with gold.jsonl and texts/.
"""

import json
import sys
import time
from pathlib import Path

from purport.extract.places import find_places
from purport.records.codec import encode
from purport.records.place import PlaceMention
from purport.records.spans import words_at
from purport.resolve.places import resolve_places
from purport.stock.gazetteer import IndexedGazetteer, open_gazetteer


def write(mentions, document, file):
    file.write(json.dumps({"type": "document", "document": document}) + "\n")
    for mention in mentions:
        resolved = encode(mention.place) if mention.place else None
        line = {"type": "mention", "kind": "place", "document": document, "text": mention.words.text,
                "spans": [list(s) for s in mention.words.spans], "resolved": resolved}
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
                mentions = [PlaceMention(words=words_at(text, [s]), place=None)
                            for s in sorted(spans.get(name, ()))]
            else:
                mentions = find_places(text, gazetteer.fame)
            write(resolve_places(mentions, text, gazetteer), name, file)


def main(arguments):
    if arguments[0] in ("gold", "text"):
        start = time.perf_counter()
        run(Path(arguments[1]), Path(arguments[2]), open_gazetteer(), arguments[0] == "gold")
        print(f"{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
