"""Columns of claims as a table for DuckDB."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from purport.link.blocks import block_keys


def table_of(columns: dict[str, NDArray[Any]], truth: NDArray[np.int64] | None = None) -> pa.Table:
    """An Arrow table: `unique_id`, the columns (NaN as NULL), the blocks as lists, the truth."""
    count = len(columns["document"])
    arrays = {"unique_id": pa.array(np.arange(count))}
    arrays |= {
        name: pa.array(column, from_pandas=True, mask=np.isnan(column))
        for name, column in columns.items()
    }
    rows, keys = block_keys(columns)
    order = np.lexsort((keys, rows))
    begins = np.searchsorted(rows[order], np.arange(count + 1)).astype(np.int32)
    arrays["block"] = pa.ListArray.from_arrays(pa.array(begins), pa.array(keys[order]))
    if truth is not None:
        arrays["truth"] = pa.array(truth)
    return pa.table(arrays)
