"""What a case sets of linking is used, shown, and refused with words where it is wrong."""

from pathlib import Path

import pytest

from purport.pipeline.linked import linking_of
from purport.pipeline.settings import SettingsWrong, read_settings
from purport.stock.linking import load_linking


def test_what_is_set_stands_with_the_digest_of_the_weights(tmp_path: Path) -> None:
    """The threshold and limits of case.toml, and the file of weights, are named as used."""
    path = tmp_path / "case.toml"
    path.write_text("[link]\nthreshold = 2.5\nmost_km_apart = 4.0\n", "utf-8")
    used = linking_of(read_settings(path).link)
    assert (used.threshold, used.km_apart, used.hours_apart) == (2.5, 4.0, 36.0)
    assert used.sha256 == load_linking().sha256
    assert "2.5 bits" in used.words
    assert linking_of(read_settings(_empty(tmp_path)).link).threshold == load_linking().threshold


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("threshold = 99", "threshold lies between -10 and 40 bits, not at 99"),
        ("threshold = nan", "a number is not finite"),
        ("most_km_apart = -1", "most_km_apart lies between 0 and 50 km"),
        ("most_hours_apart = 1000", "most_hours_apart lies between 0 and 96 hours"),
        ('threshold = "high"', "link.threshold"),
        ("treshold = 1", "treshold"),
    ],
)
def test_wrong_values_are_told(tmp_path: Path, line: str, said: str) -> None:
    """A value out of range, of another kind or under another name is refused, naming it."""
    path = tmp_path / "case.toml"
    path.write_text(f"[link]\n{line}\n", "utf-8")
    with pytest.raises(SettingsWrong, match=said):
        read_settings(path)


def _empty(folder: Path) -> Path:
    path = folder / "empty.toml"
    path.write_text("", "utf-8")
    return path
