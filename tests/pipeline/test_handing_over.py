"""Cases and dossiers handed over as bags, and opened again elsewhere."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from purport.pipeline.bag import MANIFEST, TAG_MANIFEST
from purport.pipeline.case import open_case
from purport.records.custody import HandoverEntry
from running import Purport

NOTE = (
    "Officials denied on 5 November 2014 that a strike had hit Kobani, Syria. "
    "A spokesman for the Northern Front said on Monday that warplanes had bombed Harem."
)
KINDS = ("claims", "events", "incidents", "comparisons", "relations", "questions", "media")


@pytest.fixture
def made(purport: Purport, tmp_path: Path) -> Path:
    """A case with a note, one of its claims judged, and a list of places of its own."""
    case, note, places = tmp_path / "case", tmp_path / "note.txt", tmp_path / "places.csv"
    note.write_text(NOTE, "utf-8")
    places.write_text("name,lat,lon,country\nExamplestan Village,36.1,36.6,SY\n", "utf-8")
    purport("init", case, "--country", "SY")
    assert purport("places", "load", places, "--case", case).code == 0
    purport("add", case, note, "--published", "2014-11-06", "--by", "Bea Collector")
    assert purport("run", case).code == 0
    claim = purport("show", case, "claims", "--format", "jsonl").lines()[0]
    purport("judge", case, claim["id"], "accept", "--by", "Ann Example", "--note", "read it")
    return case


@pytest.fixture
def bag(purport: Purport, made: Path) -> Path:
    """The case as a bag."""
    bag = made.parent / "bag"
    done = purport("pack", made, "-o", bag)
    assert done.code == 0, done.err
    return bag


def checked_by_bagit(folder: Path) -> bool:
    if find_spec("bagit") is None:
        pytest.skip("skipped: bagit is not installed (it is in the group of tests)")
    command = [sys.executable, "-m", "bagit", "--validate", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_packed_case_passes_the_library_of_others(bag: Path) -> None:
    """The bag of a case is valid for bagit.py, and no longer once a byte differs."""
    assert checked_by_bagit(bag)
    victim = next(iter(sorted((bag / "data").rglob("*.json"))))
    victim.write_bytes(victim.read_bytes() + b" ")
    assert not checked_by_bagit(bag)


def test_a_packed_dossier_passes_too(purport: Purport, made: Path) -> None:
    """A dossier packed as a bag is valid, and still a dossier that verifies."""
    dossier, bag = made.parent / "dossier", made.parent / "dossier-bag"
    purport("dossier", made, "-o", dossier)
    assert purport("pack", dossier, "-o", bag).code == 0
    assert checked_by_bagit(bag)
    assert purport("verify", bag / "data" / "dossier").code == 0


def test_the_same_case_opens_elsewhere(purport: Purport, made: Path, bag: Path) -> None:
    """Opened from its bag and run, a case shows the same lines of every kind."""
    before = [purport("show", made, kind, "--format", "jsonl").out for kind in KINDS]
    other = made.parent / "elsewhere" / "case"
    done = purport("unpack", bag, other)
    assert done.code == 0, done.err
    assert purport("run", other).code == 0
    assert [purport("show", other, kind, "--format", "jsonl").out for kind in KINDS] == before
    assert purport("rebuild", other).code == 0
    assert [purport("show", other, kind, "--format", "jsonl").out for kind in KINDS] == before
    assert purport("verify", other).code == 0, purport("verify", other).err


def test_foreign_custody_stays_a_statement(purport: Purport, made: Path, bag: Path) -> None:
    """The new log begins with what it took over; judgements name whose log they stand in."""
    other = made.parent / "other"
    purport("unpack", bag, other)
    purport("run", other)
    case = open_case(other)
    foreign = open_case(made).vault.log.head()
    taken = [each for each in case.vault.log.entries() if isinstance(each, HandoverEntry)]
    assert foreign is not None
    assert [(each.origin, each.size, each.root) for each in taken] == [
        (foreign.origin, foreign.size, foreign.root.hex())
    ]
    (judged,) = case.ledger.judgements()
    assert judged.by == f"Ann Example (according to the log {foreign.origin})"


def test_a_bag_can_be_handed_on(purport: Purport, made: Path, bag: Path) -> None:
    """A case that was opened from a bag can be packed and opened again with both foreign logs."""
    second, third, again = (made.parent / name for name in ("second", "third", "bag-2"))
    purport("unpack", bag, second)
    purport("run", second)
    assert purport("pack", second, "-o", again).code == 0
    assert purport("unpack", again, third).code == 0
    assert purport("run", third).code == 0
    assert len(open_case(third).vault.foreign()) == 2
    assert purport("show", third, "claims", "--format", "jsonl").out == (
        purport("show", made, "claims", "--format", "jsonl").out
    )


def test_a_tampered_foreign_log_is_found(purport: Purport, made: Path, bag: Path) -> None:
    """A foreign log that was changed after it was taken over is a problem of `verify`."""
    other = made.parent / "other"
    purport("unpack", bag, other)
    journal = next(iter(sorted((other / "vault" / "foreign").rglob("entries*.jsonl"))))
    journal.chmod(0o644)
    journal.write_bytes(journal.read_bytes().replace(b"2014-11-06", b"2014-11-07"))
    assert purport("verify", other).code == 1


@pytest.mark.parametrize("damage", ["altered", "missing", "extra", "outside", "link"])
def test_a_damaged_bag_is_refused_by_name(
    purport: Purport, made: Path, bag: Path, damage: str
) -> None:
    """A bag with a changed, missing, unlisted or outward file is refused, and nothing is made."""
    victim = bag / "data" / "case" / "case.toml"
    if damage == "altered":
        victim.write_bytes(b"x")
    elif damage == "missing":
        victim.unlink()
    elif damage == "extra":
        (victim.parent / "more.txt").write_text("x", "utf-8")
    elif damage == "outside":
        manifest = bag / MANIFEST
        manifest.write_text(f"{'0' * 64}  ../outside.txt\n" + manifest.read_text("utf-8"), "utf-8")
        (bag / TAG_MANIFEST).unlink()
    else:
        content = victim.read_bytes()
        victim.unlink()
        (made.parent / "target.toml").write_bytes(content)
        victim.symlink_to(made.parent / "target.toml")
    done = purport("unpack", bag, made.parent / "other")
    assert done.code == 2
    named = {"extra": "more.txt", "outside": "../outside.txt"}.get(damage, "case.toml")
    assert named in done.err
    assert not (made.parent / "other").exists()


def test_a_password_is_never_handed_over(purport: Purport, made: Path) -> None:
    """A case whose settings hold the ledger's password is not packed."""
    settings = made / "case.toml"
    url = '[ledger]\nurl = "postgresql+psycopg://ann:secret@localhost/case"\n'
    settings.write_text(url + settings.read_text("utf-8").replace("[ledger]", "[unused]"), "utf-8")
    done = purport("pack", made, "-o", made.parent / "bag-2")
    assert done.code == 2
    assert not (made.parent / "bag-2").exists()


def test_what_exists_is_never_replaced(purport: Purport, made: Path, bag: Path) -> None:
    """Neither a bag nor a case goes over what stands there."""
    assert purport("pack", made, "-o", bag).code == 2
    assert purport("unpack", bag, made).code == 2
    shutil.rmtree(bag / "data")
    assert purport("unpack", bag, made.parent / "other").code == 2


def test_only_a_dossier_of_the_same_case_is_replaced(purport: Purport, made: Path) -> None:
    """A dossier is replaced by a newer one of its case, never by one of another case."""
    dossier, other = made.parent / "dossier", made.parent / "other"
    assert purport("dossier", made, "-o", dossier).code == 0
    assert purport("dossier", made, "-o", dossier).code == 0
    purport("init", other)
    done = purport("dossier", other, "-o", dossier)
    assert done.code == 2
    assert "another case" in done.err
    assert purport("verify", dossier).code == 0
