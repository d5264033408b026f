"""Profiles of releases: added to a case or for all cases, listed, and tried on texts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from purport.collect.part import Capture, CollectTools
from purport.extract.strikes import match_profile
from purport.pipeline.case import open_case
from purport.pipeline.opened import PROFILES, ProfileBroken, open_tools, profile_files
from purport.pipeline.order import DerivedDocument, derive
from purport.records.ids import CaptureId, sha256
from purport.records.origin import Origin, OriginKind
from purport.records.problem import Impossible, Outcome, Problem
from purport.records.profile import Profile
from purport.stock.profiles import ProfileWrong, load_profiles
from purport.stock.profiles.own import keep_profile, read_own

Line = dict[str, Any]
OFFICIAL = Origin(name="unknown", kind=OriginKind.OFFICIAL)


def add_profile(file: Path, case: Path | None) -> Profile:
    """The profile of a file, once it is kept in the case, or for all cases of the user.

    Raises: NoCase, ProfileBroken, Impossible for a file that is not there.
    """
    if not file.is_file():
        raise Impossible(f"{file}: no such file")
    opened = open_case(case) if case else None
    try:
        made = keep_profile(file, opened.folder / PROFILES if opened else None)
    except ProfileWrong as error:
        raise ProfileBroken(str(error)) from None
    if opened:
        with opened.writing():
            pass  # the profile is logged
    return made


def list_profiles(case: Path | None) -> Iterator[Line]:
    """One row a profile, in the order in which they are tried."""
    opened = open_case(case) if case else None
    own = {read_own(path).name: str(path) for path in reversed(profile_files(opened))}
    built_in = {each.name for each in load_profiles()}
    for each in open_tools(opened).profiles:
        rhythms = [
            phase.rhythm.value.replace("_", " ")
            + (f" from {phase.since.isoformat()}" if phase.since else "")
            for phase in each.habit.phases
        ]
        yield {
            "name": each.component,
            "origin": each.origin if not each.is_general else "any other",
            "zone": each.zone,
            "rhythm": ", ".join(rhythms) or "learned",
            "from": own.get(each.name) or ("purport" if each.name in built_in else ""),
        }


def try_profiles(files: list[Path], case: Path | None) -> Outcome[tuple[Line, ...]]:
    """One row a release: the profile that recognises it, its windows, and what it announces.

    Nothing is captured. Raises: NoCase, ProfileBroken, Impossible for a file that is not there.
    """
    tools = open_tools(open_case(case) if case else None).tools
    rows: list[Line] = []
    problems: list[Problem] = []
    for file in files:
        if not file.is_file():
            raise Impossible(f"{file}: no such file")
        content = file.read_bytes()
        capture = Capture(
            id=CaptureId("none"), address=file.name, sha256=sha256(content), origin=OFFICIAL
        )
        derived = derive(capture, content, tools, CollectTools(sibling=lambda _: None))
        problems += derived.problems
        rows += [_tried(each, tools.extract.profiles) for each in derived.documents]
    return Outcome(found=tuple(rows), problems=tuple(problems))


def _tried(read: DerivedDocument, profiles: tuple[Profile, ...]) -> Line:
    profile = match_profile(read.text, profiles)
    windows = [f"{each.earliest:%Y-%m-%d %H:%MZ} – {each.latest:%Y-%m-%d %H:%MZ}" for each in
               read.findings.coverage]  # fmt: skip
    told = [each for each in read.findings.events if each.claim is None]
    places = {each.place.as_written for each in told if each.place is not None}
    return {
        "file": read.document.name,
        "profile": profile.component if profile else "none: read with general words",
        "published": str(read.document.published or "not dated"),
        "windows": "; ".join(windows) or "none",
        "announcements": len(told),
        "places": ", ".join(sorted(places)),
    }
