"""A case with everything that integrity is about, made once and only read."""

import contextlib
import shutil
from pathlib import Path

import pytest

from purport.pipeline.case import NewCase, create_case
from purport.pipeline.intake import AddRequest, add
from purport.pipeline.run import run
from purport.records.custody import FixityEntry
from purport.vault.keys import KeyRing

ARTICLE = (
    "A spokesman for the Northern Front said on Monday that warplanes had bombed a market in "
    "Harem, killing at least 12 civilians. The ministry has not commented on the report."
)


def _no_progress(_done: int, _total: int, _what: str) -> None:
    """Nothing is shown."""


@pytest.fixture(scope="session")
def kept_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles under relative addresses and one under an absolute one, run, and a log of
    more than a bundle.
    """
    folder = tmp_path_factory.mktemp("whole")
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"{ARTICLE} Report {number}.", "utf-8")
    case = create_case(folder / "case", NewCase(title="Sample"))
    with contextlib.chdir(folder):
        relative = [Path(f"{number}.txt") for number in range(3)]
        add(case, relative, AddRequest(collector="R. Sample"), _no_progress)
    add(case, [folder / "3.txt"], AddRequest(), _no_progress)
    run(case, _no_progress)
    with case.writing():
        case.vault.log.append(
            [FixityEntry(time=case.clock(), checked=number) for number in range(300)]
        )
    case.close()
    shutil.copytree(KeyRing().folder, folder / "keys")  # with what it remembers of this log
    return folder / "case"


@pytest.fixture
def whole_case(kept_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that case to harm, with the same key and a memory of its own."""
    shutil.copytree(kept_case.parent / "keys", tmp_path / "config" / "purport" / "keys")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return Path(shutil.copytree(kept_case, tmp_path / "case"))


@pytest.fixture(scope="session")
def go_checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program of Go's own packages that checks a log; without them a test says so."""
    from go_tools import build_checker

    built = build_checker(tmp_path_factory.mktemp("go"))
    if isinstance(built, str):
        pytest.skip(built)
    return built
