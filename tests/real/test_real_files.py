"""Files named by their defect: each ends in what could be saved of it and in a problem or a row."""

from importlib.metadata import entry_points
from pathlib import Path

import pytest

from purport.collect.part import Capture, Collected, CollectTools, collect
from purport.read import look, read_text
from purport.records.ids import CaptureId, sha256
from purport.records.problem import Outcome

FILES = Path(__file__).parent / "files"
COLLECTORS = tuple(each.load() for each in entry_points(group="purport.collectors"))

# name: who takes it, how many texts, pictures, missing parts; the kinds of all problems
EXPECTED: dict[str, tuple[str | None, int, int, int, list[str]]] = {
    "empty.txt": (None, 0, 0, 0, ["empty"]),
    "only-blanks.txt": (None, 0, 0, 0, ["empty"]),
    "only-a-byte-order-mark.txt": (None, 0, 0, 0, ["empty"]),
    "utf-16-without-mark.txt": (None, 0, 0, 0, ["unknown_format"]),
    "koi8-r-instead-of-utf-8.txt": ("text", 1, 0, 0, ["encoding"]),
    "arabic-utf-8-with-one-broken-byte.txt": ("text", 1, 0, 0, ["encoding"]),
    "release-with-lone-0xad-and-0xb7.txt": ("release", 1, 0, 0, []),
    "page-breaks-off-inside-a-tag.html": ("article", 1, 0, 0, []),
    "page-without-text.html": ("article", 1, 0, 0, ["no_text"]),
    "picture-breaks-off.jpg": ("photo", 0, 1, 0, ["damaged_picture"]),
    "picture-is-only-a-head.png": ("photo", 0, 1, 0, ["unreadable_picture"]),
    "table-with-an-unclosed-quote.csv": ("table", 1, 0, 0, ["bad_row"]),
    "table-with-ragged-rows.csv": ("table", 1, 0, 0, ["bad_row"]),
    "telegram-breaks-off-in-a-message.json": ("telegram", 2, 0, 0, ["damaged_export"]),
    "telegram-breaks-off-after-a-message.json": ("telegram", 2, 0, 0, ["damaged_export"]),
    "telegram-with-xnn-escape.json": ("telegram", 3, 0, 0, []),
    "telegram-without-unix-time.json": ("telegram", 1, 0, 0, []),
    "telegram-with-files-not-included.json": ("telegram", 1, 0, 1, []),
    "telegram-whose-photos-were-not-copied.json": ("telegram", 1, 0, 1, []),
    "telegram-whose-photo-leads-out.json": ("telegram", 1, 0, 1, ["unsafe_name"]),
    "telegram-with-a-name-of-300-letters.json": ("telegram", 1, 0, 1, []),
    "tweets-break-off.js": ("x_archive", 1, 0, 0, ["damaged_export"]),
    "unknown-kind.pdf": ("unread", 0, 0, 0, ["not_read_yet"]),
    "json-of-another-program.json": ("unread", 0, 0, 0, ["not_read_yet"]),
}


def gather(name: str) -> tuple[str | None, Outcome[Collected]]:
    """One file, collected among all the others as if the whole folder had been added."""
    beside = {path.name: path for path in FILES.iterdir()}
    content = beside[name].read_bytes()
    capture = Capture(id=CaptureId("capture-1"), address=name, sha256=sha256(content))
    tools = CollectTools(
        sibling=lambda wanted: beside[wanted].read_bytes() if wanted in beside else None,
        siblings=tuple(sorted(beside)),
    )
    return collect(capture, content, COLLECTORS, tools)


def reading_problems(found: Collected) -> list[str]:
    """The kinds of problems met when all parts are read."""
    problems = []
    for part in found.texts:
        read = read_text("name", form=part.form, content=part.content, text=part.text)
        problems += read.problems
    for media in found.media:
        problems += look("name", media.content or b"").problems
    return [problem.kind for problem in problems]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_defect_ends_as_it_should(name: str) -> None:
    """What is whole is kept, what is not is a problem or a missing part; nothing falls."""
    collector, outcome = gather(name)
    found = outcome.found
    kinds = [problem.kind for problem in outcome.problems] + reading_problems(found)
    counts = len(found.texts), len(found.media), len(found.missing)
    assert (collector, *counts, kinds) == EXPECTED[name]


def test_every_file_is_expected() -> None:
    """No file lies in the folder without a test."""
    assert {path.name for path in FILES.iterdir()} == set(EXPECTED)


def test_every_problem_says_what_to_do() -> None:
    """Each problem names its subject and gives a hint."""
    for name in EXPECTED:
        for problem in gather(name)[1].problems:
            assert problem.subject.startswith(name)
            assert problem.message
            assert problem.hint, problem
