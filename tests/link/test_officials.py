"""Officials are known by what their text calls them; nobody else is taken for one."""

import pytest
from telling import EASTERN, HAREM, NORTHERN, WESTERN, Teller, day

from purport.link.claimed import Speakers, claimed_attacks
from purport.link.officials import official_speaker
from purport.records import codec
from purport.records.actor import Actor, ActorKind
from purport.records.claim import Claim, Source, SourceKind

KNOWN = {
    "westland officials": "state-west",
    "westland": "state-west",
    "western command": "force-west",
    "westland military": "force-west",
}
STATE = Actor(as_written="Westland", id="state-west", name="Westland", kind=ActorKind.STATE)


def parties(name: str) -> frozenset[str]:
    found = KNOWN.get(name.casefold())
    return frozenset({found} if found else ())


def claim_by(words: str, *via: Source) -> Claim:
    """A claim by a source that is described in these words and by no actor's name."""
    claim = Teller("a").tells(HAREM, day(5)).claims[0]
    kind = SourceKind.UNNAMED if words else SourceKind.IMPLICIT
    source = Source(spans=((1, 2),) if words else (), text=words, kind=kind)
    return codec.changed(claim, source=source, via=via)


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("A senior Westland official", "state-west"),
        ("two Westland defence officials, who were not named,", "state-west"),
        ("a spokesman for the Western Command", "force-west"),
        ("Western Command's spokeswoman", "force-west"),
        ("the Westland military", "force-west"),
        ("Col. A. Sample, an officer with the Western Command", "force-west"),
    ],
)
def test_whose_officials_they_are_is_read(words: str, party: str) -> None:
    """Unnamed officials speak for the state or force that the text gives them."""
    found = official_speaker(claim_by(words), parties)
    assert found is not None
    assert found.ids == {party}


@pytest.mark.parametrize(
    "words",
    [
        "officials",
        "local officials",
        "a former commander of the Western Command",
        "residents who met Westland officials",
        "a critic of the Westland military",
        "",
    ],
)
def test_others_are_no_officials(words: str) -> None:
    """Officials of nobody, former ones, and those who only speak of officials are none."""
    assert official_speaker(claim_by(words), parties) is None


def test_the_first_of_a_chain_counts() -> None:
    """Where the speaker is not named, whoever passed it on first is the one who said it."""
    via = Source(spans=((4, 5),), text="the Western Command", kind=SourceKind.NAMED)
    assert official_speaker(claim_by("", via), parties) is not None
    assert official_speaker(claim_by("residents", via), parties) is None


def test_what_officials_lay_to_another_side_is_a_claim() -> None:
    """Officials on their own side are left out; on another's, or a group's, they are a source."""
    speakers = Speakers(parties=parties)
    own = Teller("a").tells(HAREM, day(5), by=STATE).told
    other = Teller("b").tells(HAREM, day(5), by=STATE, attacker=EASTERN).told
    group = Teller("c").tells(HAREM, day(5), by=NORTHERN, attacker=WESTERN).told
    documents = [document for document, _ in (own, other, group)]
    findings = {document.id: found for document, found in (own, other, group)}
    kept = {each.document.address for each in claimed_attacks(documents, findings, 0, speakers)}
    assert kept == {"b", "c"}
