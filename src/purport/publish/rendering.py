"""Templates to pages."""

import re
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from purport.publish.options import PublishOptions
from purport.publish.sheet import Sheet
from purport.publish.source_rows import short_path

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTIONS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_ANY_CONTROL = re.compile(f"({_CONTROLS.pattern}|{_DIRECTIONS.pattern})")
_CTL = Markup('<span class="ctl">{}</span>')


def environment(options: PublishOptions) -> Environment:
    """The templates, everything that they print escaped, nothing undefined allowed."""
    made = Environment(
        loader=DictLoader(dict(options.templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        finalize=_shown,
    )
    made.filters["upper_first"] = _upper_first
    made.filters["exact"] = _exact
    made.filters["short_path"] = short_path
    return made


def render(made: Environment, template: str, context: dict[str, Any]) -> tuple[str, str]:
    """A page and the style sheet of its positions."""
    sheet = Sheet()
    page = made.get_template(template).render({**context, "place": sheet.place})
    return page + "\n", sheet.text()


def _shown(content: Any) -> Any:
    """Text that a page can hold: control characters as their pictures, one for one.

    Controls of direction could reorder what stands around them: they are shown as U+FFFD.
    """
    if type(content) is str:
        return _DIRECTIONS.sub("\ufffd", _CONTROLS.sub(_picture, content))
    return content


def _exact(words: str) -> Markup:
    """A source's words with every character kept; controls stand in boxes of their own.

    A box is a paragraph of its own to the bidirectional algorithm, so that nothing in it reorders
    the words around it. What HTML cannot hold is shown as a dot.
    """
    parts = _ANY_CONTROL.split(words)
    return Markup("").join(
        _CTL.format(_CONTROLS.sub("·", part)) if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # Unicode's control pictures
    return "\u2421" if code == 0x7F else "\ufffd"


def _upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]
