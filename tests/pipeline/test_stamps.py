"""Time stamps: from an authority made for the test, on this machine, checked offline."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from purport.pipeline.case import NewCase, create_case, open_case
from purport.pipeline.verify import Against, verify
from purport.records.custody import StampEntry
from running import Purport

pytest.importorskip("rfc3161_client", reason="skipped: rfc3161-client is not installed")
if shutil.which("openssl") is None:
    pytest.skip("skipped: openssl is not installed", allow_module_level=True)

SETTINGS = """
[ca]
default_ca = ca
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = stamper
[stamper]
dir = {folder}
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
certs = {folder}/root.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.55555.1
digests = sha256
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


def openssl(*words: object, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = ["openssl", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


def make_authority(folder: Path) -> None:
    """A root, and a certificate for stamping that it signed; made for this test alone."""
    settings = folder / "openssl.cnf"
    settings.write_text(SETTINGS.format(folder=folder))
    (folder / "serial").write_text("01\n")
    key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -config openssl.cnf"
    for words in (
        f"req -x509 {key} -keyout root.key -out root.pem -subj /CN=Root -extensions root",
        f"req {key} -keyout tsa.key -out tsa.csr -subj /CN=Stamper",
        (
            "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -out tsa.pem "
            "-extfile openssl.cnf -extensions leaf -days 30"
        ),
    ):
        done = openssl(*words.split(), folder=folder)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of an authority on loopback, and its folder."""
    folder = tmp_path_factory.mktemp("authority")
    make_authority(folder)

    class Stamper(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            (folder / "asked.tsq").write_bytes(asked)
            words = ("-queryfile", folder / "asked.tsq", "-out", folder / "reply.tsr")
            done = openssl("ts", "-reply", "-config", folder / "openssl.cnf", *words)
            assert done.returncode == 0, done.stderr
            reply = (folder / "reply.tsr").read_bytes()
            if self.path == "/wrong":
                reply = reply[:-1] + bytes([reply[-1] ^ 1])
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(reply)

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    server = HTTPServer(("127.0.0.1", 0), Stamper)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()


@pytest.fixture
def stamped(tmp_path: Path, authority: tuple[str, Path], purport: Purport) -> Path:
    """A case stamped by two authorities that its case.toml names."""
    case = tmp_path / "case"
    create_case(case, NewCase()).close()
    url, folder = authority
    with open(case / "case.toml", "a", encoding="utf-8") as file:
        for name in ("one", "other"):
            file.write(f'[[authorities]]\nurl = "{url}/{name}"\nroots = "{folder}/root.pem"\n')
    done = purport("stamp", case)
    assert done.code == 0, done.err
    return case


def entries(case: Path) -> list[StampEntry]:
    opened = open_case(case)
    return [each for each in opened.vault.log.entries() if isinstance(each, StampEntry)]


def test_stamps_are_kept_and_checked_offline(
    stamped: Path, authority: tuple[str, Path], purport: Purport
) -> None:
    """Two authorities' stamps are logged; verify tells their time; a stranger's root is refused."""
    assert len(entries(stamped)) == 2
    root = authority[1] / "root.pem"
    done = purport("verify", stamped, "--roots", root)
    assert done.code == 0, done.err
    assert done.out.count("they existed by then") == 2
    other = stamped.parent / "other"
    other.mkdir()
    make_authority(other)
    done = purport("verify", stamped, "--roots", other / "root.pem")
    assert done.code == 1
    assert "the stamp does not hold" in done.err


def test_openssl_confirms_what_was_kept(stamped: Path, authority: tuple[str, Path]) -> None:
    """`openssl ts -verify` accepts checkpoint, request and reply as they lie in the vault."""
    opened = open_case(stamped)
    for entry in entries(stamped):
        place = opened.vault.blobs.path
        held = ("-in", place(entry.reply_sha256), "-CAfile", authority[1] / "root.pem")
        for asked in (
            ("-data", place(entry.checkpoint_sha256)),
            ("-queryfile", place(entry.request_sha256)),
        ):
            done = openssl("ts", "-verify", *asked, *held)
            assert "Verification: OK" in done.stdout, done.stderr


def test_a_reply_that_does_not_hold_is_a_problem_and_not_kept(
    stamped: Path, authority: tuple[str, Path], purport: Purport
) -> None:
    """An altered reply and an authority that is not there are told; the other one is kept."""
    url = authority[0]
    done = purport(
        "stamp", stamped, "--authority", f"{url}/wrong", "--authority", "http://127.0.0.1:9/x",
        "--authority", f"{url}/third",
    )  # fmt: skip
    assert done.code == 1
    assert done.err.count("no stamp came from here") == 2
    assert len(entries(stamped)) == 3
    assert not verify(stamped).problems


def test_nothing_is_asked_of_anybody_unless_named(tmp_path: Path, purport: Purport) -> None:
    """Without an authority named by the user there is nothing to ask, and the message says how."""
    create_case(tmp_path / "case", NewCase()).close()
    done = purport("stamp", tmp_path / "case")
    assert done.code == 2
    assert "--authority URL" in done.err


def test_a_log_rewritten_after_a_stamp_is_found(stamped: Path, tmp_path: Path) -> None:
    """A log that no longer begins with what was stamped is told, with the time of the stamp."""
    from purport.vault.keys import KeyRing
    from purport.vault.log import Log, Signer

    folder = stamped / "vault" / "log"
    lines = list(Log(folder).lines())
    origin = (folder / "checkpoint").read_text().split("\n")[0]
    lines[1] = lines[1].replace(b'"time":"2', b'"time":"1')
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "entries.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    own = KeyRing().unlocked()
    forged = Log(folder)
    forged.recover()
    forged.seal(Signer(key=own.public, sign=own.sign, origin=origin))
    problems = [each for each in verify(stamped, Against()).problems if each.kind == "stamp"]
    assert len(problems) == 2
    assert "rewritten after" in problems[0].message
