"""The house: rooms, extensions, locked dependencies."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_every_room_has_a_door_plate() -> None:
    """Each room's docstring says what comes in, what goes out, and what it must never do."""
    rooms = sorted(path for path in (ROOT / "src" / "purport").iterdir() if path.is_dir())
    for room in rooms:
        if room.name in ("__pycache__", "web"):
            continue
        plate = (room / "__init__.py").read_text("utf-8").split('"""')[1]
        for word in ("In:", "Out:", "Never:"):
            assert word in plate, room.name


def test_every_built_in_collector_is_declared_and_loads() -> None:
    """Built-in collectors come through the entry points, each with a name and a rank."""
    loaded = [each.load() for each in entry_points(group="purport.collectors")]
    assert len({each.name for each in loaded}) == len(loaded) >= 8
    assert all(isinstance(each.rank, int) for each in loaded)


def test_import_contracts_forbid_what_the_design_forbids() -> None:
    """The contract names every room and keeps thinking rooms from disk, clock and chance."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    assert contracts[0]["exhaustive"] is True
    forbidden = set(contracts[2]["forbidden_modules"])
    assert {"os", "pathlib", "sqlite3", "subprocess", "socket", "time", "random"} <= forbidden


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_locks_carry_hashes_and_no_hosts(name: str) -> None:
    """Every locked package has hashes; no address stands in a lock."""
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    packages = [line for line in text.splitlines() if re.match(r"^[a-z0-9].*==", line)]
    assert packages
    blocks = re.split(r"\n(?=[a-z0-9])", text)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_the_plain_install_has_wheels(version: str) -> None:
    """pip finds a wheel of every locked dependency for each supported Python, without a build."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--dry-run",
        "--quiet",
        "--only-binary=:all:",
        "--python-version",
        version,
        "--implementation",
        "cp",
        "--target",
        "unused",
        "--ignore-installed",
        "--no-deps",
        "--disable-pip-version-check",
        "-r",
        str(ROOT / "requirements.lock"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    offline = "Temporary failure in name resolution" in done.stderr or (
        "NewConnectionError" in done.stderr
    )
    if offline:
        pytest.skip("skipped: no package index is reachable")
    assert done.returncode == 0, done.stderr[-2000:]


def test_nothing_tracked_is_too_large() -> None:
    """No file of the repository is over 45 MB."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    if listed.returncode:
        pytest.skip("skipped: not a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        assert not path.is_file() or path.stat().st_size < 45_000_000, name
