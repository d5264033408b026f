"""A case folder: case.toml, vault/, ledger.sqlite."""

import contextlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from purport.ledger.ledger import Ledger
from purport.pipeline.lists import changed_lists
from purport.pipeline.seen import Seen
from purport.pipeline.settings import Settings, read_settings
from purport.pipeline.settings_template import TEMPLATE
from purport.pipeline.signing import Signing, signing
from purport.records.custody import SettingsEntry
from purport.records.problem import Impossible, Problem
from purport.records.value import value
from purport.stock.countries import country_names
from purport.vault.durable import make_folder, write_synced
from purport.vault.filesystem import refuse_network
from purport.vault.keys import KeyRing
from purport.vault.log import Log
from purport.vault.vault import Vault

Clock = Callable[[], datetime]

SETTINGS = "case.toml"
LEDGER = "ledger.sqlite"
VAULT = "vault"
FEATURES = "features"  # what comparing pictures keeps: made again where it is missing


class NoCase(Impossible):
    """The folder is not a case."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not a case: make one with `purport init {path}`")


class CaseExists(Impossible):
    """The folder holds something already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists and is not empty: choose another name for the case")


class Case:
    """An opened case. Reading needs nothing more; writing happens inside `writing()`."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock
        self.ring = KeyRing()
        self.unsigned: Problem | None = None  # why the last writing was not signed
        self.settings: Settings = read_settings(folder / SETTINGS)
        self.vault = Vault(folder / VAULT)
        self._ledger: Ledger | None = None

    @property
    def title(self) -> str:
        """The case's title, or the folder's name."""
        return self.settings.title or self.folder.resolve().name

    @property
    def ledger(self) -> Ledger:
        """The opened ledger; made anew if it was deleted or is of another schema."""
        if self._ledger is None:
            self._ledger = Ledger(self.ledger_url)
        return self._ledger

    @property
    def ledger_url(self) -> str:
        """The SQLAlchemy address of the ledger."""
        return self.settings.ledger.url or f"sqlite:///{self.folder.resolve() / LEDGER}"

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """The right to write; a new key, a change of case.toml or of lists is logged first.

        At its end the log is signed with the user's key; where it cannot be, `unsigned` says why.

        Raises: CaseBusy, NetworkFileSystem, LogDamaged.
        """
        found = Signing()
        with self.vault.writing(signer=lambda: found.signer):
            found = signing(self.vault.log, self.ring, self.clock())
            self.unsigned = found.problem
            self.vault.log.append(found.entries)
            self._log_settings()
            self.vault.log.append(
                changed_lists(self.folder, self.vault.log, self.ledger, self.clock())
            )
            yield
        if found.signer:
            self.ring.remember(found.signer.origin, self.vault.log.checkpoint() or b"")

    def close(self) -> None:
        """Nothing, once the ledger's connections are closed."""
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None

    def _log_settings(self) -> None:
        content = (self.folder / SETTINGS).read_bytes()
        digest = self.vault.blobs.put(content)
        if digest != last_settings(self.vault.log, self.ledger):
            self.vault.log.append([SettingsEntry(time=self.clock(), sha256=digest)])


def last_settings(log: Log, ledger: Ledger) -> str | None:
    """The digest of the case.toml that was logged last; None if none ever was."""
    seen = Seen(log, ledger, "settings_logged", None)
    size, found = seen.size, seen.found
    for line in log.lines(size):
        size += 1
        if b'"kind":"settings"' in line:
            found = str(json.loads(line)["sha256"])
    seen.keep(size, found)
    return None if found is None else str(found)


def now() -> datetime:
    """This machine's time as an instant in UTC."""
    return datetime.now(UTC)


@value
class NewCase:
    """What a new case.toml says: title, preferred countries (ISO alpha-2), zone (IANA)."""

    title: str = ""
    countries: tuple[str, ...] = ()
    zone: str = "UTC"


def create_case(folder: Path, new: NewCase, clock: Clock = now) -> Case:
    """A new case in an empty or new folder.

    Raises: CaseExists, NetworkFileSystem.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseExists(folder)
    refuse_network(folder)
    _check(new)
    make_folder(folder.absolute())
    written = TEMPLATE.format(
        title=json.dumps(new.title, ensure_ascii=False),
        countries=json.dumps(list(new.countries)),
        zone=json.dumps(new.zone),
    )
    make_folder(folder.absolute() / VAULT)
    write_synced(folder / SETTINGS, written.encode())
    case = Case(folder, clock)
    with case.writing():
        return case


def _check(new: NewCase) -> None:
    """Nothing, if zone and countries are known names.

    Raises: Impossible, before anything is made.
    """
    unknown = [each for each in new.countries if each not in country_names()]
    if unknown:
        raise Impossible(f"{', '.join(unknown)}: write a country as its ISO code, such as SY")
    try:
        ZoneInfo(new.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Impossible(f"zone {new.zone!r}: use an IANA name such as Asia/Damascus") from None


def open_case(folder: Path, clock: Clock = now) -> Case:
    """The case in a folder.

    Raises: NoCase, SettingsWrong.
    """
    if not (folder / SETTINGS).is_file() or not (folder / VAULT).is_dir():
        raise NoCase(folder)
    return Case(folder, clock)
