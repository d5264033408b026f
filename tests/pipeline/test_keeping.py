"""Removal with a tombstone, and stored bytes read again, as a user meets them."""

import re
from pathlib import Path

import pytest

from purport.pipeline.case import open_case
from purport.records.custody import FixityEntry, RedactionEntry
from purport.records.ids import sha256
from running import Purport

WITNESS = "Quillibrand"
PAGE = (
    f"<html><head><title>A market</title></head><body><article><p>Witness {WITNESS} said on "
    "Monday that warplanes had bombed a market in Harem, Syria.</p></article></body></html>"
)
NOTE = "Officials denied on 5 November 2014 that a strike had hit Kobani."


@pytest.fixture
def made(purport: Purport, tmp_path: Path) -> Path:
    """A case with a page that names a witness, judged, and a note."""
    case, page, note = tmp_path / "case", tmp_path / "page.html", tmp_path / "note.txt"
    page.write_text(PAGE, "utf-8")
    note.write_text(NOTE, "utf-8")
    purport("init", case, "--country", "SY")
    purport("add", case, page, note, "--published", "2014-11-06")
    assert purport("run", case).code == 0
    claims = purport("show", case, "claims", "--format", "jsonl").lines()
    for claim in claims:
        purport("judge", case, claim["id"], "accept", "--by", "Ann Example")
    assert any(WITNESS in str(claim) for claim in claims)
    return case


def holding(folder: Path, word: str) -> list[str]:
    """The files below a folder that hold a word."""
    return [p.name for p in folder.rglob("*") if p.is_file() and word.encode() in p.read_bytes()]


def removed(purport: Purport, case: Path) -> str:
    done = purport(
        "redact", case, case.parent / "page.html", "--by", "Ann", "--reason", "a witness", "--yes"
    )
    assert done.code == 0, done.err
    return done.out


def test_what_is_removed_is_nowhere_in_the_case(purport: Purport, made: Path) -> None:
    """After a removal no file of the case holds the words: bytes, text, records, index, log."""
    assert holding(made, WITNESS)
    removed(purport, made)
    assert not holding(made, WITNESS)
    assert purport("run", made).code == 0
    assert not holding(made, WITNESS)


def test_a_removed_input_is_known_to_be_missing(purport: Purport, made: Path) -> None:
    """The input stays a row that says who removed it and why; the others go on."""
    removed(purport, made)
    purport("run", made)
    for _ in range(2):
        rows = purport("status", made, "--format", "jsonl").lines()
        states = {Path(row["path"]).name: row for row in rows}
        assert states["page.html"]["state"] == "missing"
        assert re.search("by Ann: a witness", states["page.html"]["problem"]["message"])
        assert states["note.txt"]["state"] == "done"
        assert purport("rebuild", made).code == 0


def test_the_log_keeps_a_tombstone_for_each_file(purport: Purport, made: Path) -> None:
    """The evidentiary copy and the text made of it have a tombstone; the log names nobody."""
    removed(purport, made)
    log = open_case(made).vault.log
    assert sum(isinstance(each, RedactionEntry) for each in log.entries()) == 2
    assert not any(b"Ann" in line or b"witness" in line for line in log.lines())


def test_removed_bytes_are_not_taken_in_again(purport: Purport, made: Path) -> None:
    """Adding the same bytes again is refused with the reason, and stores nothing."""
    removed(purport, made)
    again = purport("add", made, made.parent / "page.html")
    assert again.code == 1
    assert "a witness" in again.err
    assert not holding(made, WITNESS)


def test_a_removal_that_was_interrupted_is_completed(purport: Purport, made: Path) -> None:
    """Bytes that still lie there under a tombstone are removed by the next run."""
    removed(purport, made)
    vault = open_case(made).vault
    vault.blobs.put(PAGE.encode())
    purport("run", made)
    assert not holding(made, WITNESS)


@pytest.mark.parametrize(
    "words", [("page.html",), ("page.html", "--by", "Ann"), ("nothing-such", "--by", "A")]
)
def test_removal_wants_a_name_a_reason_and_a_file(
    purport: Purport, made: Path, words: tuple[str, ...]
) -> None:
    """Without a name, a reason or a known file nothing is removed, and it says what to do."""
    reason = ("--reason", "x", "--yes") if words[0].startswith("nothing") else ()
    done = purport("redact", made, *words, *reason)
    assert done.code == 2
    assert holding(made, WITNESS)


def test_a_check_reads_every_file_in_turns(purport: Purport, made: Path) -> None:
    """Rolling checks go on where the last one ended until every file was read, then begin anew."""
    known = int(re.search(r"of (\d+)", purport("fixity", made).out)[1])
    checked: list[tuple[str | None, str | None]] = []
    for _ in range(known):
        assert purport("fixity", made, "--rolling", "1%").code == 0
        last = [e for e in open_case(made).vault.log.entries() if isinstance(e, FixityEntry)][-1]
        checked.append((last.after, last.upto))
    assert len(set(checked)) == known
    assert all(first == last for first, last in checked)


def test_an_altered_and_a_missing_file_are_named(purport: Purport, made: Path) -> None:
    """A changed byte and a deleted file are problems with their digest, in the log as well."""
    vault = open_case(made).vault
    first, second = (sha256(each.encode()) for each in (PAGE, NOTE))
    vault.blobs.path(first).chmod(0o644)
    vault.blobs.path(first).write_bytes(b"other")
    vault.blobs.path(second).unlink()
    done = purport("fixity", made)
    assert done.code == 1
    assert first in done.err
    assert second in done.err
    entry = [e for e in open_case(made).vault.log.entries() if isinstance(e, FixityEntry)][-1]
    assert (entry.damaged, entry.gone) == ((first,), (second,))


@pytest.mark.parametrize("share", ["0%", "101%", "some", "-5%"])
def test_a_share_must_be_one(purport: Purport, made: Path, share: str) -> None:
    """A share that is none is refused before anything is read."""
    assert purport("fixity", made, "--rolling", share).code == 2
