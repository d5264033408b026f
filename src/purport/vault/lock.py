"""One process writes a case at a time."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from purport.records.problem import Impossible
from purport.vault.durable import make_folder

WAIT_S = 30.0
PAUSE_S = 0.1


class CaseBusy(Impossible):
    """Another process writes this case."""

    def __init__(self, holder: str) -> None:
        super().__init__(
            f"another process is writing this case ({holder}): wait until it has ended, or end it"
        )
        self.holder = holder


@contextlib.contextmanager
def writing(vault: Path, wait_s: float = WAIT_S) -> Iterator[None]:
    """The right to write a case, held until the block ends or the process does.

    Raises: CaseBusy, naming the holder, if it is not free within `wait_s` seconds.
    """
    make_folder(vault)
    with open(vault / "writing.lock", "a+b") as file:
        _acquire(file.fileno(), wait_s, vault / "writing.lock")
        file.truncate(0)
        file.write(f"process {os.getpid()}".encode())
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)
            fcntl.flock(file.fileno(), fcntl.LOCK_UN)


def _acquire(handle: int, wait_s: float, path: Path) -> None:
    deadline = time.monotonic() + wait_s
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise CaseBusy(path.read_text("utf-8") or "unknown process") from None
            time.sleep(PAUSE_S)
