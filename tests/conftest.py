"""What several tests share: the shared data, a database server, a clock that stands still."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from purport.cli.main import main
from purport.stock.gazetteer_build import index_path
from running import Done, Purport

# The same examples every time; a slow moment of the machine is no failure.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of shared data; without it a test says so and is skipped."""
    if not SHARED.is_dir():
        pytest.skip("skipped: shared data not present")
    return SHARED


def _server_programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _as_server_user(command: list[str]) -> list[str]:
    """The server refuses to run as root: then it runs as the user made for it."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The socket folder of a PostgreSQL server of our own, without any network."""
    programs = _server_programs()
    if programs is None:
        pytest.skip("skipped: PostgreSQL is not installed (apt-get install postgresql)")
    pytest.importorskip("psycopg", reason="skipped: psycopg is not installed (purport[teams])")
    folder = Path("/tmp") / f"purport-pg-{os.getpid()}"
    folder.mkdir()
    if os.geteuid() == 0:
        server_user = pwd.getpwnam("postgres")
        os.chown(folder, server_user.pw_uid, server_user.pw_gid)
    data = folder / "data"
    initdb = [
        str(programs / "initdb"),
        "-D",
        str(data),
        "-U",
        "purport",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    ]
    subprocess.run(_as_server_user(initdb), check=True, capture_output=True, cwd="/")
    control = [str(programs / "pg_ctl"), "-D", str(data), "-w"]
    options = f"-c listen_addresses='' -k {folder} -c fsync=off"
    start = [*control, "-l", str(folder / "log"), "-o", options, "start"]
    subprocess.run(_as_server_user(start), check=True, capture_output=True, cwd="/")
    yield folder
    subprocess.run(
        _as_server_user([*control, "-m", "immediate", "stop"]),
        check=False,
        capture_output=True,
        cwd="/",
    )
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_url(postgresql_server: Path) -> Iterator[str]:
    """The address of an empty database."""
    import psycopg

    name = "ledger"
    admin = psycopg.connect(
        host=str(postgresql_server), user="purport", dbname="postgres", autocommit=True
    )
    admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    admin.execute(f"CREATE DATABASE {name}")
    yield f"postgresql+psycopg://purport@/{name}?host={postgresql_server}"
    admin.close()


@pytest.fixture(scope="session", autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Lists of places that a user loaded on this machine play no part in the tests."""
    world = index_path()
    os.environ["PURPORT_DATA"] = str(tmp_path_factory.mktemp("data"))
    own = index_path()
    if world.is_file() and world != own:
        own.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(world, own)


@pytest.fixture(scope="session", autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests sign with a key of their own, never with the user's."""
    os.environ["XDG_CONFIG_HOME"] = str(tmp_path_factory.mktemp("config"))


@pytest.fixture
def purport(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Purport:
    """Runs a command in this process, as a shell would: purport("show", case, "claims")."""

    def run(*words: object) -> Done:
        monkeypatch.setattr("sys.argv", ["purport", *map(str, words)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        printed = capsys.readouterr()
        return Done(code=code or 0, out=printed.out, err=printed.err)

    return run
