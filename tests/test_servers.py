"""The tests' own PostgreSQL server, and what is said where there is none."""

import os
from pathlib import Path

import psycopg
import pytest

from tests import servers
from tests.servers import PostgreSQL, ServerError


def test_each_database_is_new_and_empty(postgresql: PostgreSQL) -> None:
    one, other = postgresql.new(), postgresql.new()
    with psycopg.connect(postgresql.url(one), autocommit=True) as connection:
        connection.execute("CREATE TABLE a (b text)")
    with psycopg.connect(postgresql.url(other)) as connection:
        query = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        assert connection.execute(query).fetchall() == [(0,)]
        sorted_by_locale = connection.execute("SELECT 'a' < 'B'").fetchone()
    assert sorted_by_locale == (True,)
    copy = postgresql.new(one)
    with psycopg.connect(postgresql.url(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM a").fetchone() == (0,)
    for name in (one, other, copy):
        postgresql.drop(name)


def test_a_missing_server_is_a_failure_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    monkeypatch.setattr(servers, "_DEBIAN", str(tmp_path))
    with pytest.raises(ServerError, match="apt-get install postgresql"):
        servers.binaries()


def test_a_server_ends_with_its_block() -> None:
    with PostgreSQL() as server:
        psycopg.connect(server.url("postgres")).close()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.url("postgres"))
