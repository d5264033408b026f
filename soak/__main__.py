"""Runs the long tests: all of them, or the parts named. A part that met its bounds is not done again.

Results are kept in var/soak/ as one JSON file a part; remove a file to run its part again. A part that
did not meet its bounds, or was stopped before its end, goes on where it keeps what was done.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from soak.bit_flips import bit_flips
from soak.disk_full import disk_full
from soak.hostile_pictures import hostile_pictures
from soak.kills import kills
from soak.log_attacks import log_attacks
from soak.million_places import million_places
from soak.odd_articles import odd_articles
from soak.power_loss import power_loss
from soak.seen_photos import seen_photos
from soak.thousand_articles import thousand_articles

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "soak"
PARTS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "hostile_pictures": hostile_pictures,
    "log_attacks": log_attacks,
    "seen_photos": seen_photos,
    "kills": kills,
    "power_loss": power_loss,
    "disk_full": disk_full,
    "bit_flips": bit_flips,
    "thousand_articles": thousand_articles,
    "million_places": million_places,
    "odd_articles": odd_articles,
}


def main(asked: list[str]) -> int:
    """0 if every part met its bounds, 1 if one did not, 2 for a part nobody knows."""
    os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="purport-keys-")  # never the user's key
    unknown = sorted(set(asked) - set(PARTS))
    if unknown:
        print(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    results = [run(name) for name in asked or PARTS]
    return 0 if all(results) else 1


def run(name: str) -> bool:
    """Whether a part meets its bounds, now or when it was done before."""
    kept = KEPT / f"{name}.json"
    if not kept.exists() or not json.loads(kept.read_text("utf-8"))["met"]:
        KEPT.mkdir(parents=True, exist_ok=True)
        result = PARTS[name](KEPT / name)
        kept.write_text(json.dumps(result | circumstances(), indent=1), "utf-8")
    written = json.loads(kept.read_text("utf-8"))
    print(json.dumps(written, sort_keys=True))
    return bool(written["met"])


def circumstances() -> dict[str, str]:
    """Date, commit and machine."""
    asked = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "commit": commit.stdout.strip(),
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
