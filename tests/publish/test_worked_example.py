"""The worked example's dossier at its two moments."""

from dataclasses import replace

from purport.publish import publish

from .making_dossiers import dossier, options
from .reading import page, pages, shown
from .views import after, before

INCIDENT = "incident-harem-1.html"


def _text(case: str, path: str = INCIDENT) -> str:
    return shown(page(dossier(case), path))


def test_before_the_release_nothing_is_held_but_a_part_was_searched() -> None:
    """On 6 November at noon: not held, with the searched part, and no silence over the whole."""
    text = _text("before")
    assert "No announcement found in 31 Oct – 5 Nov 2014, the part that was searched" in text
    assert "US Central Command: not held" in text
    assert "Searched and silent" not in text
    assert "23 Sep – 30 Oct 2014; 6 Nov 2014" in text


def test_after_the_release_it_is_announced_differently() -> None:
    """On 7 November: announced differently, with place, distance and night."""
    text = _text("after")
    assert "US Central Command: announced differently" in text
    assert "Announced differently: differs in place and target." in text
    assert "about 19 km" in text
    assert "night of 5 to 6 Nov 2014" in text


def test_what_changed_names_the_document_that_changed_it() -> None:
    """The two moments stand side by side, and the release that joined is linked."""
    changed = page(dossier("after"), INCIDENT).xpath("//section[@id='changed']")[0]
    text = shown(changed)
    assert "6 Nov 2014, 12:00 UTC" in text
    assert "not held" in text
    assert "announced differently" in text
    assert changed.xpath(".//a[@class='ref']/@href") == ["source-R3.html"]


def test_aspects_are_read_one_by_one() -> None:
    """When fits, where and target differ, means cannot be compared, victims meet silence."""
    rows = page(dossier("after"), INCIDENT).xpath("//table[@class='cmp']//tr")
    readings = {shown(row[0]): shown(row[-1]) for row in rows[1:]}
    assert readings["When"].startswith("fits")
    assert readings["Where"] == "differs: about 19 km away"
    assert readings["Target"].startswith("differs")
    assert readings["Means"].startswith("cannot be compared")
    assert readings["Victims"].startswith("silent")


def test_denials_stand_beside_and_close_nothing() -> None:
    """The denials of motive and target are quoted; the question that they touch stays open."""
    text = _text("after")
    assert "denies the motive" in text
    assert "denies the target" in text
    assert "open: one party’s statement does not close it" in _text("after", "questions.html")
    assert "nobody held" in _text("before", "questions.html")


def test_what_nobody_said_is_the_authors_statement() -> None:
    """The two negated attributions stand with their window, and are not called our silence."""
    absent = page(dossier("before"), INCIDENT).xpath("//section[@id='absent']")[0]
    assert len(absent.xpath(".//li")) == 2
    assert shown(absent).count("not said, according to the author") == 2


def test_silence_is_never_said_of_the_world() -> None:
    """No page says that somebody did not strike."""
    for case in ("before", "after", "many"):
        for path in pages(dossier(case)):
            text = _text(case, path).lower()
            assert "did not strike" not in text
            assert "no strike happened" not in text


def test_victims_are_quoted_with_the_doubt() -> None:
    """A doubted claim about victims keeps the word that doubts, and that no figure was given."""
    text = _text("before")
    assert "It argues that civilians were hit most, but this is a self-serving" in text
    assert "civilians harmed, no figure given; the author doubts it" in text


def test_pictures_are_concealed_until_reviewed() -> None:
    """Only the reviewed picture is in the dossier, closed behind a warning; the other is woven."""
    files = dossier("after")
    reviewed, other = (f"pictures/{item.id}.jpg" for item in after().media)
    assert reviewed in files
    assert other not in files
    tree = page(files, "media.html")
    assert tree.xpath("//img/@src") == [reviewed]
    assert tree.xpath("//img")[0].getparent().tag == "details"
    assert tree.xpath("//img")[0].getparent().get("open") is None
    assert "pictures/" not in "".join(dossier("before"))


def test_the_uses_of_one_photo_are_told_as_what_is_held() -> None:
    """Media and incident page tell both uses by date, hedged, and with no word of an original."""
    for path in ("media.html", INCIDENT):
        tree = page(dossier("after"), path)
        (block,) = tree.xpath("//article[@id='lineage-1']")
        text = shown(block)
        assert "One photo, 2 uses held" in text
        assert "Earliest held use by publication: 2014-09-23" in text
        assert "Neither says that nobody had it before" in text
        assert "given at capture: as the channel dates it" in text
        assert "which nobody has confirmed" in text
        assert len(block.xpath(".//ol/li")) == 2
        for word in ("original", "first published", "fake", "false"):
            assert word not in text.lower()
    text = _text("after", "media.html")
    assert "2 photos in common: of 7 in Front channel, 2014-09-23 and of 5 in source" in text


def test_a_rejected_review_conceals_again() -> None:
    """A later rejection of a picture takes it out."""
    from purport.records.custody import Verdict
    from purport.records.when import utc

    view = after()
    later = replace(view.judgements[0], time=utc(2015, 2, 1), verdict=Verdict.REJECT)
    files = dict(publish(replace(view, judgements=(*view.judgements, later)), options()))
    assert not [path for path in files if path.startswith("pictures/")]


def test_inputs_are_all_accounted_for() -> None:
    """Done, failed and missing inputs stand in the list of sources with the reason."""
    text = _text("before", "sources.html")
    assert "the JSON ends in the middle" in text
    assert "pictures of 23 September" in text
    assert "counts from 7 November, 00:00Z" in text
    assert "day inferred, hour assumed" in text
    assert before().left_out
