"""Dossiers of the sample views."""

import io
from functools import cache

from PIL import Image

from purport.publish import PublishOptions, publish
from purport.stock.dossier import load_assets

from .views import CASES, before


def picture(media_id: str) -> bytes:
    """A small grey picture."""
    target = io.BytesIO()
    Image.new("L", (64, 48), 128).save(target, "JPEG")
    return target.getvalue()


def options(**more: object) -> PublishOptions:
    """Options with all that ships."""
    stock = load_assets()
    fields = {"countries": {"SY": "Syria"}, "pictures": picture, **more}
    return PublishOptions(templates=stock.templates, assets=stock.assets, **fields)


@cache
def dossier(name: str) -> dict[str, bytes]:
    """The files of a sample dossier."""
    earlier = before() if name == "after" else None
    return dict(publish(CASES[name](), options(earlier=earlier)))
