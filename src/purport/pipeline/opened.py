"""The tools of all rooms, opened once for a run."""

from functools import cached_property
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

from purport.collect.part import Collector
from purport.extract.extract import VERSION as EXTRACT_VERSION
from purport.extract.extract import ExtractTools
from purport.pipeline.limited import LimitedLook
from purport.pipeline.order import Tools
from purport.read import LookOptions, credentials, video
from purport.records import codec
from purport.records.ids import canonical_json, sha256
from purport.records.problem import Impossible
from purport.records.profile import Profile
from purport.records.tools import Parse
from purport.resolve.resolve import VERSION as RESOLVE_VERSION
from purport.resolve.resolve import ResolveTools
from purport.stock.gazetteer import open_gazetteer
from purport.stock.gazetteer_lists import stored_lists
from purport.stock.profiles import ProfileWrong
from purport.stock.profiles.own import profile_digests, profiles_with, stored_profiles
from purport.stock.register import open_register
from purport.stock.register_lists import digests_of, stored_actors, stored_entries

if TYPE_CHECKING:
    from purport.pipeline.answers import KeptAnswers
    from purport.pipeline.case import Case

COLLECTORS = "purport.collectors"
READ_VERSION = "read/3"
PLACES = "places"
ACTORS = "actors"
PROFILES = "profiles"
BUILT_IN = (READ_VERSION, EXTRACT_VERSION, RESOLVE_VERSION)
"""The versions of the rooms that derive."""


class ExtensionBroken(Impossible):
    """A declared extension cannot be loaded."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"the extension {name} cannot be loaded ({why}): update or uninstall it")


class ProfileBroken(Impossible):
    """A profile that the user added cannot be used."""


class OpenedTools:
    """All tools with their versions; what is costly is opened when it is first needed."""

    def __init__(self, case: "Case | None", *, asks: bool = True) -> None:
        self._case, self._asks = case, asks

    @cached_property
    def tools(self) -> Tools:
        """The tools that the rooms are handed."""
        settings = self._case.settings if self._case else None
        return Tools(
            collectors=load_collectors(),
            extract=ExtractTools(
                parse=open_parse(),
                profiles=self.profiles,
                place_fame=self.gazetteer.fame,
                knows_actor=self.register.knows,
                stands_for=self.register.stands_for,
                reader=self.answers.reader() if self.answers else None,
            ),
            resolve=ResolveTools(
                gazetteer=self.gazetteer,
                register=self.register,
                countries=settings.countries if settings else (),
                zones=tuple((name, each.zone) for name, each in settings.origins.items())
                if settings
                else (),
            ),
            look=LimitedLook(look_options(self._case)),
        )

    @cached_property
    def answers(self) -> "KeptAnswers | None":
        """The language model server with the answers kept in the case, if the user turned it on."""
        if self._case is None or self._case.settings.reader is None:
            return None
        from purport.pipeline.answers import KeptAnswers  # its network client is seldom needed

        return KeptAnswers(self._case, self._case.settings.reader, asks=self._asks)

    @cached_property
    def gazetteer(self) -> Any:
        """The world's places, the user's lists and the case's."""
        return open_gazetteer(place_lists(self._case))

    @cached_property
    def register(self) -> Any:
        """The shipped actors and the case's."""
        return open_register_of(self._case)

    @cached_property
    def gazetteer_digests(self) -> tuple[str, ...]:
        """The digests of the lists of places in use."""
        return tuple(self.gazetteer.digests)

    @cached_property
    def actor_digests(self) -> dict[str, str]:
        """The digests of the lists of actors in use, by name."""
        return dict(digests_of(actor_lists(self._case)))

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """How origins write their releases: the case's own, the user's, the built-in ones."""
        return profiles_of(self._case)

    @cached_property
    def profile_digests(self) -> dict[str, str]:
        """The digests of the profiles that were added to the built-in ones, by file name."""
        return dict(profile_digests(profile_files(self._case)))

    @cached_property
    def components(self) -> tuple[str, ...]:
        """The versions of everything that derives."""
        return (*BUILT_IN, self.answers.component) if self.answers else BUILT_IN

    @cached_property
    def stamp(self) -> str:
        """What an input is stamped with once it was derived: reading, then finding."""
        return f"{self._read_stamp} {self._find_stamp}"

    def reads_like(self, stamp: str) -> bool:
        """Whether an input with this stamp needs only to be searched anew, not read again."""
        return stamp.split(" ")[0] == self._read_stamp

    @cached_property
    def _read_stamp(self) -> str:
        settings = self._case.settings if self._case else None
        used: list[Any] = [settings.zone, settings.columns] if settings else []
        used += [codec.encode(look_options(self._case)), list(optional_readers())]
        used += sorted(self.profile_digests.values())  # a profile names the origin of a release
        return sha256(canonical_json([READ_VERSION, used]))[:16]

    @cached_property
    def _find_stamp(self) -> str:
        settings = self._case.settings if self._case else None
        used: list[Any] = [EXTRACT_VERSION, RESOLVE_VERSION, list(self.gazetteer_digests)]
        used += sorted(self.actor_digests.values())
        used += sorted(self.profile_digests.values())
        if settings:
            origins = {name: each.zone for name, each in settings.origins.items()}
            actors = [codec.encode(each) for each in settings.actors]
            used += [list(settings.countries), origins, actors]
        used += [self.answers.component] if self.answers else []
        return sha256(canonical_json(used))[:16]


def open_tools(case: "Case | None" = None, *, asks: bool = True) -> OpenedTools:
    """The tools for a case, or for no case; without `asks` a reader only uses kept answers."""
    return OpenedTools(case, asks=asks)


def look_options(case: "Case | None") -> LookOptions:
    """What of pictures and videos is opened, as the case sets it."""
    if case is None:
        return LookOptions()
    given = case.settings.pictures
    return LookOptions(
        most_pixels=given.most_megapixels * 1_000_000,
        formats=given.formats,
        most_frames=given.video_frames,
    )


def optional_readers() -> tuple[str, ...]:
    """The optional libraries that are installed and read more of a file than is read without."""
    readers = (("video", video.can_be_read), ("credentials", credentials.can_be_read))
    return tuple(name for name, can_be_read in readers if can_be_read())


def load_collectors() -> tuple[Collector, ...]:
    """The collectors that are installed, the built-in ones among them.

    Raises: ExtensionBroken.
    """
    found = []
    for entry in sorted(entry_points(group=COLLECTORS), key=lambda each: each.name):
        try:
            found.append(entry.load())
        except Exception as error:  # noqa: BLE001 - an extension may fail in any way
            raise ExtensionBroken(entry.name, str(error)) from None
    return tuple(found)


def open_parse() -> Parse | None:
    """The shipped language model's parse, or None where it is not there."""
    try:
        from purport.stock.english import load

        return load()
    except (ImportError, FileNotFoundError):
        return None


def open_register_of(case: "Case | None") -> Any:
    """The actor register with what the case adds, and the lists that were loaded."""
    entries = stored_entries(actor_lists(case))
    return open_register(case.settings.actors if case else (), entries)


def actor_lists(case: "Case | None") -> tuple[Path, ...]:
    """The case's lists of actors, then the user's, sorted by name."""
    own = stored_actors(case.folder / ACTORS) if case else ()
    return (*own, *stored_actors())


def profiles_of(case: "Case | None") -> tuple[Profile, ...]:
    """The case's profiles, the user's, then the built-in ones.

    Raises: ProfileBroken, naming the file.
    """
    try:
        return profiles_with(profile_files(case))
    except ProfileWrong as error:
        raise ProfileBroken(str(error)) from None


def profile_files(case: "Case | None") -> tuple[Path, ...]:
    """The files of the case's profiles, then of the user's, each sorted by name."""
    own = stored_profiles(case.folder / PROFILES) if case else ()
    return (*own, *stored_profiles())


def place_lists(case: "Case | None") -> tuple[Path, ...]:
    """The index files of the user's lists of places, then the case's, sorted by name."""
    own = stored_lists(case.folder / PLACES) if case else ()
    return (*stored_lists(), *own)
