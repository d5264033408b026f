"""Go's packages for transparency logs, used to check ours."""

import os
import shutil
import subprocess
from pathlib import Path

SOURCE = Path(__file__).parent / "go" / "check_log.go"
PACKAGES = Path("/usr/share/gocode")


def build_checker(folder: Path) -> Path | str:
    """The built checker, or why it cannot be built here."""
    if shutil.which("go") is None:
        return "skipped: Go is not installed (apt-get install golang-go)"
    if not (PACKAGES / "src/golang.org/x/mod/sumdb/tlog").is_dir():
        return "skipped: Go's sumdb is not installed (apt-get install golang-golang-x-mod-dev)"
    settings = {"GO111MODULE": "off", "GOFLAGS": "", "GOCACHE": str(folder / "cache")}
    done = subprocess.run(
        ["go", "build", "-o", str(folder / "check_log"), str(SOURCE)],
        env={**os.environ, **settings, "GOPATH": f"{PACKAGES}:{folder}"},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return folder / "check_log"


def check_log(
    checker: Path, folder: Path, keys: Path, older: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """How the checker ended on a log's folder."""
    words = [checker, folder, keys, *([older] if older else [])]
    return subprocess.run([*map(str, words)], capture_output=True, text=True, check=False)
