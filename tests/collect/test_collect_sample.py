"""The sample case exercises every collector, and what it promises is in it."""

import hashlib
from pathlib import Path

import pytest
from collecting import COLLECTORS, collect_one

from purport.collect.part import Collected
from purport.read import look, read_text
from purport.records.origin import Origin, OriginKind, PublishedSource, read_published
from purport.records.problem import Outcome
from purport.stock.sample import AddCall, SamplePlan, write_sample

Taken = dict[str, tuple[str | None, Outcome[Collected]]]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> SamplePlan:
    """The sample case, written once."""
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def taken(plan: SamplePlan) -> Taken:
    """Every file of the sample as its call collects it, by its name under the folder."""
    root = plan.places[0].parent
    return {
        str(Path(address).relative_to(root)): collect_one(
            files, address, zone=plan.zone, **said(call)
        )
        for call in plan.calls
        for files in [files_of(call)]
        for address in files
    }


def files_of(call: AddCall) -> dict[str, bytes]:
    paths = [path for given in call.paths for path in (given, *sorted(given.rglob("*")))]
    return {str(path): path.read_bytes() for path in paths if path.is_file()}


def said(call: AddCall) -> dict[str, object]:
    kind = OriginKind(call.kind) if call.kind else OriginKind.UNKNOWN
    origin = Origin(name=call.origin or "unknown", kind=kind)
    return {"origin": origin, "input_format": call.format}


def test_every_collector_has_something_to_do(taken: Taken) -> None:
    """Each of the built-in collectors takes at least one file of the sample, which has no video."""
    took = {name for name, _ in taken.values()}
    assert took | {"video"} == {each.name for each in COLLECTORS}


def test_every_file_is_under_a_call_or_explained(plan: SamplePlan, taken: Taken) -> None:
    """No file lies unused, except the explanation and the list of places."""
    root = plan.places[0].parent
    written = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    assert written - set(taken) == {"README.md", "places.csv"}


def test_the_sample_says_that_it_is_paraphrased(plan: SamplePlan) -> None:
    """Its explanation and its texts call themselves paraphrased samples."""
    root = plan.places[0].parent
    assert "paraphrased" in (root / "README.md").read_text()
    for path in [*root.glob("articles/*"), *root.glob("notes/*"), *root.glob("releases/*")]:
        assert b"Paraphrased sample text" in path.read_bytes()
    assert "paraphrased sample" in plan.title


def test_the_samples_defects_are_the_intended_ones(taken: Taken) -> None:
    """A broken export, a bad row, a damaged picture and an unread kind: nothing else goes wrong."""
    problems = {
        name: [problem.kind for problem in outcome.problems]
        for name, (_, outcome) in taken.items()
        if outcome.problems
    }
    assert problems == {
        "channel-broken/result.json": ["damaged_export"],
        "table/claims.csv": ["bad_row"],
        "later/statement.pdf": ["not_read_yet"],
    }
    looked = {
        name: look(name, outcome.found.media[0].content or b"").problems
        for name, (collector, outcome) in taken.items()
        if collector == "photo"
    }
    assert [name for name, problems_ in looked.items() if problems_] == [
        "photos/IMG_0925-damaged.jpg"
    ]


def test_one_photo_was_not_included_and_one_post_is_arabic(taken: Taken) -> None:
    """The channel holds the traps that the sample is to show."""
    _, outcome = taken["channel/result.json"]
    assert any("File not included" in each.why for each in outcome.found.missing)
    languages = [
        read_text(str(part.part), form=part.form, text=part.text).found.language
        for part in outcome.found.texts
    ]
    assert languages.count("ar") == 1
    assert [each.title for each in outcome.found.renames] == [
        "News From the North",
        "Correspondents' Network",
    ]
    album = next(part for part in outcome.found.texts if part.part == "message/21")
    assert len(album.media) == 2


def test_one_sentence_of_the_record_crosses_a_page(plan: SamplePlan) -> None:
    """The release of 6 November has its denial on both sides of a page break."""
    path = plan.places[0].parent / "releases" / "20141106-strikes.txt"
    found = read_text("r", form="release", content=path.read_bytes()).found
    start, end = found.text.index("moderate\n"), found.text.index("opposition, they said")
    assert any(start < s and e <= end for s, e in found.skipped)


def test_dates_given_in_the_plan_can_be_read(plan: SamplePlan) -> None:
    """Every publication date of the plan is a day or an instant, with its basis."""
    for call in plan.calls:
        if call.published is not None:
            assert call.published_basis
            assert read_published(call.published, PublishedSource.GIVEN)


def test_the_same_sample_comes_out_each_time(plan: SamplePlan, tmp_path: Path) -> None:
    """Writing it again gives the same bytes, pictures included, and the same calls."""
    root = plan.places[0].parent
    again = write_sample(tmp_path / "again")
    for path in root.rglob("*"):
        if path.is_file():
            other = tmp_path / "again" / path.relative_to(root)
            assert digest(other) == digest(path), path
    assert len(again.calls) == len(plan.calls)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
