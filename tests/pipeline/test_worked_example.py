"""The worked example of the design: one article, the releases of November 2014."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from purport.pipeline.case import Case, NewCase, create_case
from purport.pipeline.in_view import Moment
from purport.pipeline.intake import AddRequest, add
from purport.pipeline.opened import PLACES
from purport.pipeline.run import run
from purport.pipeline.view import view
from purport.records.incident import Comparison, RecordOutcome, Strength
from purport.records.origin import OriginKind, PublishedSource, read_published
from purport.records.place import distance_km
from purport.records.view import View
from purport.stock.gazetteer_lists import load_list

RECORD = "US Central Command"
BEFORE = "2014-11-06T12:00Z"
AFTER = "2014-11-07T00:00Z"


def quiet(done: int, total: int, what: str) -> None:
    """No progress."""


@pytest.fixture(scope="module")
def case(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case of the article and the releases, with the towns of Syria loaded as a user would."""
    made = create_case(tmp_path_factory.mktemp("worked") / "case", NewCase(countries=("SY", "IQ")))
    load_list(shared_data / "places" / "syria_ocha_communities.csv", made.folder / PLACES)
    article = AddRequest(
        origin="An outlet",
        origin_kind=OriginKind.MEDIA,
        published="2014-11-06T06:00Z",
        published_basis="day inferred, hour assumed",
    )
    add(made, [shared_data / "seed" / "article.txt"], article, quiet)
    releases = sorted((shared_data / "oir_releases").glob("201411*.txt"))
    official = AddRequest(origin=RECORD, origin_kind=OriginKind.OFFICIAL)
    add(made, releases, official, quiet)
    report = run(made, quiet)
    assert report.failed == 0
    yield made
    made.close()


def at(case: Case, written: str | None) -> View:
    moment = None
    if written:
        moment = read_published(written, PublishedSource.GIVEN).counts_from()
    return view(case, Moment(as_of=moment))


def harem(seen: View) -> Comparison:
    """The comparison of the incident in Harem: there is exactly one."""
    incidents = [each for each in seen.incidents if each.place and each.place.as_written == "Harem"]
    assert len(incidents) == 1
    found = [each for each in seen.comparisons if each.incident_id == incidents[0].id]
    assert len(found) == 1
    return found[0]


def names(seen: View) -> dict[str, str]:
    return {each.id: each.name.rsplit("/", 1)[-1] for each in seen.documents}


def test_before_the_release_the_window_is_not_held(case: Case) -> None:
    """At noon of 6 November the record is searched for 31 Oct - 5 Nov and not held for the rest."""
    seen = at(case, BEFORE)
    comparison = harem(seen)
    assert comparison.outcome is RecordOutcome.NOT_HELD
    assert comparison.candidates == ()
    starts = [each.earliest for each in comparison.searched if each.earliest]
    ends = [each.latest for each in comparison.searched if each.latest]
    assert f"{min(starts):%m-%d %H}" == "10-30 21"  # 31 October begins in Baghdad
    assert f"{max(ends):%m-%d %H}" == "11-05 21"  # 5 November ends there
    assert comparison.missing
    named = [
        role.actor.as_written
        for event in seen.all_events()
        if event.claim is None
        for role in event.roles
        if role.name == "target"
    ]
    assert named
    assert not [each for each in named if "Nusra" in each or "Khorasan" in each]


@pytest.mark.parametrize("moment", [AFTER, None])
def test_after_the_release_it_is_announced_differently(case: Case, moment: str | None) -> None:
    """With the release of 6 November: Sarmada, about 18 km off, another target, one night."""
    seen = at(case, moment)
    comparison = harem(seen)
    assert comparison.outcome is RecordOutcome.ANNOUNCED_DIFFERENTLY
    assert comparison.strength is Strength.LIKELY
    assert {"place", "target"} <= set(comparison.differs)
    chosen = [each for each in comparison.candidates if each.chosen]
    assert [names(seen)[each.document_id] for each in chosen] == [
        "20141106-strike-release-final.txt"
    ]
    assert chosen[0].distance_km == pytest.approx(18.4, abs=1.5)
    event = next(each for each in seen.all_events() if each.id == chosen[0].event_id)
    assert event.place is not None
    assert event.place.as_written == "Sarmada"
    assert event.count is None or event.count == 5
    assert event.when is not None
    assert event.when.earliest is not None
    assert event.when.latest is not None
    assert f"{event.when.earliest:%m-%d}" == "11-05"
    assert f"{event.when.latest:%m-%d}" == "11-06"


def test_a_strike_after_the_claim_is_no_candidate(case: Case) -> None:
    """The strike near Harem in the release of 19 November began after the claim was made."""
    seen = at(case, None)
    documents = {names(seen)[each.document_id] for each in harem(seen).candidates}
    assert documents
    assert "20141119-strike-release-final.txt" not in documents
    haram = [each for each in seen.all_events() if each.place and each.place.as_written == "Haram"]
    assert haram, "the release's own strike near Haram is read"


def seed_claims(seen: View) -> list[Any]:
    document = next(each for each in seen.documents if each.name.endswith("article.txt"))
    return list(seen.findings[document.id].claims)


EXPECTED: tuple[tuple[str, str, str], ...] = (
    # source begins, cue, content begins
    ("The Al Nusrah Front", "allegedly", "the aftermath of"),
    ("The US government", "announced", "that some of its initial strikes"),
    ("The jihadist group", "has not claimed", "that the coalition has bombed"),
    ("the US government", "has not announced", "any additional strikes"),
    ("Al Nusrah", "claims", "that its photos"),
    ("Al Nusrah", "argues", "that civilians were"),
    ("A senior U.S. official", "told", "that expanding air strikes"),
    ("US Central Command", "announced", "the latest airstrikes"),
    ("", "purportedly", "Al Nusrah Front photos"),
    ("", "so-called", "“correspondents’ network"),
    ("", "so-called", "“Khorasan group"),
    ("Al Nusrah", "accusing", "the group of attacking"),
    ("US Central Command", "did not mention", "any additional bombings"),
    ("The Al Nusrah Front", "has posted", "a series of photos"),
)


def test_at_least_twelve_of_the_article_s_claims_are_found(case: Case) -> None:
    """Twelve or more attributed claims have the right source, cue and content."""
    claims = seed_claims(at(case, None))
    found = [
        (source, cue, content)
        for source, cue, content in EXPECTED
        if any(
            each.source.text.startswith(source)
            and cue in each.cue.text
            and each.content.text.lstrip().startswith(content)
            for each in claims
        )
    ]
    assert len(found) >= 12, sorted(set(EXPECTED) - set(found))


def test_the_two_negated_attributions_keep_their_windows(case: Case) -> None:
    """What the group and the government did not say stays negated, its window in the content."""
    negated = [each for each in seed_claims(at(case, None)) if each.cue.negated]
    contents = [each.content.text for each in negated]
    assert any(
        "since Sept. 23" in each or "since Sept. 23" in each.replace("  ", " ") for each in contents
    )
    assert any("since the first day" in each for each in contents)


def test_the_open_question_stands_and_the_denial_beside_it(case: Case) -> None:
    """The question stays open; from 6 November a denial of the motive stands beside it."""
    before, after = at(case, BEFORE), at(case, AFTER)
    for seen in (before, after):
        assert any("anything to do with" in each.content.text for each in seen.all_questions())
    assert harem(before).denials == ()
    denied = {each.denies for each in harem(after).denials}
    assert "motive" in denied


def test_a_known_distance_is_shown(case: Case) -> None:
    """Harem and Sarmada lie about 18 km apart."""
    seen = at(case, AFTER)
    places = {each.place.as_written: each.place for each in seen.all_events() if each.place}
    assert distance_km(places["Harem"], places["Sarmada"]) == pytest.approx(18.4, abs=1.5)
