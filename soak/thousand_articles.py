"""A user adds 1,000 articles, interrupts the run with Ctrl-C, and resumes it."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ARTICLES = 1000
MOST_MB = 600
SENTENCES = (
    "A spokesman for the Northern Front said on {day} November 2014 that jets had bombed a market.",
    "The strike in {place} killed at least {number} civilians, he said.",
    "The ministry denied on the same day that its aircraft had been near {place}.",
    "According to a local monitor, {number} people were allegedly injured, residents said.",
    "It is not known who carried out the strike, and officials have not commented on the reports.",
    "Officials told a broadcaster that an inquiry “may take weeks”, but did not name a date.",
)
PLACES = ("Harem", "Raqqa", "Mosul", "Fallujah", "Aleppo", "Kobani", "Idlib", "Ramadi")


def thousand_articles(folder: Path) -> dict[str, Any]:
    """Whether an interrupted run of 1,000 articles is finished by the next one within 600 MB."""
    shutil.rmtree(folder, ignore_errors=True)
    case, material = folder / "case", folder / "in"
    write_articles(material)
    purport("init", case)
    started = time.perf_counter()
    purport("add", case, material)
    added_s = time.perf_counter() - started
    interrupted = interrupt_run(case)
    started = time.perf_counter()
    code = purport("run", case)
    resumed_s = time.perf_counter() - started
    peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    done = subprocess.run(
        [*COMMAND, "status", str(case), "--format", "jsonl"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.count('"state": "done"')
    return {
        "articles": ARTICLES,
        "add_s": round(added_s, 1),
        "interrupted_with": interrupted,
        "resumed_s": round(resumed_s, 1),
        "done": done,
        "peak_mb": round(peak_mb),
        "met": interrupted == 130 and code == 0 and done == ARTICLES and peak_mb < MOST_MB,
    }


COMMAND = (sys.executable, "-m", "purport.cli")


def purport(*words: object) -> int:
    """The exit code of a command."""
    return subprocess.run(
        [*COMMAND, *map(str, words)], check=False, stdout=subprocess.DEVNULL
    ).returncode


def write_articles(folder: Path) -> None:
    """1,000 articles of about 450 words, all different."""
    folder.mkdir(parents=True)
    for number in range(ARTICLES):
        sentences = [
            sentence.format(
                day=1 + number % 28, place=PLACES[(number + turn) % len(PLACES)], number=2 + turn
            )
            for turn in range(5)
            for sentence in SENTENCES
        ]
        (folder / f"{number:04}.txt").write_text("\n".join(sentences), "utf-8")


def heed_interrupts() -> None:
    """Nothing; Ctrl-C works in the child even where this process was started to ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupt_run(case: Path) -> int:
    """The exit code of a run that gets Ctrl-C after twenty seconds."""
    running = subprocess.Popen(
        [*COMMAND, "run", str(case)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=heed_interrupts,
    )
    time.sleep(20)
    os.kill(running.pid, signal.SIGINT)
    return running.wait(timeout=120)
