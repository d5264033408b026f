"""The optional reader: a scripted language model server, right, wrong, slow and broken."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest

from model_servers import completion, replying, serving, telling
from purport.pipeline.case import open_case
from running import Purport

ARTICLE = (
    "🕊️ A spokesman for the Northern Front said on Monday that warplanes had bombed a market in "
    "Harem, killing at least 12 civilians. Selon Adam Example, the “Blue Guard” shelled "
    "a school in Sarmada. Nobody else was there.\n"
)
TOLD = {
    "source": "Adam Example",
    "cue": "Selon",
    "content": "the “Blue Guard” shelled a school in Sarmada",
    "class": "claim",
    "negated": False,
}


@pytest.fixture
def made(purport: Purport, tmp_path: Path) -> Path:
    """A case with one article, not yet run."""
    case, article = tmp_path / "case", tmp_path / "article.txt"
    article.write_text(ARTICLE, "utf-8")
    assert purport("init", case, "--country", "SY").code == 0
    assert purport("add", case, article, "--origin", "Desk", "--published", "2014-11-06").code == 0
    return case


def turn_on(case: Path, url: str, **more: Any) -> None:
    """Writes [reader] into case.toml."""
    given = {"url": url, "model": "tiny", "timeout_s": 20.0} | more
    lines = [f"{name} = {json.dumps(value)}" for name, value in given.items()]
    kept = (case / "case.toml").read_text("utf-8").split("\n[reader]\n")[0]
    (case / "case.toml").write_text("\n".join([kept, "[reader]", *lines, ""]), "utf-8")


def claims(purport: Purport, case: Path) -> list[dict[str, Any]]:
    """The claim lines of a case."""
    return purport("show", case, "claims", "--format", "jsonl").lines()


def built_in(purport: Purport, case: Path) -> list[dict[str, Any]]:
    """What the case holds with the reader off."""
    assert purport("run", case).code == 0
    found = claims(purport, case)
    assert found
    return found


def test_a_told_claim_stands_beside_the_built_in_ones(purport: Purport, made: Path) -> None:
    """A claim in verbatim words is added under the reader's component; the others do not change."""
    before = built_in(purport, made)
    with serving(telling(TOLD)) as server:
        turn_on(made, server.url)
        done = purport("run", made)
    assert done.code == 0, done.err
    assert "the language model tiny at" in done.out
    assert "1 questions asked" in done.out
    after = claims(purport, made)
    added = [line for line in after if line["component"].startswith("reader/")]
    assert [line for line in after if line not in added] == before
    assert [line["component"] for line in added] == ["reader/1+prompt-1+tiny+temperature-0+seed-7"]
    assert added[0]["content"]["text"] == TOLD["content"]
    (start, end), *_ = added[0]["content"]["spans"]
    assert ARTICLE[start:end] == TOLD["content"]
    assert added[0]["source"]["text"] == "Adam Example"


def test_the_question_is_asked_coldly(purport: Purport, made: Path) -> None:
    """Temperature 0, a seed, the model's name, and the document's own words are sent."""
    with serving(telling()) as server:
        turn_on(made, server.url)
        purport("run", made)
    asked = server.asked[0]
    assert (asked["temperature"], asked["seed"], asked["model"]) == (0, 7, "tiny")
    assert asked["messages"][1]["content"] == ARTICLE.strip()


def test_a_rebuild_asks_nobody_and_gives_the_same(purport: Purport, made: Path) -> None:
    """With the server gone, a rebuild gives the same lines and the same dossier."""
    with serving(telling(TOLD)) as server:
        turn_on(made, server.url)
        purport("run", made)
    kinds = ("claims", "events", "incidents", "questions")
    before = [purport("show", made, kind, "--format", "jsonl").out for kind in kinds]
    purport("dossier", made, "-o", made.parent / "one")
    (made / "ledger.sqlite").unlink()
    assert purport("rebuild", made).code == 0
    assert [purport("show", made, kind, "--format", "jsonl").out for kind in kinds] == before
    purport("dossier", made, "-o", made.parent / "two")
    one, two = (
        [line for line in manifest.read_text().splitlines() if "  proof/" not in line]
        for manifest in (made.parent / name / "manifest-sha256.txt" for name in ("one", "two"))
    )
    assert one == two
    assert len(server.asked) == 1
    assert purport("verify", made).code == 0


def test_the_dossier_says_that_it_was_used(purport: Purport, made: Path) -> None:
    """The method page names the model, and each claim of it says whose it is."""
    with serving(telling(TOLD)) as server:
        turn_on(made, server.url)
        purport("run", made)
    purport("dossier", made, "-o", made.parent / "out")
    method = (made.parent / "out" / "method.html").read_text("utf-8")
    assert "a language model on a server was asked" in method
    assert "reader/1+prompt-1+tiny+temperature-0+seed-7" in method
    assert "read by the language model" in (made.parent / "out" / "claims.html").read_text("utf-8")


def test_words_that_do_not_stand_in_the_text_are_refused(purport: Purport, made: Path) -> None:
    """Changed words, pieces of words and shapeless entries are counted and left out."""
    before = built_in(purport, made)
    changed = TOLD | {"content": 'the "Blue Guard" shelled a school in Sarmada'}
    halved = TOLD | {"cue": "elon"}
    with serving(telling(changed, halved, {"cue": 7}, TOLD | {"class": "shout"})) as server:
        turn_on(made, server.url)
        done = purport("run", made)
    assert done.code == 1
    assert "of 4 claims" in done.err
    assert "2 were refused" in done.err.replace("\n", " ")
    assert claims(purport, made) == before


BROKEN = {
    "error 500": (replying(b"oops", 500), "reader_status"),
    "malformed words": (replying(completion('{"claims": [')), "reader_malformed"),
    "cut short": (replying(completion('{"claims": []}', "length")), "reader_cut"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_answer_leaves_the_built_in_claims(
    purport: Purport, made: Path, name: str
) -> None:
    """A problem of the input says what was wrong, and the built-in claims stand."""
    play, kind = BROKEN[name]
    with serving(play) as server:
        turn_on(made, server.url)
        assert purport("run", made).code == 1
    found = claims(purport, made)
    assert [line["source"]["text"] for line in found] == ["A spokesman for the Northern Front"]
    assert [line["problem"]["kind"] for line in statuses(purport, made)] == [kind]


def statuses(purport: Purport, case: Path) -> list[dict[str, Any]]:
    """The inputs' lines."""
    return purport("status", case, "--format", "jsonl").lines()


def test_a_failure_is_rebuilt_as_it_was_and_asked_again_by_run(
    purport: Purport, made: Path
) -> None:
    """A refused connection is a problem, after a rebuild too; `run` asks again."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    turn_on(made, f"http://127.0.0.1:{port}/v1")
    assert purport("run", made).code == 1
    before = statuses(purport, made)
    assert before[0]["problem"]["kind"] == "reader_unreachable"
    purport("rebuild", made)
    assert statuses(purport, made) == before
    with serving(telling(TOLD)) as server:
        turn_on(made, server.url)
        assert purport("run", made).code == 0
    assert any(line["component"].startswith("reader/") for line in claims(purport, made))


def test_a_removed_file_takes_its_answers_along(purport: Purport, made: Path) -> None:
    """What a model said of a file's words goes with the file."""
    with serving(telling(TOLD)) as server:
        turn_on(made, server.url)
        purport("run", made)
    texts = made / "vault" / "texts"
    assert any(b"Selon" in path.read_bytes() for path in texts.rglob("*") if path.is_file())
    words = ("--by", "Ann", "--reason", "a witness", "--yes")
    assert purport("redact", made, made.parent / "article.txt", *words).code == 0
    assert not any(b"Selon" in path.read_bytes() for path in texts.rglob("*") if path.is_file())


def test_another_answer_never_replaces_a_kept_one(purport: Purport, made: Path) -> None:
    """A question that was answered is not asked again, whatever the server would say now."""
    with serving(telling(TOLD)) as server:
        turn_on(made, server.url)
        purport("run", made)
    before = claims(purport, made)
    with serving(telling()) as other:
        turn_on(made, other.url)
        (made / "ledger.sqlite").unlink()
        purport("run", made)
    assert claims(purport, made) == before
    assert not other.asked


def test_a_server_that_keeps_failing_is_left_alone(purport: Purport, made: Path) -> None:
    """After three failures in a row no more questions are sent, and each text says so."""
    for number in range(5):
        text = made.parent / f"more{number}.txt"
        text.write_text(f"{ARTICLE}{number}", "utf-8")
        purport("add", made, text)
    with serving(replying(b"", 503)) as server:
        turn_on(made, server.url)
        purport("run", made)
    kinds = sorted(line["problem"]["kind"] for line in statuses(purport, made))
    assert len(server.asked) == 3
    assert kinds == ["reader_not_asked"] * 3 + ["reader_status"] * 3


def test_another_machine_is_refused_before_anything_is_read(purport: Purport, made: Path) -> None:
    """A server elsewhere is an impossible request until the user says that texts may leave."""
    turn_on(made, "http://models.example.org/v1")
    done = purport("run", made)
    assert done.code == 2
    assert "leaves_this_machine = true" in " ".join(done.err.split())


def test_doctor_says_whether_it_is_on(purport: Purport, made: Path) -> None:
    """Off without a case; with one, whether the server answers and has the model."""
    assert "off" in purport("doctor").out
    with serving(telling()) as server:
        turn_on(made, server.url)
        assert "this machine" in " ".join(purport("doctor", made).out.split())
        turn_on(made, server.url, model="huge")
        assert "tiny" in purport("doctor", made).out
    assert "start the" in " ".join(purport("doctor", made).out.split())


def test_nothing_is_asked_while_it_is_off(purport: Purport, made: Path) -> None:
    """Without [reader] no connection is made and no answer is logged."""
    with serving(telling(TOLD)) as server:
        purport("run", made)
    assert not server.asked
    log = open_case(made).vault.log
    assert not [line for line in log.lines() if b'"kind":"answer"' in line]
