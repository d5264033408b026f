"""The user's key: where it is, who may read it, and how it changes."""

import os
import stat
from pathlib import Path

import pytest

from purport.vault.keys import KeyRing, KeyUnusable
from purport.vault.note import NoteWrong, open_note, read_public_key, sign_note
from signing import a_signer


def ring(folder: Path, passphrase: str | None = None) -> KeyRing:
    return KeyRing(folder / "keys", ask=lambda: passphrase)


def test_the_first_use_makes_a_key_that_only_the_user_reads(tmp_path: Path) -> None:
    """The key is made on first use, with mode 0600, and is the same ever after."""
    first = ring(tmp_path).unlocked()
    assert stat.S_IMODE(ring(tmp_path).path.stat().st_mode) == 0o600
    assert ring(tmp_path).unlocked().public == first.public == ring(tmp_path).public()
    assert read_public_key(first.public.written()) == first.public


def test_a_passphrase_is_needed_where_one_was_set(tmp_path: Path) -> None:
    """A protected key opens with its passphrase alone; its public half needs none."""
    ring(tmp_path).protect("open sesame")
    key = ring(tmp_path, "open sesame").unlocked().public
    assert ring(tmp_path).public() == key
    assert ring(tmp_path).is_protected
    assert stat.S_IMODE(ring(tmp_path).path.stat().st_mode) == 0o600
    for wrong, said in ((None, "PURPORT_PASSPHRASE"), ("no", "passphrase is wrong")):
        with pytest.raises(KeyUnusable, match=said):
            ring(tmp_path, wrong).unlocked()
    ring(tmp_path, "open sesame").protect(None)
    assert ring(tmp_path).unlocked().public == key


def test_a_new_key_is_signed_for_by_both(tmp_path: Path) -> None:
    """Each change leaves a note that the old and the new key signed, and no old private key."""
    first = ring(tmp_path).unlocked().public
    old_file = ring(tmp_path).path.read_bytes()
    second = ring(tmp_path).rotate("example.org/desk").public
    third = ring(tmp_path).rotate().public
    steps = ring(tmp_path).rotations(first)
    assert [key for key, _ in steps] == [second, third]
    assert open_note(steps[0][1], first, second)
    assert open_note(steps[1][1], second, third)
    secret = old_file.split(b"\n")[2]
    assert all(secret not in each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())


@pytest.mark.skipif(os.geteuid() == 0, reason="skipped: the administrator may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """Where no key can be made, the message names the folder and what to do."""
    tmp_path.chmod(0o500)
    with pytest.raises(KeyUnusable, match="XDG_CONFIG_HOME"):
        ring(tmp_path).unlocked()


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    """Where the folder of keys cannot be made, the message names it and what to do."""
    (tmp_path / "keys").write_text("in the way")
    with pytest.raises(KeyUnusable, match="keys"):
        ring(tmp_path).unlocked()


def test_every_bit_of_a_note_counts() -> None:
    """Whichever bit of a signed note turns, it no longer holds."""
    signer = a_signer()
    note = sign_note("purport-log/1\n7\nroot\n", (signer.key, signer.sign))
    assert open_note(note, signer.key) == "purport-log/1\n7\nroot\n"
    for at in range(len(note) * 8):
        damaged = bytearray(note)
        damaged[at // 8] ^= 1 << at % 8
        with pytest.raises(NoteWrong):
            open_note(bytes(damaged), signer.key)
