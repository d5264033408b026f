"""The conditions of a settings file, read as SQL and answered with numpy.

The file is Splink's own, so that its conditions run unchanged on DuckDB and Spark. Here they are
answered for pairs of rows at once. What is understood is the part of SQL that such conditions
need: columns with `_l` and `_r`, numbers, + - *, abs, sqrt, least, greatest, comparisons, IS NULL,
AND, OR. There is no NOT, so that an unknown answer can be taken for "no" without changing any
result.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.records.problem import Impossible

Answer = NDArray[Any]

_TOKEN = re.compile(r'\s*(?:("?)([A-Za-z_]\w*)\1|(\d+\.?\d*)|(<=|>=|<>|[-+*(),=<>]))')
_FUNCTIONS: Mapping[str, Callable[..., Answer]] = {
    "abs": np.abs,
    "sqrt": np.sqrt,
    "least": np.minimum,
    "greatest": np.maximum,
}
_COMPARISONS: Mapping[str, Callable[..., Answer]] = {
    "=": np.equal,
    "<>": lambda left, right: (left != right) & ~np.isnan(left) & ~np.isnan(right),
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}
_WORDS = frozenset({"and", "or", "is", "not", "null", "else"})


class Pairs:
    """Columns of the left and right rows of pairs; answers are kept, so that none is found twice.

    Every column holds numbers; NaN stands for NULL.
    """

    def __init__(
        self, columns: Mapping[str, Answer], left: NDArray[Any], right: NDArray[Any]
    ) -> None:
        self._columns, self._sides = columns, {"l": left, "r": right}
        self._kept: dict[str, Answer] = {}
        self.count = len(left)

    def column(self, name: str) -> Answer:
        """The values of a column such as `radius_km_l`, one a pair."""
        found: Answer = self._columns[name[:-2]][self._sides[name[-1]]]
        return found

    def answer(self, text: str, find: Callable[["Pairs"], Answer]) -> Answer:
        """The answer to an expression, found once."""
        if text not in self._kept:
            self._kept[text] = find(self)
        return self._kept[text]


class Expression:
    """One read expression: its text in one form, and how it is answered."""

    def __init__(self, text: str, find: Callable[[Pairs], Answer]) -> None:
        self.text, self._find = text, find

    def of(self, pairs: Pairs) -> Answer:
        """The answers, one a pair."""
        return pairs.answer(self.text, self._find)


def read_condition(sql: str) -> Expression:
    """The condition that a text holds; ELSE holds for every pair.

    Raises: Impossible for anything else than the SQL understood here.
    """
    if sql.strip().upper() == "ELSE":
        return Expression("ELSE", lambda pairs: np.ones(pairs.count, bool))
    reader = _Reader(sql)
    found = reader.either()
    if reader.here:
        raise reader.wrong()
    return found


class _Reader:
    """A reader by recursive descent, one method a rank of operators."""

    def __init__(self, sql: str) -> None:
        self._sql, self._tokens, at = sql, list[str](), 0
        sql = sql.strip()
        while at < len(sql):
            match = _TOKEN.match(sql, at)
            if match is None:
                raise Impossible(f"{sql!r}: not understood from {sql[at : at + 20]!r}")
            self._tokens.append(match[2] or match[3] or match[4])
            at = match.end()
        self._tokens.append("")

    @property
    def here(self) -> str:
        """The token that comes next; words in small letters."""
        token = self._tokens[0]
        return token.lower() if token.lower() in _WORDS else token

    def wrong(self) -> Impossible:
        """That the next token has no place there."""
        return Impossible(f"{self._sql!r}: {self.here or 'its end'} is not understood there")

    def either(self) -> Expression:
        """Conditions joined by OR."""
        found = self._both()
        while self._take("or"):
            found = _join(np.logical_or, "OR", found, self._both())
        return found

    def _both(self) -> Expression:
        found = self._plain()
        while self._take("and"):
            found = _join(np.logical_and, "AND", found, self._plain())
        return found

    def _plain(self) -> Expression:
        found = self._sum()
        if self.here in _COMPARISONS:
            sign = self._next()
            return _join(_COMPARISONS[sign], sign, found, self._sum())
        if self._take("is"):
            absent = not self._take("not")
            self._need("null")
            return _is_null(found, absent)
        return found  # a condition in brackets

    def _sum(self) -> Expression:
        found = self._product()
        while self.here in ("+", "-"):
            sign = self._next()
            find = np.add if sign == "+" else np.subtract
            found = _join(find, sign, found, self._product())
        return found

    def _product(self) -> Expression:
        found = self._atom()
        while self._take("*"):
            found = _join(np.multiply, "*", found, self._atom())
        return found

    def _atom(self) -> Expression:
        token = self._next()
        if token == "(":
            found = self.either()
            self._need(")")
            return found
        if token[:1].isdigit():
            number = float(token)
            return Expression(token, lambda _: np.float64(number))  # type: ignore[arg-type,return-value]
        if token.lower() in _FUNCTIONS and self.here == "(":
            return self._call(token.lower())
        if token[-2:] in ("_l", "_r"):
            return Expression(token, lambda pairs: pairs.column(token))
        raise Impossible(f"{self._sql!r}: {token or 'its end'} is not understood there")

    def _call(self, name: str) -> Expression:
        self._need("(")
        found = self.either()
        if name in ("abs", "sqrt"):
            find, one = _FUNCTIONS[name], found
            found = Expression(f"{name}({one.text})", lambda pairs: find(one.of(pairs)))
        else:
            self._need(",")
            found = _join(_FUNCTIONS[name], name, found, self.either())
        self._need(")")
        return found

    def _next(self) -> str:
        return self._tokens.pop(0)

    def _take(self, token: str) -> bool:
        if self.here != token:
            return False
        self._next()
        return True

    def _need(self, token: str) -> None:
        if not self._take(token):
            raise self.wrong()


def _join(
    find: Callable[..., Answer], name: str, left: Expression, right: Expression
) -> Expression:
    text = f"({left.text} {name} {right.text})"
    return Expression(text, lambda pairs: find(left.of(pairs), right.of(pairs)))


def _is_null(found: Expression, absent: bool) -> Expression:
    text = f"({found.text} IS {'' if absent else 'NOT '}NULL)"
    return Expression(text, lambda pairs: np.isnan(found.of(pairs)) == absent)
