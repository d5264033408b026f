"""By what claims were suggested as incidents."""

from purport.records.value import value


@value
class Linking:
    """The settings file of the weights with its digest, and what a case set beside it.

    `threshold` is the weight in bits from which two claims are suggested as one. `hours_apart` and
    `km_apart` are how far windows and places may lie apart, beyond what both leave open.
    """

    weights: str
    version: int
    sha256: str
    threshold: float
    hours_apart: float
    km_apart: float

    @property
    def words(self) -> str:
        """`weights 1 (sha256 3f2a9c1b…), from 0.5 bits, up to 36 h and 15 km apart`."""
        return (
            f"weights {self.version} (sha256 {self.sha256[:8]}…), from {self.threshold:g} bits, "
            f"up to {self.hours_apart:g} h and {self.km_apart:g} km apart"
        )
