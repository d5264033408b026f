"""The templates, style sheets, fonts and script that a dossier is made with."""

from importlib.resources import files

from purport.records.value import value


@value
class DossierStock:
    """Jinja templates by name, and files by their path in the dossier."""

    templates: dict[str, str]
    assets: dict[str, bytes]


_FOLDERS = ("css", "fonts", "script")


def load_assets() -> DossierStock:
    """All that ships for a dossier."""
    here = files(__name__)
    templates = {
        entry.name: entry.read_text(encoding="utf-8")
        for entry in here.joinpath("templates").iterdir()
        if entry.name.endswith(".j2")
    }
    assets = {
        f"{folder}/{entry.name}": entry.read_bytes()
        for folder in _FOLDERS
        for entry in here.joinpath(folder).iterdir()
        if entry.is_file() and not entry.name.startswith((".", "__"))
    }
    return DossierStock(
        templates=dict(sorted(templates.items())), assets=dict(sorted(assets.items()))
    )


def load_proof() -> dict[str, bytes]:
    """What tells a reader how to check a dossier: words, and a program of one file."""
    here = files(__name__)
    return {name: here.joinpath(name).read_bytes() for name in ("VERIFY.md", "check.py")}
