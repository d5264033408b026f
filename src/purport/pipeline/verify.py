"""What can be checked of a case or a dossier, and what that does and does not prove."""

from pathlib import Path

from purport.pipeline.case import SETTINGS
from purport.pipeline.verify_case import verify_case
from purport.pipeline.verify_checkpoints import asked_from
from purport.pipeline.verify_dossier import MANIFEST, manifest, verify_dossier
from purport.records.problem import Impossible, Outcome
from purport.records.value import value

__all__ = ["MANIFEST", "Against", "manifest", "verify"]


@value
class Against:
    """What to hold a case or a dossier against: checkpoints and roots of stamps, as files."""

    checkpoints: tuple[Path, ...] = ()
    roots: tuple[Path, ...] = ()


NOTHING = Against()


def verify(path: Path, against: Against = NOTHING) -> Outcome[tuple[str, ...]]:
    """What was checked, in words, and every file that differs, is missing or is unknown.

    Raises: Impossible if the path is neither a case nor a dossier; OSError for what it is held
    against.
    """
    asked = [asked_from(each) for each in against.checkpoints]
    roots = [each.read_bytes() for each in against.roots]
    if (path / SETTINGS).is_file():
        return verify_case(path, asked, roots)
    if (path / MANIFEST).is_file():
        return verify_dossier(path, asked, roots)
    raise Impossible(f"{path} is neither a case nor a dossier: nothing to verify")
