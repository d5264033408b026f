"""The custody log measured: a million entries appended, kept, read and verified.

    python bench/log.py [ENTRIES]      default 1,000,000; needs 2 GB of temporary space

Entries are half captures, half derivations, as `add` and `run` write them, their digests all
different. The peer in the same run is a plain file of the same lines, synced after each batch, and
read with `json.loads`: no tree, no signature, no packing.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from purport.pipeline.case import NewCase, create_case, open_case
from purport.records import codec
from purport.records.custody import CaptureEntry, DerivationEntry, Entry
from purport.records.ids import CaptureId, identify, sha256

BATCH = 1000
BEGAN = datetime(2026, 1, 2, tzinfo=UTC)
COMPONENTS = ("read/2", "extract/5", "resolve/4")
COPIES = 1000


def entry(number: int, held: list[str] | None) -> Entry:
    """A capture, or the derivation of the one before; `held` are digests of bytes in the vault."""
    digest = held[number // 2 % len(held)] if held else sha256(str(number).encode())
    moment = BEGAN + timedelta(milliseconds=37 * number)
    capture = CaptureId(identify("capture", number // 2))
    if number % 2:
        return DerivationEntry(
            time=moment,
            capture=capture,
            subject=identify("document", number),
            text_sha256=digest,
            records_sha256=sha256(f"records {number}".encode()),
            components=COMPONENTS,
        )
    return CaptureEntry(
        time=moment,
        id=capture,
        batch=identify("batch", number // 1000),
        address=f"material/{number // 1000}/{number}.html",
        sha256=digest,
        bytes=number,
        origin="Sample Wire",
    )


def batches(count: int, held: list[str] | None = None) -> Iterator[list[Entry]]:
    for at in range(0, count, BATCH):
        yield [entry(number, held) for number in range(at, min(at + BATCH, count))]


def size_mb(folder: Path) -> float:
    """What the folder takes on disk."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    return sum(each.stat().st_blocks * 512 for each in files) / 1e6


def plain(folder: Path, count: int) -> None:
    """The peer: the same lines in one file."""
    path, wrote = folder / "plain.jsonl", 0.0
    with open(path, "wb") as file:
        for batch in batches(count):
            started = time.perf_counter()
            file.write(b"".join(codec.write(each, Entry) + b"\n" for each in batch))
            file.flush()
            os.fsync(file.fileno())
            wrote += time.perf_counter() - started
    started = time.perf_counter()
    with open(path, "rb") as file:
        for line in file:
            json.loads(line)
    read = time.perf_counter() - started
    print(
        f"plain file: {count / wrote:,.0f} entries/s, {path.stat().st_size / 1e6:.0f} MB, "
        f"read in {read:.1f} s"
    )
    path.unlink()


def append(folder: Path, count: int, held: list[str] | None) -> None:
    """Entries appended in batches; the time of making them is left out."""
    case = create_case(folder, NewCase())
    if held is not None:
        held += [case.vault.blobs.put(str(each).encode()) for each in range(COPIES)]
    wrote = 0.0
    made = batches(count, held)
    with case.writing():
        for batch in made:
            started = time.perf_counter()
            case.vault.log.append(batch)
            wrote += time.perf_counter() - started
        started = time.perf_counter()
    wrote += time.perf_counter() - started
    case.close()
    for path in folder.glob("ledger.sqlite*"):
        path.unlink()
    print(
        f"log: {count / wrote:,.0f} entries/s in batches of {BATCH}, "
        f"{size_mb(folder / 'vault' / 'log'):.0f} MB"
    )


def main(words: list[str]) -> int:
    """0, once the figures are printed; 1 if the untouched log does not pass."""
    count = int(words[0]) if words else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
        plain(folder, count)
        append(folder / "distinct", count, None)
        append(folder / "case", count, [])
        command = [sys.executable, "-m", "purport.cli", "verify", str(folder / "case")]
        started = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(
            f"verify: {time.perf_counter() - started:.1f} s ({used.ru_utime + used.ru_stime:.1f} s "
            f"of one core), {used.ru_maxrss / 1024:.0f} MB at most, exit code {done.returncode}"
        )
        print(done.stdout.splitlines()[0] if done.stdout else done.stderr[-500:])
        one_more(folder / "case")
        return done.returncode


def one_more(folder: Path) -> None:
    """One entry in a long log, from opening the case to the signed checkpoint.

    The first time after the ledger was deleted the whole log is read, then no longer.
    """
    for _ in range(2):
        started = time.perf_counter()
        case = open_case(folder)
        with case.writing():
            case.vault.log.append([entry(0, [])])
        case.close()
        print(f"opened, written, signed in {time.perf_counter() - started:.2f} s")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
