"""Personal strings beside the log: salted, so that the log's digest of them tells nothing."""

import json
import secrets
from pathlib import Path

from purport.records.ids import canonical_json, sha256
from purport.vault.durable import (
    make_folder,
    place,
    sync_folder,
    temporary_beside,
    write_synced,
)

REMOVED = "(removed)"


class Asides:
    """A folder of small files named by the SHA-256 of salt and text; removable one by one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, str] | None = None

    def put(self, text: str | None) -> str | None:
        """The digest under which the text is kept (None for None): one digest a text."""
        if text is None:
            return None
        known = self._read_all()
        if text not in known:
            known[text] = self._write(text)
        return known[text]

    def get(self, digest: str | None) -> str | None:
        """The text of a digest; "(removed)" where it was taken out; None for None."""
        if digest is None:
            return None
        try:
            return str(json.loads((self.folder / f"{digest}.json").read_bytes())["text"])
        except FileNotFoundError:
            return REMOVED

    def remove(self, digest: str | None) -> bool:
        """Whether a text was held under this digest; it is gone for good when this returns."""
        path = self.folder / f"{digest}.json"
        if digest is None or not path.is_file():
            return False
        path.unlink()
        sync_folder(self.folder)
        self._known = None
        return True

    def _write(self, text: str) -> str:
        content = canonical_json({"salt": secrets.token_hex(16), "text": text})
        digest = sha256(content)
        make_folder(self.folder)
        temporary = temporary_beside(self.folder)
        write_synced(temporary, content)
        place(temporary, self.folder / f"{digest}.json")
        return digest

    def _read_all(self) -> dict[str, str]:
        if self._known is None:
            files = sorted(self.folder.glob("*.json")) if self.folder.is_dir() else []
            self._known = {json.loads(each.read_bytes())["text"]: each.stem for each in files}
        return self._known
