"""Profiles that a user adds, for all cases or one: TOML files, tried before the built-in ones."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from purport.records.ids import sha256
from purport.records.profile import Profile
from purport.stock.gazetteer_build import data_folder
from purport.stock.profiles import ProfileWrong, load_profiles, read_profile

ENDING = ".toml"
OWN_FOLDER = "profiles"


def own_profiles_folder() -> Path:
    """Where the user's own profiles lie."""
    return data_folder().parent / OWN_FOLDER


def stored_profiles(folder: Path | None = None) -> tuple[Path, ...]:
    """The profiles in a folder (the user's if none is given), in order of name."""
    return tuple(sorted((folder or own_profiles_folder()).glob(f"*{ENDING}")))


def read_own(path: Path) -> Profile:
    """A user's profile.

    Raises: ProfileWrong, naming the file and what is wrong.
    """
    try:
        made = read_profile(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, ProfileWrong) as error:
        raise ProfileWrong(f"{path}: {error}") from None
    if made.is_general:
        raise ProfileWrong(
            f"{path}: it needs recognise, phrases that stand in every release of this origin "
            "and in no other text"
        )
    return made


def profiles_with(paths: Iterable[Path]) -> tuple[Profile, ...]:
    """The built-in profiles with a user's own before them, so that these are tried first.

    An own profile stands in for a built-in one of its name, the first of several for the others.
    Raises: ProfileWrong.
    """
    own: dict[str, Profile] = {}
    for path in paths:
        made = read_own(path)
        own.setdefault(made.name, made)
    return (*own.values(), *(each for each in load_profiles() if each.name not in own))


def keep_profile(path: Path, folder: Path | None = None) -> Profile:
    """The profile of a file, once a copy lies in a folder (the user's if none is given).

    A newer file of the same name takes the place of the older one. Raises: ProfileWrong.
    """
    made = read_own(path)
    content = path.read_bytes()
    kept = folder or own_profiles_folder()
    kept.mkdir(parents=True, exist_ok=True)
    number, part = tempfile.mkstemp(prefix="profile-", suffix=".part", dir=kept)
    with os.fdopen(number, "wb") as file:
        file.write(content)
    Path(part).chmod(0o644)
    Path(part).replace(kept / _file_name(made))
    return made


def _file_name(profile: Profile) -> str:
    """A plain file name made of the profile's name: no separators, no leading dot."""
    plain = "".join(each if each.isalnum() or each in "-_" else "-" for each in profile.name)
    return f"{plain}{ENDING}"


def profile_digests(paths: Iterable[Path]) -> Mapping[str, str]:
    """The digest of each profile, by its file's name; the first of a name."""
    found: dict[str, str] = {}
    for path in paths:
        found.setdefault(path.name, sha256(path.read_bytes()))
    return found
