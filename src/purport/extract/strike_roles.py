"""Who struck, what was struck, and with what effect, as a clause words it."""

from purport.extract.strike_clauses import Clause
from purport.extract.strike_flow import Flow
from purport.extract.strike_words import Lexicon
from purport.records.actor import Actor
from purport.records.event import Role
from purport.records.spans import Span, Words
from purport.records.value import value


@value
class Defaults:
    """Roles that a release states once for a country (None: for all)."""

    country: str | None
    attacker: Role | None
    target: Role | None


def roles_of(
    flow: Flow, clause: Clause, words: Lexicon, country: str | None, stated: tuple[Defaults, ...]
) -> tuple[Role, ...]:
    """The clause's own attacker and target, else those stated for its country."""
    attacker = _attacker_range(flow, clause, words)
    target = target_range(flow, (clause.start, clause.end), words, attacker)
    roles = (
        _role(flow, "attacker", attacker) or _stated("attacker", country, stated),
        _role(flow, "target", target) or _stated("target", country, stated),
    )
    return tuple(role for role in roles if role is not None)


def defaults_of(
    flow: Flow, sentence: Span, words: Lexicon, countries: tuple[str, ...]
) -> tuple[Defaults, ...]:
    """What a general sentence says of attacker and target, for each country it names."""
    attacker = _first_attacker(flow, sentence, words)
    target = target_range(flow, sentence, words, attacker)
    return tuple(
        Defaults(
            country=country,
            attacker=_role(flow, "attacker", attacker),
            target=_role(flow, "target", target),
        )
        for country in (countries or (None,))
    )


def target_range(
    flow: Flow, part: Span, words: Lexicon, attacker: Span | None
) -> Span | None:
    """The preferred target name in a part of the text, by the profile's order."""
    order = {name.lower(): rank for rank, name in enumerate(words.profile.words.targets)}
    found = [
        (order[match[0].lower()], match.start(), match.end())
        for match in words.target.finditer(flow.text, *part)
        if attacker is None or match.end() <= attacker[0] or attacker[1] <= match.start()
    ]
    return min(found)[1:] if found else None


def effect_of(flow: Flow, clause: Clause, words: Lexicon) -> Words | None:
    """The words from the first verb of effect to the clause's end."""
    found = words.effect.search(flow.text, clause.strike.end, clause.end)
    if found is None:
        return None
    return words_of(flow, found.start(), _without_stop(flow.text, clause.end))


def words_of(flow: Flow, start: int, end: int) -> Words:
    """The document's words under a range of running text, their pieces joined by one space."""
    spans = flow.spans(start, end)
    pieces: list[str] = []
    at = start
    for first, last in spans:
        while flow.offsets[at] < first:
            at += 1
        begin = at
        while at < end and flow.offsets[at] < last:
            at += 1
        pieces.append(flow.text[begin:at].strip())
    return Words(spans=spans, text=" ".join(pieces))


def _without_stop(text: str, end: int) -> int:
    return end - 1 if text[end - 1 : end] == "." else end


def _role(flow: Flow, name: str, part: Span | None) -> Role | None:
    if part is None:
        return None
    return Role(
        name=name,
        actor=Actor(as_written=flow.text[part[0] : part[1]]),
        words=words_of(flow, *part),
    )


def _stated(name: str, country: str | None, stated: tuple[Defaults, ...]) -> Role | None:
    """The role stated for the country, else for all, else the same one stated for every country."""
    fitting = [each for each in stated if each.country in (country, None)] or (
        list(stated) if country is None else []
    )
    for each in fitting:
        role = each.attacker if name == "attacker" else each.target
        if role is not None:
            return role
    return None


def _attacker_range(flow: Flow, clause: Clause, words: Lexicon) -> Span | None:
    """An attacker named before the strike's noun, or after it with "by"."""
    before = _first_attacker(flow, (clause.start, clause.strike.end), words)
    if before is not None:
        return before
    by = flow.text.find(" by ", clause.strike.end, clause.end)
    if by < 0 or by - clause.strike.end > 60:
        return None
    found = words.attacker.match(flow.text, by + 4) or words.attacker.match(flow.text, by + 8)
    return found.span("name") if found and found["name"] else None


def _first_attacker(flow: Flow, part: Span, words: Lexicon) -> Span | None:
    for found in words.attacker.finditer(flow.text, *part):
        if found["name"]:
            return found.span("name")
    return None
