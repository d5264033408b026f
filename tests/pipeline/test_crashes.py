"""A small share of the long tests of custody: kills, lost power, turned bits, a full disk."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from soak.bit_flips import bit_flips
from soak.disk_full import disk_full
from soak.kills import kills
from soak.power_loss import power_loss


@pytest.fixture(autouse=True)
def own_keys() -> Iterator[None]:
    """The long tests choose the folder of keys themselves: it is put back afterwards."""
    before = os.environ.get("XDG_CONFIG_HOME")
    yield
    if before is None:
        os.environ.pop("XDG_CONFIG_HOME", None)
    else:
        os.environ["XDG_CONFIG_HOME"] = before


def test_a_killed_case_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """After SIGKILL at 25 moments no acknowledged entry is lost, no blob bad, no file stray."""
    found = kills(tmp_path / "kills", 25)
    assert found["wrong"] == []
    assert found["kills"] >= 10
    assert found["acknowledged"] > 0


def test_lost_power_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """20 images of a disk without unsynced data all open, with every acknowledged entry."""
    found = power_loss(tmp_path / "power", 20)
    assert found["wrong"] == []
    assert found["moments"]["add"] > 10


def test_every_turned_bit_is_reported(tmp_path: Path) -> None:
    """One bit turned in each of 25 files is a problem of `verify`."""
    found = bit_flips(tmp_path / "flips", 25)
    assert found["missed"] == []
    assert found["unseen_by_sha256"] == []


def test_a_full_disk_is_told_and_work_goes_on(tmp_path: Path) -> None:
    """On a full and on a read-only file system the error says so, and nothing is corrupt."""
    found = disk_full(tmp_path / "full", 12, 12)
    if "why" in found:
        pytest.skip(f"skipped: {found['why']}")
    assert found["wrong"] == []
