"""A dossier can be checked without our software, and does not tell more than it shows."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from go_tools import check_log
from purport.pipeline.case import open_case
from purport.pipeline.dossier import write_dossier
from purport.pipeline.in_view import Moment
from purport.pipeline.sync import sync
from purport.pipeline.verify import Against, verify
from purport.stock.dossier import check as single_file
from purport.vault.keys import KeyRing
from purport.vault.log import Signer
from purport.vault.note import read_checkpoint, sign_note
from signing import a_signer


@pytest.fixture(scope="module")
def _dossier(kept_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of the whole case, the case after it, and the checkpoint before it as `held`."""
    folder = tmp_path_factory.mktemp("dossier")
    shutil.copytree(kept_case, folder / "case")
    shutil.copyfile(kept_case / "vault" / "log" / "checkpoint", folder / "held")
    case = open_case(folder / "case")
    sync(case)
    write_dossier(case, folder / "dossier", Moment())
    case.close()
    return folder


@pytest.fixture
def dossier(_dossier: Path, tmp_path: Path) -> Path:
    """A copy of that dossier to harm, with `held` and `case` beside."""
    shutil.copytree(_dossier, tmp_path / "copy")
    return tmp_path / "copy" / "dossier"


def checked(dossier: Path, *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", dossier / "check.py", *words]
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)


def test_the_single_file_needs_nothing_but_python(dossier: Path) -> None:
    """check.py, run without any package, accepts the dossier and the checkpoint held before."""
    done = checked(dossier, "--checkpoint", dossier.parent / "held")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WRONG" not in done.stdout
    assert "the first 310 entries are those" in done.stdout, done.stdout


def test_any_bit_of_a_dossier_counts_for_every_checker(dossier: Path) -> None:
    """One bit in any file: sha256sum, check.py and verify all notice."""
    dice = random.Random(3)
    files = [each for each in sorted(dossier.rglob("*")) if each.is_file()]
    chosen = [each for each in files if "proof" in each.parts or each.suffix == ".jsonl"]
    for path in [*dice.sample(chosen, 8), dossier / "proof" / "checkpoint"]:
        before = path.read_bytes()
        at = dice.randrange(len(before) * 8)
        after = bytearray(before)
        after[at // 8] ^= 1 << at % 8
        path.write_bytes(after)
        assert checked(dossier).returncode == 1, path
        assert verify(dossier).problems, path
        words = ["sha256sum", "-c", "--quiet", "--strict", "manifest-sha256.txt"]
        done = subprocess.run(words, cwd=dossier, capture_output=True, check=False)
        assert done.returncode != 0, path
        path.write_bytes(before)
    assert not verify(dossier).problems
    assert checked(dossier).returncode == 0


def replaced(dossier: Path, name: str, content: bytes) -> None:
    """Somebody changes a file and the manifest with it."""
    from purport.pipeline.verify import MANIFEST, manifest

    (dossier / name).write_bytes(content)
    files = {
        each.relative_to(dossier).as_posix(): each.read_bytes()
        for each in dossier.rglob("*")
        if each.is_file() and each.name != MANIFEST
    }
    (dossier / MANIFEST).write_bytes(manifest(files))


@pytest.mark.parametrize("name", ["entry", "tile", "level 1", "checkpoint", "keys"])
def test_a_forged_proof_is_found_though_the_manifest_fits(
    dossier: Path, name: str, go_checker: Path
) -> None:
    """An entry, a tile, a checkpoint or keys that were replaced do not fit the others."""
    entry = sorted((dossier / "proof" / "entries").glob("*.json"))[3]
    signer = a_signer(9)
    head = (dossier / "proof" / "checkpoint").read_text("utf-8").split("\n\n")[0] + "\n"
    path, content = {
        "entry": (entry, entry.read_bytes().replace(b"2026", b"2025")),
        "tile": (dossier / "proof/tile/0/000", None),
        "level 1": (dossier / "proof/tile/1/000.p/1", None),
        "checkpoint": (
            dossier / "proof/checkpoint",
            sign_note(head, (signer.key, signer.sign)),
        ),
        "keys": (dossier / "proof/keys.txt", f"{signer.key.written()}\n".encode()),
    }[name]
    if content is None:
        content = bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:]
    replaced(dossier, path.relative_to(dossier).as_posix(), content)
    assert verify(dossier).problems
    assert checked(dossier).returncode == 1
    assert check_log(go_checker, dossier / "proof", dossier / "proof/keys.txt").returncode == 1


def test_go_proves_every_entry_and_the_older_checkpoint(dossier: Path, go_checker: Path) -> None:
    """Go's sumdb packages accept the dossier's proof, the vault's own log, and the step between."""
    keys, held = dossier / "proof" / "keys.txt", dossier.parent / "held"
    for folder in (dossier / "proof", dossier.parent / "case" / "vault" / "log"):
        done = check_log(go_checker, folder, keys, held)
        assert done.returncode == 0, done.stderr
    assert "311 of them proved" in done.stdout, done.stdout


def test_a_dossier_of_a_rewritten_log_is_found_with_the_held_checkpoint(dossier: Path) -> None:
    """Whoever holds an earlier checkpoint sees that a later dossier does not go on from it."""
    held = dossier.parent / "held"
    assert not verify(dossier, Against(checkpoints=(held,))).problems
    own = KeyRing().unlocked()
    signer = Signer(key=own.public, sign=own.sign, origin="")
    head = read_checkpoint(held.read_bytes())
    forged = head.text().replace("\n310\n", "\n309\n")
    (dossier.parent / "other").write_bytes(sign_note(forged, (signer.key, signer.sign)))
    found = verify(dossier, Against(checkpoints=(dossier.parent / "other",))).problems
    assert {each.kind for each in found} == {"rewritten"}
    assert checked(dossier, "--checkpoint", dossier.parent / "other").returncode == 1


def test_folders_of_the_collectors_machine_are_in_no_file(dossier: Path, kept_case: Path) -> None:
    """An entry whose address is absolute is left out, and counted; nothing tells the folder."""
    about = (dossier / "proof" / "about.txt").read_text("utf-8")
    assert "names the collector's folders: 1" in about
    folder = str(kept_case.parent).encode()
    assert all(folder not in each.read_bytes() for each in dossier.rglob("*") if each.is_file())


def test_the_first_page_says_what_is_not_shown(dossier: Path) -> None:
    """VERIFY.md names the limits before any command."""
    text = (dossier / "VERIFY.md").read_text("utf-8")
    assert text.index("does **not** show") < text.index("python3 check.py")
    for words in ("not truth", "edited before it was captured", "Whoever holds the signing key"):
        assert words in text


# The first three test vectors of RFC 8032, section 7.1: key, message, signature.
VECTORS = (
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
)


@pytest.mark.parametrize("vector", VECTORS)
def test_the_single_files_signatures_are_those_of_the_standard(vector: tuple[str, ...]) -> None:
    """check.py accepts the test vectors of RFC 8032."""
    key, message, signature = map(bytes.fromhex, vector)
    assert single_file.signature_holds(key, signature, message)
    assert not single_file.signature_holds(key, signature, message + b"x")


@settings(max_examples=15, deadline=None)
@given(seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=99), data=st.data())
def test_the_single_file_agrees_with_the_library(
    seed: bytes, message: bytes, data: st.DataObject
) -> None:
    """What the library signs check.py accepts, and with any bit turned it does not."""
    private = Ed25519PrivateKey.from_private_bytes(seed)
    key, signature = private.public_key().public_bytes_raw(), private.sign(message)
    assert single_file.signature_holds(key, signature, message)
    at = data.draw(st.integers(0, 511))
    turned = bytearray(signature)
    turned[at // 8] ^= 1 << at % 8
    assert not single_file.signature_holds(key, bytes(turned), message)
