"""Templates to pages."""

import re
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

from purport.publish.options import PublishOptions
from purport.publish.sheet import Sheet

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


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
    return made


def render(made: Environment, template: str, context: dict[str, Any]) -> tuple[str, str]:
    """A page and the style sheet of its positions."""
    sheet = Sheet()
    page = made.get_template(template).render({**context, "place": sheet.place})
    return page + "\n", sheet.text()


def _shown(content: Any) -> Any:
    """Text that a page can hold: control characters as their pictures, one for one."""
    if type(content) is str:
        return _CONTROLS.sub(_picture, content)
    return content


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # Unicode's control pictures
    return "\u2421" if code == 0x7F else "\ufffd"


def _upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]
