"""A key that tests sign with."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from purport.vault.log import Signer
from purport.vault.note import PublicKey


def a_signer(seed: int = 1, name: str = "purport-test") -> Signer:
    """The same signer for the same seed."""
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    key = PublicKey(name=name, raw=private.public_key().public_bytes_raw())
    return Signer(key=key, sign=private.sign, origin=f"purport-log/{seed:024}")
