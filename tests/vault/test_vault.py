"""The vault keeps bytes, entries and personal strings."""

import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.records.custody import CaptureEntry, FixityEntry, JudgementEntry, UndoEntry, Verdict
from purport.records.ids import CaptureId, JudgementId, sha256
from purport.vault.asides import REMOVED
from purport.vault.blobs import BlobMissing
from purport.vault.filesystem import file_system_type
from purport.vault.lock import CaseBusy
from purport.vault.log import EntryTooLong, LogDamaged
from purport.vault.vault import Vault

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def capture(number: int) -> CaptureEntry:
    return CaptureEntry(
        time=NOON,
        id=CaptureId(f"capture-{number}"),
        batch="batch",
        address=f"a/{number}.txt",
        sha256=sha256(str(number).encode()),
        bytes=1,
    )


def test_bytes_come_back_by_their_digest(tmp_path: Path) -> None:
    """What is put comes back byte for byte, and the file is read-only."""
    vault = Vault(tmp_path)
    digest = vault.blobs.put(b"\x00\xff words")
    assert vault.blobs.get(digest) == b"\x00\xff words"
    assert stat.S_IMODE(vault.blobs.path(digest).stat().st_mode) == 0o444


def test_the_same_bytes_are_stored_once(tmp_path: Path) -> None:
    """Two captures of the same bytes share one evidentiary copy."""
    vault = Vault(tmp_path)
    source = tmp_path / "in.txt"
    source.write_bytes(b"words")
    assert vault.blobs.put(b"words") == vault.blobs.put_file(source)[0]
    assert list(vault.blobs.digests()) == [sha256(b"words")]


def test_a_missing_copy_is_said_and_not_invented(tmp_path: Path) -> None:
    """Asking for bytes that are not held raises, naming them."""
    with pytest.raises(BlobMissing, match="0" * 64):
        Vault(tmp_path).blobs.get("0" * 64)


def test_strays_of_an_interrupted_write_are_swept(tmp_path: Path) -> None:
    """A temporary file left by a killed process is gone after the next start."""
    vault = Vault(tmp_path)
    vault.blobs.put(b"first")
    stray = vault.blobs.folder / "incoming" / "0123.tmp"
    stray.write_bytes(b"half")
    with vault.writing():
        assert not stray.exists()
    assert list(vault.blobs.digests()) == [sha256(b"first")]


def test_entries_come_back_in_their_order(tmp_path: Path) -> None:
    """The log gives back what was appended, in that order, across openings."""
    Vault(tmp_path).log.append([capture(1), capture(2)])
    Vault(tmp_path).log.append([capture(3)])
    assert list(Vault(tmp_path).log.entries()) == [capture(1), capture(2), capture(3)]


def test_an_unfinished_entry_is_cut_off_and_the_rest_stays(tmp_path: Path) -> None:
    """A torn last line was never acknowledged: the next writer cuts it off."""
    vault = Vault(tmp_path)
    vault.log.append([capture(1)])
    with open(vault.log.path, "ab") as file:
        file.write(b'{"kind":"capt')
    assert list(vault.log.entries()) == [capture(1)]
    with vault.writing():
        vault.log.append([capture(2)])
    assert list(vault.log.entries()) == [capture(1), capture(2)]


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    """A line that is no entry stops the reading with its number (from 0)."""
    vault = Vault(tmp_path)
    vault.log.append([capture(1), capture(2)])
    content = vault.log.path.read_bytes()
    vault.log.path.write_bytes(content.replace(b'"kind":"capture"', b'"kind":"rapture"', 1))
    with pytest.raises(LogDamaged, match="entry 0"):
        list(vault.log.entries())


def test_an_entry_over_the_limit_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    """An entry of 64 KiB or more raises, and the log stays as it was."""
    vault = Vault(tmp_path)
    entry = FixityEntry(time=NOON, checked=1, damaged=tuple(["0" * 64] * 1000))
    with pytest.raises(EntryTooLong):
        vault.log.append([capture(1), entry])
    assert list(vault.log.entries()) == []


def test_names_stand_beside_the_log_and_can_be_removed(tmp_path: Path) -> None:
    """A name is in no log line; removing its aside leaves the entry readable."""
    vault = Vault(tmp_path)
    by = vault.asides.put("A. Reviewer")
    assert by is not None
    entry = JudgementEntry(
        time=NOON,
        id=JudgementId("judgement-1"),
        subject="claim-1",
        subject_kind="claim",
        verdict=Verdict.ACCEPT,
        by=by,
    )
    vault.log.append([entry, UndoEntry(time=NOON, judgement=entry.id, by=by)])
    assert b"Reviewer" not in vault.log.path.read_bytes()
    assert vault.asides.get(by) == "A. Reviewer"
    (vault.asides.folder / f"{by}.json").unlink()
    assert vault.asides.get(by) == REMOVED
    assert len(list(vault.log.entries())) == 2


def test_one_name_has_one_digest_in_a_vault_and_another_elsewhere(tmp_path: Path) -> None:
    """Salted: the digest tells nothing across vaults, and is stable within one."""
    one, other = Vault(tmp_path / "one"), Vault(tmp_path / "other")
    assert one.asides.put("name") == Vault(tmp_path / "one").asides.put("name")
    assert one.asides.put("name") != other.asides.put("name")


@given(text=st.text(max_size=200))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """A derived text comes back code point by code point, whatever it holds."""
    vault = Vault(tmp_path_factory.mktemp("vault"))
    assert vault.text(vault.keep_text(text)) == text


def test_a_text_that_is_an_evidentiary_copy_is_not_stored_twice(tmp_path: Path) -> None:
    """The text of a UTF-8 file is read from the copy itself."""
    vault = Vault(tmp_path)
    digest = vault.blobs.put("wörter".encode())
    assert vault.keep_text("wörter") == digest
    assert not vault.texts.has(digest)
    assert vault.text(digest) == "wörter"


HOLD = """
import sys, time
from pathlib import Path
from purport.vault.vault import Vault
with Vault(Path(sys.argv[1])).writing():
    print("held", flush=True)
    time.sleep(30)
"""


def test_a_second_writer_is_told_who_holds_the_case(tmp_path: Path) -> None:
    """While one process writes, another ends with its number instead of waiting for ever."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(CaseBusy, match=f"process {holder.pid}"),
            Vault(tmp_path).writing(wait_s=0.3),
        ):
            raise AssertionError("two writers at once")
    finally:
        holder.kill()
        holder.wait()
    with Vault(tmp_path).writing(wait_s=5):
        pass


MOUNTS = "/dev/sda / ext4 rw 0 0\nserver:/x /mnt/my\\040share nfs4 rw 0 0\n"


@pytest.mark.parametrize(
    ("path", "kind"), [("/mnt/my share/case", "nfs4"), ("/home/case", "ext4"), ("/mnt", "ext4")]
)
def test_the_file_system_of_a_path_is_found(path: str, kind: str) -> None:
    """The longest mount point that holds a path tells its file system."""
    assert file_system_type(Path(path), MOUNTS) == kind


def test_folders_are_made_with_their_parents(tmp_path: Path) -> None:
    """A vault in a folder that is not there yet is made on the first write."""
    vault = Vault(tmp_path / "a" / "b")
    vault.blobs.put(b"x")
    assert os.listdir(tmp_path / "a" / "b" / "blobs")
