"""The commands as a user meets them: files in, tables and lines out, clear words on bad input."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from purport.pipeline.case import open_case
from running import Purport

ARTICLE = (
    "A spokesman for the Northern Front said on Monday that warplanes had bombed a market in "
    "Harem, killing at least 12 civilians. The ministry has not commented on the report."
)


@pytest.fixture
def made(purport: Purport, tmp_path: Path) -> Path:
    """A case with one article."""
    case = tmp_path / "case"
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, "utf-8")
    assert purport("init", case, "--country", "SY").code == 0
    added = purport("add", case, article, "--origin", "Sample Desk", "--published", "2014-11-06")
    assert added.code == 0, added.err
    return case


def test_a_second_run_does_nothing_and_says_so(purport: Purport, made: Path) -> None:
    """Running again changes no record and says that nothing is new."""
    first = purport("run", made)
    assert first.code == 0, first.err
    before = purport("show", made, "claims", "--format", "jsonl").out
    second = purport("run", made)
    assert "nothing new" in second.out
    assert purport("show", made, "claims", "--format", "jsonl").out == before
    assert before


def test_a_deleted_ledger_is_built_again_the_same(purport: Purport, made: Path) -> None:
    """Deleting the ledger and rebuilding gives the same lines of every kind, and dossier."""
    purport("run", made)
    kinds = ("claims", "events", "incidents", "comparisons", "relations", "questions", "media")
    before = [purport("show", made, kind, "--format", "jsonl").out for kind in kinds]
    purport("dossier", made, "-o", made.parent / "one")
    for name in ("ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"):
        (made / name).unlink(missing_ok=True)
    assert purport("rebuild", made).code == 0
    assert [purport("show", made, kind, "--format", "jsonl").out for kind in kinds] == before
    purport("dossier", made, "-o", made.parent / "two")
    one, two = (
        {
            str(path.relative_to(made.parent / name)): path.read_bytes()
            for path in (made.parent / name).rglob("*")
            if path.is_file() and "proof" not in path.parts and "manifest" not in path.name
        }
        for name in ("one", "two")
    )
    assert one == two


def test_spans_lie_in_the_text_and_hold_their_words(purport: Purport, made: Path) -> None:
    """Each line's spans, cut from the file, are its text; the digest is the file's."""
    purport("run", made)
    lines = purport("show", made, "claims", "--format", "jsonl").lines()
    assert lines
    for line in lines:
        for part in ("source", "cue", "content"):
            pieces = [ARTICLE[start:end] for start, end in line[part]["spans"]]
            assert " ".join(pieces) == line[part]["text"]


def test_status_names_every_input(purport: Purport, made: Path, tmp_path: Path) -> None:
    """A path that is not there is a failed row with what to do; the others are done."""
    added = purport("add", made, tmp_path / "gone.txt", tmp_path / "article.txt")
    assert added.code == 1
    assert "gone.txt" in added.err
    purport("run", made)
    status = purport("status", made, "--format", "jsonl")
    assert status.code == 1
    states = {line["path"].rsplit("/", 1)[-1]: line["state"] for line in status.lines()}
    assert states == {"article.txt": "done", "gone.txt": "failed"}


def test_a_failed_path_is_forgotten_once_it_was_captured(
    purport: Purport, made: Path, tmp_path: Path
) -> None:
    """Adding the missing file later clears its failed row."""
    purport("add", made, tmp_path / "late.txt")
    (tmp_path / "late.txt").write_text("Officials said nothing.", "utf-8")
    purport("add", made, tmp_path / "late.txt")
    assert purport("run", made).code == 0
    assert purport("status", made).code == 0


def test_a_document_without_date_never_counts_at_a_moment(
    purport: Purport, made: Path, tmp_path: Path
) -> None:
    """With --as-of an undated document is left out, and the command says so."""
    (tmp_path / "undated.txt").write_text("Officials said that nothing happened.", "utf-8")
    purport("add", made, tmp_path / "undated.txt")
    purport("run", made)
    shown = purport("show", made, "claims", "--as-of", "2014-11-07T00:00Z")
    assert "undated.txt" in shown.err
    assert "no date of publication" in shown.err
    early = purport("show", made, "claims", "--as-of", "2014-11-06T23:59Z", "--format", "jsonl")
    assert early.out == ""


def test_a_judgement_counts_is_undone_and_survives_a_rebuild(purport: Purport, made: Path) -> None:
    """A rejected claim leaves the view, stays out after a rebuild, and comes back with undo."""
    purport("run", made)
    claims = purport("show", made, "claims", "--format", "jsonl").lines()
    judged = purport("judge", made, claims[0]["id"], "reject", "--by", "R. Sample", "--note", "x")
    assert judged.code == 0, judged.err
    left = purport("show", made, "claims", "--format", "jsonl").lines()
    assert [line["id"] for line in left] == [line["id"] for line in claims[1:]]
    purport("rebuild", made)
    assert purport("show", made, "claims", "--format", "jsonl").lines() == left
    log = (made / "vault" / "log" / "entries.jsonl").read_text("utf-8")
    assert "R. Sample" not in log
    assert "R. Sample" in purport("show", made, "judgements").out
    assert purport("judge", made, "undo", "--by", "R. Sample").code == 0
    assert purport("show", made, "claims", "--format", "jsonl").lines() == claims


def test_a_judgement_needs_a_name(purport: Purport, made: Path) -> None:
    """Without --by the request is impossible, and the message says what to give."""
    done = purport("judge", made, "claim-x", "accept")
    assert done.code == 2
    assert "--by" in done.err


def test_a_judged_date_is_used(purport: Purport, made: Path, tmp_path: Path) -> None:
    """A date set by a person makes an undated document count from then on."""
    (tmp_path / "undated.txt").write_text("Officials said that nothing happened.", "utf-8")
    purport("add", made, tmp_path / "undated.txt")
    purport("run", made)
    lines = purport("show", made, "claims", "--format", "jsonl").lines()
    document = next(x["document_id"] for x in lines if x["document"].endswith("undated.txt"))
    done = purport(
        "judge", made, document, "correct", "--set", "published=2014-11-01", "--by", "R. Sample"
    )
    assert done.code == 0, done.err
    early = purport("show", made, "claims", "--as-of", "2014-11-03", "--format", "jsonl").lines()
    assert {line["document_id"] for line in early} == {document}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "nowhere"), "is not a case"),
        (("add", "CASE", "x", "--published", "yesterday"), "2014-11-06T06:00Z"),
        (("show", "CASE", "claims", "--as-of", "6.11.2014"), "2014-11-06"),
        (("judge", "CASE", "claim-unknown", "accept", "--by", "N"), "purport show"),
        (("verify", "nowhere"), "neither a case nor a dossier"),
        (("places", "find", "x", "--near", "here"), "LAT,LON"),
        (("places", "load", "nowhere.csv"), "no such file"),
        (("show", "CASE", "history", "NOSUCH"), "show CASE incidents"),
    ],
)
def test_impossible_requests_say_what_to_do(
    purport: Purport, made: Path, words: tuple[str, ...], said: str
) -> None:
    """Exit code 2, one clear message, no traceback."""
    done = purport(*(made if word == "CASE" else word for word in words))
    assert done.code == 2
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_case_is_not_made_over_something_else(purport: Purport, tmp_path: Path) -> None:
    """init refuses a folder that holds anything."""
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    assert purport("init", tmp_path).code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_dossier_never_replaces_what_it_did_not_make(purport: Purport, made: Path) -> None:
    """A folder with other files is refused and left as it was."""
    purport("run", made)
    other = made.parent / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("mine", "utf-8")
    assert purport("dossier", made, "-o", other).code == 2
    assert (other / "thesis.txt").read_text("utf-8") == "mine"
    assert purport("dossier", made, "-o", made / "inside").code == 2


def test_verify_finds_a_changed_byte(purport: Purport, made: Path) -> None:
    """An untouched case passes; one changed byte of a copy fails, and the file is named."""
    purport("run", made)
    assert purport("verify", made).code == 0
    copy = next((made / "vault" / "blobs").glob("??/*"))
    copy.chmod(0o644)
    content = copy.read_bytes()
    copy.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    done = purport("verify", made)
    assert done.code == 1
    assert copy.name in done.err


def test_verify_checks_a_dossier(purport: Purport, made: Path) -> None:
    """A dossier passes as made, and fails with a changed page named."""
    purport("run", made)
    folder = made.parent / "dossier"
    purport("dossier", made, "-o", folder)
    assert purport("verify", folder).code == 0
    (folder / "index.html").write_text("other", "utf-8")
    done = purport("verify", folder)
    assert done.code == 1
    assert "index.html" in done.err
    listed = subprocess.run(
        ["sha256sum", "--check", "--quiet", "manifest-sha256.txt"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "index.html: FAILED" in listed.stdout


def test_settings_that_cannot_be_read_are_named(purport: Purport, made: Path) -> None:
    """A wrong field in case.toml is an impossible request that names the field."""
    (made / "case.toml").write_text('titel = "x"\n', "utf-8")
    done = purport("show", made, "claims")
    assert done.code == 2
    assert "titel" in done.err


def test_extract_gives_contract_lines_without_a_case(purport: Purport, tmp_path: Path) -> None:
    """Each file gives a document line; a file without findings gives just that."""
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "b.txt").write_text("Blue.", "utf-8")
    done = purport("extract", tmp_path / "a.txt", tmp_path / "b.txt")
    assert done.code == 0, done.err
    kinds = [(line["document"].rsplit("/", 1)[-1], line["type"]) for line in done.lines()]
    assert ("a.txt", "claim") in kinds
    assert [kind for name, kind in kinds if name == "b.txt"] == ["document"]


def test_extract_reads_dates_from_a_table(purport: Purport, tmp_path: Path) -> None:
    """A publication date from the table anchors the file's relative times."""
    (tmp_path / "a.txt").write_text("It happened yesterday, officials said.", "utf-8")
    table = tmp_path / "published.csv"
    table.write_text("file,published\na.txt,2014-11-06\n", "utf-8")
    lines = purport("extract", tmp_path / "a.txt", "--published-table", table).lines()
    times = [line["resolved"]["edtf"] for line in lines if line.get("kind") == "when"]
    assert times == ["2014-11-05"]


def test_places_gives_one_line_for_each_name(purport: Purport) -> None:
    """Blank and unknown names keep their line, with a null latitude."""
    done = purport("places", "find", "Harem", "", "Xqzwv", "--country", "SY", "--format", "jsonl")
    assert [line["asked"] for line in done.lines()] == ["Harem", "", "Xqzwv"]
    assert done.lines()[0]["lat"] == pytest.approx(36.2, abs=0.1)
    assert [line["lat"] for line in done.lines()[1:]] == [None, None]


def test_an_interrupted_run_goes_on_where_it_was(tmp_path: Path, purport: Purport) -> None:
    """After Ctrl-C the finished inputs stay; the next run does the rest, nothing twice."""
    case, folder = tmp_path / "case", tmp_path / "in"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:03}.txt").write_text(f"{ARTICLE} Number {number}.", "utf-8")
    purport("init", case)
    purport("add", case, folder)
    running = subprocess.Popen(
        [sys.executable, "-c", "from purport.cli.main import main; main()", "run", str(case)],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    ledger = open_case(case)
    deadline = time.monotonic() + 120
    while ledger.ledger.count("document") < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in said
    done = ledger.ledger.count("document")
    ledger.close()
    assert 3 <= done < 60
    assert purport("run", case).code == 0
    names = [
        line["document"] for line in purport("show", case, "claims", "--format", "jsonl").lines()
    ]
    assert len(set(names)) == 60
    assert purport("verify", case).code == 0


def test_the_demo_runs_and_its_dossier_stands(purport: Purport, tmp_path: Path) -> None:
    """The sample case is made, run and published; its dossier passes verification."""
    done = purport("demo", tmp_path / "demo")
    assert done.code == 0, done.err
    assert (tmp_path / "demo" / "dossier" / "index.html").is_file()
    assert purport("verify", tmp_path / "demo" / "dossier").code == 0
    states = [
        json.loads(line)["state"]
        for line in purport(
            "status", tmp_path / "demo" / "case", "--format", "jsonl"
        ).out.splitlines()
    ]
    assert {"done", "failed", "missing"} <= set(states)


def test_a_later_add_can_give_the_date(purport: Purport, tmp_path: Path) -> None:
    """Adding the same file again with a date makes it count from then on."""
    case, article = tmp_path / "case", tmp_path / "article.txt"
    article.write_text(ARTICLE, "utf-8")
    purport("init", case)
    purport("add", case, article)
    purport("run", case)
    assert purport("show", case, "claims", "--as-of", "2014-12-01", "--format", "jsonl").out == ""
    purport("add", case, article, "--published", "2014-11-06")
    assert purport("run", case).code == 0
    assert purport("show", case, "claims", "--as-of", "2014-12-01", "--format", "jsonl").out


def test_one_file_under_two_descriptions_stops_nothing(purport: Purport, tmp_path: Path) -> None:
    """A file added plain and again with an origin of the same name is one document."""
    case, article = tmp_path / "case", tmp_path / "article.txt"
    article.write_text(ARTICLE, "utf-8")
    purport("init", case)
    purport("add", case, article)
    purport("add", case, article, "--origin", "unknown")
    done = purport("run", case)
    assert done.code == 0, done.err
    lines = purport("show", case, "claims", "--format", "jsonl").lines()
    assert len({line["id"] for line in lines}) == len(lines) > 0


def test_an_earlier_judgement_can_be_undone_by_its_id(purport: Purport, made: Path) -> None:
    """The one named is undone, the later one holds; another id, or the same twice, is told."""
    purport("run", made)
    claims = purport("show", made, "claims", "--format", "jsonl").lines()
    for claim in claims[:2]:
        purport("judge", made, claim["id"], "reject", "--by", "R. Sample")
    first, second = purport("show", made, "judgements", "--format", "jsonl").lines()[-2:]
    undo = ("judge", made, "undo", "--by", "R. Sample", "--judgement", first["id"])
    assert purport(*undo).code == 0
    held = {
        each["id"]: each["standing"]
        for each in purport("show", made, "judgements", "--format", "jsonl").lines()
    }
    assert held[first["id"]] == "undone"
    assert held[second["id"]] == "applies"
    again = purport(*undo)
    assert again.code == 2
    assert "purport show CASE judgements" in again.err


def test_an_undo_does_not_reach_back(purport: Purport, made: Path) -> None:
    """--judged-by a moment before the undo still shows the judgement that held then."""
    purport("run", made)
    claim = purport("show", made, "claims", "--format", "jsonl").lines()[0]["id"]
    purport("judge", made, claim, "reject", "--by", "R. Sample")
    between = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    purport("judge", made, "undo", "--by", "R. Sample")
    shown = purport("show", made, "claims", "--judged-by", between, "--format", "jsonl").lines()
    assert claim not in {line["id"] for line in shown}
    now = purport("show", made, "claims", "--format", "jsonl").lines()
    assert claim in {line["id"] for line in now}
