"""The pages themselves: well-formed, the same every time, safe, and saying what they are."""

from dataclasses import replace

import pytest

from purport.publish import publish
from purport.records.incident import RecordOutcome

from .making_dossiers import dossier, options
from .reading import page, pages, shown, unbalanced
from .views import CASES, after, empty, hard, many

ALL = pytest.mark.parametrize("case", list(CASES))


@ALL
def test_pages_are_well_formed(case: str) -> None:
    """Every element is closed in its order, and headings begin with one h1."""
    files = dossier(case)
    for path in pages(files):
        assert unbalanced(files[path].decode("utf-8")) == [], path
        assert len(page(files, path).xpath("//h1")) == 1, path
        assert page(files, path).xpath("//html/@lang") == ["en"]


@ALL
def test_the_same_view_gives_the_same_bytes(case: str) -> None:
    """Publishing again, with the mappings in another order, gives byte-identical files."""
    view = CASES[case]()
    turned = replace(
        view,
        findings=dict(reversed(view.findings.items())),
        texts=dict(reversed(view.texts.items())),
    )
    earlier = CASES["before"]() if case == "after" else None
    assert dict(publish(turned, options(earlier=earlier))) == dossier(case)


@ALL
def test_a_draft_says_so_on_every_page(case: str) -> None:
    """Each page of a draft says that nobody reviewed it, in print as well."""
    files = dossier(case)
    for path in pages(files):
        assert "machine proposals, not reviewed" in shown(page(files, path).xpath("//header")[0])
        assert page(files, path).xpath("//link[@href='css/draft.css']")
    assert b"machine proposals, not reviewed" in files["css/draft.css"]


def test_what_is_not_a_draft_does_not_say_so() -> None:
    """Without `draft` no page calls itself one."""
    files = dict(publish(after(), options(draft=False)))
    assert all("not reviewed</span>" not in files[path].decode() for path in ("index.html",))
    assert not page(files, "index.html").xpath("//link[@href='css/draft.css']")


@ALL
def test_the_moment_is_named_on_every_page(case: str) -> None:
    """Each page names the moment in view, or that all that is held counts."""
    files, view = dossier(case), CASES[case]()
    wanted = view.as_of.strftime("%Y-%m-%dT%H:%MZ") if view.as_of else None
    for path in pages(files):
        moment = page(files, path).xpath("//p[@class='moment']")[0]
        assert moment.xpath(".//time/@datetime") == ([wanted] if wanted else [])


def test_hostile_text_stays_text() -> None:
    """Markup, scripts and template code in names, texts and titles are shown, never obeyed."""
    files = dossier("hard")
    for path in pages(files):
        tree = page(files, path)
        assert tree.xpath("//script/@src") == ["script/dossier.js"]
        assert [one.text for one in tree.xpath("//script")] == [None]
        assert not [name for one in tree.iter() for name in one.attrib if name.startswith("on")]
        assert not tree.xpath("//img | //style | //*[@style]")
    assert "{{ 7*7 }}" in shown(page(files, "source-B.html"))
    assert '<script>alert("x")</script>' in shown(page(files, "source-B.html"))


def test_controls_of_direction_stand_alone() -> None:
    """Each control of direction stands in a box of its own, so that it reorders nothing else."""
    for path in pages(dossier("hard")):
        tree = page(dossier("hard"), path)
        for text in tree.xpath("//text()[contains(., '\u202e') or contains(., '\u2066')]"):
            assert text.getparent().get("class") == "ctl"
            assert len(text) == 1


def test_right_to_left_words_are_marked_as_such() -> None:
    """An Arabic claim carries its language and its direction."""
    quote = page(dossier("hard"), "claims.html").xpath("//bdi[@lang='ar']")[0]
    assert quote.get("dir") == "rtl"
    assert "صواريخ" in shown(quote)


def test_an_empty_case_says_so() -> None:
    """A case without anything gives every overview, and each says that there is nothing."""
    files = dict(publish(empty(), options()))
    assert "No incident is in view" in shown(page(files, "index.html"))
    assert "No claim is in view" in shown(page(files, "claims.html"))
    assert "nothing was compared" in shown(page(files, "comparisons.html"))
    assert "Nothing here has a place in time" in shown(page(files, "timeline.html"))


def test_many_incidents_all_have_a_page() -> None:
    """Sixty incidents give sixty pages, and all stand on the index and the timeline."""
    files, view = dossier("many"), many()
    assert len([path for path in pages(files) if path.startswith("incident-")]) == 60
    for path in ("index.html", "timeline.html", "comparisons.html"):
        text = shown(page(files, path))
        assert all(incident.code in text for incident in view.incidents), path


def test_outcomes_are_printed_in_the_agreed_words() -> None:
    """Each outcome has its own words; a possible one says how far away."""
    wanted = {
        RecordOutcome.ANNOUNCED: "Announced",
        RecordOutcome.ANNOUNCED_DIFFERENTLY: "Announced differently",
        RecordOutcome.DENIED: "Denied",
        RecordOutcome.SILENT: "Searched and silent",
        RecordOutcome.NOT_HELD: "Not held",
        RecordOutcome.NOT_COMPARABLE: "Not comparable",
    }
    view, files = many(), dossier("many")
    for incident, comparison in zip(view.incidents, view.comparisons, strict=True):
        heading = shown(page(files, f"incident-{incident.code}.html").xpath("//h3")[0])
        possible = comparison.strength is not None and comparison.strength.value == "possible"
        assert heading == (
            "Possibly announced, 41 km away" if possible else wanted[comparison.outcome]
        )


def test_a_place_that_was_not_resolved_is_said_to_be_so() -> None:
    """Neither a circle nor coordinates stand for a place that was not resolved."""
    assert hard().incidents[1].place is not None
    tree = page(dossier("hard"), "incident-nowhere.html")
    assert "place not resolved" in shown(tree)
    assert not tree.xpath("//figure[@class='map']//circle")


def test_lines_become_a_file() -> None:
    """The contract's lines are written as they are given, one a line."""
    files = dict(publish(empty(), options(lines=lambda view: iter(['{"a":1}', '{"b":2}\n']))))
    assert files["records.jsonl"] == b'{"a":1}\n{"b":2}\n'
    assert page(files, "sources.html").xpath("//a[@href='records.jsonl']")
