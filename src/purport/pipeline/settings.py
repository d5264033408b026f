"""What a user can set for a case, in case.toml."""

import tomllib
from dataclasses import field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationError

from purport.assess.options import CompareOptions
from purport.pipeline.link_settings import LinkSettings
from purport.pipeline.link_settings import why_not as why_not_link
from purport.pipeline.model_server import why_not
from purport.records import codec
from purport.records.document import PICTURE_FORMATS
from purport.records.problem import Impossible
from purport.records.rhythm import LONGEST_WEEKEND, Covers, Rhythm, Weekday
from purport.records.value import value

MOST_MEGAPIXELS = 150  # what the decoder itself allows, and what four gigabytes hold
MOST_FRAMES = 500

LONGEST_WAIT_S = 3600.0


@value
class LedgerSettings:
    """`url` is an SQLAlchemy address; None: ledger.sqlite in the case folder."""

    url: str | None = None


USUAL = CompareOptions()


@value
class CompareSettings:
    """Thresholds of the comparison with a record, in km, hours and days (see CompareOptions)."""

    likely_km: float = USUAL.likely_km
    possible_km: float = USUAL.possible_km
    announced_km: float = USUAL.announced_km
    same_region: bool = USUAL.same_region
    other_region_km: float = USUAL.other_region_km
    usual_km: float = USUAL.usual_km
    rarity: float = USUAL.rarity
    usual_share: float = USUAL.usual_share
    zone_slack_h: float = USUAL.zone_slack_h
    night_h: float = USUAL.night_h
    lag_days: float = USUAL.lag_days
    correction_days: int = USUAL.correction_days
    lookback_days: int = 14


@value
class PictureSettings:
    """What is opened of pictures and videos. `formats` are names as Pillow writes them."""

    most_megapixels: int = 50
    formats: tuple[str, ...] = PICTURE_FORMATS
    video_frames: int = 60


@value
class ReaderSettings:
    """A language model server that the user runs, asked for further claims.

    `url` is the address of its OpenAI-compatible interface, "http://127.0.0.1:11434/v1".
    `timeout_s` is for one question. Another machine than this one gets texts only where
    `leaves_this_machine` says so.
    """

    url: str
    model: str
    timeout_s: float = 120.0
    leaves_this_machine: bool = False


@value
class OriginSettings:
    """What the user says of one origin: the zone in which its days end (IANA), how often it
    publishes, on which weekdays it does not, and what a release without a stated window covers
    (None: as its profile says, else learned from what is held).
    """

    zone: str = "UTC"
    expected: Rhythm | None = None
    weekend: tuple[Weekday, ...] | None = None
    covers: Covers | None = None

    def __post_init__(self) -> None:
        if self.weekend is not None and not 1 <= len(set(self.weekend)) <= LONGEST_WEEKEND:
            raise ValueError(f"a weekend has one to {LONGEST_WEEKEND} days; leave it out for none")


@value
class ActorSettings:
    """An actor that the case adds to the register.

    `known_as` are names with the days from and until which they were in use ("" for open).
    """

    name: str
    kind: str = "unknown"
    aliases: tuple[str, ...] = ()
    part_of: str | None = None
    country: str | None = None
    known_as: tuple[tuple[str, ...], ...] = ()


@value
class AuthoritySettings:
    """Who stamps checkpoints (RFC 3161): an address, and a file with root certificates (PEM)."""

    url: str
    roots: str | None = None


@value
class Settings:
    """Everything in case.toml. `countries` (ISO alpha-2) are preferred when names are ambiguous;
    `zone` (IANA) is used for dates without one; `columns` maps our column names to a table's.
    """

    title: str = ""
    countries: tuple[str, ...] = ()
    zone: str = "UTC"
    ledger: LedgerSettings = LedgerSettings()
    compare: CompareSettings = CompareSettings()
    reader: ReaderSettings | None = None
    link: LinkSettings = LinkSettings()
    pictures: PictureSettings = PictureSettings()
    origins: dict[str, OriginSettings] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    actors: tuple[ActorSettings, ...] = ()
    authorities: tuple[AuthoritySettings, ...] = ()


class SettingsWrong(Impossible):
    """case.toml cannot be understood."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")


def read_settings(path: Path) -> Settings:
    """The settings of a case.toml.

    Raises: SettingsWrong, naming the field and what is expected.
    """
    try:
        written: Any = tomllib.loads(path.read_text("utf-8"))
        settings: Settings = codec.read(Settings, codec.to_json(written))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
        raise SettingsWrong(path, f"not valid TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise SettingsWrong(path, f"{field}: {first['msg']}") from None
    except ValueError:
        raise SettingsWrong(path, "a number is not finite: nan and inf mean nothing here") from None
    _check_zones(path, settings)
    _check_reader(path, settings.reader)
    _check_pictures(path, settings.pictures)
    if why := why_not_link(settings.link):
        raise SettingsWrong(path, f"[link] {why}")
    return settings


def _check_pictures(path: Path, pictures: PictureSettings) -> None:
    if not 1 <= pictures.most_megapixels <= MOST_MEGAPIXELS:
        raise SettingsWrong(path, f"most_megapixels lies between 1 and {MOST_MEGAPIXELS}")
    if not 1 <= pictures.video_frames <= MOST_FRAMES:
        raise SettingsWrong(path, f"video_frames lies between 1 and {MOST_FRAMES}")
    unknown = sorted(set(pictures.formats) - set(PICTURE_FORMATS))
    if unknown:
        raise SettingsWrong(
            path, f"formats: {unknown[0]!r} is none of {', '.join(PICTURE_FORMATS)}"
        )


def _check_reader(path: Path, reader: ReaderSettings | None) -> None:
    """Nothing, if no reader is set or its server may be asked."""
    if reader is None:
        return
    why = why_not(reader.url, leaves_this_machine=reader.leaves_this_machine)
    if not reader.model.strip():
        why = "model is empty: name a model that the server has"
    if not 0 < reader.timeout_s <= LONGEST_WAIT_S:
        why = f"timeout_s must be above 0 and at most {LONGEST_WAIT_S:g}"
    if why:
        raise SettingsWrong(path, f"[reader] {why}")


def _check_zones(path: Path, settings: Settings) -> None:
    for zone in (settings.zone, *(each.zone for each in settings.origins.values())):
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError):
            raise SettingsWrong(
                path, f"zone {zone!r} is unknown: use an IANA name such as Asia/Damascus"
            ) from None
