"""Every kind of attribution, on invented sentences, raw text in, with the shipped model."""

from functools import cache
from typing import Any

import pytest

from purport.extract.claims import ClaimFindings, find_claims
from purport.records.claim import (
    AuthorStance,
    Claim,
    CueClass,
    Polarity,
    SourceKind,
    SourceStance,
)
from purport.records.document import Document, DocumentKind
from purport.records.ids import CaptureId, DocumentId
from purport.records.origin import Origin, OriginKind
from purport.stock.english import load


@cache
def model() -> Any:
    """The shipped model, opened once."""
    return load()


def findings(text: str, **fields: Any) -> ClaimFindings:
    """What is found in a text, as a bare document unless told otherwise."""
    usual: dict[str, Any] = {
        "id": DocumentId("document-1"),
        "kind": DocumentKind.TEXT,
        "capture_id": CaptureId("capture-1"),
        "address": "a.txt",
        "origin": Origin(name="Test"),
        "sha256": "",
        "text_sha256": "",
        "code_points": len(text),
        "component": "test/1",
    }
    return find_claims(Document(**(usual | fields)), text, model())


def claim_at(text: str, cue: str, **fields: Any) -> Claim:
    """The one claim whose cue holds these words."""
    found = [c for c in findings(text, **fields).claims if cue in c.cue.text]
    assert len(found) == 1, [(c.source.text, c.cue.text) for c in found]
    return found[0]


SIMPLE = {
    "direct speech": (
        "“We saw two drones,” said Omar Haddad, a farmer.",
        ("Omar Haddad, a farmer", "said", "“We saw two drones,”", CueClass.SAY),
    ),
    "indirect speech": (
        "The ministry said on Monday that two drones had been shot down.",
        ("The ministry", "said", "that two drones had been shot down", CueClass.SAY),
    ),
    "according to": (
        "The bridge fell at dawn, according to the Northern Council.",
        ("the Northern Council", "according to", "The bridge fell at dawn", CueClass.SAY),
    ),
    "nominal cue": (
        "The army’s claim that the road is open was repeated on television.",
        ("The army", "claim", "that the road is open", CueClass.CLAIM),
    ),
    "allegations": (
        "The report lists allegations of looting by the brigade.",
        ("", "allegations of", "looting by the brigade", CueClass.CLAIM),
    ),
    "denial": (
        "The council has denied any part in the raid.",
        ("The council", "has denied", "any part in the raid", CueClass.DENY),
    ),
    "accusation": (
        "The governor accused the rebels of shelling the market.",
        ("The governor", "accused", "the rebels of shelling the market", CueClass.ACCUSE),
    ),
    "belief": (
        "Residents believe that the shells came from the south.",
        ("Residents", "believe", "that the shells came from the south", CueClass.BELIEVE),
    ),
    "intention": (
        "The brigade plans to withdraw from the valley.",
        ("The brigade", "plans", "to withdraw from the valley", CueClass.INTEND),
    ),
    "hearsay adverb": (
        "The town was allegedly hit by rockets.",
        ("", "allegedly", "The town was hit by rockets", CueClass.HEAR),
    ),
    "so-called": (
        "Fighters of the so-called Desert Emirate left the town.",
        ("", "so-called", "Desert Emirate left the town", CueClass.HEAR),
    ),
    "unnamed source": (
        "A senior official said that the talks had failed.",
        ("A senior official", "said", "that the talks had failed", CueClass.SAY),
    ),
    "metonymy": (
        "Damascus rejected the accusation.",
        ("Damascus", "rejected", "the accusation", CueClass.DENY),
    ),
    "set phrase": (
        "The ministry cast doubt on the report.",
        ("The ministry", "cast doubt on", "the report", CueClass.BELIEVE),
    ),
    "relative clause": (
        "A farmer who said that he saw the raid left the village.",
        ("A farmer", "said", "that he saw the raid", CueClass.SAY),
    ),
}


@pytest.mark.parametrize("kind", SIMPLE)
def test_kind_is_found(kind: str) -> None:
    """Source, cue, content and class of a plain sentence of each kind are found."""
    text, (source, cue, content, cue_class) = SIMPLE[kind]
    claim = claim_at(text, cue)
    assert claim.source.text.rstrip(",") == source
    assert claim.cue.text == cue
    assert claim.content.text == content
    assert claim.cue.cue_class is cue_class


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The ministry has not announced any raid.", "has not announced", "The ministry"),
        ("The army refused to say whether it fired.", "refused to say", "The army"),
        ("The mayor declined to predict when the road would open.", "declined to", "The mayor"),
        ("The council has yet to comment on the raid.", "has yet to comment on", "The council"),
        ("Nobody has confirmed the report.", "has confirmed", "Nobody"),
        ("Officials were unable to verify the figures.", "were unable to verify", "Officials"),
        ("No deaths were reported in the town.", "were reported", ""),
        ("There was no word on casualties.", "no word on", ""),
        ("The general resigned without explanation.", "without explanation", "The general"),
        ("The army did not say from which village the shells came.", "did not say", "The army"),
    ],
)
def test_negated_cue(text: str, cue: str, source: str) -> None:
    """What was not said is a negated claim, by a verb or by a noun phrase."""
    claim = claim_at(text, cue)
    assert claim.cue.negated
    assert claim.source.text == source


def test_denial_is_no_negated_cue() -> None:
    """Somebody who denies has spoken: the class says so, the cue is not negated."""
    claim = claim_at("The army denied the report.", "denied")
    assert not claim.cue.negated
    assert claim.stance.polarity is Polarity.NEGATIVE


def test_quotation_over_paragraphs() -> None:
    """A quotation that opens anew in the next paragraph, unclosed before, is one content."""
    text = "“We left at night,” said Omar Haddad. “Nobody stayed.\n\n“Then the bridge fell.”\n"
    claim = claim_at(text, "said")
    assert claim.content.text.endswith("“Then the bridge fell.”")


def test_unbalanced_mark_stays_in_its_paragraph() -> None:
    """A mark that is never closed does not swallow the rest of the text."""
    text = "Haddad said: “We left.\n\nThe road is open again. Shops have opened.\n"
    assert "Shops" not in claim_at(text, "said").content.text


def test_headline() -> None:
    """A headline's colon attributes."""
    claim = claim_at("Army: bridge retaken\n\nTroops crossed the river on Monday.\n", ":")
    assert (claim.source.text, claim.content.text) == ("Army", "bridge retaken")


def test_scare_quotes_keep_the_author_at_a_distance() -> None:
    """A self-given name in scare quotes after "so-called" is hearsay that the author shuns."""
    claim = claim_at("He led the so-called “People’s Court” in the town.", "so-called")
    assert claim.content.text == "“People’s Court”"
    assert claim.stance.author is AuthorStance.DISTANCING


def test_hedges_stay_words() -> None:
    """What weakens a claim is kept as spans, and the source's stance says how far."""
    text = "The mayor said that the shells may have come from the north."
    claim = claim_at(text, "said")
    assert [text[s:e] for s, e in claim.stance.hedges] == ["may"]
    assert claim.stance.source is SourceStance.POSSIBLE


def test_month_of_may_and_denied_belief_are_no_hedges() -> None:
    """A date in May and "do not believe" weaken nothing."""
    text = "Haddad said the raid was on 3 May and began at dawn. We do not believe the story."
    assert all(claim.stance.hedges == () for claim in findings(text).claims)


def test_pronoun_is_led_back() -> None:
    """ "he" leads to the name before it."""
    text = "Omar Haddad said the bridge fell. He denied that the army was there."
    actor = claim_at(text, "denied").source.actor
    assert actor is not None
    assert actor.as_written == "Omar Haddad"


def test_description_is_led_back() -> None:
    """ "the ministry" leads to the ministry named before."""
    text = "The Ministry of Waters said the dam held. The ministry denied any leak."
    actor = claim_at(text, "denied").source.actor
    assert actor is not None
    assert "Ministry of Waters" in actor.as_written


def test_release_layout() -> None:
    """What officials report in a list below their line is one content with the line itself."""
    text = (
        "Jets have made two strikes since Monday, officials said:\n\n"
        "-- Near Harem, a strike hit a truck.\n\n-- Near Sarmin, a strike hit a depot.\n"
    )
    claim = claim_at(text, "said")
    assert claim.content.text.startswith("Jets have made two strikes")
    assert claim.content.text.rstrip(".").endswith("hit a depot")


def test_boilerplate_without_a_speaker_is_no_claim() -> None:
    """Nobody attributes a release's plain sentences: only what "officials said" is a claim."""
    text = "All aircraft left the strike areas safely. Reports are early, officials said."
    contents = [claim.content.text for claim in findings(text).claims]
    assert contents == ["Reports are early"]


def test_verb_of_force_attacks_no_reputation() -> None:
    """Jets that attack a town say nothing; a minister who attacks a plan as weak does."""
    assert findings("Jets attacked fighters in the town.").claims == ()
    assert claim_at("The minister attacked the plan as weak.", "attacked").source.text


def test_alleged_ties_are_alleged_by_nobody_named() -> None:
    """Who "has alleged ties" alleges nothing: the words are hearsay about them."""
    claim = claim_at("The director has alleged ties to the brigade.", "alleged")
    assert (claim.source.text, claim.cue.text) == ("", "alleged")
    assert claim.content.text.endswith("ties to the brigade")


def test_post_speaks_for_its_account() -> None:
    """A post without a cue is what its account says."""
    text = "Strike on the market, three dead."
    (claim,) = findings(text, kind=DocumentKind.POST, account="@north").claims
    assert claim.source.actor is not None
    assert claim.source.actor.as_written == "@north"


def test_officials_of_an_official_origin() -> None:
    """ "officials" in an official's release are the issuer."""
    origin = Origin(name="Central Command", kind=OriginKind.OFFICIAL)
    claim = claim_at("Two strikes hit the depot, officials said.", "said", origin=origin)
    assert claim.source.actor is not None
    assert claim.source.actor.as_written == "Central Command"


def test_chain_of_sources() -> None:
    """Residents whom an agency reports speak through the agency."""
    text = "The agency reported that residents blamed the army for the shelling."
    inner = claim_at(text, "blamed")
    assert [link.text for link in inner.via] == ["The agency"]
    assert inner.source.kind is SourceKind.UNNAMED


def test_cited_source_speaks_through_the_citing_one() -> None:
    """Who is cited says it; who cites passes it on and stays without the words that do so."""
    text = "The Northern Times, citing residents, reported that the bridge had fallen."
    cited = claim_at(text, "citing")
    assert cited.source.text == "residents"
    assert [link.text.rstrip(",") for link in cited.via] == ["The Northern Times"]


def test_outlet_that_is_told_vouches_for_nothing() -> None:
    """An outlet that a source told what it said is named beside the chain, not in it."""
    claim = claim_at("An official told CNN that the raid had failed.", "told")
    assert claim.via == ()
    assert claim.told is not None
    assert claim.told.text == "CNN"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("It is not known whether the raid hit the camp.", "It is not known whether the raid"),
        ("Whether the convoy arrived could not be established.", "Whether the convoy arrived"),
        ("The board has not been able to establish who fired.", "has not been able to establish"),
        ("The road is shut, and the motive remains unknown.", "the motive remains unknown"),
        ("We do not know who the man is.", "We do not know who the man is"),
    ],
)
def test_open_question(text: str, question: str) -> None:
    """What the text says is not known is an open question, its own clause only."""
    (found,) = findings(text).questions
    assert found.content.text.startswith(question)


@pytest.mark.parametrize(
    ("text", "words", "stance"),
    [
        (
            "The army says it won. This is a self-serving claim.",
            "This is a self-serving claim",
            AuthorStance.DOUBTING,
        ),
        (
            "The army says it won. That claim is open to doubt.",
            "That claim is open to doubt",
            AuthorStance.DOUBTING,
        ),
        (
            "The mayor thinks that a tyre burst. He may be right.",
            "He may be right",
            AuthorStance.NEUTRAL,
        ),
    ],
)
def test_evaluation(text: str, words: str, stance: AuthorStance) -> None:
    """An author's evaluation names the claim it weighs, whose stance it sets if it doubts."""
    claims = findings(text).claims
    (evaluation,) = (c for c in claims if c.source.kind is SourceKind.AUTHOR)
    assert evaluation.content.text == words
    (weighed,) = (c for c in claims if c.id == evaluation.weighs)
    assert weighed.stance.author is stance
