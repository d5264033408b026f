"""Brown clusters of English words as spaCy's makers publish them (spacy-lookups-data, MIT)."""

import gzip
import json
from importlib.resources import files


def read_clusters() -> dict[str, int]:
    """From a form, as written, to its path in the tree of clusters, first step lowest bit."""
    table = files("spacy_lookups_data") / "data" / "en_lexeme_cluster.json.gz"
    rows: dict[str, int] = json.loads(gzip.decompress(table.read_bytes()))
    return {form: cluster for form, cluster in rows.items() if cluster}
