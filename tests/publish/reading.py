"""How the tests read a dossier's pages."""

from html.parser import HTMLParser
from posixpath import dirname, join, normpath

from lxml import html

VOID = {"meta", "link", "img", "br", "input"}


def page(files: dict[str, bytes], path: str) -> html.HtmlElement:
    """A parsed page."""
    return html.document_fromstring(files[path].decode("utf-8"))


def pages(files: dict[str, bytes]) -> list[str]:
    """The paths of all pages."""
    return sorted(path for path in files if path.endswith(".html"))


def inside(path: str, address: str) -> tuple[str, str]:
    """The file and the fragment that an address on a page leads to."""
    target, _, fragment = address.partition("#")
    return (normpath(join(dirname(path), target)) if target else path), fragment


def shown(element: html.HtmlElement) -> str:
    """The text of an element, runs of white space as one space."""
    return " ".join(str(element.text_content()).split())


class Balance(HTMLParser):
    """Collects elements that are closed in the wrong order or never."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Remember an open element."""
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Nothing stays open."""

    def handle_endtag(self, tag: str) -> None:
        """Close the last open element, which must be this one."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def unbalanced(text: str) -> list[str]:
    """What is closed wrongly in a page."""
    reader = Balance()
    reader.feed(text)
    return reader.wrong + reader.open
