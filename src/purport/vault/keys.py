"""The user's signing key and what it signed last: in the user's own folder, never in a case.

One key signs the checkpoints of all cases of a user. The file holds the public key in its first
line, then the private key (PKCS #8, PEM), which a passphrase can protect. Beside it stand the notes
of changed keys, signed by both, and the last checkpoint that was signed of each log.
"""

import getpass
import hashlib
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from platformdirs import user_config_path

from purport.records.problem import Impossible
from purport.records.value import value
from purport.vault.durable import make_folder, replace_synced, write_synced
from purport.vault.note import NoteWrong, PublicKey, Sign, note_text, read_public_key, sign_note

PASSPHRASE_VARIABLE = "PURPORT_PASSPHRASE"
OWNER_ONLY = 0o600
ROTATION = "purport key rotation/1"
Ask = Callable[[], str | None]


class KeyUnusable(Impossible):
    """The user's signing key cannot be used, or made."""


@value
class OwnKey:
    """The user's key, unlocked: whose it is, and how it signs."""

    public: PublicKey
    sign: Sign


def keys_folder() -> Path:
    """The folder of the user's keys."""
    return user_config_path("purport", appauthor=False) / "keys"


def ask_for_passphrase() -> str | None:
    """The passphrase from the environment, or from the terminal; None without either."""
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given is not None or not sys.stdin.isatty():
        return given
    return getpass.getpass("passphrase of your purport key: ")


class KeyRing:
    """The user's keys in a folder."""

    def __init__(self, folder: Path | None = None, ask: Ask = ask_for_passphrase) -> None:
        self.folder = folder or keys_folder()
        self._ask = ask

    @property
    def path(self) -> Path:
        """The file of the key in use."""
        return self.folder / "signing.key"

    def public(self) -> PublicKey | None:
        """The key in use; None if there is none yet.

        Raises: KeyUnusable.
        """
        content = self._read()
        return None if content is None else self._public_of(content)

    @property
    def is_protected(self) -> bool:
        """Whether the key in use has a passphrase."""
        return b"BEGIN ENCRYPTED PRIVATE KEY" in (self._read() or b"")

    def unlocked(self) -> OwnKey:
        """The key in use, made now if there was none.

        Raises: KeyUnusable, saying what to do.
        """
        content = self._read()
        if content is None:
            return self.make()
        private = self._private_of(content)
        public = self._public_of(content)
        if private.public_key().public_bytes_raw() != public.raw:
            raise KeyUnusable(f"{self.path} is damaged: restore it from a copy")
        return OwnKey(public=public, sign=private.sign)

    def make(self, name: str | None = None, passphrase: str | None = None) -> OwnKey:
        """A new key, where there is none yet.

        Raises: KeyUnusable.
        """
        private = Ed25519PrivateKey.generate()
        public = _public(private, name)
        try:
            make_folder(self.folder)
            os.chmod(self.folder, 0o700)
            write_synced(self.path, _written(public, private, passphrase), mode=OWNER_ONLY)
        except FileExistsError:
            raise KeyUnusable(f"{self.path} is there already: `purport key rotate`") from None
        except OSError as error:
            raise KeyUnusable(
                f"no signing key can be made in {self.folder} ({error.strerror}): make that folder "
                "writable, or set XDG_CONFIG_HOME to one that is"
            ) from None
        return OwnKey(public=public, sign=private.sign)

    def protect(self, passphrase: str | None) -> None:
        """Nothing, once the key in use has this passphrase (None: has none).

        Raises: KeyUnusable.
        """
        content = self._read()
        if content is None:
            self.make(passphrase=passphrase)
            return
        private, public = self._private_of(content), self._public_of(content)
        replace_synced(self.path, _written(public, private, passphrase), mode=OWNER_ONLY)

    def rotate(self, name: str | None = None, passphrase: str | None = None) -> OwnKey:
        """The new key; the old one is gone but for the note in which both sign the change.

        Raises: KeyUnusable.
        """
        old, private = self.unlocked(), Ed25519PrivateKey.generate()
        new = _public(private, name)
        when = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
        text = f"{ROTATION}\n{old.public.written()}\n{new.written()}\n{when}\n"
        note = sign_note(text, (old.public, old.sign), (new, private.sign))
        write_synced(self.folder / f"rotation-{old.public.key_id.hex()}.note", note)
        replace_synced(self.path, _written(new, private, passphrase), mode=OWNER_ONLY)
        return OwnKey(public=new, sign=private.sign)

    def rotations(self, old: PublicKey) -> list[tuple[PublicKey, bytes]]:
        """Each change of key after this one: the key taken up, and the note that both signed.

        Raises: KeyUnusable.
        """
        found: list[tuple[PublicKey, bytes]] = []
        while (path := self.folder / f"rotation-{old.key_id.hex()}.note").is_file():
            note = path.read_bytes()
            try:
                _, replaced, taken_up, _ = note_text(note).strip().split("\n")
                if read_public_key(replaced) != old:
                    break
                old = read_public_key(taken_up)
            except ValueError:
                raise KeyUnusable(f"{path} is damaged: restore it from a copy") from None
            found.append((old, note))
        return found

    def remember(self, origin: str, checkpoint: bytes) -> None:
        """Nothing; the checkpoint is kept as the last one signed of its log, if that can be."""
        path = self._remembered(origin)
        try:
            make_folder(path.parent)
            replace_synced(path, checkpoint)
        except OSError:
            return  # only a help: the key folder can be read-only

    def remembered(self, origin: str) -> tuple[Path, bytes | None]:
        """Where the last checkpoint signed of a log is kept, and that checkpoint."""
        path = self._remembered(origin)
        return path, path.read_bytes() if path.is_file() else None

    def _remembered(self, origin: str) -> Path:
        return self.folder / "checkpoints" / hashlib.sha256(origin.encode()).hexdigest()[:24]

    def _read(self) -> bytes | None:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise KeyUnusable(
                f"the signing key {self.path} cannot be read ({error.strerror}): mend that, or set "
                "XDG_CONFIG_HOME to a folder that can be"
            ) from None

    def _public_of(self, content: bytes) -> PublicKey:
        try:
            return read_public_key(content.split(b"\n", 1)[0].decode())
        except (NoteWrong, UnicodeDecodeError):
            raise KeyUnusable(f"{self.path} is damaged: restore it from a copy") from None

    def _private_of(self, content: bytes) -> Ed25519PrivateKey:
        passphrase = self._ask() if b"BEGIN ENCRYPTED PRIVATE KEY" in content else None
        pem = content.split(b"\n", 1)[-1]
        try:
            found = serialization.load_pem_private_key(pem, (passphrase or "").encode() or None)
        except TypeError:
            raise KeyUnusable(
                f"{self.path} has a passphrase: set {PASSPHRASE_VARIABLE}, or work on a terminal"
            ) from None
        except ValueError:
            wrong = "the passphrase is wrong" if passphrase else "it is damaged"
            raise KeyUnusable(f"{self.path} cannot be opened: {wrong}") from None
        if not isinstance(found, Ed25519PrivateKey):
            raise KeyUnusable(f"{self.path} holds no Ed25519 key: restore it from a copy")
        return found


def checked_name(name: str | None) -> str | None:
    """The name, if a key can have it.

    Raises: KeyUnusable. Source: C2SP signed-note, key names.
    """
    if name is not None and (not name or "+" in name or any(each.isspace() for each in name)):
        raise KeyUnusable(f"{name!r}: a key's name has no space and no +, such as example.org/desk")
    return name


def _public(private: Ed25519PrivateKey, name: str | None) -> PublicKey:
    raw = private.public_key().public_bytes_raw()
    return PublicKey(
        name=checked_name(name) or f"purport-{hashlib.sha256(raw).hexdigest()[:8]}", raw=raw
    )


def _written(public: PublicKey, private: Ed25519PrivateKey, passphrase: str | None) -> bytes:
    protection: serialization.KeySerializationEncryption = (
        serialization.BestAvailableEncryption(passphrase.encode())
        if passphrase
        else serialization.NoEncryption()
    )
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, protection
    )
    return public.written().encode() + b"\n" + pem
