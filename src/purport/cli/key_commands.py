"""key: the signing key of the user."""

from typing import Annotated

import typer

from purport.cli.terminal import tell
from purport.vault.keys import KeyRing

app = typer.Typer(
    help="The key that signs your cases' checkpoints; it stays in your own folder.",
    no_args_is_help=True,
)
Name = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="A name others will see, such as example.org/desk."),
]
Protect = Annotated[
    bool, typer.Option("--passphrase", help="Ask for a passphrase, needed for every write then.")
]


def register(root: typer.Typer) -> None:
    """Nothing, once the commands stand in the application."""
    root.add_typer(app, name="key")


@app.command("show")
def show() -> None:
    """The public key, for you to publish, and where the private one is."""
    ring = KeyRing()
    public = ring.public()
    if public is None:
        tell("no key yet: the first write makes one, or `purport key new`")
        return
    tell(public.written())
    tell(f"private key: {ring.path}, {'with' if ring.is_protected else 'without'} a passphrase")


@app.command("new")
def new(name: Name = None, passphrase: Protect = False) -> None:
    """Make the key before the first write does, to give it a name or a passphrase."""
    made = KeyRing().make(name, _asked(passphrase))
    tell(made.public.written())


@app.command("protect")
def protect(
    remove: Annotated[bool, typer.Option("--remove", help="Take the passphrase away.")] = False,
) -> None:
    """Give the key a passphrase, or another one; PURPORT_PASSPHRASE hands it to scripts."""
    KeyRing().protect(_asked(not remove))
    tell("the key has no passphrase now" if remove else "the key has this passphrase now")


@app.command("rotate")
def rotate(name: Name = None, passphrase: Protect = False) -> None:
    """Take up a new key; both sign the change, and each case logs it with its next write."""
    made = KeyRing().rotate(name, _asked(passphrase))
    tell(made.public.written())
    tell("the old private key is gone; publish the new public key beside the old one")


def _asked(wanted: bool) -> str | None:
    if not wanted:
        return None
    return str(typer.prompt("new passphrase", hide_input=True, confirmation_prompt=True))
