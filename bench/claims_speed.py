"""How fast claims are found: the whole command, and the finding apart from the parsing.

    python bench/claims_speed.py FOLDER [--rounds 5] [--speed SCORER]

FOLDER holds .txt files. Words are what white space separates. First `purport extract` over all of
them takes turns with a process that only parses the same files with the same model: the share of
the command that is not parsing. SCORER is a speed.py that takes --command and --peer; without it
the processes are timed here. Then, on documents parsed once, finding claims takes turns with
textacy's direct quotations, where that is installed. Everything runs on one core; times are
processor time, so that other work on the machine disturbs little; wall time stands beside it.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
Pair = tuple[float, float]


def main() -> int:
    """0, once all that can be measured here is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--speed", type=Path)
    parser.add_argument("--only", choices=("whole", "apart", "start-up"))
    parser.add_argument("--parse-only", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ |= dict.fromkeys(ONE_THREAD, "1")
    files = sorted(options.folder.glob("*.txt"))
    if not files:
        print(f"no .txt file in {options.folder}", file=sys.stderr)
        return 2
    if options.parse_only:
        print(sum(len(doc) for _, doc in parsed(files)))
        return 0
    words = sum(len(path.read_bytes().split()) for path in files)
    print(f"{len(files)} files, {words} words, {options.rounds} rounds")
    if options.only in (None, "whole"):
        whole(options.folder, files, words, options.rounds)
    if options.speed:
        scored(options.folder, options.speed, options.rounds)
    if options.only in (None, "apart"):
        apart(files, options.rounds)
    if options.only in (None, "start-up"):
        start_up(files[0], options.rounds)
    return 0


def command(*given: str) -> list[str]:
    """The installed command line."""
    return [sys.executable, "-m", "purport.cli", *given]


def parsing(folder: Path) -> list[str]:
    """A process that parses the files and does nothing else."""
    return [sys.executable, __file__, str(folder), "--parse-only"]


def whole(folder: Path, files: list[Path], words: int, rounds: int) -> None:
    """The command over all files, and parsing alone, turn by turn."""
    ours, peer = [], []
    for _ in range(rounds):
        ours.append(timed(command("extract", *map(str, files))))
        peer.append(timed(parsing(folder)))
    for name, times in (("purport extract", ours), ("parsing alone", peer)):
        wall, spent = (statistics.median(each) for each in zip(*times, strict=True))
        print(
            f"{name}: {words / spent:,.0f} words/s of processor time, {words / wall:,.0f} by wall"
        )
    share = statistics.median(two[1] / one[1] for one, two in zip(ours, peer, strict=True))
    print(f"parsing alone / purport extract, paired: {share:.2f}")


def timed(words: list[str]) -> Pair:
    """Wall and processor seconds of one whole process on one core."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(words, stdout=subprocess.DEVNULL, check=False, preexec_fn=on_one_core)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return wall, user + system


def on_one_core() -> None:
    """Keeps this process to the first core that it may use."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def scored(folder: Path, scorer: Path, rounds: int) -> None:
    """The same two processes as the shared scorer times them, by wall."""
    words = [sys.executable, str(scorer), str(folder), "--rounds", str(rounds)]
    peer = [sys.executable, __file__, "{folder}", "--parse-only"]
    words += ["--command", " ".join(command("extract")), "--peer", " ".join(peer)]
    subprocess.run(words, check=False, preexec_fn=on_one_core)


def parsed(files: list[Path]) -> list[tuple[str, Any]]:
    """Each text with its parse by the shipped model."""
    from purport.stock.english import load

    parse = load()
    texts = [path.read_bytes().decode("utf-8", "replace") for path in files]
    return [(text, parse(text)) for text in texts]


def apart(files: list[Path], rounds: int) -> None:
    """Finding claims on parsed documents, and textacy's quotations on the same ones."""
    from bench.claims import as_document
    from purport.extract.claims import find_claims

    pairs = zip(files, parsed(files), strict=True)
    docs = [(as_document(path, text), text, doc) for path, (text, doc) in pairs]
    tokens = sum(len(doc) for _, _, doc in docs)
    found = sum(len(find_claims(e, t, lambda _, d=d: d).claims) for e, t, d in docs)
    quotes = textacy_quotes()
    ours, peer = [], []
    for _ in range(rounds):
        ours.append(spent(lambda: [find_claims(e, t, lambda _, d=d: d) for e, t, d in docs]))
        if quotes:
            peer.append(spent(lambda: [quotes(d) for _, _, d in docs]))
    rate = tokens / statistics.median(ours)
    print(f"claims apart from parsing: {rate:,.0f} tokens/s, {found} claims")
    if not quotes:
        print("textacy is not installed here: pip install textacy")
        return
    ratio = statistics.median(two / one for one, two in zip(ours, peer, strict=True))
    rate = tokens / statistics.median(peer)
    print(f"textacy: {rate:,.0f} tokens/s; textacy's time / ours: {ratio:.3f}")


def textacy_quotes() -> Callable[[Any], int] | None:
    """How many direct quotations textacy finds (0 where it gives up); None where it is missing."""
    try:
        from textacy.extract import direct_quotations
    except ImportError:
        return None

    def quotes(doc: Any) -> int:
        try:
            return len(list(direct_quotations(doc)))
        except ValueError:  # an odd number of quotation marks
            return 0

    return quotes


def spent(work: Callable[[], object]) -> float:
    """Processor seconds of this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def start_up(file: Path, rounds: int) -> None:
    """What a command costs before it does anything, and one small file."""
    for name, given in (("--help", ("--help",)), ("extract of one file", ("extract", str(file)))):
        times = [timed(command(*given)) for _ in range(rounds)]
        wall, processor = (statistics.median(each) for each in zip(*times, strict=True))
        print(f"purport {name}: {processor:.2f} s of processor time, {wall:.2f} s by wall")


if __name__ == "__main__":
    sys.exit(main())
