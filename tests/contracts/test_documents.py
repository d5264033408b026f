"""The documents say what the code does."""

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest
import typer

from purport.cli.main import complete

ROOT = Path(__file__).resolve().parents[2]
GROUPS = ("places", "actors", "profiles", "key")  # commands with commands of their own
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("maker", ROOT / "docs" / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["commands.md", "settings.md"])
def test_the_reference_is_what_the_code_says(name: str) -> None:
    """The generated pages are up to date: `python docs/make_reference.py` writes them."""
    assert (ROOT / "docs" / "reference" / name).read_text("utf-8") == maker().pages()[name]


def known_commands() -> dict[str, set[str]]:
    """Each command's options."""
    root = typer.main.get_command(complete())
    return {
        path.removeprefix("purport "): {
            option for parameter in command.params for option in parameter.opts
        }
        for command, path in maker().walk(root, "purport")
    }


def written_commands(page: Path) -> list[list[str]]:
    """The purport commands that a page shows, as words."""
    text = page.read_text("utf-8").replace("\\\n", " ")
    shown = re.findall(r"^ {4}(purport [^\n#]+)", text, re.MULTILINE)
    shown += re.findall(r"`(purport [a-z][^`…|]+)`", text)
    return [shlex.split(each.replace("\n", " ")) for each in shown if "’" not in each]


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_command_in_the_documents_exists(page: Path) -> None:
    """A command named in a document exists, with the options it is shown with."""
    commands = known_commands()
    for words in written_commands(page):
        name = words[1] if words[1] not in GROUPS or len(words) < 3 else " ".join(words[1:3])
        assert name in commands, words
        for word in words:
            if word.startswith("--") and word not in ("--format",):
                assert word in commands[name], words


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    """Every relative link of a page is a file of the repository."""
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_decision_is_listed() -> None:
    """The list of decisions names every page beside it."""
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text("utf-8")
    for page in folder.glob("0*.md"):
        assert page.name in listed
