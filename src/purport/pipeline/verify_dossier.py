"""A dossier held against its manifest, and its proof against itself."""

from collections.abc import Sequence
from pathlib import Path

from purport.pipeline.verify_case import KEY_HOLDER, NOT_SHOWN, said
from purport.pipeline.verify_checkpoints import Asked
from purport.pipeline.verify_proof import check_proof
from purport.records.ids import sha256
from purport.records.problem import Outcome, Problem
from purport.vault.blobs import file_digest

MANIFEST = "manifest-sha256.txt"
SHOWN = (
    "What this shows: the files are the same as when this dossier was made, and the entries shown "
    "stand in the log whose checkpoint is named above, if one is."
)
REPLACED = (
    "The manifest itself could have been replaced with the files: compare its digest with one that "
    "you were given another way, and the key with the one that is published elsewhere."
)


def verify_dossier(
    folder: Path, asked: Sequence[Asked], roots: Sequence[bytes]
) -> Outcome[tuple[str, ...]]:
    """What was checked, and every file that differs, is missing or is unknown."""
    problems, listed = [], {}
    for line in (folder / MANIFEST).read_text("utf-8", "replace").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    for name, digest in sorted(listed.items()):
        path = folder / name
        if not path.is_file():
            problems.append(_problem(name, "missing", "listed in the manifest, but not there"))
        elif file_digest(path) != digest:
            problems.append(_problem(name, "altered", "differs from the manifest"))
    there = {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()}
    for name in sorted(there - set(listed) - {MANIFEST}):
        problems.append(_problem(name, "unknown_file", "not listed in the manifest"))
    proof = check_proof(folder / "proof", asked, roots)
    problems += proof.problems
    checked = f"checked {len(listed)} files against {MANIFEST}"
    limits = (SHOWN, NOT_SHOWN, REPLACED, KEY_HOLDER)
    return Outcome(found=said(checked, proof.found, problems, limits), problems=tuple(problems))


def manifest(files: dict[str, bytes]) -> bytes:
    """The manifest of a dossier, readable by `sha256sum -c`."""
    lines = (f"{sha256(content)}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def _problem(subject: str, kind: str, message: str, hint: str = "") -> Problem:
    return Problem(room="vault", subject=subject, kind=kind, message=message, hint=hint)
