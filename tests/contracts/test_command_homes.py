"""Each command finds its module."""

import pytest
import typer

from purport.cli.main import COMMANDS, complete


def names_of(app: typer.Typer) -> list[str]:
    """The names of an application's commands, in order."""
    root = typer.main.get_command(app)
    return list(root.commands)


def test_all_commands_are_in_the_list_of_homes() -> None:
    """The whole application has the listed commands and no others."""
    listed = [name for names in COMMANDS.values() for name in names.split()]
    assert sorted(names_of(complete())) == sorted(listed)


@pytest.mark.parametrize("names", COMMANDS.values())
def test_a_command_loads_its_own_module_alone(names: str) -> None:
    """Asking for one command gives exactly the commands of its module."""
    assert sorted(names_of(complete(names.split()[-1]))) == sorted(names.split())


def test_an_unknown_command_is_told_all_that_there_are() -> None:
    """A misspelt command meets the whole application, so that it can be told what it meant."""
    assert names_of(complete("extarct")) == names_of(complete())
