"""The files of an export, whether it lies open in a folder or closed in a ZIP archive."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from typing import Protocol

from purport.collect.gathering import Gathering
from purport.collect.names import inside, shown

MEMBERS_LIMIT = 200_000
MEMBER_BYTES = 64 << 20
TOTAL_BYTES = 192 << 20  # all members together: what is read stays in memory with the archive
RATIO_LIMIT = 200  # deflate reaches 1,032; tweets as JSON compress about ten times
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)


class Holdings(Protocol):
    """Files by their names relative to the export's root, with `/`."""

    @property
    def names(self) -> frozenset[str]:
        """All names that can be asked for."""

    def content(self, name: str) -> bytes | None:
        """The bytes of a file, None where it is not held (a damaged one is a problem as well)."""

    def sibling(self, name: str) -> str | None:
        """The address of the capture that holds the file, None where it lies inside this one."""


class OpenFolder:
    """The files beside a captured one: other captures of the same batch."""

    def __init__(self, gathering: Gathering, root: str) -> None:
        self._tools = gathering.tools
        self._root = root
        beside = (each for each in gathering.tools.siblings if each.startswith(root))
        self._names = frozenset(each[len(root) :] for each in beside)

    @property
    def names(self) -> frozenset[str]:
        """All names under the root."""
        return self._names

    def content(self, name: str) -> bytes | None:
        """The bytes of the capture with that name."""
        return self._tools.sibling(self._root + name) if name in self._names else None

    def sibling(self, name: str) -> str | None:
        """The address of the capture with that name."""
        return self._root + name if name in self._names else None


class ClosedArchive:
    """The members of a ZIP archive, read in memory within limits and never written anywhere."""

    def __init__(self, gathering: Gathering, content: bytes, root: str) -> None:
        self._gathering = gathering
        self._left = TOTAL_BYTES
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._members = _members(self._archive.infolist(), root)
        self._report_unsafe()

    @property
    def names(self) -> frozenset[str]:
        """The names of the members under the root."""
        return frozenset(self._members)

    def content(self, name: str) -> bytes | None:
        """The bytes of a member within the limits; beyond them a problem."""
        member = self._members.get(name)
        if member is None:
            return None
        why = self._refusal(member)
        if why is not None:
            self._refused(name, "over_limit", why)
            return None
        try:
            with self._archive.open(member) as opened:
                content = opened.read(MEMBER_BYTES + 1)
        except _DAMAGE as error:
            self._refused(name, "damaged_archive", f"{shown(name)}: {error}")
            return None
        self._left -= len(content)
        return content

    def sibling(self, name: str) -> str | None:
        """None: every member lies inside the archive."""
        return None

    def _refusal(self, member: zipfile.ZipInfo) -> str | None:
        size = member.file_size
        if size > MEMBER_BYTES:
            return f"{shown(member.filename)} has {size:,} bytes, more than {MEMBER_BYTES:,}"
        if size > self._left:
            return f"{shown(member.filename)}: more than {TOTAL_BYTES:,} bytes in one archive"
        if size > RATIO_LIMIT * max(1, member.compress_size):
            return f"{shown(member.filename)} expands more than {RATIO_LIMIT} times"
        return None

    def _refused(self, name: str, kind: str, message: str) -> None:
        hint = "unpack the archive with another program and add the folder"
        self._gathering.problem(kind, message, hint, part=name)

    def _report_unsafe(self) -> None:
        names = [
            each.filename for each in self._archive.infolist() if inside(each.filename) is None
        ]
        if names:
            self._gathering.problem(
                "unsafe_name",
                f"{len(names)} member(s) lead out of the archive, such as {shown(names[0])}: "
                "left alone",
                "check where this archive comes from",
            )


def archive_root(content: bytes, marks: tuple[str, ...]) -> str | None:
    """The folder in a ZIP archive under which one of the marks lies ("" for the top), else None."""
    if not content.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except _DAMAGE:
        return None
    if len(names) > MEMBERS_LIMIT:
        return None
    found = (name[: -len(mark)] for name in names for mark in marks if name.endswith(mark))
    return min((root for root in found if root == "" or root.endswith("/")), default=None)


def _members(infos: Iterable[zipfile.ZipInfo], root: str) -> dict[str, zipfile.ZipInfo]:
    found = {}
    for info in infos:
        name = inside(info.filename)
        if name is not None and not info.is_dir() and name.startswith(root):
            found[name[len(root) :]] = info
    return found
