"""redact, fixity, pack, unpack: what is done to a case's stored bytes over the years."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from purport.cli.judge_command import NAME_VARIABLE
from purport.cli.options import CasePath
from purport.cli.terminal import progress, report_problems, tell
from purport.pipeline.case import now, open_case
from purport.pipeline.fixity import check_fixity
from purport.pipeline.pack import pack
from purport.pipeline.redact import Redaction, find_target, redact
from purport.pipeline.unpack import unpack
from purport.records.problem import Impossible


def register(app: typer.Typer) -> None:
    """Nothing, once the commands stand in the application."""
    app.command("redact")(redact_bytes)
    app.command("fixity")(fixity)
    app.command("pack")(pack_folder)
    app.command("unpack")(unpack_bag)


def redact_bytes(
    case: CasePath,
    subject: Annotated[
        str, typer.Argument(metavar="DIGEST|ID|PATH", help="The file, as `status` names it.")
    ],
    reason: Annotated[str, typer.Option(help="Why it has to go.")] = "",
    by: Annotated[
        str, typer.Option(help=f"Who decides (or set {NAME_VARIABLE}).", envvar=NAME_VARIABLE)
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove a file for good, for legal or safety reasons; a tombstone and its digest stay.

    Its text and everything derived from it go too. Dossiers and copies made before are not touched.
    """
    if not by.strip() or not reason.strip():
        raise Impossible("removing is a named person's act: give --by NAME and --reason WHY")
    opened = open_case(case)
    target = find_target(opened, subject)
    names = ", ".join(target.addresses)
    if not yes:
        if not sys.stdin.isatty():
            raise Impossible(f"this removes {names} for good: add --yes if that is meant")
        typer.confirm(f"Remove {names} ({target.sha256[:12]}…) for good?", abort=True)
    done = redact(opened, target, Redaction(by=by, reason=reason))
    files = "1 file" if done.files == 1 else f"{done.files} files (with what was made of it)"
    tell(f"removed {files}: {names}; the tombstone names {done.sha256}")
    tell("paths and digests stay in the log; dossiers made before still show what they showed")
    tell(f"next: `purport run {case}`, then make its dossiers anew")


def fixity(
    case: CasePath,
    rolling: Annotated[
        str, typer.Option(metavar="SHARE", help="Only this share, going on from the last check.")
    ] = "100%",
) -> None:
    """Read stored files again and hold them against their digests; the result is logged."""
    share = _share(rolling)
    with progress("checking") as move:
        done = check_fixity(open_case(case), share, move)
    report_problems(done.problems)
    bad = len(done.problems)
    said = f"{bad} altered or missing" if bad else "all as logged"
    tell(f"checked {done.found.checked} of {done.found.known} files: {said}")
    raise typer.Exit(1 if bad else 0)


def pack_folder(
    folder: Annotated[Path, typer.Argument(metavar="CASE|DOSSIER", help="What to hand over.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="BAG", help="Where to.")],
) -> None:
    """Pack a case or a dossier as a BagIt bag, which other programs check as well.

    The signing key never goes with it. Names of collectors and judges do: they belong to custody.
    """
    done = pack(folder, output, now())
    tell(f"packed {done.files} files of a {done.form.partition('/')[0]} into {output}")
    tell("whoever gets it: `bagit.py --validate`, or `sha256sum -c manifest-sha256.txt` inside it")
    if done.form.startswith("case"):
        tell("opened there with `purport unpack BAG CASE`")


def unpack_bag(
    bag: Annotated[Path, typer.Argument(metavar="BAG", help="A bag that `pack` made.")],
    case: CasePath,
) -> None:
    """Open a packed case as a case of your own; its custody stays what others say."""
    done = unpack(bag, case)
    tell(
        f"opened {done.files} files; the log {done.origin} ({done.entries} entries) is kept beside"
    )
    tell(f"next: `purport run {case}`, then `purport verify {case}`")


def _share(written: str) -> float:
    number = written.strip().removesuffix("%")
    try:
        share = float(number) / 100
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise Impossible(f"--rolling {written!r}: write a share such as 5%, at most 100%")
    return share
