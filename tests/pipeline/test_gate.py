"""What passes the publication gate: pictures, lineages, counts."""

from dataclasses import replace

from publish.views import after
from purport.pipeline.gate import passed
from purport.records.actor import MatchState
from purport.records.custody import Verdict
from purport.records.ids import DocumentId, EventId
from purport.records.told import ToldEvent, ToldState
from purport.records.view import View


def with_match(state: MatchState) -> View:
    """The worked example with its one match in this state; its first picture is reviewed."""
    view = after()
    return replace(view, matches=tuple(replace(each, state=state) for each in view.matches))


def test_a_lineage_that_nobody_confirmed_stays_behind() -> None:
    """A suggested same photo passes neither as match nor as lineage nor as shared set."""
    gated, _ = passed(with_match(MatchState.SUGGESTED))
    assert (gated.matches, gated.lineages, gated.shared_sets) == ((), (), ())
    assert len(gated.media) == 1


def test_a_confirmed_lineage_passes_without_what_nobody_accepted() -> None:
    """Uses and dates pass; a place that rests on no accepted event, and the contradictions that
    rest on it, stay behind."""
    gated, _ = passed(with_match(MatchState.CONFIRMED))
    (lineage,) = gated.lineages
    assert len(lineage.uses) == 2
    assert [use.told for use in lineage.uses] == [(), ()]
    assert lineage.contradictions == ()


def test_a_picture_passes_by_the_last_verdict_alone() -> None:
    """An acceptance lets it pass, a later rejection takes it back, with its lineage."""
    view = with_match(MatchState.CONFIRMED)
    (review,) = (each for each in view.judgements if each.subject_kind == "media")
    later = replace(review, verdict=Verdict.REJECT)
    gated, _ = passed(replace(view, judgements=(*view.judgements, later)))
    assert (gated.media, gated.lineages) == ((), ())


def test_what_the_machine_counted_of_others_stays_behind() -> None:
    """What other sources tell of announced events is in a draft, and in no published dossier."""
    event = ToldEvent(
        event_id=EventId("event-1"),
        document_id=DocumentId("document-1"),
        record="A ministry",
        place=None,
        earliest=None,
        latest=None,
        count=1,
        state=ToldState.NONE,
    )
    gated, _ = passed(replace(after(), told=(event,)))
    assert gated.told == ()
