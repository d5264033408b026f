"""A scripted language model server on this machine: answers as told, notes what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Play = Callable[["Stage"], None]


class Stage(BaseHTTPRequestHandler):
    """One request; the play of the server decides what is sent."""

    server: "Scripted"

    def do_POST(self) -> None:
        """Notes the question and plays."""
        size = int(self.headers["Content-Length"])
        self.server.asked.append(json.loads(self.rfile.read(size)))
        self.server.play(self)

    def do_GET(self) -> None:
        """The list of models."""
        self.reply(json.dumps({"data": [{"id": "tiny"}]}).encode())

    def reply(self, body: bytes, status: int = 200) -> None:
        """Sends one whole answer."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing: tests keep quiet."""


class Scripted(ThreadingHTTPServer):
    """The server with its play and its notes."""

    daemon_threads = True

    def __init__(self, play: Play) -> None:
        super().__init__(("127.0.0.1", 0), Stage)
        self.play = play
        self.asked: list[dict[str, Any]] = []
        self.stopped = threading.Event()

    @property
    def url(self) -> str:
        """The address for case.toml."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, *_: Any) -> None:
        """Nothing: that a client hangs up is part of the plays."""


@contextmanager
def serving(play: Play) -> Iterator[Scripted]:
    """The server, while it runs."""
    server = Scripted(play)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        thread.join()
        server.server_close()


def completion(words: str, ended: str = "stop") -> bytes:
    """An answer as such servers give it, around a model's words."""
    choice = {"message": {"role": "assistant", "content": words}, "finish_reason": ended}
    return json.dumps({"model": "tiny", "choices": [choice]}).encode()


def telling(*claims: dict[str, Any]) -> Play:
    """A play that tells of these claims."""
    body = completion(json.dumps({"claims": list(claims)}))
    return lambda stage: stage.reply(body)


def replying(body: bytes, status: int = 200) -> Play:
    """A play of one fixed answer."""
    return lambda stage: stage.reply(body, status)
