"""Who struck, what was struck, and with what effect, as a clause words it."""

from purport.extract.strikes.clauses import Clause
from purport.extract.strikes.flow import Flow
from purport.extract.strikes.words import Lexicon
from purport.records.actor import Actor
from purport.records.event import Role
from purport.records.spans import Span, Words, words_at
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
    attackers = _attackers(flow, sentence, words)
    attacker = attackers[0] if attackers else None
    target = target_range(flow, sentence, words, attacker)
    return tuple(
        Defaults(
            country=country,
            attacker=_role(flow, "attacker", attacker),
            target=_role(flow, "target", target),
        )
        for country in (countries or (None,))
    )


def target_range(flow: Flow, part: Span, words: Lexicon, attacker: Span | None) -> Span | None:
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
    begin = clause.strike.start if clause.strike.deed else clause.strike.end
    found = words.effect.search(flow.text, begin, clause.end)
    if found is None:
        return None
    return words_of(flow, found.start(), _without_stop(flow.text, clause.end))


def words_of(flow: Flow, start: int, end: int) -> Words:
    """The document's words under a range of running text."""
    return words_at(flow.source, flow.spans(start, end))


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
    """The first role stated for the country or for all; for an unknown one, the first of any."""
    fitting = [each for each in stated if country is None or each.country in (country, None)]
    for each in fitting:
        role = each.attacker if name == "attacker" else each.target
        if role is not None:
            return role
    return None


def _attacker_range(flow: Flow, clause: Clause, words: Lexicon) -> Span | None:
    """Whoever is said after it to be responsible, else the attacker named last before it."""
    after = words.responsible.search(flow.text, clause.strike.end, clause.end)
    if after is not None:
        return after.span("by") if after["by"] else after.span("claims")
    before = _attackers(flow, (clause.start, clause.strike.end), words)
    return before[-1] if before else None


def _attackers(flow: Flow, part: Span, words: Lexicon) -> list[Span]:
    """The attackers' names in a part of the text, without those who only react to something."""
    found = [each for each in words.attacker.finditer(flow.text, *part) if each["name"]]
    return [
        each.span("name")
        for each in found
        if words.reacting.search(flow.text, each.end(), part[1]) is None
    ]
