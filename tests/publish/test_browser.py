"""The dossier in a real browser, opened from disk."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from .making_dossiers import dossier

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="skipped: no chromium on this machine")

LIT = (255, 224, 138)  # --lit in the light theme


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example's dossier on disk."""
    made = tmp_path_factory.mktemp("dossier")
    for path, content in dossier("after").items():
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_bytes(content)
    return made


def _chromium(folder: Path, address: str, *flags: str) -> subprocess.CompletedProcess[bytes]:
    assert CHROMIUM is not None
    return subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--virtual-time-budget=4000",
            f"--user-data-dir={folder / 'profile'}",
            "--enable-logging=stderr",
            *flags,
            f"{folder.as_uri()}/{address}",
        ],
        capture_output=True,
        timeout=120,
        env={**os.environ, "LANG": "C.UTF-8"},
        check=False,
    )


def _picture(folder: Path, address: str, *flags: str) -> Image.Image:
    target = folder / "shot.png"
    target.unlink(missing_ok=True)
    _chromium(folder, address, f"--screenshot={target}", "--window-size=1200,1400", *flags)
    return Image.open(io.BytesIO(target.read_bytes())).convert("RGB")


def _share(image: Image.Image, colour: tuple[int, int, int]) -> float:
    near = sum(
        count
        for count, pixel in image.getcolors(maxcolors=1 << 24) or ()
        if all(abs(a - b) <= 3 for a, b in zip(pixel, colour, strict=True))
    )
    return near / (image.width * image.height)


@pytest.mark.parametrize("address", ["index.html", "incident-harem-1.html", "source-A.html"])
def test_pages_open_from_disk_without_a_complaint(folder: Path, address: str) -> None:
    """Styles, fonts and script load from the folder; the policy blocks nothing of ours."""
    done = _chromium(folder, address, "--dump-dom")
    text, log = done.stdout.decode(), done.stderr.decode(errors="replace")
    assert "Light / dark</button>" in text
    assert "Content Security Policy" not in log
    assert "Failed to load resource" not in log


def test_exactly_the_words_named_light_up(folder: Path) -> None:
    """An address with words lights them up in the source's text; without, nothing is lit."""
    words = "source-A.html#w375-508"
    assert b'id="w375-508"' in dossier("after")["source-A.html"]
    assert _share(_picture(folder, words), LIT) > 0.005
    assert _share(_picture(folder, "source-A.html"), LIT) == 0


def test_a_sentence_cut_by_a_page_break_lights_up_in_both_parts(folder: Path) -> None:
    """Words in two spans are reached by one address, and the furniture between stays dark."""
    ids = [part for part in dossier("after")["source-R3.html"].split(b'"') if b"_" in part]
    split = next(part.decode() for part in ids if part.startswith(b"w"))
    lit = _picture(folder, f"source-R3.html#{split}")
    rows = {
        y for y in range(lit.height) for x in range(0, lit.width, 3) if lit.getpixel((x, y)) == LIT
    }
    gaps = [b - a for a, b in zip(sorted(rows), sorted(rows)[1:], strict=False) if b - a > 12]
    assert len(gaps) == 1


def test_dark_mode_follows_the_system(folder: Path) -> None:
    """With a dark system the ground is dark."""
    dark = _picture(folder, "index.html", "--blink-settings=preferredColorScheme=0")
    light = _picture(folder, "index.html", "--blink-settings=preferredColorScheme=1")
    assert light.getpixel((5, 900)) == (0xF5, 0xF6, 0xF3)
    assert dark.getpixel((5, 900)) == (0x0F, 0x13, 0x15)


def test_the_narrow_page_does_not_scroll_sideways(folder: Path) -> None:
    """At 390 pixels no page is wider than its window."""
    probe = folder / "probe.html"
    frames = "".join(
        f'<iframe src="{name}" width="390" height="900"></iframe>'
        for name in ("index.html", "incident-harem-1.html", "claims.html", "sources.html")
    )
    probe.write_text(
        f"<body>{frames}<script>addEventListener('load',()=>{{document.body.append("
        "[...document.querySelectorAll('iframe')].map(f=>'wide:'+"
        "f.contentDocument.documentElement.scrollWidth).join(' '))})</script></body>"
    )
    done = _chromium(folder, "probe.html", "--dump-dom", "--allow-file-access-from-files")
    found = [part.split("<")[0] for part in done.stdout.decode().split("wide:")[1:]]
    widths = [int(part) for part in found if part.strip().isdigit()]
    assert len(widths) == 4
    assert max(widths) <= 390
