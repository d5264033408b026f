"""When a web page says it was published."""

import re
from datetime import UTC, date, datetime

from purport.records.origin import Published, PublishedSource

_HEAD_LETTERS = 300_000
_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publication_date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_META = re.compile(r"<meta\b[^>]{1,1000}>", re.I)
_NAME = re.compile(r"""(?i)\b(?:property|name|itemprop)\s*=\s*["']?([^"'\s>]+)""")
_CONTENT = re.compile(r"""(?i)\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_TIME = re.compile(r"""(?i)<time\b[^>]{0,400}?\bdatetime\s*=\s*["']([^"']{4,40})["']""")


def page_date(page: str, guessed: str | None) -> Published | None:
    """The publication date in a page's metadata, else the day that was found by pattern.

    An instant needs a zone: a time without one counts as its day only, and the basis says so.
    """
    for written, where in _stated(page[:_HEAD_LETTERS]):
        published = _published(written.strip(), where)
        if published is not None:
            return published
    return _published(guessed, "a date pattern in the page") if guessed else None


def _stated(page: str) -> list[tuple[str, str]]:
    found = _metas(page)
    dates = [(found[name], f"the page's {name}") for name in _NAMES if name in found]
    dates += [(written, "the page's datePublished") for written in _LINKED_DATA.findall(page)]
    return dates + [
        (written, "the page's first time element") for written in _TIME.findall(page)[:1]
    ]


def _metas(page: str) -> dict[str, str]:
    """The page's meta elements by name in lower case, the first of each."""
    found: dict[str, str] = {}
    for element in _META.findall(page):
        name, content = _NAME.search(element), _CONTENT.search(element)
        if name and content:
            found.setdefault(name[1].lower(), content[1] or content[2] or "")
    return found


def _published(written: str, where: str) -> Published | None:
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return None
    source = PublishedSource.METADATA
    if at.tzinfo is not None:
        return Published(at=at.astimezone(UTC), source=source, basis=f"{where}: {written}")
    note = "" if _is_day(written) else " (a time without its zone, so only the day counts)"
    return Published(day=at.date(), source=source, basis=f"{where}: {written}{note}")


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
