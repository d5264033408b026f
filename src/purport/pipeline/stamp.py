"""Time stamps of others over a case's checkpoint (RFC 3161): asked for, kept, and checked.

Needs the network, so it runs only when asked. An authority learns the digest of a checkpoint and
this machine's address, nothing of the case.
"""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from purport.pipeline.case import Case
from purport.pipeline.stamp_reply import ordered
from purport.records.custody import StampEntry
from purport.records.problem import Impossible, Outcome, Problem
from purport.records.value import value
from purport.vault.note import read_checkpoint

TIMEOUT_S = 30
MOST_BYTES = 1 << 20
QUERY = "application/timestamp-query"
Fetch = Callable[[str, bytes], bytes]
"""The reply of an address to a posted request. Raises: OSError."""


class StampsMissing(Impossible):
    """The part that asks for stamps is not installed."""

    def __init__(self) -> None:
        super().__init__('time stamps need one more package: pip install "purport[stamps]"')


class StampWrong(ValueError):
    """A reply that is no stamp over what was asked."""


@value
class Authority:
    """Who stamps: an address, and the file with its root certificates (PEM), if there is one."""

    url: str
    roots: Path | None = None


@value
class Stamped:
    """A stamp that was kept: whose, over how many entries, when, and whether a root vouches."""

    authority: str
    size: int
    time: datetime
    is_rooted: bool


def post(url: str, request: bytes) -> bytes:
    """The reply of an authority.

    Raises: OSError; StampWrong for an address that is none.
    """
    if not url.startswith(("http://", "https://")):
        raise StampWrong("an authority's address begins with https:// or http://")
    asked = urllib.request.Request(url, data=request, headers={"Content-Type": QUERY})
    with urllib.request.urlopen(asked, timeout=TIMEOUT_S) as reply:
        return bytes(reply.read(MOST_BYTES))


def authorities(case: Case, urls: Iterable[str], roots: Path | None) -> list[Authority]:
    """Those named, or else those of case.toml.

    Raises: Impossible if there are none.
    """
    named = [Authority(url=url, roots=roots) for url in urls]
    listed = [
        Authority(url=each.url, roots=Path(each.roots).expanduser() if each.roots else roots)
        for each in case.settings.authorities
    ]
    if not named and not listed:
        raise Impossible(
            "name an authority with --authority URL, or list some as [[authorities]] in case.toml"
        )
    return named or listed


def stamp(
    case: Case, asked: Iterable[Authority], fetch: Fetch = post
) -> Outcome[tuple[Stamped, ...]]:
    """The stamps that were kept over the newest checkpoint; an authority that fails is a problem.

    Raises: Impossible where nothing can be stamped; StampsMissing.
    """
    note = signed_checkpoint(case)
    size, done, problems = read_checkpoint(note).size, [], []
    for authority in asked:
        try:
            done.append(_stamp(case, authority, note, size, fetch))
        except (StampWrong, OSError) as error:
            problems.append(_failed(authority.url, error))
    return Outcome(found=tuple(done), problems=tuple(problems))


def signed_checkpoint(case: Case) -> bytes:
    """The checkpoint over everything in the log.

    Raises: Impossible if it cannot be signed.
    """
    with case.writing():
        pass
    note = case.vault.log.checkpoint()
    if note is None or case.unsigned is not None:
        why = case.unsigned.message if case.unsigned else "the log is empty"
        raise Impossible(f"there is no signed checkpoint to stamp: {why}")
    return note


def _stamp(case: Case, authority: Authority, note: bytes, size: int, fetch: Fetch) -> Stamped:
    request = make_request(note)
    reply = fetch(authority.url, request)
    extra = authority.roots.read_bytes() if authority.roots else b""
    checked = check_reply(reply, note, request, [extra] if extra else [])
    keep = case.vault.blobs.put
    with case.writing():
        entry = StampEntry(
            time=case.clock(),
            authority=authority.url,
            size=size,
            stamped=checked.time,
            checkpoint_sha256=keep(note),
            request_sha256=keep(request),
            reply_sha256=keep(reply),
            chain_sha256=keep(checked.chain + extra),
        )
        case.vault.log.append([entry])
    return Stamped(
        authority=authority.url, size=size, time=checked.time, is_rooted=checked.is_rooted
    )


@value
class Checked:
    """What a reply says: its time, the certificates (PEM) in it, and whether a root vouches."""

    time: datetime
    chain: bytes
    is_rooted: bool


def make_request(note: bytes) -> bytes:
    """The request for a stamp over a checkpoint, by its SHA-256, with a nonce.

    Raises: StampsMissing.
    """
    client = client_library()
    made = client.TimestampRequestBuilder().data(note).hash_algorithm(client.HashAlgorithm.SHA256)
    return bytes(made.nonce(nonce=True).cert_request(cert_request=True).build().as_bytes())


def check_reply(
    reply: bytes, note: bytes, request: bytes | None, roots: Iterable[bytes]
) -> Checked:
    """What a reply says, once it holds over these bytes.

    `roots` are PEM files that the reader trusts. Without one that fits, the certificates inside the
    reply have to lead to each other. The request's nonce is looked for in the reply.

    Raises: StampWrong, StampsMissing.
    """
    client = client_library()
    try:
        read = client.decode_timestamp_response(ordered(reply))
        info, chain = read.tst_info, _certificates(read)
    except ValueError as error:
        raise StampWrong(f"not a stamp ({error})") from None
    if info.nonce is not None and request is not None and not _holds(request, info.nonce):
        raise StampWrong("the stamp answers another request")
    own = [each for each in chain if each.issuer == each.subject] or chain
    trusted = [each for one in roots for each in _pem_certificates(one)]
    rooted = _verified(client, read, note, trusted) is None if trusted else False
    said = None if rooted else _verified(client, read, note, own)
    if said is not None:
        raise StampWrong(said)
    return Checked(time=info.gen_time, chain=_pem(chain), is_rooted=rooted)


def client_library() -> Any:
    """The library that speaks RFC 3161.

    Raises: StampsMissing.
    """
    try:
        import rfc3161_client
    except ImportError:
        raise StampsMissing from None
    return rfc3161_client


def _verified(client: Any, read: Any, note: bytes, roots: list[Any]) -> str | None:
    """Why the reply does not hold under these roots, or None.

    The reply's own certificates are not handed over as intermediate ones: the library would trust
    them like roots. It finds them in the reply.
    """
    try:
        client.VerifierBuilder(roots=list(roots)).build().verify_message(read, note)
    except (client.VerificationError, ValueError) as error:
        return str(error)
    return None


def _certificates(read: Any) -> list[Any]:
    from cryptography.x509 import load_der_x509_certificate

    found = (load_der_x509_certificate(each) for each in read.signed_data.certificates)
    return sorted(found, key=lambda each: each.serial_number)


def _pem_certificates(content: bytes) -> list[Any]:
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return list(load_pem_x509_certificates(content))
    except ValueError:
        raise StampWrong("the file of root certificates cannot be read: it has to be PEM") from None


def _pem(chain: list[Any]) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return b"".join(each.public_bytes(Encoding.PEM) for each in chain)


def _holds(request: bytes, nonce: int) -> bool:
    """Whether the request's DER holds this number."""
    return nonce.to_bytes((nonce.bit_length() + 8) // 8, "big") in request


def _failed(url: str, error: Exception) -> Problem:
    why = error.reason if isinstance(error, urllib.error.URLError) else error
    return Problem(
        room="vault",
        subject=url,
        kind="stamp",
        message=f"no stamp came from here: {why}",
        hint="try again later, or another authority; nothing of the case is lost",
    )
