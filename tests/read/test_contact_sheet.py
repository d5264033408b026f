"""Contact sheets: as many rows as needed, names of any script, and nothing of files but tones."""

import io

from PIL import Image

from pictures import jpeg, scene
from purport.read.contact_sheet import COLUMNS, Fonts, Tile, contact_sheet
from purport.read.thumbnail import thumbnail
from purport.stock.dossier import load_assets

ARABIC = "fonts/ibm-plex-sans-arabic-arabic-400-normal.woff2"
PLAIN = "fonts/ibm-plex-sans-latin-400-normal.woff2"


def opened(tiles: list[Tile], fonts: Fonts) -> Image.Image:
    return Image.open(io.BytesIO(contact_sheet(tiles, "Invented case", fonts))).convert("RGB")


def test_a_sheet_grows_by_rows() -> None:
    """No tile, one row and two rows give sheets of one width and growing height."""
    tile = Tile(picture=thumbnail(jpeg(scene(1))), lines=("1 · a.jpg",), group="one")
    sizes = [opened([tile] * count, Fonts()).size for count in (0, COLUMNS, COLUMNS + 1)]
    assert len({wide for wide, _ in sizes}) == 1
    assert sizes[0] == sizes[1]
    assert sizes[2][1] > sizes[1][1]


def test_a_name_in_arabic_is_written_and_a_long_one_cut() -> None:
    """Arabic letters leave other traces than boxes of a missing letter; no line leaves its tile."""
    assets = load_assets().assets
    fonts = Fonts(plain=assets[PLAIN], arabic=assets[ARABIC])
    left = 14, 58 + 200 + 4, 14 + 200, 58 + 200 + 21
    traces = []
    for name in ("صورة المخبز", "صورة المدرسة", "a" * 400):
        sheet = opened([Tile(picture=None, lines=(f"1 · {name}",))], fonts)
        traces.append(sheet.crop(left).tobytes())
        beyond = sheet.crop((215, left[1], 228, left[3]))
        assert beyond.getcolors() == [(13 * 17, (255, 255, 255))]
    assert len(set(traces)) == 3
