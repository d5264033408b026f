"""What can be checked of a case or a dossier, and what that does and does not prove."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from purport.pipeline.case import FEATURES, LEDGER, SETTINGS, VAULT, open_case
from purport.records.custody import (
    CaptureEntry,
    DerivationEntry,
    Entry,
    SettingsEntry,
    WorkingCopyEntry,
)
from purport.records.ids import sha256
from purport.records.problem import Impossible, Outcome, Problem
from purport.vault.log import LogDamaged
from purport.vault.vault import Vault

MANIFEST = "manifest-sha256.txt"
STORES = ("blobs", "texts", "copies")
LIMITS = (
    "What this shows: the bytes are the same as when they were logged. What it does not show: that "
    "they are true, who made them, or that nobody rewrote the whole vault, since no checkpoint of "
    "it was handed out."
)


def verify(path: Path) -> Outcome[tuple[str, ...]]:
    """What was checked, in words, and every file that differs, is missing or is unknown.

    Raises: Impossible if the path is neither a case nor a dossier.
    """
    if (path / SETTINGS).is_file():
        return _verify_case(path)
    if (path / MANIFEST).is_file():
        return _verify_dossier(path)
    raise Impossible(f"{path} is neither a case nor a dossier: nothing to verify")


def _verify_case(folder: Path) -> Outcome[tuple[str, ...]]:
    case = open_case(folder)
    problems = [*_blob_problems(case.vault)]
    count = 0
    try:
        for entry in case.vault.log.entries():
            count += 1
            problems += _entry_problems(case.vault, entry)
    except LogDamaged as error:
        problems.append(_problem(str(case.vault.log.path), "damaged_log", str(error)))
    problems += _aside_problems(case.vault)
    problems += [
        _problem(str(each), "unknown_file", "this file is not covered by the log")
        for each in unknown_files(folder)
    ]
    case.close()
    held = sum(1 for _ in case.vault.blobs.digests())
    checked = f"checked {held} evidentiary copies and {count} custody entries"
    return Outcome(found=_said(checked, problems, LIMITS), problems=tuple(problems))


def _said(checked: str, problems: list[Problem], limits: str) -> tuple[str, ...]:
    """What was checked, and what it shows: nothing of sameness where something differs."""
    return (checked, f"{len(problems)} problem(s): see above") if problems else (checked, limits)


def _blob_problems(vault: Vault) -> Iterator[Problem]:
    for store in (vault.blobs, vault.texts, vault.copies):
        for digest in store.digests():
            if _file_digest(store.path(digest)) != digest:
                yield _problem(
                    str(store.path(digest)),
                    "altered",
                    "the bytes differ from their digest",
                    "restore this file from a copy",
                )


def _entry_problems(vault: Vault, entry: Entry) -> Iterator[Problem]:
    if isinstance(entry, CaptureEntry | SettingsEntry) and not vault.blobs.has(entry.sha256):
        yield _problem(
            entry.sha256, "missing", "a logged capture's bytes are gone", "restore them from a copy"
        )
    if isinstance(entry, DerivationEntry) and entry.text_sha256:
        digest = entry.text_sha256
        if not vault.texts.has(digest) and not vault.blobs.has(digest):
            yield _problem(digest, "missing", "a derived text is gone", "run `purport rebuild`")
    if isinstance(entry, WorkingCopyEntry) and not vault.copies.has(entry.sha256):
        yield _problem(
            entry.sha256, "missing", "a frame of a video is gone", "run `purport rebuild`"
        )


def _aside_problems(vault: Vault) -> Iterator[Problem]:
    for path in sorted(vault.asides.folder.glob("*.json")):
        if _file_digest(path) != path.stem:
            yield _problem(str(path), "altered", "a personal note differs from its digest")


def unknown_files(folder: Path) -> Iterator[Path]:
    """Files in a case that it does not know, sorted."""
    known_top = {SETTINGS, LEDGER, f"{LEDGER}-wal", f"{LEDGER}-shm"}
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if path.is_dir() or str(inner) in known_top or inner.parts[0] in ("places", FEATURES):
            continue
        if not _belongs(inner):
            yield path


def _belongs(inner: Path) -> bool:
    parts = inner.parts
    if parts[0] != VAULT:
        return False
    if parts[1:] == ("writing.lock",) or parts[1] == "log":
        return True
    stored = len(parts) == 4 and parts[1] in STORES and parts[3].startswith(parts[2])
    return stored or (len(parts) == 3 and parts[1] == "asides" and inner.suffix == ".json")


def _verify_dossier(folder: Path) -> Outcome[tuple[str, ...]]:
    problems, listed = [], {}
    for line in (folder / MANIFEST).read_text("utf-8", "replace").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    for name, digest in sorted(listed.items()):
        path = folder / name
        if not path.is_file():
            problems.append(_problem(name, "missing", "listed in the manifest, but not there"))
        elif _file_digest(path) != digest:
            problems.append(_problem(name, "altered", "differs from the manifest"))
    there = {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()}
    for name in sorted(there - set(listed) - {MANIFEST}):
        problems.append(_problem(name, "unknown_file", "not listed in the manifest"))
    return Outcome(
        found=_said(f"checked {len(listed)} files against {MANIFEST}", problems, DOSSIER_LIMITS),
        problems=tuple(problems),
    )


DOSSIER_LIMITS = (
    "What this shows: the files are the same as when this dossier was made. What it does not show: "
    "that the manifest itself was not replaced, or that what the sources say is true."
)


def manifest(files: dict[str, bytes]) -> bytes:
    """The manifest of a dossier, readable by `sha256sum -c`."""
    lines = (f"{sha256(content)}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def _file_digest(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _problem(subject: str, kind: str, message: str, hint: str = "") -> Problem:
    return Problem(room="vault", subject=subject, kind=kind, message=message, hint=hint)
