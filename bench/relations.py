"""Relations measured on the held-out re3d documents: F1 of pairs for three of its types.

    python bench/relations.py RE3D [all]

A pair counts as found if both ends overlap the annotated ones, whichever comes first. FightingAgainst is met by
attacked, rival_of, turned_on; AlliesOf by allied_with, backed_by; BelongsTo by part_of, branch_of, led_by.
Pairs of which an end is no name ("rebels") are counted as well, and can hardly be found.
"""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

from purport.extract.actors import find_actors
from purport.extract.relations import find_relations
from purport.records.spans import overlaps
from purport.stock.register import open_register
from training.names import RE3D_FOLDERS, held_out, read_reports

TYPES = {"FightingAgainst": ("attacked", "rival_of", "turned_on"), "AlliesOf": ("allied_with", "backed_by"),
         "BelongsTo": ("part_of", "branch_of", "led_by")}  # fmt: skip


def gold(folder):
    """(document, type) to pairs of spans, each pair once."""
    found = {}
    for part in RE3D_FOLDERS:
        for line in (folder / part / "relations.json").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            ends = sorted([(row["sourceBegin"], row["sourceEnd"]), (row["targetBegin"], row["targetEnd"])])
            found.setdefault((row["documentId"], row["type"]), set()).add(tuple(ends))
    return found


def main(arguments):
    folder, register = Path(arguments[0]), open_register()
    truth, totals = gold(folder), {kind: [0, 0, 0] for kind in TYPES}
    for place, report in enumerate(read_reports(folder)):
        if not held_out(place) and "all" not in arguments:
            continue
        actors = find_actors(report.text, register.knows, stands_for=register.stands_for)
        spans = {m.words.text: m.words.spans for m in actors}
        said = find_relations(SimpleNamespace(id=report.name), report.text, actors)
        for kind, kinds in TYPES.items():
            left = set(truth.get((report.name, kind), ()))
            mine = [r for r in said if r.kind.value in kinds]
            totals[kind][1] += len(mine)
            totals[kind][2] += len(left)
            for relation in mine:
                pair = (relation.spans[0], relation.spans[-1])
                hit = next((t for t in sorted(left) if overlaps([pair[0]], [t[0]]) and overlaps([pair[1]], [t[1]])), None)
                if hit:
                    left.discard(hit)
                    totals[kind][0] += 1
            if "show" in arguments:
                for a, b in sorted(left):
                    print(kind, "MISSED", report.text[a[0] : b[1]][:160].replace("\n", " "))
    totals["together"] = [sum(t[k] for t in totals.values()) for k in range(3)]
    for kind, (hits, said, gold_) in totals.items():
        print(f"{kind}: right={hits} said={said} gold={gold_} F1={2 * hits / max(1, said + gold_):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
