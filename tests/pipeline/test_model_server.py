"""The client of a language model server, against scripted servers on this machine."""

import socket
import time

import pytest

from model_servers import Play, Stage, completion, replying, serving
from purport.pipeline.model_server import Server, Unanswered, ask, read_reply, why_not
from purport.records.asking import Inquiry
from purport.records.ids import CaptureId, DocumentId

QUESTION = Inquiry(
    document_id=DocumentId("document-none"),
    capture_id=CaptureId("capture-none"),
    subject="a.txt",
    instructions="Mark.",
    words="Wörter 🕊️",
)


def server_at(url: str, timeout_s: float = 60.0) -> Server:
    """A server that may only be on this machine."""
    return Server(url=url, model="tiny", timeout_s=timeout_s)


def drip(stage: Stage) -> None:
    """An answer that comes a byte now and then and never ends."""
    stage.send_response(200)
    stage.end_headers()
    while not stage.server.stopped.wait(0.1):
        stage.wfile.write(b" ")


def slow(stage: Stage) -> None:
    """No answer at all while the test lasts."""
    stage.server.stopped.wait(30)


def broken_off(stage: Stage) -> None:
    """Fewer bytes than were announced."""
    stage.send_response(200)
    stage.send_header("Content-Length", "99")
    stage.end_headers()
    stage.wfile.write(b"{")


def endless(stage: Stage) -> None:
    """An answer without end, as fast as it is read."""
    stage.send_response(200)
    stage.end_headers()
    while not stage.server.stopped.is_set():
        stage.wfile.write(b"x" * 65536)


BROKEN: dict[str, tuple[Play, float, str]] = {
    "slow": (slow, 0.5, "reader_timeout"),
    "dripping": (drip, 0.5, "reader_timeout"),
    "endless": (endless, 60.0, "reader_too_large"),
    "error 500": (replying(b"oops", 500), 60.0, "reader_status"),
    "redirect": (replying(b"", 302), 60.0, "reader_status"),
    "not JSON": (replying(b"<html>hello</html>"), 60.0, "reader_not_json"),
    "not UTF-8": (replying(b"\xff\xfe{}"), 60.0, "reader_not_json"),
    "deep": (replying(b"[" * 200_000), 60.0, "reader_not_json"),
    "a list": (replying(b"[1, 2]"), 60.0, "reader_not_json"),
    "no choices": (replying(b'{"choices": []}'), 60.0, "reader_not_json"),
    "no words": (replying(completion("x").replace(b'"x"', b"null")), 60.0, "reader_not_json"),
    "broken off": (broken_off, 60.0, "reader_unreachable"),
    "no web server": (lambda stage: None, 60.0, "reader_unreachable"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_every_failure_is_named_and_ends_in_time(name: str) -> None:
    """Whatever the server does, asking ends with the kind of failure, well within its time."""
    play, timeout_s, kind = BROKEN[name]
    with serving(play) as server:
        began = time.monotonic()
        with pytest.raises(Unanswered) as raised:
            ask(server_at(server.url, timeout_s), QUESTION)
        assert time.monotonic() - began < timeout_s + 20
    assert raised.value.kind == kind


def test_a_refused_connection_is_unreachable() -> None:
    """A port where nobody listens is a failure at once."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    with pytest.raises(Unanswered) as raised:
        ask(server_at(url), QUESTION)
    assert raised.value.kind == "reader_unreachable"


def test_the_question_is_asked_coldly() -> None:
    """Temperature 0, a seed, the model's name and the words, letter by letter, are sent."""
    with serving(replying(completion("fine"))) as server:
        raw = ask(server_at(server.url), QUESTION)
    assert read_reply(raw).words == "fine"
    asked = server.asked[0]
    assert (asked["temperature"], asked["seed"], asked["model"]) == (0, 7, "tiny")
    assert asked["messages"][1]["content"] == QUESTION.words


def test_a_name_that_leads_elsewhere_gets_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the address that was reached is another machine's, nothing is sent to it."""
    monkeypatch.setattr("purport.pipeline.model_server._is_loopback", lambda _: False)
    with serving(replying(completion("fine"))) as server, pytest.raises(Unanswered) as raised:
        ask(server_at(server.url.replace("127.0.0.1", "localhost")), QUESTION)
    assert raised.value.kind == "reader_elsewhere"
    assert not server.asked


def test_no_proxy_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxies named in the environment see nothing."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://192.0.2.9:3128")
    with serving(replying(completion("fine"))) as server:
        ask(server_at(server.url), QUESTION)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://192.0.2.7:11434/v1", "is not this machine"),
        ("http://models.example.org/v1", "is not this machine"),
        ("http://0.0.0.0:11434/v1", "is not this machine"),
        ("http://127.0.0.1.example.org/v1", "is not this machine"),
        ("http://[::ffff:192.0.2.7]/v1", "is not this machine"),
        ("http://user:word@127.0.0.1/v1", "must hold no user"),
        ("file:///etc/passwd", "is no web address"),
        ("http://127.0.0.1:port/v1", "is no address"),
    ],
)
def test_only_this_machine_may_be_asked_by_default(url: str, why: str) -> None:
    """Any other address is refused with the reason."""
    assert why in why_not(url, leaves_this_machine=False)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:11434/v1", "http://localhost:8080/v1", "http://[::1]:8080/v1"]
)
def test_this_machine_may_be_asked(url: str) -> None:
    """Addresses of this machine need no permission."""
    assert why_not(url, leaves_this_machine=False) == ""


def test_another_machine_may_be_asked_if_the_user_says_so() -> None:
    """With permission any web address will do."""
    assert why_not("https://models.example.org/v1", leaves_this_machine=True) == ""
