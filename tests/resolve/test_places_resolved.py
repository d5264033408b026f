"""Place mentions put on the map, or left open."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.records.place import Place, PlaceMention, Precision, distance_km
from purport.records.spans import words_at
from purport.resolve.places import find_place, resolve_places
from purport.resolve.places.parts import parts_of
from purport.stock.gazetteer import IndexedGazetteer, open_gazetteer
from purport.stock.gazetteer_lists import load_list, stored_lists

HAREM = Place(as_written="", lat=36.21176, lon=36.52078)


@pytest.fixture(scope="module")
def world() -> IndexedGazetteer:
    """The world's places."""
    return open_gazetteer()


@pytest.fixture(scope="module")
def syria(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> IndexedGazetteer:
    """The world's places with a humanitarian list of Syria loaded as a user would."""
    folder = tmp_path_factory.mktemp("lists")
    load_list(shared_data / "places" / "syria_ocha_communities.csv", folder)
    return open_gazetteer(stored_lists(folder))


def mentions(text: str, *names: str) -> list[PlaceMention]:
    """Mentions of names at their first place in a text."""
    starts = [(text.index(name), len(name)) for name in names]
    return [PlaceMention(words=words_at(text, [(s, s + n)]), place=None) for s, n in starts]


def placed(text: str, world: IndexedGazetteer, *names: str) -> list[Place | None]:
    """The places of the names in a text."""
    return [m.place for m in resolve_places(mentions(text, *names), text, world)]


def test_a_town_and_its_province(world: IndexedGazetteer) -> None:
    """In "Harem, Idlib" the first is the town and the second the province around it."""
    town, _ = placed("It fell on Harem, Idlib province.", world, "Harem", "Idlib")
    assert town is not None
    assert town.id == "geonames:169866"
    province = placed("It fell on Harem, Idlib province.", world, "Harem", "Idlib")[1]
    assert province is not None
    assert province.precision is Precision.PROVINCE
    assert (province.radius_m or 0) > 20_000


def test_company_decides(world: IndexedGazetteer) -> None:
    """A common name is read by the places told of with it."""
    (texan, _, _) = placed(
        "Paris lies in Lamar County, Texas.", world, "Paris", "Lamar County", "Texas"
    )
    assert texan is not None
    assert texan.id == "geonames:4717560"
    (french, _) = placed("From Paris to Lyon in France.", world, "Paris", "Lyon")
    assert french is not None
    assert french.country == "FR"


@pytest.mark.parametrize(
    ("text", "bearing", "radius_m"),
    [
        ("It struck near Raqqa today.", None, 15_000),
        ("It struck west of Raqqa today.", "W", 15_000),
        ("It struck in the countryside of Raqqa today.", None, 15_000),
        ("It struck 20 km south-east of Raqqa today.", "SE", 6_000),
    ],
)
def test_relative_places(
    world: IndexedGazetteer, text: str, bearing: str | None, radius_m: int
) -> None:
    """Places given by another have the precision "near", a radius, and the bearing if told."""
    (place,) = placed(text, world, "Raqqa")
    assert place is not None
    assert (place.precision, place.bearing) == (Precision.NEAR, bearing)
    assert (place.radius_m or 0) >= radius_m


def test_a_distance_and_a_bearing_move_the_point(world: IndexedGazetteer) -> None:
    """ "20 km south-east of" puts the point there, not on the town."""
    (there,) = placed("It struck 20 km south-east of Raqqa.", world, "Raqqa")
    (town,) = placed("It struck Raqqa.", world, "Raqqa")
    assert there is not None
    assert town is not None
    assert distance_km(there, town) == pytest.approx(20, abs=0.5)


def test_doubt_is_kept(world: IndexedGazetteer) -> None:
    """A name that nobody bears has no place, and says why where there are candidates."""
    (unknown,) = resolve_places(mentions("In Qqwyxzz.", "Qqwyxzz"), "In Qqwyxzz.", world)
    assert unknown.place is None
    sarmada = find_place("Sarmada", world, ("SY",))
    assert sarmada.place is None


def test_the_other_town_needs_a_list(syria: IndexedGazetteer) -> None:
    """Sarmada is found with a list that holds it, 18 km from Harem."""
    place = find_place("Sarmada", syria, ("SY",)).place
    assert place is not None
    assert distance_km(place, HAREM) == pytest.approx(18.4, abs=0.5)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Jarabulus, Cultural center", ["Jarabulus", "Cultural"]),
        ("Road between Suluk and Ar Raqqah", ["Suluk", "Ar Raqqah"]),
        ("Al-Bab الباب", ["Al-Bab", "الباب"]),
        ("20 km from Suluk", ["Suluk"]),
        ("", []),
        (" , 12 ", []),
    ],
)
def test_cells_come_apart(written: str, names: list[str]) -> None:
    """The names in a table's cell are told apart, also by their script."""
    assert [part.name for part in parts_of(written)] == names


def test_between_two_towns(syria: IndexedGazetteer) -> None:
    """A road between two towns lies halfway, and its radius reaches both."""
    place = find_place("Road between Suluk and Ar Raqqah", syria, ("SY",)).place
    raqqa = find_place("Ar Raqqah", syria, ("SY",)).place
    assert place is not None
    assert raqqa is not None
    assert place.precision is Precision.NEAR
    assert (distance_km(place, raqqa) or 0) * 1000 < (place.radius_m or 0)


def test_contradicting_choices_are_left_open(syria: IndexedGazetteer) -> None:
    """ "A or B" of two towns far apart is not resolved, and both are kept."""
    mention = find_place("Raqqa or Aleppo", syria, ("SY",))
    assert mention.place is None
    assert {"geonames:172955", "geonames:170063"} <= {c.place.id for c in mention.candidates}


@pytest.mark.parametrize("written", ["Northern Raqqah countryside", "ريف الرقة الشمالي"])
def test_a_countryside_is_near_its_town(syria: IndexedGazetteer, written: str) -> None:
    """The countryside of a town is a place near it, in both scripts."""
    place = find_place(written, syria, ("SY",)).place
    assert place is not None
    assert (place.id, place.precision) == ("geonames:172955", Precision.NEAR)


def test_a_point_nearby_decides(world: IndexedGazetteer) -> None:
    """A given point speaks for the bearer of a name beside it."""
    near = find_place("Springfield", world, (), (42.1, -72.6)).place
    assert near is not None
    assert near.id == "geonames:4951788"


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["Harem", "Idlib", "Paris", "Texas", "Raqqa", "U.S."]), max_size=6))
def test_resolving_twice_changes_nothing(world: IndexedGazetteer, names: list[str]) -> None:
    """What is resolved is resolved to the same again; order of words is kept."""
    text = ", near ".join(names)
    found, start = [], 0
    for name in names:
        start = text.index(name, start)
        words = words_at(text, [(start, start + len(name))])
        found.append(PlaceMention(words=words, place=None))
        start += len(name)
    once = resolve_places(found, text, world)
    assert resolve_places(once, text, world) == once
    assert [m.words for m in once] == [m.words for m in found]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_cell_can_be_asked(world: IndexedGazetteer, written: str) -> None:
    """Whatever a cell holds, asking for it gives one mention of those very words."""
    mention = find_place(written, world, ("SY",))
    assert mention.words.text == written
