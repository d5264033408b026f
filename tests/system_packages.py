"""Asks apt for what some tests need; where it cannot, those tests say why they are skipped."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {"chromium": "chromium", "postgresql": "postgresql"}


def is_there(name: str) -> bool:
    """Whether a program of this package is installed."""
    if name == "postgresql":
        return any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return shutil.which(name) is not None


def main() -> int:
    """0 always: a missing package is said, and its tests are skipped with the reason."""
    missing = [package for name, package in PACKAGES.items() if not is_there(name)]
    if not missing:
        return 0
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        print(f"not installed: {', '.join(missing)} (their tests will be skipped)")
        return 0
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    done = subprocess.run(command, check=False, env=environment, **quiet)
    if done.returncode:
        print(f"apt could not install {', '.join(missing)} (their tests will be skipped)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
