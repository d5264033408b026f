"""How far into the log something was looked for already, so that no command reads all of it.

The ledger keeps it as a fact: the number of entries seen, the hash of the last, and what was
found. Where that does not fit the log any more, everything is read again.
"""

import json
from itertools import islice
from typing import Any

from purport.ledger.ledger import Ledger
from purport.vault.log import Log
from purport.vault.merkle import leaf_hash


class Seen:
    """What is remembered of a log under a name: `size` entries were seen, `found` came of it."""

    def __init__(self, log: Log, ledger: Ledger, name: str, nothing: Any) -> None:
        self._log, self._ledger, self._name = log, ledger, name
        self.size, self.found = 0, nothing
        kept = json.loads(ledger.fact(name) or "null")
        if isinstance(kept, dict) and kept["last"] == self._hash_before(kept["size"]):
            self.size, self.found = kept["size"], kept["found"]

    def keep(self, size: int, found: Any) -> None:
        """Nothing, once the ledger remembers; nothing is written where nothing changed."""
        if size != self.size or found != self.found:
            self.size, self.found = size, found
            kept = {"size": size, "last": self._hash_before(size), "found": found}
            self._ledger.set_fact(self._name, json.dumps(kept))

    def _hash_before(self, size: int) -> str | None:
        lines = islice(self._log.lines(size - 1), 1) if size else ()
        return next((leaf_hash(line).hex() for line in lines), None)
