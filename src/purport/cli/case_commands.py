"""init, add, run, status, rebuild, verify, doctor, demo."""

from pathlib import Path
from typing import Annotated

import typer

from purport.cli.options import CasePath, FormatOption, report_unsigned
from purport.cli.terminal import Format, print_lines, print_rows, progress, report_problems, tell
from purport.pipeline.answers import ReaderReport
from purport.pipeline.case import NewCase, create_case, open_case
from purport.pipeline.demo import make_demo
from purport.pipeline.doctor import examine
from purport.pipeline.intake import AddRequest, add
from purport.pipeline.rebuild import rebuild
from purport.pipeline.run import RunReport, run
from purport.pipeline.status import coverage_rows, states
from purport.pipeline.verify import Against, verify
from purport.records.contract import input_line
from purport.records.document import Generation
from purport.records.inputs import InputStatus
from purport.records.origin import OriginKind


def register(app: typer.Typer) -> None:
    """Nothing, once the commands stand in the application."""
    for command, name in (
        (demo, "demo"),
        (init, "init"),
        (add_files, "add"),
        (run_case, "run"),
        (status, "status"),
        (rebuild_case, "rebuild"),
        (verify_case, "verify"),
        (doctor, "doctor"),
    ):
        app.command(name)(command)


def init(
    case: CasePath,
    title: Annotated[str, typer.Option(help="A title for the case.")] = "",
    country: Annotated[
        str, typer.Option(metavar="SY,IQ", help="Countries the case is about (ISO codes).")
    ] = "",
    zone: Annotated[
        str, typer.Option(metavar="ZONE", help="For dates without one, such as Asia/Damascus.")
    ] = "UTC",
) -> None:
    """Make a new case folder."""
    made = create_case(case, NewCase(title=title, countries=_codes(country), zone=zone))
    report_unsigned(made)
    made.close()
    tell(f"made the case {case}: put material in with `purport add {case} PATH…`")


def _codes(written: str) -> tuple[str, ...]:
    return tuple(each.strip().upper() for each in written.split(",") if each.strip())


def add_files(
    case: CasePath,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")],
    origin: Annotated[
        str | None, typer.Option(help="The outlet, channel or account it came from.")
    ] = None,
    kind: Annotated[
        OriginKind | None,
        typer.Option(metavar="official|party|media|observer", help="What that origin is."),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="WHEN", help="2014-11-06 or 2014-11-06T06:00Z.")
    ] = None,
    published_basis: Annotated[
        str | None, typer.Option(help="How you know that date; shown wherever it is used.")
    ] = None,
    input_format: Annotated[
        str | None, typer.Option("--format", help="Name the format instead of finding it out.")
    ] = None,
    by: Annotated[str | None, typer.Option(help="Who collected it.")] = None,
    acquired: Annotated[
        str | None, typer.Option(metavar="WHEN", help="When it was collected.")
    ] = None,
    acquired_from: Annotated[str | None, typer.Option(help="From whom or where.")] = None,
    generation: Annotated[
        Generation,
        typer.Option(metavar="original|copy|unknown", help="Whether these are the original files."),
    ] = Generation.UNKNOWN,
    note: Annotated[str | None, typer.Option(help="Anything else for the custody log.")] = None,
) -> None:
    """Capture files and folders: the bytes are kept, `run` reads them."""
    request = AddRequest(
        origin=origin,
        origin_kind=kind,
        published=published,
        published_basis=published_basis,
        input_format=input_format,
        collector=by,
        acquired=acquired,
        acquired_from=acquired_from,
        generation=generation,
        note=note,
    )
    opened = open_case(case)
    with progress("capturing") as move:
        done = add(opened, paths, request, move)
    report_problems(done.problems)
    report_unsigned(opened)
    files = "file" if done.found.captured == 1 else "files"
    following = f"; next: `purport run {case}`" if done.found.captured else ""
    tell(f"captured {done.found.captured} {files}{following}")
    raise typer.Exit(1 if done.problems else 0)


def run_case(case: CasePath) -> None:
    """Process everything that is new; safe to repeat and to interrupt."""
    opened = open_case(case)
    with progress("processing") as move:
        report = run(opened, move)
    report_unsigned(opened)
    _say_report(case, report)


def _say_report(case: Path, report: RunReport) -> None:
    report_problems(report.problems)
    if report.reader:
        tell(_reader_words(report.reader))
    if report.processed:
        tell(
            f"processed now: {report.processed}; in all {report.done} done, {report.failed} failed"
        )
    else:
        tell(f"nothing new: {report.done} inputs done, {report.failed} failed")
    if report.done:
        tell(f"next: `purport show {case} incidents` or `purport dossier {case} -o DIR`")
    raise typer.Exit(1 if report.problems else 0)


def _reader_words(used: ReaderReport) -> str:
    return (
        f"the language model {used.model} at {used.url} was used: {used.asked} questions asked, "
        f"{used.kept} answers kept from before, {used.failed} without an answer"
    )


STATUS_COLUMNS = ("state", "path", "kind", "problem", "hint")
COVERAGE_COLUMNS = ("record", "pieces", "covers", "expected", "gaps")


def status(case: CasePath, form: FormatOption = Format.TABLE) -> None:
    """How every input ended, and what each official record covers."""
    opened = open_case(case)
    listed = states(opened)
    if form is Format.JSONL:
        print_lines(input_line(each) for each in listed)
    else:
        rows = [
            {
                "state": each.state.value,
                "path": each.path,
                "kind": each.kind,
                "problem": each.problem.message if each.problem else "",
                "hint": each.problem.hint if each.problem else "",
            }
            for each in listed
        ]
        print_rows(rows, STATUS_COLUMNS, form, "no inputs yet: `purport add CASE PATH…`")
        covered = coverage_rows(opened)
        if form is Format.TABLE and covered:
            tell("")
            print_rows(covered, COVERAGE_COLUMNS, form, "")
    failed = any(each.state is InputStatus.FAILED or each.problem for each in listed)
    raise typer.Exit(1 if failed else 0)


def rebuild_case(case: CasePath) -> None:
    """Derive everything again from the vault."""
    opened = open_case(case)
    with progress("rebuilding") as move:
        report = rebuild(opened, move)
    report_unsigned(opened)
    _say_report(case, report)


def verify_case(
    path: Annotated[Path, typer.Argument(metavar="CASE|DOSSIER", help="A case or a dossier.")],
    checkpoints: Annotated[
        list[Path] | None,
        typer.Option("--checkpoint", metavar="FILE", help="An older checkpoint that you hold."),
    ] = None,
    roots: Annotated[
        list[Path] | None,
        typer.Option("--roots", metavar="FILE", help="Root certificates (PEM) of who stamped."),
    ] = None,
) -> None:
    """Check that nothing was altered, and say what that does and does not prove."""
    found = verify(path, Against(checkpoints=tuple(checkpoints or ()), roots=tuple(roots or ())))
    report_problems(found.problems, most=1000)
    for line in found.found:
        tell(line)
    raise typer.Exit(1 if found.problems else 0)


def doctor(
    case: Annotated[
        Path | None, typer.Argument(metavar="[CASE]", help="A case whose settings are looked at.")
    ] = None,
) -> None:
    """What is installed, what is missing, and the command that mends it."""
    rows = examine(open_case(case) if case else None)
    print_rows(rows, ("part", "state", "what_to_do"), Format.TABLE, "")
    raise typer.Exit(1 if any(row["state"] == "broken" for row in rows) else 0)


def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where to make the sample case.")
    ] = Path("purport-demo"),
) -> None:
    """Make and run the sample case, and say where its dossier is."""
    with progress("sample case") as move:
        made = make_demo(folder, move)
    report_problems(made.problems)
    tell(f"the sample case is {made.found.case}; its problems are part of the sample")
    tell(f"open its dossier: {made.found.dossier.resolve() / 'index.html'}")
