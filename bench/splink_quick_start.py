"""Splink as its quick start has it, on the table that linking starts from."""

import time
from datetime import datetime, timedelta
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import splink.comparison_library as cl
from numpy.typing import NDArray
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from training.linking.tables import table_of

from purport.records.place import EARTH_RADIUS_KM

EPOCH = datetime(1900, 1, 1)
USUAL = 0.9
THRESHOLDS = (0.01, 0.05, 0.1, 0.3, 0.5, 0.8, USUAL, 0.95)
Columns = dict[str, NDArray[Any]]


def quick_start(columns: Columns) -> tuple[float, dict[float, NDArray[np.int64]]]:
    """Seconds from a table to clusters at one threshold, and the clusters at several.

    Further thresholds are clustered after the clock was stopped.
    """
    table = plain_table(columns)
    started = time.perf_counter()
    api = DuckDBAPI(duckdb.connect())
    linker = Linker(api.register(table), quick_settings(), log_level="ERROR")
    linker.training.estimate_probability_two_random_records_match(
        [block_on("town", "day", "kind", "attacker")], recall=0.3
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("town"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("day"))
    predicted = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])
    found = {USUAL: _clusters(linker, predicted, USUAL, len(table))}
    took = time.perf_counter() - started
    for threshold in THRESHOLDS:
        if threshold != USUAL:
            found[threshold] = _clusters(linker, predicted, threshold, len(table))
    return took, found


def quick_settings() -> SettingsCreator:
    """A comparison of Splink's library for each column, and blocks by town or grid and day."""
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.AbsoluteDateDifferenceAtThresholds(
                "date",
                input_is_string=False,
                metrics=["day", "day", "day"],
                thresholds=[1, 3, 14],
            ),
            cl.DistanceInKMAtThresholds("lat", "lon", [1, 5, 15, 40]),
            cl.ExactMatch("kind"),
            cl.ExactMatch("attacker"),
            cl.ExactMatch("target"),
            cl.ExactMatch("killed_least"),
            cl.ExactMatch("text_group"),
            cl.ExactMatch("photo_group"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("town", "day"),
            block_on("cell", "day"),
            block_on("document"),
            block_on("text_group"),
        ],
    )


def plain_table(columns: Columns) -> pa.Table:
    """The columns as a person would keep them: date, degrees, the town's name, the numbers."""
    x, y, z = (columns[name] for name in ("x_km", "y_km", "z_km"))
    lat = np.degrees(np.arcsin(np.clip(z / EARTH_RADIUS_KM, -1, 1)))
    lon = np.degrees(np.arctan2(y, x))
    hours = (columns["earliest_h"] + columns["latest_h"]) / 2
    cell = np.floor(lat * 4) * 4000 + np.floor(lon * 4)
    plain = {
        "lat": lat, "lon": lon, "cell": cell, "town": columns["place_name"],
        "kind": columns["kind"], "attacker": columns["attacker"], "target": columns["target"],
        "killed_least": columns["killed_least"], "text_group": columns["text_group"],
        "photo_group": columns["photo_group"], "document": columns["document"],
    }  # fmt: skip
    arrays = {
        name: pa.array(each, mask=np.isnan(each), from_pandas=True) for name, each in plain.items()
    }
    days = np.floor(hours / 24)
    arrays["day"] = pa.array(days)
    arrays["date"] = pa.array([(EPOCH + timedelta(days=each)).date() for each in days.tolist()])
    return pa.table({"unique_id": pa.array(np.arange(len(lat))), **arrays})


def _clusters(linker: Linker, predicted: Any, threshold: float, count: int) -> NDArray[np.int64]:
    clustered = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_probability=threshold
    )
    rows = linker.misc.query_sql(
        f"SELECT cluster_id, unique_id FROM {clustered.physical_name} ORDER BY unique_id"
    ).as_record_list()
    labels = np.empty(count, np.int64)
    for row in rows:
        labels[row["unique_id"]] = int(row["cluster_id"])
    return labels


def predicted_weights(
    columns: Columns, settings: dict[str, Any]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """The pairs (rows) that Splink predicts by a settings file, with its match weights."""
    api = DuckDBAPI(duckdb.connect())
    linker = Linker(api.register(table_of(columns)), dict(settings), log_level="ERROR")
    predicted = linker.inference.predict(warning_mode="never")
    rows = linker.misc.query_sql(
        f"SELECT unique_id_l, unique_id_r, match_weight FROM {predicted.physical_name}"
    ).as_record_list()
    left, right = (np.array([row[f"unique_id_{s}"] for row in rows], np.int64) for s in "lr")
    return left, right, np.array([row["match_weight"] for row in rows])
