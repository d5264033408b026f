"""Pictures with Content Credentials, signed with a key made for the test."""

import datetime
import io
import json
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

GENERATOR = "Test Camera"
SIGNER = "Invented Press Pool"
CREATED = {
    "action": "c2pa.created",
    "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
}


@cache
def _chain() -> tuple[bytes, bytes]:
    """A certificate chain and the leaf's key, as PEM."""
    root_key, leaf_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root_name = _name("Invented Root")
    root = _certificate(root_name, root_name, root_key.public_key(), is_root=True)
    leaf = _certificate(_name(SIGNER), root_name, leaf_key.public_key(), is_root=False)
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    leaf = leaf.add_extension(above, critical=False)
    chain = [each.sign(root_key, hashes.SHA256()) for each in (leaf, root)]
    encoded = b"".join(each.public_bytes(serialization.Encoding.PEM) for each in chain)
    key = leaf_key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return encoded, key


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, common),
        ]
    )


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, *, is_root: bool
) -> x509.CertificateBuilder:
    begins = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + datetime.timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(_usage(is_root=is_root), critical=True)
    )
    if is_root:
        return made
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
    return made.add_extension(purpose, critical=True)


def _usage(*, is_root: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=is_root,
        crl_sign=is_root,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def signed(picture: bytes, *, mime: str = "image/jpeg", remote: str | None = None) -> bytes:
    """The picture with a manifest; with `remote` only an address where one would be."""
    import c2pa

    chain, key = _chain()
    info = c2pa.C2paSignerInfo(
        alg=c2pa.C2paSigningAlg.ES256, sign_cert=chain, private_key=key, ta_url=None
    )
    manifest = {
        "claim_generator_info": [{"name": GENERATOR, "version": "1"}],
        "title": "made for a test",
        "format": mime,
        "assertions": [
            {"label": "c2pa.actions", "data": {"actions": [dict(CREATED)]}},
        ],
    }
    kept = io.BytesIO()
    with c2pa.Signer.from_info(info) as signer, c2pa.Builder(json.dumps(manifest)) as builder:
        if remote is not None:
            builder.set_no_embed()
            builder.set_remote_url(remote)
        builder.sign(signer, mime, io.BytesIO(picture), kept)
    return kept.getvalue()
