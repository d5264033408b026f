"""The gazetteer: what it finds, what a user's list adds, and what it says of bad rows."""

import io
import threading
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.records.names import fold, loosen, romanise, skeleton
from purport.records.place import Precision
from purport.stock.gazetteer import IndexedGazetteer, open_gazetteer
from purport.stock.gazetteer_build import index_path
from purport.stock.gazetteer_lists import load_list, rows_of, stored_lists
from purport.stock.gazetteer_store import ListedPlace, facts_of, open_index, write_index

GEONAMES_ROW = (
    "1\tKafr Test\tKafr Test\tكفر تست,Kafar Test\t36.1\t36.7\tP\tPPL\tSY\t\t12\t\t\t\t900\t\t300\t"
    "Asia/Damascus\t2014-01-01"
)
PLAIN = """name,lat,lon,country,name_ar
Kafr Alpha,36.1,36.6,SY,كفر ألفا
Kafr Beta,36.2,36.7,SY,
Kafr Gamma,36.3,36.8,SY,
Kafr Delta,36.4,36.9,SY,
Kafr Epsilon,36.0,36.5,SY,
"""


@pytest.fixture(scope="session")
def world() -> IndexedGazetteer:
    """The world's places; built if no index is there yet."""
    return open_gazetteer()


def loaded(tmp_path: Path, content: str, name: str = "own.csv") -> IndexedGazetteer:
    """A gazetteer of one list alone."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    outcome = load_list(path, tmp_path / "lists")
    assert outcome.found is not None
    return IndexedGazetteer([open_index(Path(outcome.found.path))], (outcome.found.digest,))


@pytest.mark.parametrize("name", ["Harem", "Harim", "Ḩārim", "حارم", "HAREM"])
def test_a_small_town_is_found_in_every_spelling(world: IndexedGazetteer, name: str) -> None:
    """The town of a known strike is found by its usual names, whatever their marks and script."""
    best = world.find(name)[0].place
    assert (best.id, best.country) == ("geonames:169866", "SY")
    assert best.lat == pytest.approx(36.21176)


@pytest.mark.parametrize("name", ["Raqqa", "Ar-Raqqah", "ar raqqa", "الرقة", "Ракка", "Raqqah"])
def test_articles_and_scripts_lead_to_one_town(world: IndexedGazetteer, name: str) -> None:
    """Articles, hyphens and three scripts do not hide a town."""
    assert world.find(name, countries=("SY",))[0].place.id == "geonames:172955"


@pytest.mark.parametrize(
    ("written", "name"),
    [("Києві", "Kyiv"), ("Києва", "Kyiv"), ("Чернігові", "Chernihiv"), ("Миколаєва", "Mykolayiv"),
     ("Харкові", "Kharkiv"), ("Киеве", "Kyiv"), ("Бахмуті", "Bakhmut")],
)  # fmt: skip
def test_cases_that_change_the_stem_lead_home(
    world: IndexedGazetteer, written: str, name: str
) -> None:
    """A town's name in a case is its name, also where Ukrainian changes the stem."""
    assert world.knows(written)
    assert world.find(written)[0].place.name == name


def test_a_town_stands_before_the_region_of_its_name(world: IndexedGazetteer) -> None:
    """A bare name means the town, and the region stays among the readings."""
    found = world.find("Idlib")
    assert found[0].place.precision is Precision.TOWN
    assert Precision.PROVINCE in {c.place.precision for c in found}


def test_countries_are_preferred(world: IndexedGazetteer) -> None:
    """A preferred country brings its bearer of a name to the front."""
    assert world.find("Tripoli", countries=("LB",))[0].place.country == "LB"
    assert world.find("Tripoli", countries=("LY",))[0].place.country == "LY"


def test_within_tells_region_and_country(world: IndexedGazetteer) -> None:
    """The places around a town are its first-level region and its country."""
    assert world.within("geonames:169866") == ("geonames:169387", "geonames:163843")


def test_unknown_and_blank_names(world: IndexedGazetteer) -> None:
    """A name that nobody bears is not known, and blank names have no readings."""
    assert not world.knows("Zzyzxqwt")
    assert world.find("") == world.find(" - ") == ()
    assert world.fame("Syria") == 1.0


def test_finding_is_deterministic(world: IndexedGazetteer) -> None:
    """The same question has the same answer, also from several threads at once."""
    once = world.find("San Antonio")
    answers: list[object] = []
    threads = [
        threading.Thread(target=lambda: answers.append(world.find("San Antonio"))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [once] * 4


def test_the_index_is_small(world: IndexedGazetteer) -> None:
    """The world's index stays under 120 MB and knows its source."""
    assert index_path().stat().st_size < 120_000_000
    assert facts_of(index_path())["name"] == "GeoNames"


def test_a_list_adds_what_the_world_lacks(shared_data: Path, tmp_path: Path) -> None:
    """With a humanitarian list loaded as a user would, its towns are found, doubles only once."""
    listed = load_list(shared_data / "places" / "syria_ocha_communities.csv", tmp_path)
    assert listed.found is not None
    assert (listed.problems, listed.found.left_out) == ((), 0)
    both = open_gazetteer(stored_lists(tmp_path))
    assert both.find("Sarmada")[0].place.id == "syria_ocha_communities:C4121"
    harem = [c for c in both.find("Harem") if c.place.precision is Precision.TOWN]
    assert [c.place.id for c in harem] == ["geonames:169866"]
    assert len(both.digests) == 2


def test_subdistricts_load_with_their_codes(shared_data: Path, tmp_path: Path) -> None:
    """A table of areas gives areas, under their P-codes, in both scripts."""
    listed = load_list(shared_data / "places" / "sample_ocha_like.csv", tmp_path)
    assert listed.found is not None
    own = IndexedGazetteer([open_index(Path(listed.found.path))], ())
    ids = {c.place.id for c in own.find("Atareb")} & {c.place.id for c in own.find("مركز الأتارب")}
    assert "sample_ocha_like:SY020001" in ids


def test_a_geonames_dump_loads(tmp_path: Path) -> None:
    """Nineteen columns without a header are read as GeoNames writes them, quotes literally."""
    quoted = GEONAMES_ROW.replace("Kafr Test\tKafr Test", 'Kafr "Test\tKafr Test')
    own = loaded(tmp_path, quoted + "\n", "SY.txt")
    best = own.find("Kafar Test")[0].place
    assert (best.id, best.country, best.name) == ("geonames:1", "SY", 'Kafr "Test')


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("Bad,4239.00416,36.7,SY,", "off the globe"),
        ("Bad,36.7,4239.00416,SY,", "off the globe"),
        ("Bad,north,36.7,SY,", "not a number"),
        ("Bad,,,SY,", "not a number"),
        ("Bad,136.7,36.1,SY,", "swapped"),
        ("Bad,0,0,SY,", "no position"),
        (",36.1,36.2,SY,", "no name"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_loads(tmp_path: Path, row: str, kind: str) -> None:
    """A row that cannot be right becomes a problem with its number; the others are there."""
    path = tmp_path / "own.csv"
    path.write_text(PLAIN + row + "\n", encoding="utf-8")
    outcome = load_list(path, tmp_path / "lists")
    assert outcome.found is not None
    assert (outcome.found.places, outcome.found.left_out) == (5, 1)
    assert [p.kind for p in outcome.problems] == [kind]
    assert "row 7" in outcome.problems[0].message


def test_exchanged_coordinates_are_suspected(tmp_path: Path) -> None:
    """A row far from all others that would fit with its coordinates exchanged is left out."""
    rows = "\n".join(f"Place {n},{15 + n / 10},{44 + n / 10},YE," for n in range(9))
    path = tmp_path / "own.csv"
    path.write_text(f"name,lat,lon,country,name_ar\n{rows}\nTurned,44.2,15.1,YE,\n", "utf-8")
    outcome = load_list(path, tmp_path / "lists")
    assert [p.kind for p in outcome.problems] == ["swapped"]


def test_a_tag_row_is_no_place(tmp_path: Path) -> None:
    """The row of HXL tags under a header is skipped without a problem."""
    tagged = PLAIN.replace("\n", "\n#loc+name,#geo+lat,#geo+lon,#country,#loc+name+ar\n", 1)
    own = loaded(tmp_path, "\ufeff" + tagged)
    assert own.knows("Kafr Alpha")
    assert own.knows("كفر ألفا")


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "name,lat\nX,1\n"])
def test_a_table_without_places_says_so(tmp_path: Path, content: str) -> None:
    """A table without a name and coordinates loads nothing and says why."""
    path = tmp_path / "own.csv"
    path.write_text(content, encoding="utf-8")
    outcome = load_list(path, tmp_path / "lists")
    assert outcome.found is None
    assert {"no places"} <= {p.kind for p in outcome.problems}


def test_quoted_line_ends_stay_in_their_cell(tmp_path: Path) -> None:
    """A cell may hold a line end, a line separator or the delimiter without breaking its row."""
    odd = 'name,lat,lon\r\n"Kafr\nAlpha, old\u2028town",36.1,36.6\r\nKafr Beta,36.2,36.7\r\n'
    own = loaded(tmp_path, odd)
    assert own.knows("Kafr Alpha old town")
    assert own.knows("Kafr Beta")


@given(st.binary(max_size=200))
def test_any_bytes_can_be_offered(content: bytes) -> None:
    """Whatever the bytes, reading gives numbered rows, or says that one is none."""
    rows = list(rows_of(io.BytesIO(content)))
    assert [number for number, _ in rows] == sorted({number for number, _ in rows})
    assert all(cells is None or any(cell.strip() for cell in cells) for _, cells in rows)


def test_a_monstrous_cell_is_one_bad_row(tmp_path: Path) -> None:
    """A cell too long for a table is a problem of its row; what stands around it loads."""
    path = tmp_path / "own.csv"
    path.write_text("name,lat,lon\nAlpha,36.1,36.6\n" + "x" * 200_000 + ",1,2\nBeta,36.2,36.7\n")
    outcome = load_list(path, tmp_path / "lists")
    assert [each.kind for each in outcome.problems] == ["no row"]
    assert outcome.found is not None
    assert outcome.found.places == 2
    assert outcome.found.left_out == 1


def test_memory_hardly_grows_with_the_list(tmp_path: Path) -> None:
    """A list ten times as long takes far less than ten times the memory while it loads."""
    peaks = []
    for rows in (4_000, 40_000):
        path = tmp_path / f"own{rows}.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write("name,lat,lon,country\n")
            file.writelines(f"Kafr {n:x},36.{n % 99},36.5,SY\n" for n in range(rows))
        tracemalloc.start()
        assert load_list(path, tmp_path / "lists").found is not None
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 4 * peaks[0]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A list that cannot be read is a problem, not a crash."""
    assert load_list(tmp_path / "none.csv").problems[0].kind == "unreadable"


def test_a_list_that_is_gone_is_named(tmp_path: Path) -> None:
    """Opening a stored list that is gone names it and says what to do."""
    with pytest.raises(FileNotFoundError, match=r"gone\.sqlite"):
        open_gazetteer([tmp_path / "gone.sqlite"])


def test_two_writers_leave_one_whole_index(tmp_path: Path) -> None:
    """Indexes written at once by several threads end as one that can be read, without leftovers."""
    place = ListedPlace(
        id="x:1", kind="town", name="Alpha", names=(), country="SY", region=None, lat=1.0,
        lon=2.0, radius_m=2000, weight=0.4,
    )  # fmt: skip
    target = tmp_path / "own.sqlite"
    threads = [
        threading.Thread(target=write_index, args=(target, [place], {"digest": "d"}))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [p.name for p in tmp_path.iterdir()] == ["own.sqlite"]
    assert facts_of(target)["places"] == "1"


def test_old_encodings_are_read() -> None:
    """A table in Windows-1252 is read as such."""
    assert next(rows_of(io.BytesIO(b"name,lat,lon\n\xe9,1,2\n"), "cp1252"))[0] == 1


@given(st.text(max_size=60))
def test_folding_is_stable(name: str) -> None:
    """Folding what is folded changes nothing, and the looser forms never fail."""
    folded = fold(name)
    assert fold(folded) == folded
    assert isinstance(loosen(folded) + romanise(folded) + skeleton(folded), str)


@pytest.mark.parametrize(
    "names",
    [
        ("Ar-Raqqah", "Raqqa", "الرقة", "Ракка", "Эр-Ракка"),
        ("Harem", "Harim", "حارم"),
        ("Deir ez-Zor", "Dayr az Zawr", "دير الزور", "Дейр-эз-Зор"),
        ("Menbij", "Manbij", "منبج", "Манбидж"),
        ("Suluk", "Slouk", "سلوك", "Сулюк"),
        ("Idlib", "Idleb", "إدلب", "Идлиб"),
    ],
)
def test_spellings_share_a_skeleton(names: tuple[str, ...]) -> None:
    """The usual spellings of one name in three scripts have one skeleton."""
    assert len({skeleton(fold(name)) for name in names}) == 1
