"""Relations measured on re3d: F1 of pairs for three of its types, from text or with given entities.

    python bench/relations.py RE3D [--develop] [--entities] [--actors] [--show]

Held out are the documents whose id has a SHA-256 that begins with a byte divisible by three; only
these count unless --develop is given. FightingAgainst is met by attacked, rival_of, turned_on;
AlliesOf by allied_with, backed_by; BelongsTo by part_of, branch_of. A pair counts as found if both
ends overlap the annotated ones, in BelongsTo in the same order; every annotated pair counts, also
those of pronouns and things. --entities hands in the annotated organisations, persons,
nationalities and places as actors; --actors counts only pairs whose ends are annotated as
organisations, persons or nationalities and are no pronouns (what is found beyond them still counts
against precision); --show prints every pair.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

from purport.extract.actors import find_actors
from purport.extract.claims import find_claims
from purport.extract.relations import find_ties
from purport.records.actor import ActorMention
from purport.records.document import Document, DocumentKind, document_id
from purport.records.ids import sha256
from purport.records.origin import Origin, OriginKind
from purport.records.spans import overlaps, words_at
from purport.stock.register import open_register

FOLDERS = ("australia_dfat", "centcom", "uk_government", "us_state_department")
TYPES = {
    "FightingAgainst": ("attacked", "rival_of", "turned_on"),
    "AlliesOf": ("allied_with", "backed_by"),
    "BelongsTo": ("part_of", "branch_of"),
}
ACTORS = ("Organisation", "Person", "Nationality")
PRONOUNS = ("we", "they", "their", "our", "us", "it", "he", "she", "i", "others")
GIVEN = ("Organisation", "Person", "Nationality", "Location")


def is_held_out(name):
    """Whether a document is kept for measuring."""
    return hashlib.sha256(name.encode()).digest()[0] % 3 == 0


def lines(folder, name):
    """The rows of one kind of file of all folders."""
    for part in FOLDERS:
        for line in (folder / part / name).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def gold(folder, actors_only):
    """(document, type) to pairs of spans, source first, each pair once."""
    named = {
        (row["documentId"], row["begin"], row["end"])
        for row in lines(folder, "entities.json")
        if row["type"] in ACTORS and row["value"].strip().lower() not in PRONOUNS
    }
    found = {}
    for row in lines(folder, "relations.json"):
        ends = ((row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"]))
        if not actors_only or all((row["documentId"], *end) in named for end in ends):
            found.setdefault((row["documentId"], row["type"]), set()).add(ends)
    return found


def given(folder, name, text):
    """The annotated actors of a document, the longest where they overlap."""
    spans = [
        (r["begin"], r["end"])
        for r in lines(folder, "entities.json")
        if r["documentId"] == name and r["type"] in GIVEN
    ]
    kept = []
    for span in sorted(set(spans), key=lambda s: (s[0] - s[1], s)):
        if not overlaps([span], kept):
            kept.append(span)
    return [ActorMention(words=words_at(text, [span]), actor=None) for span in sorted(kept)]


def as_document(row):
    """An official document of that text."""
    digest = sha256(row["text"].encode())
    return Document(
        id=document_id("bench", row["_id"], None, digest),
        kind=DocumentKind.TEXT,
        capture_id="capture-bench",
        address=row["_id"],
        origin=Origin(name=row["sourceName"], kind=OriginKind.OFFICIAL),
        sha256=digest,
        text_sha256=digest,
        code_points=len(row["text"]),
        component="bench/1",
    )


def actors_of(options, register, row):
    """The actors handed in: found in the text, or the annotated ones."""
    if options.entities:
        return given(options.folder, row["_id"], row["text"])
    return find_actors(row["text"], register.knows, stands_for=register.stands_for)


def matches(kind, mine, theirs):
    """Whether two pairs are the same, whichever comes first except in BelongsTo."""
    straight = overlaps([mine[0]], [theirs[0]]) and overlaps([mine[1]], [theirs[1]])
    return straight or (
        kind != "BelongsTo"
        and overlaps([mine[0]], [theirs[1]])
        and overlaps([mine[1]], [theirs[0]])
    )


def score(kind, said, truth, text, show):
    """Counts of right, said and annotated pairs; each annotated pair is met once."""
    left, right = sorted(truth), 0
    for tie in said:
        pair = (tie.subject.span, tie.object.span)
        hit = next((t for t in left if matches(kind, pair, t)), None)
        right += hit is not None
        if hit:
            left.remove(hit)
        if show:
            span = min(pair[0][0], pair[1][0]), max(pair[0][1], pair[1][1])
            print(
                "  RIGHT" if hit else "  WRONG",
                kind,
                tie.kind.value,
                [text[s:e] for s, e in pair],
                repr(text[slice(*span)]),
            )
    for ends in left if show else ():
        print(
            "  MISSED",
            kind,
            [text[s:e] for s, e in ends],
            repr(text[min(ends)[0] : max(ends)[1]][:200]),
        )
    return Counter(right=right, said=len(said), gold=len(truth))


def main():
    """0; the figures on standard output."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    for option in ("--develop", "--entities", "--actors", "--show"):
        parser.add_argument(option, action="store_true")
    options = parser.parse_args()
    register, truth = open_register(), gold(options.folder, options.actors)
    totals = {kind: Counter() for kind in TYPES}
    for row in sorted(lines(options.folder, "documents.json"), key=lambda row: row["_id"]):
        if is_held_out(row["_id"]) == options.develop:
            continue
        document, text = as_document(row), row["text"]
        claims = find_claims(document, text, None).claims
        ties = find_ties(
            document, text, actors_of(options, register, row), claims, register.stands_for
        )
        for kind, kinds in TYPES.items():
            said = [tie for tie in ties if tie.kind.value in kinds]
            totals[kind] += score(
                kind, said, truth.get((row["_id"], kind), set()), text, options.show
            )
    totals["together"] = sum(totals.values(), Counter())
    for kind, n in totals.items():
        right, said, annotated = n["right"], n["said"], n["gold"]
        print(
            f"{kind:16} right {right:3} said {said:3} annotated {annotated:3}  "
            f"P {right / max(1, said):.3f} R {right / max(1, annotated):.3f} "
            f"F1 {2 * right / max(1, said + annotated):.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
