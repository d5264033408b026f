"""What a dossier is made with, besides the view."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from purport.records.value import value
from purport.records.view import View


def no_picture(media_id: str) -> bytes | None:
    """None: no bytes of any picture are at hand."""
    return None


@value
class PublishOptions:
    """The templates and files to write with, and the choices of one dossier.

    `templates` are Jinja texts by name. `assets` are files by their path in the dossier; they are
    passed on unchanged. `pictures` gives the re-encoded bytes (JPEG) of a media item by its id, or
    None. `lines` gives the contract's JSON Lines of a view. `earlier` is the same case at an
    earlier moment. `least_radius_m` is how finely a place may be shown at most, in metres.
    `countries` are names by ISO 3166-1 alpha-2 code.
    """

    templates: Mapping[str, str]
    assets: Mapping[str, bytes]
    draft: bool = True
    pictures: Callable[[str], bytes | None] = no_picture
    lines: Callable[[View], Iterator[str]] | None = None
    earlier: View | None = None
    least_radius_m: int = 2000
    countries: Mapping[str, str] = field(default_factory=dict)
