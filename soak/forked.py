"""Work done in a child of this process, so that it can be killed without a new start of Python."""

import json
import os
import pickle
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from purport.pipeline.case import NewCase, create_case, open_case
from purport.pipeline.intake import AddRequest, add
from purport.pipeline.rebuild import rebuild
from purport.pipeline.run import run
from purport.pipeline.verify import verify
from purport.records.ids import sha256
from purport.vault.log import Log

KILLED = -signal.SIGKILL
NOTE = (
    "A spokesman for the Northern Front said on {day} November 2014 that jets had bombed a market "
    "in Harem, Syria. The ministry denied the strike. It is not known who carried it out."
)


def still(_done: int, _total: int, _what: str) -> None:
    """Nothing: progress that nobody watches."""


def use_keys(folder: Path) -> None:
    """Nothing; keys, and the checkpoints last signed with them, are those kept in this folder.

    A copy of a case that is worked on twice needs its own: an older copy is rightly reported.
    """
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")


def make_template(folder: Path, documents: int = 2) -> Path:
    """A small case with some documents that were run, and beside it five more to add."""
    material = folder / "material"
    material.mkdir(parents=True)
    for number in range(documents + 5):
        (material / f"note-{number:04}.txt").write_text(
            NOTE.format(day=number % 28 + 1) + f" Note {number}.", "utf-8"
        )
    case = create_case(folder / "case", NewCase(countries=("SY",)))
    asked = AddRequest(published="2014-11-09", collector="Sample Collector")
    add(case, sorted(material.glob("*.txt"))[:documents], asked, still)
    run(case, still)
    case.close()
    return folder


def add_more(folder: Path) -> None:
    """Nothing, once the other five documents are added."""
    case = open_case(folder / "case")
    more = sorted((folder / "material").glob("*.txt"))[2:]
    add(case, more, AddRequest(published="2014-11-09"), still)
    case.close()


def run_all(folder: Path) -> None:
    """Nothing, once the other documents are added and run."""
    add_more(folder)
    case = open_case(folder / "case")
    run(case, still)
    case.close()


def seal_often(folder: Path) -> None:
    """Nothing, once documents were added one by one, each with a checkpoint of its own."""
    for each in sorted((folder / "material").glob("*.txt"))[2:]:
        case = open_case(folder / "case")
        add(case, [each], AddRequest(published="2014-11-09"), still)
        case.close()


def rebuild_all(folder: Path) -> None:
    """Nothing, once everything was derived again."""
    case = open_case(folder / "case")
    rebuild(case, still)
    case.close()


WORK: dict[str, Callable[[Path], None]] = {
    "add": add_more,
    "run": run_all,
    "checkpoint": seal_often,
    "rebuild": rebuild_all,
}


def acknowledging(write: Callable[[list[bytes]], None]) -> None:
    """Nothing; from now on every appended entry is told, after it was acknowledged."""
    append = Log.append

    def told(log: Log, entries: Any) -> int:
        before = log.size
        count = append(log, entries)
        write(list(log.lines(before)))
        return count

    Log.append = told


def killed(work: Callable[[], None], after_s: float) -> tuple[int, set[str]]:
    """(how the child ended, hashes of the entries acknowledged to it) of work killed after a time.

    A child that ends before is not killed: then it ended with 0.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        acknowledging(lambda lines: _tell(writing, lines))
        _end(work)
    os.close(writing)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    with open(reading, "rb") as told:
        lines = told.read().split(b"\n")
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), {each.decode() for each in lines if len(each) == 64}


def _tell(handle: int, lines: list[bytes]) -> None:
    for line in lines:
        os.write(handle, sha256(line).encode() + b"\n")


def answered(work: Callable[[], Any]) -> Any:
    """What the work returns, done in a child; what it raises is raised here as RuntimeError."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            said = pickle.dumps((True, work()))
        except BaseException:
            said = pickle.dumps((False, traceback.format_exc()))
        with open(writing, "wb") as out:
            out.write(said)
        os._exit(0)
    os.close(writing)
    with open(reading, "rb") as told:
        content = told.read()
    os.waitpid(child, 0)
    good, found = pickle.loads(content)
    if not good:
        raise RuntimeError(found)
    return found


def _end(work: Callable[[], None]) -> None:
    try:
        work()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def check(folder: Path, acknowledged: set[str], *, then_run: bool) -> list[str]:
    """What is wrong with a case after a crash, once the next write has put it in order."""
    case = open_case(folder)
    wrong = []
    with case.writing():
        pass
    if then_run:
        run(case, still)
    held = {sha256(line) for line in case.vault.log.lines()}
    wrong += [f"lost an acknowledged entry: {each}" for each in sorted(acknowledged - held)]
    for store in (case.vault.blobs, case.vault.texts, case.vault.copies):
        for digest in store.digests():
            if sha256(store.path(digest).read_bytes()) != digest:
                wrong.append(f"a bad blob: {digest}")
    wrong += [f"a stray file: {path}" for path in folder.rglob("*.tmp")]
    case.close()
    for problem in verify(folder).problems:
        if problem.kind != "unknown_file":  # bytes whose entry was never acknowledged
            wrong.append(json.dumps([problem.subject, problem.kind, problem.message]))
    return wrong
