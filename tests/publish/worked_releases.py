"""What the releases of the worked example say, by hand."""

from purport.records.actor import Actor
from purport.records.claim import (
    CueClass,
    Polarity,
    SourceKind,
    Stance,
)
from purport.records.document import Document, DocumentKind
from purport.records.event import Role
from purport.records.finding import Findings
from purport.records.when import utc

from .making import (
    OFFICIAL,
    SARMADA,
    claim,
    covers,
    document,
    event,
    night,
    on_day,
    span,
    words,
)
from .texts import RELEASE_3, RELEASE_5, RELEASE_6

_FURNITURE = ("Page 1 of 1", "print address 12/15/2015")


def _release(name: str, text: str, day: int, skipped: tuple[str, ...] = _FURNITURE) -> Document:
    return document(
        name,
        text,
        OFFICIAL,
        on_day(2014, 11, day),
        kind=DocumentKind.RELEASE,
        title=text.splitlines()[1 if "Page 1" in text else 0],
        skipped=tuple(span(text, part) for part in skipped),
    )


def releases() -> list[tuple[Document, Findings]]:
    """The releases of 3, 5 and 6 November."""
    made = []
    for name, text, day, begin, end in (
        ("r3.txt", RELEASE_3, 3, utc(2014, 10, 31), utc(2014, 11, 4)),
        ("r5.txt", RELEASE_5, 5, utc(2014, 11, 3), utc(2014, 11, 6)),
    ):
        held = _release(name, text, day)
        told = words(text, "strikes near Kobani")
        made.append(
            (
                held,
                Findings(
                    events=(event(held, told),),
                    coverage=(
                        covers(held, begin, end, (span(text, "U.S. forces struck in Syria"),)),
                    ),
                ),
            )
        )
    return [*made, release_6()]


def release_6() -> tuple[Document, Findings]:
    held = _release("r6.txt", RELEASE_6, 6, ("print address 12/15/2015\nPage 2 of 2",))
    told = words(
        RELEASE_6,
        "U.S. forces conducted strikes last night against five Khorasan Group targets near",
        "Sarmada, Syria",
    )
    last = night("last night", utc(2014, 11, 5, 16), utc(2014, 11, 6, 4))
    strike = event(
        held,
        told,
        place=SARMADA,
        when=last,
        roles=(
            Role(
                name="target",
                actor=Actor(as_written="Khorasan Group"),
                words=words(RELEASE_6, "five Khorasan Group targets"),
            ),
        ),
    )
    why = claim(
        held,
        RELEASE_6,
        (
            "officials",
            "added",
            "The strikes were not in response to the Front's clashes with other rebels",
        ),
        kind=SourceKind.COLLECTIVE,
        who_after="rebels, ",
        cue_class=CueClass.DENY,
        stance=Stance(polarity=Polarity.NEGATIVE),
    )
    whole = claim(
        held,
        RELEASE_6,
        ("officials", "added", "did not target the Front as a whole"),
        kind=SourceKind.COLLECTIVE,
        who_after="rebels, ",
        cue_class=CueClass.DENY,
        stance=Stance(polarity=Polarity.NEGATIVE),
    )
    return held, Findings(
        claims=(why, whole),
        events=(strike,),
        coverage=(
            covers(
                held, utc(2014, 11, 5, 16), utc(2014, 11, 6, 4), (span(RELEASE_6, "last night"),)
            ),
        ),
    )
