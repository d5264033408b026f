"""Written rules that yield a grade, as data with a version."""

from purport.records.value import value


@value
class Condition:
    """What a rule asks of one fact: to be so, or a number within bounds (both included)."""

    fact: str
    equals: bool | None = None
    at_least: int | None = None
    at_most: int | None = None

    def __post_init__(self) -> None:
        if (self.equals is None) == (self.at_least is None and self.at_most is None):
            raise ValueError(f"{self.fact}: give either `equals`, or `at_least` and `at_most`")

    def holds(self, fact: bool | int) -> bool:
        """Whether a fact is so."""
        if self.equals is not None:
            return bool(fact) == self.equals
        least, most = self.at_least, self.at_most
        return (least is None or fact >= least) and (most is None or fact <= most)


@value
class Rule:
    """One grade with what it means and when it is suggested.

    `grade` None: nothing is graded, because of `reason`. `by_person`: it rests on what only a
    person can know, so it is never suggested, only set; if it asks for facts and they hold, its
    reason is a hint for that person. `reason` may name facts in braces.
    """

    grade: str | None = None
    words: str = ""
    when: tuple[Condition, ...] = ()
    reason: str = ""
    by_person: bool = False


@value
class Rubric:
    """The rules of one field, tried in their order; the first that holds gives the grade."""

    name: str
    version: int
    field: str
    title: str
    source: str
    rules: tuple[Rule, ...]

    @property
    def label(self) -> str:
        """The name with the version."""
        return f"{self.name}/{self.version}"

    @property
    def grades(self) -> tuple[str, ...]:
        """Every grade that it knows, also those that only a person sets."""
        return tuple(dict.fromkeys(rule.grade for rule in self.rules if rule.grade is not None))


@value
class Rubrics:
    """The rubrics of the two fields, which are never mixed."""

    strike_status: Rubric
    harm_grade: Rubric
