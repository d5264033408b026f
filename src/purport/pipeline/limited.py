"""Functions called in a process of their own, with limits of memory and time.

Decoders of pictures are attacked with prepared files; what they do there, they do to that process.
"""

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from purport.read import Look, LookOptions, look
from purport.read.look import COMPONENT, DEFAULT, is_video
from purport.records.problem import Outcome, Problem

Given = TypeVar("Given")

MEMORY_BYTES = 4 << 30  # of address space, the libraries' own included
TIMEOUT_S = 60.0
VIDEO_TIMEOUT_S = 300.0


class Exceeded(Exception):
    """The call took too long, too much memory, or ended its process."""


class LimitedProcess:
    """One process that is kept for the next call, and started again once a call ended it."""

    def __init__(self, timeout_s: float = TIMEOUT_S, memory_bytes: int = MEMORY_BYTES) -> None:
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._process: Any = None
        self._line: Connection | None = None

    def call(
        self, function: Callable[..., Given], *given: Any, timeout_s: float | None = None
    ) -> Given:
        """What the function returns; function, arguments and result are sent between processes.

        `timeout_s` holds for this call alone.

        Raises: Exceeded.
        """
        line = self._line or self._start()
        try:
            line.send((function, given))
            if not line.poll(timeout_s or self._timeout_s):
                raise Exceeded(f"it took more than {timeout_s or self._timeout_s:g} seconds")
            is_fine, answer = line.recv()
        except (EOFError, OSError):
            self.close()
            raise Exceeded("it ended the process that read it") from None
        except BaseException:  # the answer would come to the next question
            self.close()
            raise
        if not is_fine:
            self.close()
            raise Exceeded(answer)
        result: Given = answer
        return result

    def close(self) -> None:
        """Nothing, once the process is gone."""
        if self._process is not None and self._process.pid is not None:
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


class LimitedLook:
    """Looks at pictures in a limited process, which is started with the first of them."""

    def __init__(self, options: LookOptions = DEFAULT, timeout_s: float | None = None) -> None:
        self._process = LimitedProcess()
        self._options = options
        self._timeout_s = timeout_s

    def __call__(self, name: str, content: bytes) -> Outcome[Look]:
        """The look; one that was given up has a problem and nothing else."""
        try:
            allowed_s = self._timeout_s or time_allowed_s(content)
            return self._process.call(look, name, content, self._options, timeout_s=allowed_s)
        except Exceeded as error:
            unseen = Look(mime="application/octet-stream", component=COMPONENT)
            return Outcome(found=unseen, problems=(given_up(name, str(error)),))


def time_allowed_s(content: bytes) -> float:
    """How long these bytes may be decoded for."""
    return VIDEO_TIMEOUT_S if is_video(content) else TIMEOUT_S


def given_up(name: str, why: str) -> Problem:
    """The problem of a picture or video whose decoding was ended."""
    return Problem(
        room="read",
        subject=name,
        kind="not_decoded",
        message=f"its decoding was given up: {why}",
        hint="its bytes are kept; look at them with another program",
    )


def _serve(line: Connection, memory_bytes: int) -> None:
    _limit(memory_bytes)
    _hush()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends this process
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


def _hush() -> None:
    """Nothing, once what decoders say of spoilt files goes nowhere: it is no word to the user."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _limit(memory_bytes: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
