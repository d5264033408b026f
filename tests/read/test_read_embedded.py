"""What is embedded in files is kept as what the file says, and never harms its reader."""

import io
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from credentials_made import GENERATOR, SIGNER, signed
from pictures import jpeg, scene
from purport.read import look
from purport.read.look import NO_CREDENTIALS

PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmp:CreateDate="2014-09-23T10:00:00Z" xmp:CreatorTool="An Editor 1.0"><dc:subject><rdf:Bag>
 <rdf:li>smoke</rdf:li><rdf:li>night</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF>
</x:xmpmeta>"""


def said(content: bytes) -> dict[str, str]:
    return dict(look("a", content).found.metadata)


def with_packet(packet: str, kind: str) -> bytes:
    kept = io.BytesIO()
    small = Image.linear_gradient("L").convert("RGB")
    if kind == "PNG":
        texts = PngInfo()
        texts.add_itxt("XML:com.adobe.xmp", packet)
        texts.add_text("Comment", "seen from the roof")
        small.save(kept, "PNG", pnginfo=texts)
    elif kind == "TIFF":
        small.save(kept, "TIFF", tiffinfo={700: packet.encode()})
    else:
        small.save(kept, kind, xmp=packet.encode())
    return kept.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_xmp_is_kept_under_its_own_names(kind: str) -> None:
    """Dates, programs and lists of an XMP packet stand as names and values in every format."""
    found = said(with_packet(PACKET, kind))
    assert found["xmp:xmp:CreateDate"] == "2014-09-23T10:00:00Z"
    assert found["xmp:xmp:CreatorTool"] == "An Editor 1.0"
    assert found["xmp:dc:subject"] == "smoke; night"
    if kind == "PNG":
        assert found["file:Comment"] == "seen from the roof"


def test_an_xmp_packet_with_entities_is_not_read() -> None:
    """A packet that declares entities of its own, or is no XML, is named as damaged."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + PACKET
    for packet in (bomb, PACKET[:200], "<a>" * 5_000):
        found = said(with_packet(packet, "PNG"))
        assert found["xmp"] == "(damaged)"
        assert not [name for name in found if name.startswith("xmp:")]


def test_content_credentials_are_told_with_their_state() -> None:
    """A signed file says by whom and with what it was made; a changed one is invalid."""
    pytest.importorskip("c2pa", reason="skipped: purport[credentials] is not installed")
    content = signed(jpeg(scene(1)))
    found = said(content)
    assert found["c2pa:state"] == "valid"
    assert found["c2pa:made_with"] == GENERATOR
    assert found["c2pa:signed_as"] == SIGNER
    assert found["c2pa:actions"] == "c2pa.created"
    assert "signingCredential.untrusted" in found["c2pa:findings"]
    changed = content.replace(b"made for a test", b"made for a hoax")
    assert said(changed)["c2pa:state"] == "invalid"


def test_credentials_that_cannot_be_read_are_said_to_be_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without the library a signed file lists its credentials as missing, with what to install."""
    pytest.importorskip("c2pa", reason="skipped: purport[credentials] is not installed")
    content = signed(jpeg(scene(1)))
    monkeypatch.setattr("purport.read.credentials.can_be_read", lambda: False)
    seen = look("a", content).found
    assert seen.missing == (NO_CREDENTIALS,)
    assert "purport[credentials]" in seen.missing[0].why
    assert seen.fingerprint is not None
    assert look("a", jpeg(scene(1))).found.missing == ()


def test_nothing_is_fetched_for_credentials() -> None:
    """A file that names an address where its manifest lies makes nobody ask there."""
    pytest.importorskip("c2pa", reason="skipped: purport[credentials] is not installed")
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/manifest.c2pa"
        content = signed(jpeg(scene(1)), remote=address) + b"jumb c2pa"
        assert "c2pa:state" not in said(content) or "unreadable" in said(content)["c2pa:state"]
    finally:
        server.shutdown()
    assert asked == []
