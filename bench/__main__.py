"""Runs the measurements: all of them, or the parts named.

`python -m bench claims-speed FOLDER` measures over the .txt files of another folder.

Each part needs data that is not in the repository; one whose data is not there says so. The goals,
the figures and what they mean stand in docs/quality/.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
DATA = SHARED / "data"
PHOTOS = DATA / "photos" / "images"
PARTS: dict[str, tuple[Path, tuple[str, ...]]] = {
    "photo_search": (ROOT, ("bench/photos.py", "speed")),
    "photo_scenes": (PHOTOS, ("bench/photos.py", "scenes", str(PHOTOS), "12", "7")),
    "photo_words": (PHOTOS, ("bench/photo_words.py", str(PHOTOS), "12", "23")),
    "photo_archive": (PHOTOS, ("bench/photo_archive.py", str(PHOTOS))),
    "releases": (DATA / "oir_releases", ("bench/releases.py", "--noted", str(DATA))),
    "claims": (DATA / "re3d", ("-m", "bench.claim_quality", "--data", str(DATA))),
    "times": (DATA / "oir_releases", ("bench/times.py", "--speed", str(DATA / "oir_releases"))),
    "videos": (ROOT / "tests", ("bench/videos.py",)),
    "log": (ROOT, ("bench/log.py",)),
    "places": (DATA / "oir_releases", ("bench/places.py", "speed")),
    "linking": (
        ROOT / "training" / "linking",
        ("-m", "bench.linking", "--same", "3000", "--pair", "200000", "--records", "200000"),
    ),
    "linking-growth": (ROOT / "training" / "linking", ("-m", "bench.linking", "--growth")),
    "claims-speed": (
        DATA / "oir_releases",
        ("bench/claims_speed.py", str(DATA / "oir_releases")),
    ),
    "comparisons": (
        DATA / "linking",
        ("bench/comparisons.py", str(DATA), str(SHARED / "measure")),
    ),
    "unreported": (DATA / "linking", ("bench/unreported.py", str(DATA))),
    "record_speed": (ROOT, ("bench/record_speed.py",)),
    "extract": (
        SHARED / "measure",
        (
            str(SHARED / "measure" / "speed.py"),
            str(DATA / "oir_releases"),
            "--command",
            f"{sys.executable} -m purport.cli extract",
        ),
    ),
}


def main(asked: list[str]) -> int:
    """0 if every part that has its data ran; 1 if one failed; 2 for a part nobody knows."""
    os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="purport-keys-")  # never the user's key
    if asked[:1] == ["claims-speed"] and len(asked) > 1:
        words = [sys.executable, str(ROOT / "bench" / "claims_speed.py"), *asked[1:]]
        return subprocess.run(words, check=False).returncode
    unknown = sorted(set(asked) - set(PARTS))
    if unknown:
        print(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    failed = [name for name in asked or PARTS if not run(name)]
    return 1 if failed else 0


def run(name: str) -> bool:
    """Whether a part ran, or could not because its data is not there."""
    needed, words = PARTS[name]
    if not needed.exists():
        print(f"{name}: left out, {needed} is not there")
        return True
    started = time.perf_counter()
    done = subprocess.run([sys.executable, *words], cwd=ROOT, check=False)
    print(f"{name}: exit code {done.returncode} after {time.perf_counter() - started:.1f} s")
    return done.returncode in (0, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
