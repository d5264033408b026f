"""The comparisons of linking, in the form of Splink's settings, without their probabilities.

Distances are chords in km between points on a sphere, times hours since 1900: plain arithmetic, so
that the same conditions run on DuckDB, on Spark and in `purport.link.conditions`.
"""

from typing import Any

VERSION = 2
BLOCKING = 'l."block" = r."block" AND l."wide" = 0 AND r."wide" = 0'

_GAP = 'greatest("earliest_h_l" - "latest_h_r", "earliest_h_r" - "latest_h_l")'
_LONG = 'greatest("latest_h_l" - "earliest_h_l", "latest_h_r" - "earliest_h_r")'
_APART = "sqrt({})".format(
    " + ".join(f'("{c}_l" - "{c}_r") * ("{c}_l" - "{c}_r")' for c in ("x_km", "y_km", "z_km"))
)
_RADII = '"radius_km_l" + "radius_km_r"'
_WIDER = 'greatest("radius_km_l", "radius_km_r")'

Levels = tuple[tuple[str, str], ...]


def absent(*columns: str) -> str:
    """The condition that one of these columns is not stated on one side."""
    return " OR ".join(f'"{name}_{side}" IS NULL' for name in columns for side in "lr")


def equal(column: str) -> str:
    """The condition that a column is the same on both sides."""
    return f'"{column}_l" = "{column}_r"'


COMPARISONS: dict[str, Levels] = {
    "time": (
        ("NULL " + absent("earliest_h", "latest_h"), "no time to compare"),
        (f"{_GAP} <= 0 AND {_LONG} <= 36", "windows overlap, each a day and a half or less"),
        (f"{_GAP} <= 0 AND {_LONG} <= 120", "windows overlap, one of them some days long"),
        (f"{_GAP} <= 0", "windows overlap, one of them wide"),
        (f"{_GAP} <= 12", "windows half a day apart or less"),
        (f"{_GAP} <= 36", "windows up to a day and a half apart"),
        ("ELSE", "windows more than a day and a half apart"),
    ),
    "place": (
        (
            f"({absent('x_km')}) AND {equal('place_name')}",
            "the same name of a place that is not on the map",
        ),
        ("NULL " + absent("x_km"), "no place to compare"),
        (f"{_APART} <= 0.5 AND {_WIDER} <= 6", "the same town or spot"),
        (f"{_APART} <= greatest(5, {_RADII}) AND {_WIDER} <= 6", "within both precisions"),
        (f"{_APART} <= greatest(5, {_RADII})", "within both precisions, one of them wide"),
        (f"{_APART} <= {_RADII} + 8", "a little farther than both precisions"),
        (f"{_APART} <= {_RADII} + 20", "farther than both precisions"),
        ("ELSE", "much farther than both precisions"),
    ),
    "kind": (
        (equal("kind"), "the same kind of attack"),
        (equal("weapon"), "another kind of attack"),
        ("ELSE", "a ground attack and another kind of attack"),
    ),
    "attacker": (
        ("NULL " + absent("attacker"), "no attacker to compare"),
        (equal("attacker"), "the same attacker"),
        (equal("attacker_side"), "attackers of one side"),
        (
            (
                '("attacker_kind_l" = 1 AND "attacker_kind_r" = 2)'
                ' OR ("attacker_kind_l" = 2 AND "attacker_kind_r" = 1)'
            ),
            "a coalition and a force that may be part of it",
        ),
        ("ELSE", "different attackers"),
    ),
    "target": (
        ("NULL " + absent("target"), "no target to compare"),
        (equal("target"), "the same target"),
        (equal("target_side"), "targets of one side"),
        ("ELSE", "different targets"),
    ),
    "killed": (
        (
            "NULL " + absent("killed_least") + ' OR "killed_kind_l" <> "killed_kind_r"',
            "no numbers killed of one kind to compare",
        ),
        (
            f'{equal("killed_least")} AND {equal("killed_most")} AND "killed_least_l" > 3',
            "the same number killed, above three",
        ),
        (
            '"killed_least_l" <= "killed_most_r" AND "killed_least_r" <= "killed_most_l"',
            "numbers killed agree",
        ),
        (
            '"killed_least_l" <= 2 * "killed_most_r" AND "killed_least_r" <= 2 * "killed_most_l"',
            "numbers killed within a factor of two",
        ),
        ("ELSE", "numbers killed differ"),
    ),
    "document": (
        (equal("document"), "told in one document"),
        (equal("text_group"), "told in copies of one text"),
        ("ELSE", "told in separate texts"),
    ),
    "photo": (
        ("NULL " + absent("photo_group"), "no photos to compare"),
        (equal("photo_group"), "shown with the same photo"),
        ("ELSE", "shown with other photos"),
    ),
}


def settings(
    prior: float | None = None, chances: dict[str, list[tuple[float, float] | None]] | None = None
) -> dict[str, Any]:
    """The settings, with (m, u) of each level in order where they are given (null levels: None)."""
    found: dict[str, Any] = {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "linker_uid": f"purport-linking-{VERSION}",
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": BLOCKING, "arrays_to_explode": ["block"]}
        ],
        "comparisons": [
            {
                "output_column_name": name,
                "comparison_levels": [
                    _level(level, chances[name][number] if chances else None)
                    for number, level in enumerate(levels)
                ],
            }
            for name, levels in COMPARISONS.items()
        ],
    }
    return found | ({"probability_two_random_records_match": prior} if prior else {})


def _level(level: tuple[str, str], chance: tuple[float, float] | None) -> dict[str, Any]:
    condition, words = level
    plain = condition.removeprefix("NULL ")
    found: dict[str, Any] = {"sql_condition": plain, "label_for_charts": words}
    if plain != condition:
        found["is_null_level"] = True
    if chance is not None:
        found["m_probability"], found["u_probability"] = chance
    return found
