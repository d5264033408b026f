"""Functions called in a process of their own, with limits of memory and time.

Decoders of pictures are attacked with prepared files; what they do there, they do to that process.
"""

import contextlib
import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Given = TypeVar("Given")

MEMORY_BYTES = 4 << 30  # of address space, the libraries' own included
TIMEOUT_S = 60.0


class Exceeded(Exception):
    """The call took too long, too much memory, or ended its process."""


class LimitedProcess:
    """One process that is kept for the next call, and started again once a call ended it."""

    def __init__(self, timeout_s: float = TIMEOUT_S, memory_bytes: int = MEMORY_BYTES) -> None:
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._process: Any = None
        self._line: Connection | None = None

    def call(self, function: Callable[..., Given], *given: Any) -> Given:
        """What the function returns; function, arguments and result are sent between processes.

        Raises: Exceeded.
        """
        line = self._line or self._start()
        try:
            line.send((function, given))
            if not line.poll(self._timeout_s):
                raise Exceeded(f"it took more than {self._timeout_s:g} seconds")
            is_fine, answer = line.recv()
        except (EOFError, OSError):
            self.close()
            raise Exceeded("it ended the process that read it") from None
        except Exceeded:
            self.close()
            raise
        if not is_fine:
            raise Exceeded(answer)
        result: Given = answer
        return result

    def close(self) -> None:
        """Nothing, once the process is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(there, self._memory_bytes), daemon=True
        )
        self._process.start()
        there.close()
        self._line = here
        return here


def _serve(line: Connection, memory_bytes: int) -> None:
    _limit(memory_bytes)
    while True:
        try:
            function, given = line.recv()
        except EOFError:
            return
        try:
            line.send((True, function(*given)))
        except MemoryError:
            line.send((False, "it needs too much memory"))
        except Exception as error:  # noqa: BLE001 - the fence: the caller keeps it as a problem
            line.send((False, f"{type(error).__name__}: {error}"))


def _limit(memory_bytes: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
