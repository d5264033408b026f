"""The treebanks' lemmas -> rules on endings, as few as say the same (see purport's lemmas.py)."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from purport.stock.english.lemmas import AS_WRITTEN, rule_for
from training.treebank import Sentence

Rule = tuple[int, str]


def learn_lemma_rules(sentences: Iterable[Sentence]) -> dict[str, list[tuple[str, int, str]]]:
    """For each tag the endings and their rules, ordered by ending."""
    counts: dict[str, dict[str, Counter[Rule]]] = defaultdict(lambda: defaultdict(Counter))
    for sentence in sentences:
        for word in sentence.words:
            written = word.form if word.xpos in AS_WRITTEN else word.form.lower()
            counts[word.xpos][written][_rule(written, word.lemma)] += 1
    return {tag: _rules(forms) for tag, forms in sorted(counts.items())}


def _rule(written: str, lemma: str) -> Rule:
    """What to cut and add so that the lemma comes out."""
    same = 0
    while same < min(len(written), len(lemma)) and written[same] == lemma[same]:
        same += 1
    return len(written) - same, lemma[same:]


def _rules(forms: dict[str, Counter[Rule]]) -> list[tuple[str, int, str]]:
    """Endings from short to long; one stands only where it says something new."""
    votes: dict[str, Counter[Rule]] = defaultdict(Counter)
    for written, rules in forms.items():
        best, marked = rules.most_common(1)[0][0], f"^{written}"
        for start in range(max(0, len(marked) - 6), len(marked) + 1):
            votes[marked[start:]][best] += 1
        votes[marked] = Counter({best: 1_000_000})
    kept: dict[str, Rule] = {}
    for ending in sorted(votes, key=lambda ending: (len(ending), ending)):
        rule, count = max(votes[ending].items(), key=lambda item: (item[1], item[0]))
        enough = count >= 2 or ending.startswith("^")
        if enough and (not ending or rule_for_ending(ending, kept) != rule):
            kept[ending] = rule
    return [(ending, cut, added) for ending, (cut, added) in sorted(kept.items())]


def rule_for_ending(ending: str, kept: dict[str, Rule]) -> Rule:
    """The rule that a word with this ending gets from the shorter endings kept so far."""
    return rule_for(ending.lstrip("^"), kept)
