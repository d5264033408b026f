"""A number for each of many words, found by checksum: sorted numbers instead of as many strings."""

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True, kw_only=True)
class WordNumbers:
    """Checksums of forms, ascending, and the number of each.

    One unknown form in 20,000 meets the checksum of another and gets its number: harmless.
    """

    checksums: npt.NDArray[np.uint32]
    numbers: npt.NDArray[np.uint32]

    def number_of(self, form: str) -> int:
        """The number of a form as written; 0 where none is known."""
        wanted = _checksum(form)
        place = int(np.searchsorted(self.checksums, np.uint32(wanted)))
        known = place < len(self.checksums) and int(self.checksums[place]) == wanted
        return int(self.numbers[place]) if known else 0


def table_of(numbers: Mapping[str, int]) -> WordNumbers:
    """The table of these numbers; of two forms with one checksum the first in order stays."""
    rows = {_checksum(form): number for form, number in sorted(numbers.items(), reverse=True)}
    checksums = sorted(rows)
    return WordNumbers(
        checksums=np.array(checksums, np.uint32),
        numbers=np.array([rows[checksum] for checksum in checksums], np.uint32),
    )


def _checksum(form: str) -> int:
    return crc32(form.encode("utf-8", "surrogatepass"))
