"""Whatever is done to a case behind its back, `verify` says so; and what it says without cause."""

import base64
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from purport.pipeline.case import NewCase, create_case, open_case
from purport.pipeline.verify import Against, verify
from purport.records.custody import FixityEntry
from purport.vault.keys import KeyRing
from purport.vault.log import Log
from purport.vault.note import sign_note
from running import Purport

ARTICLE = (
    "A spokesman for the Northern Front said on Monday that warplanes had bombed a market in "
    "Harem, killing at least 12 civilians. The ministry has not commented on the report."
)


@pytest.fixture
def case(whole_case: Path) -> Path:
    """A copy of the whole case, to harm."""
    return whole_case


def kinds(folder: Path, *checkpoints: Path) -> set[str]:
    found = verify(folder, Against(checkpoints=checkpoints))
    return {each.kind for each in found.problems}


def test_an_untouched_case_passes_and_says_what_that_means(case: Path, purport: Purport) -> None:
    """A whole case passes; the output names the signer and what is not shown."""
    done = purport("verify", case)
    assert done.code == 0, done.err
    public = KeyRing().public()
    assert public is not None
    for words in (public.written(), "What it does not show", "Whoever holds the signing key"):
        assert words in done.out


def flip(path: Path, dice: random.Random) -> None:
    content = bytearray(path.read_bytes())
    content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    path.chmod(0o644)
    path.write_bytes(bytes(content))


def test_one_bit_in_any_file_is_found_and_named(case: Path) -> None:
    """In every file of a case one bit is turned: each is reported, the file by its name."""
    dice = random.Random(7)
    left_out = {"case.toml", "writing.lock"}
    files = [each for each in sorted(case.rglob("*")) if each.is_file() and each.stat().st_size]
    harmed = 0
    for path in files:
        if path.name in left_out or "sqlite" in path.name:
            continue
        before, mode = path.read_bytes(), path.stat().st_mode
        flip(path, dice)
        problems = verify(case).problems
        assert problems, path
        said = " ".join(f"{each.subject} {each.message}" for each in problems)
        assert path.name in said or path.stem in said, (path, said)
        path.write_bytes(before)
        path.chmod(mode)
        harmed += 1
    assert harmed >= 12
    assert not verify(case).problems


def test_a_file_that_is_gone_or_put_in_is_found(case: Path) -> None:
    """Each file that is taken away is missed, and each that is put in is listed as unknown."""
    for path in sorted(each for each in (case / "vault").rglob("*") if each.is_file()):
        if path.name == "writing.lock" or path.parent.name == "asides":
            continue  # a removed personal note is no damage
        kept = path.read_bytes()
        path.unlink()
        assert verify(case).problems, path
        path.write_bytes(kept)
    for name in ("note.txt", "vault/extra", "vault/log/tile/0/999", "vault/blobs/00/" + "0" * 64):
        (case / name).parent.mkdir(parents=True, exist_ok=True)
        (case / name).write_bytes(b"x")
        assert any(name.rsplit("/", 1)[-1] in each.subject for each in verify(case).problems), name
        (case / name).unlink()
    assert not verify(case).problems


def lines_of(case: Path) -> list[bytes]:
    return list(Log(case / "vault" / "log").lines())


def forge(case: Path, lines: list[bytes], *, sign: bool) -> None:
    """Somebody writes the log anew with other entries; `sign`: with the user's own key."""
    log = case / "vault" / "log"
    origin = (log / "checkpoint").read_text().split("\n")[0]
    shutil.rmtree(log)
    log.mkdir()
    (log / "entries.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    from purport.vault.log import Signer

    own = KeyRing().unlocked()
    forged = Log(log)
    forged.recover()
    forged.seal(Signer(key=own.public, sign=own.sign, origin=origin) if sign else None)


def attacked(lines: list[bytes], how: str, dice: random.Random) -> list[bytes]:
    at = dice.randrange(2, len(lines) - 1)  # the key's and the first settings' entries stay
    if how == "delete":
        return lines[:at] + lines[at + 1 :]
    if how == "insert":
        return [*lines[:at], lines[at].replace(b'"time":"2', b'"time":"1'), *lines[at:]]
    if how == "reorder":
        return [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]
    if how == "truncate":
        return lines[:at]
    return [*lines[:at], *(line.replace(b'"time":"2', b'"time":"1') for line in lines[at:])]


@pytest.mark.parametrize("how", ["delete", "insert", "reorder", "truncate", "fork"])
def test_a_rewritten_log_is_found_against_an_older_checkpoint(
    case: Path, tmp_path: Path, how: str
) -> None:
    """Even signed with the right key, a rewritten log does not go on from a held checkpoint."""
    held = tmp_path / "held"
    shutil.copyfile(case / "vault" / "log" / "checkpoint", held)
    lines, dice = lines_of(case), random.Random(how)
    for _ in range(5):
        forge(case, attacked(lines, how, dice), sign=True)
        found = kinds(case, held)
        assert found & {"truncated", "rewritten"}, (how, found)
    forge(case, lines, sign=True)
    assert not kinds(case, held)


def test_another_logs_or_a_forged_checkpoint_is_refused(case: Path, tmp_path: Path) -> None:
    """A checkpoint of another log, or one that the log's keys did not sign, is no comparison."""
    other = create_case(tmp_path / "other", NewCase())
    assert kinds(case, other.folder / "vault" / "log" / "checkpoint") == {"other_log"}
    from signing import a_signer

    text = (case / "vault" / "log" / "checkpoint").read_text("utf-8").split("\n\n")[0] + "\n"
    signer = a_signer()
    (tmp_path / "forged").write_bytes(sign_note(text, (signer.key, signer.sign)))
    assert kinds(case, tmp_path / "forged") == {"unsigned"}
    (tmp_path / "no note").write_bytes(b"words")
    assert kinds(case, tmp_path / "no note") == {"damaged"}


def test_what_the_machine_signed_last_is_remembered(case: Path) -> None:
    """An older copy is found without any checkpoint at hand, and not signed any further."""
    older = case.parent / "older"
    shutil.copytree(case, older)
    opened = open_case(case)
    with opened.writing():
        opened.vault.log.append([FixityEntry(time=opened.clock(), checked=1)])
    opened.close()
    assert not kinds(case)
    assert kinds(older) == {"truncated"}
    going_on = open_case(older)
    with going_on.writing():
        going_on.vault.log.append([FixityEntry(time=going_on.clock(), checked=2)])
    assert going_on.unsigned is not None
    assert going_on.unsigned.kind == "older_copy"
    going_on.close()


def test_a_ledger_that_says_something_else_is_found(case: Path) -> None:
    """A record that was changed, or taken out of the ledger, differs from what was logged."""
    ledger = case / "ledger.sqlite"
    whole = ledger.read_bytes()
    for change in (
        "UPDATE records SET body = replace(body, '12 civilians', '2 civilians')",
        "DELETE FROM records WHERE kind = 'claim'",
        "DELETE FROM records",
    ):
        with sqlite3.connect(ledger) as connection:
            connection.execute(change)
        connection.close()
        assert kinds(case) == {"ledger_differs"}, change
        for rest in case.glob("ledger.sqlite-*"):
            rest.unlink()
        ledger.write_bytes(whole)
    assert not kinds(case)


def test_after_an_update_nothing_is_called_altered(
    case: Path, purport: Purport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records derived by another version cannot be compared: that is said, and is no problem."""
    monkeypatch.setattr("purport.pipeline.verify_ledger.BUILT_IN", ("read/99", "extract/99"))
    changed = "UPDATE records SET body = replace(body, '12 civilians', '2 civilians')"
    with sqlite3.connect(case / "ledger.sqlite") as connection:
        connection.execute(changed)
    connection.close()
    done = purport("verify", case)
    assert done.code == 0
    assert "derived by another version of purport" in done.out


def test_a_changed_case_toml_is_logged_by_the_next_write(case: Path, purport: Purport) -> None:
    """A hand-made change of case.toml is told by verify, and is an entry after the next write."""
    before = len(lines_of(case))
    with open(case / "case.toml", "a", encoding="utf-8") as file:
        file.write("# a remark\n")
    assert "case.toml was changed" in purport("verify", case).out
    opened = open_case(case)
    with opened.writing():
        pass
    opened.close()
    assert b'"kind":"settings"' in lines_of(case)[before]
    assert "case.toml was changed" not in purport("verify", case).out


def test_lists_loaded_for_a_case_are_logged(case: Path, purport: Purport, tmp_path: Path) -> None:
    """A list of places is an entry once it is loaded; altered or taken away, it is told."""
    towns = tmp_path / "towns.csv"
    towns.write_text("name,lat,lon\nNewtown,36.2,36.5\n", "utf-8")
    assert purport("places", "load", towns, "--case", case).code == 0
    assert any(b'"kind":"list"' in line for line in lines_of(case))
    assert not kinds(case)
    (stored,) = (each for each in (case / "places").rglob("*") if each.is_file())
    before = stored.read_bytes()
    stored.chmod(0o644)
    stored.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
    assert kinds(case) == {"altered"}
    stored.unlink()
    assert kinds(case) == {"missing"}


def test_the_private_key_is_in_no_file_of_case_or_dossier(case: Path, purport: Purport) -> None:
    """Not raw, not in base64, hexadecimal or PEM: nowhere do the private key's bytes stand."""
    from cryptography.hazmat.primitives import serialization

    dossier = case.parent / "dossier"
    assert purport("dossier", case, "-o", dossier).code == 0
    pem = KeyRing().path.read_bytes().split(b"\n", 1)[1]
    private = serialization.load_pem_private_key(pem, None)
    raw = private.private_bytes_raw()
    forms = [raw, raw.hex().encode(), raw.hex().upper().encode(), pem.split(b"\n")[1]]
    forms += [base64.b64encode(bytes(pad) + raw)[2 if pad else 0 : 40] for pad in range(3)]
    for path in [*case.rglob("*"), *dossier.rglob("*")]:
        if path.is_file():
            content = path.read_bytes()
            assert not any(form in content for form in forms), path
            assert b"PRIVATE KEY" not in content


def test_without_a_key_the_case_goes_on_and_says_so(
    tmp_path: Path, purport: Purport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no key can be made, material is kept all the same, and the missing signature is told;
    a later write with a key signs everything.
    """
    (tmp_path / "home").write_text("in the way")
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE, "utf-8")
    with monkeypatch.context() as patched:
        patched.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
        assert purport("init", tmp_path / "case").code == 0
        added = purport("add", tmp_path / "case", article)
        assert added.code == 0
        assert "signing key" in added.err
        checked = purport("verify", tmp_path / "case")
        assert checked.code == 0, checked.err
        assert "no signed checkpoint" in checked.out
    assert purport("add", tmp_path / "case", article).code == 0
    checked = purport("verify", tmp_path / "case")
    assert checked.code == 0, checked.err
    assert "signed by" in checked.out


def test_a_new_key_is_taken_up_by_each_case_and_verified(
    tmp_path: Path, purport: Purport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After two changes of key the next write logs both, each signed by the key before it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert purport("init", tmp_path / "case").code == 0
    for _ in range(2):
        assert purport("key", "rotate").code == 0
    opened = open_case(tmp_path / "case")
    with opened.writing():
        pass
    opened.close()
    keys = [line for line in lines_of(tmp_path / "case") if b'"kind":"key"' in line]
    assert len(keys) == 3
    checked = purport("verify", tmp_path / "case")
    assert checked.code == 0, checked.err
    assert purport("key", "show").out.split("\n")[0] in checked.out
    assert "no earlier key" not in checked.out
