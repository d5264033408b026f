"""Words with tags -> lemmas, by rules that the treebanks taught: the longest known ending wins.

A rule says how many letters go and what comes instead. Whole words are endings too, marked with
"^", so that irregular forms need no second table.
"""

from collections.abc import Mapping

Rules = Mapping[str, Mapping[str, tuple[int, str]]]
"""For each tag: ending -> (letters cut, letters added)."""

AS_WRITTEN = frozenset(("NNP", "NNPS", "ADD", "GW", "FW", "NFP", "LS", "SYM", "AFX"))
"""Tags whose lemma keeps its capitals."""


def lemma_of(form: str, tag: str, rules: Rules) -> str:
    """The lemma of one word; without a rule the word itself, common words in small letters."""
    written = form if tag in AS_WRITTEN else form.lower()
    cut, added = rule_for(written, rules.get(tag, {}))
    lemma = written[: len(written) - cut] + added
    return lemma or written


def rule_for(written: str, endings: Mapping[str, tuple[int, str]]) -> tuple[int, str]:
    """The rule of the longest ending that is known, (0, "") where none is."""
    marked = f"^{written}"
    for start in range(len(marked)):
        rule = endings.get(marked[start:])
        if rule is not None:
            return rule
    return endings.get("", (0, ""))
