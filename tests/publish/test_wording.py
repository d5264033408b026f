"""Sentences of ours: never more than the records say, never without whose words they are."""

from dataclasses import replace

from purport.publish import publish
from purport.publish.speakers import NOBODY, UNNAMED, Speaker, lead_in
from purport.records.claim import Cue, CueClass
from purport.records.event import Harm
from purport.records.finding import Findings
from purport.records.incident import RecordOutcome
from purport.records.view import View

from .making_dossiers import dossier, options
from .reading import page, shown
from .views import after, before, hard

INCIDENT = "incident-harem-1.html"


def _with_events(view: View, **changes: object) -> View:
    """The view with every announced event changed."""
    findings = {
        key: replace(
            found,
            events=tuple(
                replace(event, **changes) if event.claim is None else event
                for event in found.events
            ),
        )
        for key, found in view.findings.items()
    }
    return replace(view, findings=findings)


def test_words_without_a_cue_are_led_in() -> None:
    """Where the words do not say whose they are, a lead-in of ours does, on every page."""
    view = hard()
    post = view.documents[0]
    claim = view.findings[post.id].claims[0]
    bare = replace(
        claim,
        source=replace(claim.source, spans=()),
        cue=Cue(spans=(), text="", cue_class=CueClass.SAY),
        stance=replace(claim.stance, hedges=()),
    )
    found = Findings(claims=(bare,), events=view.findings[post.id].events)
    files = dict(publish(replace(view, findings={**view.findings, post.id: found}), options()))
    for path in ("index.html", "incident-harem-ar.html", "claims.html"):
        assert "According to جبهة النصرة:" in shown(page(files, path)), path
    assert "According to" not in shown(page(dossier("hard"), "claims.html"))


def test_lead_ins_name_nobody_who_is_not_named() -> None:
    """A lead-in says of each kind of speaker no more than is known."""
    known = Speaker(key="k", name="Front", role="", voice="said")
    assert lead_in(known) == "According to Front:"
    assert lead_in(replace(known, name=UNNAMED)) == "According to an unnamed source:"
    assert lead_in(replace(known, name="The author of A")) == "According to the author of A:"
    assert lead_in(replace(known, name=NOBODY)) == "Without a named source:"


def test_an_announcement_without_a_time_has_its_releases_window() -> None:
    """What a release announces without a time is said to lie in what the release covers."""
    files = dict(publish(_with_events(after(), when=None), options()))
    text = shown(page(files, INCIDENT))
    assert "within 5 – 6 Nov 2014, what the release covers" in text
    assert "night of" not in text


def test_figures_are_given_as_the_source_gives_them() -> None:
    """A range stays a range, a minimum a minimum, and no figure is said to be none."""
    view = before()
    article = view.documents[-1]
    found = view.findings[article.id]
    harms = (
        Harm(kind="civilians_killed", least=3, most=5),
        Harm(kind="people_injured", least=7, most=None),
    )
    events = tuple(replace(one, harm=harms) if one.harm else one for one in found.events)
    told = {**view.findings, article.id: replace(found, events=events)}
    text = shown(page(dict(publish(replace(view, findings=told), options())), INCIDENT))
    assert "3 to 5 civilians killed" in text
    assert "at least 7 people injured" in text


def test_nothing_held_is_no_silence() -> None:
    """Without any searched window the page says that nothing can be said."""
    view = before()
    bare = replace(view.comparisons[0], searched=(), missing=(), held=0)
    text = shown(page(dict(publish(replace(view, comparisons=(bare,)), options())), INCIDENT))
    assert "Nothing of US Central Command is held for" in text
    assert "Nothing can be said." in text
    assert "announcement found" not in text.split("Said and recorded")[0]


def test_a_denial_is_quoted_from_the_record() -> None:
    """A denied incident shows the record's own words with a link to them."""
    view = after()
    denied = replace(
        view.comparisons[0],
        outcome=RecordOutcome.DENIED,
        strength=None,
        candidates=(),
        differs=(),
        denials=tuple(replace(one, denies="strike") for one in view.comparisons[0].denials[:1]),
    )
    files = dict(publish(replace(view, comparisons=(denied,)), options()))
    recorded = page(files, INCIDENT).xpath("//div[contains(@class,'recline')]")[0]
    assert "struck" in recorded.getparent().get("class")
    assert "The strikes were not in response" in shown(recorded)
    assert recorded.xpath(".//a[@class='ref']/@href")[0].startswith("source-R3.html#w")


def test_an_incident_that_nobody_compared_says_so() -> None:
    """Without a record in view nothing is compared, and that is what the page says."""
    text = shown(page(dict(publish(replace(before(), comparisons=()), options())), INCIDENT))
    assert "No official record is in view. Nothing can be said about what was announced." in text


def test_an_incident_only_in_the_record_claims_nothing() -> None:
    """An incident without a claim in view is shown as recorded only."""
    view = after()
    events = view.findings[view.documents[-1].id].events
    bare = replace(view.incidents[0], claims=(), events=tuple(event.id for event in events))
    text = shown(page(dict(publish(replace(view, incidents=(bare,)), options())), INCIDENT))
    assert "No claim in view tells of it: it stands only in the record." in text


def test_every_grade_prints_its_reasons() -> None:
    """Beside status and grade stand the reasons that the rubric gave, and why nothing is graded."""
    files = dossier("after")
    page_of = next(path for path in files if path.startswith("incident-harem"))
    text = shown(page(files, page_of).xpath("//main")[0])
    assert "Why: one speaker." in text
    assert "not graded" in text
    assert "because no figure given" in text
