"""Which file systems can hold a case."""

from pathlib import Path

from purport.records.problem import Impossible

NETWORK_TYPES = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ceph",
        "glusterfs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.gvfsd-fuse",
        "davfs",
        "lustre",
        "9p",
        "ncpfs",
    }
)
MOUNTS = Path("/proc/mounts")


class NetworkFileSystem(Impossible):
    """The case lies on a network file system, where locks and syncs do not hold."""

    def __init__(self, path: Path, kind: str) -> None:
        super().__init__(
            f"{path} lies on a network file system ({kind}), where a finished write may still be "
            "lost and two writers may collide: put the case on a local disk"
        )
        self.kind = kind


def refuse_network(path: Path) -> None:
    """Nothing, if the path lies on a local file system (or that cannot be found out).

    Raises: NetworkFileSystem.
    """
    kind = file_system_type(path, MOUNTS.read_text("utf-8", "replace") if MOUNTS.exists() else "")
    if kind in NETWORK_TYPES:
        raise NetworkFileSystem(path, kind)


def file_system_type(path: Path, mounts: str) -> str:
    """The type of the file system that holds the path, by a mount table; "" if not listed."""
    found, longest = "", -1
    inner = path.absolute()
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if inner.is_relative_to(point) and len(point.parts) > longest:
            found, longest = fields[2], len(point.parts)
    return found
