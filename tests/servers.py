"""A PostgreSQL server for the tests: takes nothing, gives URLs of new databases on a server of their own.

The server is the machine's real one, found by its `initdb`. It listens on a free port of 127.0.0.1, keeps its data in a
temporary folder, and goes when the tests go. Its databases sort text by the Indonesian locale and its user has a
password, as on a server that somebody else looks after.
"""

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import Self

import psycopg
from psycopg import sql

USER = "kawat"
PASSWORD = "rahasia-uji"  # noqa: S105 - of a server that lives as long as the tests
_ATTEMPTS = 3  # another program may take a free port before the server does
_PATIENCE = 60.0
_DEBIAN = "/usr/lib/postgresql"
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=50")
_PR_SET_PDEATHSIG = 1


class ServerError(Exception):
    """No server for the tests: says what is missing and what to do."""


def binaries() -> Path:
    """Find the folder of `initdb` and `postgres`: on PATH, or where Debian keeps them, the newest.

    Raises:
        ServerError: there are none.
    """
    on_path = shutil.which("initdb")
    places = [Path(on_path).resolve().parent] if on_path else []
    versions = (path for path in Path(_DEBIAN).glob("*/bin") if path.parent.name.isdecimal())
    places += sorted(versions, key=lambda path: -int(path.parent.name))
    for place in places:
        if all((place / name).exists() for name in ("initdb", "postgres")):
            return place
    message = (
        f"PostgreSQL is needed for the tests: there is no initdb on PATH nor under {_DEBIAN}. "
        "Install it (Debian: apt-get install postgresql), or put the folder of initdb on PATH."
    )
    raise ServerError(message)


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom the server runs as where the tests run as root, which PostgreSQL refuses; else None: as oneself."""
    if os.geteuid() != 0:
        return None
    known = {one.pw_name: one for one in pwd.getpwall()}
    for name in ("postgres", "nobody"):
        if name in known:
            return known[name]
    message = "PostgreSQL does not run as root, and there is no user postgres or nobody: run the tests as another user."
    raise ServerError(message)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _die_with_parent() -> None:
    """Ask Linux to stop the server when the tests are killed and can stop it no more."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


class PostgreSQL:
    """A running server. Use it in a ``with`` statement.

    Raises:
        ServerError: there is no PostgreSQL on this machine, or it does not start.
    """

    def __init__(self) -> None:
        self._numbers = count(1)
        self._owner = _unprivileged()
        self._binaries = binaries()
        self._folder = Path(tempfile.mkdtemp(prefix="kawat-postgresql-"))
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0

    def __enter__(self) -> Self:
        try:
            self._prepare()
            for _ in range(_ATTEMPTS):
                if self._start():
                    return self
        except BaseException:
            self.stop()
            raise
        said = (self._folder / "log").read_text(errors="replace")[-2000:]
        self.stop()
        message = f"PostgreSQL does not start: {said}"
        raise ServerError(message)

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Stop the server and take its folder away."""
        self._halt()
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, database: str, *, user: str = USER, password: str = PASSWORD, port: int | None = None) -> str:
        """The URL of a database, whether it is there or not."""
        return f"postgresql://{user}:{password}@127.0.0.1:{port or self.port}/{database}"

    def new(self, template: str = "template0") -> str:
        """Make a new database, a copy of `template` (by default an empty one), and give its name."""
        name = f"test_{next(self._numbers)}"
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        if template == "template0":
            made += sql.SQL(" LOCALE_PROVIDER icu ICU_LOCALE 'id-ID'")
        self.execute(made)
        return name

    def drop(self, database: str) -> None:
        """Take a database away, whoever still uses it."""
        self.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))

    def execute(self, statement: sql.Composed) -> None:
        """Run a statement outside any transaction."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def _prepare(self) -> None:
        password = self._folder / "password"
        password.write_text(PASSWORD)
        if self._owner:
            for path in (self._folder, password):
                os.chown(path, self._owner.pw_uid, self._owner.pw_gid)
        done = subprocess.run(
            [
                self._binaries / "initdb", "--pgdata", self._folder / "data", "--username", USER, "--no-sync",
                "--auth", "scram-sha-256", "--pwfile", password, "--encoding", "UTF8", "--no-locale",
            ],
            cwd=self._folder, capture_output=True, check=False,
            user=self._owner and self._owner.pw_uid, group=self._owner and self._owner.pw_gid,
            extra_groups=[] if self._owner else None,
        )  # fmt: skip
        if done.returncode:
            message = f"initdb fails: {(done.stdout + done.stderr).decode(errors='replace')[-2000:]}"
            raise ServerError(message)

    def _start(self) -> bool:
        """Start the server on a free port; whether it answers."""
        self.port = _free_port()
        place = (f"port={self.port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={self._folder}")
        settings = [f"--{one}" for one in (*_QUICK, *place)]
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [self._binaries / "postgres", "-D", self._folder / "data", *settings],
                cwd=self._folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                user=self._owner and self._owner.pw_uid, group=self._owner and self._owner.pw_gid,
                extra_groups=[] if self._owner else None,
                start_new_session=True,  # Ctrl-C is for the tests; they stop the server when they are done
                preexec_fn=_die_with_parent,  # noqa: PLW1509 - one call into libc; nothing else sees a killed parent
            )  # fmt: skip
        deadline = time.monotonic() + _PATIENCE
        while self._process.poll() is None and time.monotonic() < deadline:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=5).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return True
        self._halt()
        return False

    def _halt(self) -> None:
        if self._process is None:
            return
        self._process.send_signal(signal.SIGINT)  # a fast shutdown: does not wait for clients
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
