"""File names that a container states: never trusted, only compared."""

import posixpath
import re

from purport.collect.part import Capture
from purport.records.problem import Problem

_SHOWN_LETTERS = 120
_DRIVE = re.compile(r"[A-Za-z]:")


def inside(name: str) -> str | None:
    """A name as a normal relative path with `/`, None where it leads out of its container.

    Absolute paths, drive letters, a `..` that climbs above the start and NUL lead out.
    """
    path = name.replace("\\", "/")
    if not path.strip() or "\x00" in path or path.startswith("/") or _DRIVE.match(path):
        return None
    normal = posixpath.normpath(path)
    return None if normal in (".", "..") or normal.startswith("../") else normal


def folder_of(address: str) -> str:
    """The address up to and with its last `/`; empty for a bare name."""
    return address[: address.rfind("/") + 1]


def unsafe(capture: Capture, part: str, name: str) -> Problem:
    """The problem of a name that leads out of its container."""
    return Problem(
        room="collect",
        subject=f"{capture.address}#{part}",
        kind="unsafe_name",
        message=f"the container names {shown(name)}, which leads out of it: not followed",
        hint="check where this container comes from; nothing was read or written there",
    )


def shown(name: str) -> str:
    """A name for a message: quoted, control characters escaped, cut to 120 letters."""
    cut = name if len(name) <= _SHOWN_LETTERS else f"{name[:_SHOWN_LETTERS]}…"
    return repr(cut)
