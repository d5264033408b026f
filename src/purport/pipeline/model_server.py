"""A language model server with an OpenAI-compatible interface (Ollama, llama.cpp), asked directly.

The standard library's client is enough for one POST, and it goes nowhere but where it is told: no
proxy from the environment, no redirect followed. The address that was reached is looked at before
a word is sent. A timer ends the whole exchange, as a time limit on each read does not stop a
server that sends a byte now and then.
"""

import contextlib
import http.client
import ipaddress
import json
import socket
import threading
from typing import Any
from urllib.parse import SplitResult, urlsplit

from purport.records.asking import Answer, Inquiry
from purport.records.value import value

MOST_BYTES = 1 << 20
MOST_TOKENS = 2048
TEMPERATURE, SEED = 0, 7


@value
class Server:
    """Where to ask. `timeout_s` is for the whole of one exchange."""

    url: str
    model: str
    timeout_s: float
    leaves_this_machine: bool = False


class Unanswered(Exception):
    """There is no answer; `kind` and the message say why."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def why_not(url: str, *, leaves_this_machine: bool) -> str:
    """Why a server at this address must not be asked; empty if it may."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return f"url {url!r} is no address: write it as http://127.0.0.1:11434/v1"
    if parts.scheme not in ("http", "https") or not host:
        return f"url {url!r} is no web address: write it as http://127.0.0.1:11434/v1"
    if parts.username or parts.password or parts.query or parts.fragment:
        return "url must hold no user, password, ? or #"
    if leaves_this_machine or host == "localhost" or _is_loopback(host):
        return ""
    return (
        f"{host} is not this machine: the words of your documents would leave it. "
        "If you want that, set leaves_this_machine = true"
    )


def ask(server: Server, inquiry: Inquiry) -> str:
    """The server's raw answer to one question: JSON that `read_reply` can read.

    Raises: Unanswered.
    """
    asked = {
        "model": server.model,
        "messages": [
            {"role": "system", "content": inquiry.instructions},
            {"role": "user", "content": inquiry.words},
        ],
        "temperature": TEMPERATURE,
        "seed": SEED,
        "max_tokens": MOST_TOKENS,
        "stream": False,
        "response_format": {"type": "json_object"},
    }
    body = json.dumps(asked, ensure_ascii=True).encode("ascii")
    raw = _text(exchange(server, "POST", "/chat/completions", body))
    read_reply(raw)
    return raw


def read_reply(raw: str) -> Answer:
    """The model's words in a raw answer.

    Raises: Unanswered where it is not what such servers answer.
    """
    try:
        given: Any = json.loads(raw)
        choice = given["choices"][0]
        words, ended = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Unanswered("reader_not_json", "its answer is not of the expected form") from None
    if not isinstance(words, str):
        raise Unanswered("reader_not_json", "its answer holds no words")
    return Answer(words=words, is_cut=ended == "length")


def models_of(server: Server) -> tuple[str, ...]:
    """The models that the server says it has.

    Raises: Unanswered.
    """
    try:
        given: Any = json.loads(_text(exchange(server, "GET", "/models", None)))
        return tuple(str(each["id"]) for each in given["data"])
    except (ValueError, LookupError, TypeError, RecursionError):
        raise Unanswered("reader_not_json", "its list of models cannot be read") from None


def exchange(server: Server, method: str, path: str, body: bytes | None) -> bytes:
    """The body of one answer with status 200.

    Raises: Unanswered.
    """
    connection = _connection(server, urlsplit(server.url))
    try:
        connection.connect()
    except OSError as error:
        connection.close()
        raise _failed(server, error, late=isinstance(error, TimeoutError)) from None
    return _in_time(server, connection, (method, path, body))


def _in_time(
    server: Server, connection: http.client.HTTPConnection, asked: tuple[str, str, bytes | None]
) -> bytes:
    """The answer over an open connection; the timer ends it wherever it is stuck.

    The timer keeps the socket itself: the connection gives it away once an answer begins.
    """
    late = threading.Event()
    timer = threading.Timer(server.timeout_s, _cut_off, (connection.sock, late))
    timer.daemon = True
    timer.start()
    try:
        content = _exchanged(server, connection, asked)
    except (OSError, http.client.HTTPException) as error:
        is_late = late.is_set() or isinstance(error, TimeoutError)
        raise _failed(server, error, late=is_late) from None
    finally:
        timer.cancel()
        connection.close()
    if late.is_set():
        raise _too_late(server)
    return content


def _failed(server: Server, error: Exception, *, late: bool) -> Unanswered:
    if late:
        return _too_late(server)
    return Unanswered("reader_unreachable", f"it cannot be reached ({type(error).__name__})")


def _connection(server: Server, parts: SplitResult) -> http.client.HTTPConnection:
    secure = parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=server.timeout_s)


def _exchanged(
    server: Server,
    connection: http.client.HTTPConnection,
    asked: tuple[str, str, bytes | None],
) -> bytes:
    method, path, body = asked
    reached = str(connection.sock.getpeername()[0])
    if not server.leaves_this_machine and not _is_loopback(reached):
        raise Unanswered("reader_elsewhere", f"its name leads to {reached}, not to this machine")
    headers = {"Content-Type": "application/json"} if body is not None else {}
    connection.request(method, urlsplit(server.url).path.rstrip("/") + path, body, headers)
    response = connection.getresponse()
    if response.status != http.client.OK:
        raise Unanswered("reader_status", f"it answered with status {response.status}")
    content = response.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Unanswered("reader_too_large", f"its answer is longer than {MOST_BYTES:,} bytes")
    if response.length:
        raise Unanswered("reader_unreachable", "its answer broke off")
    return content


def _cut_off(line: socket.socket, late: threading.Event) -> None:
    late.set()
    with contextlib.suppress(OSError):  # the other side may have closed it in this moment
        line.shutdown(socket.SHUT_RDWR)


def _too_late(server: Server) -> Unanswered:
    return Unanswered("reader_timeout", f"it did not answer within {server.timeout_s:g} s")


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Unanswered("reader_not_json", "its answer is no UTF-8 text") from None


def _is_loopback(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)
