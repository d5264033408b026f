"""What reading needs to know of a part, whoever collected it."""

from typing import Protocol

from purport.records.origin import Published


class Readable(Protocol):
    """One text of a capture: `content` (bytes to decode) or `text` (characters as given).

    `form` says what they are: "text", "html", "release", "post" or "row". The rest is what the
    container or the user stated.
    """

    @property
    def form(self) -> str: ...
    @property
    def content(self) -> bytes | None: ...
    @property
    def text(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def published(self) -> Published | None: ...
    @property
    def language(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...


def agreed_language(stated: str | None, detected: str | None) -> str | None:
    """The language of a text (ISO 639-1): what its letters show, else what its container states."""
    if detected is not None:
        return detected
    tag = (stated or "").replace("_", "-").split("-")[0].strip().lower()
    return tag if len(tag) == 2 and tag.isascii() and tag.isalpha() else None
