"""How time grows with the number of claims, drawn as SVG on logarithmic axes."""

from collections.abc import Sequence
from math import log2, log10
from pathlib import Path

WIDTH, HEIGHT, EDGE = 480, 320, 56


def plot(steps: Sequence[tuple[int, float]], path: Path) -> None:
    """Nothing, once the plot stands in the file: measured points, and n log n through the first."""
    (first, least), (last, _) = steps[0], steps[-1]
    ideal = [(n, least * n * log2(n) / (first * log2(first))) for n, _ in steps]
    seconds = [s for _, s in (*steps, *ideal)]
    frame = _Frame((first, last), (min(seconds), max(seconds)))
    marks = "".join(
        f'<circle cx="{frame.x(n):.1f}" cy="{frame.y(s):.1f}" r="3.5"/>'
        f'<text x="{frame.x(n) - 6:.1f}" y="{frame.y(s) - 8:.1f}" text-anchor="end">'
        f"{s:.2g} s</text>"
        for n, s in steps
    )
    under = "".join(
        f'<text x="{frame.x(n):.1f}" y="{HEIGHT - EDGE + 20}" text-anchor="middle">{n:,}</text>'
        for n, _ in steps
    )
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="11">'
        "<title>Processor seconds to link by number of claims</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
        f'<polyline points="{frame.line(ideal)}" fill="none" stroke="gray" stroke-dasharray="4"/>'
        f'<polyline points="{frame.line(steps)}" fill="none" stroke="black"/>{marks}{under}'
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 12}" text-anchor="middle">claims (dashed: n log n '
        f"from the first point)</text></svg>\n",
        "utf-8",
    )


class _Frame:
    """Numbers to positions, both axes logarithmic."""

    def __init__(self, across: tuple[float, float], up: tuple[float, float]) -> None:
        self._across, self._up = across, up

    def x(self, number: float) -> float:
        """The position from the left."""
        return EDGE + (WIDTH - 2 * EDGE) * self._share(number, self._across)

    def y(self, number: float) -> float:
        """The position from the top."""
        return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * self._share(number, self._up)

    def line(self, steps: Sequence[tuple[int, float]]) -> str:
        """The points of a line."""
        return " ".join(f"{self.x(n):.1f},{self.y(s):.1f}" for n, s in steps)

    def _share(self, number: float, bounds: tuple[float, float]) -> float:
        low, high = map(log10, bounds)
        return (log10(number) - low) / max(1e-9, high - low)
