"""A ledger in a PostgreSQL database: what may be opened, made and upgraded; what is refused, and what is said of it."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import select

from kawat.errors import KawatError
from kawat.export.event_json import event_json
from kawat.ledger import Ledger, counts, open_ledger, schema, timeline
from kawat.ledger.merged import Keeper
from kawat.ledger.opening import WRITES, open_engine
from kawat.ledger.schema import HEAD, metadata
from kawat.records import Reading
from tests.cli.inside import kawat
from tests.ledger.test_schema import declared
from tests.servers import PASSWORD, PostgreSQL

from . import build
from .build import call


def everything(url: str) -> list[tuple[object, ...]]:
    """All tables of a database outside PostgreSQL's own, with their columns and comments."""
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT c.relnamespace::regnamespace::text, relname, attname, atttypid::regtype::text, "
            "obj_description(c.oid) FROM pg_class c JOIN pg_attribute ON attrelid = c.oid "
            "WHERE relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast') "
            "ORDER BY 1, 2, 3"
        ).fetchall()


def execute(url: str, *statements: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def refused(where: str, *words: str, create: bool = True) -> None:
    with pytest.raises(KawatError) as caught:
        open_ledger(where, create=create)
    assert all(word in str(caught.value) for word in words), caught.value
    assert caught.value.hint
    assert PASSWORD not in str(caught.value)


def test_a_ledger_is_made_and_opened_again(postgresql_url: str) -> None:
    with open_ledger(postgresql_url) as ledger:
        assert counts(ledger).articles == 0
        ledger.add(call())
    for spelt in ("postgres://", "postgresql+psycopg://"):
        with open_ledger(postgresql_url.replace("postgresql://", spelt), create=False) as ledger:
            assert ledger.reading("a1") == call()


def test_migrations_make_the_tables(postgresql_url: str) -> None:
    with open_ledger(postgresql_url) as ledger, ledger.connection() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": declared})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == HEAD


def test_all_text_is_ordered_by_its_bytes(postgresql_url: str) -> None:
    open_ledger(postgresql_url).close()
    with psycopg.connect(postgresql_url) as connection:
        found = connection.execute(
            "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' "
            "AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"
        ).fetchall()
    assert found == [], "migrations give these columns another order than SQLite: use kawat.ledger.bytewise.TEXT"


def test_ids_come_in_the_same_order_as_from_sqlite(ledger_url: str) -> None:
    names = ["a", "B", "b", "á", "Z", "_", "-", "a-b", "ab", "a b", "10", "9", "é", "中", "😀", "\uffff"]
    with open_ledger(ledger_url) as ledger:
        ledger.add_many(call(name) for name in names)
        ledger.replace_events(build.event(name) for name in names)
        assert build.kept(ledger) == sorted(names)
        assert [one.report.id for one in build.filed(ledger)] == sorted(f"{name}-r1" for name in names)
        assert [one.id for one in timeline(ledger)] == sorted(names)
        with ledger.connection() as connection:
            behind = select(schema.articles.c.id).where(schema.articles.c.id > "a").order_by(schema.articles.c.id)
            assert connection.scalars(behind).all() == sorted(name for name in names if name > "a")


def test_none_is_made_where_none_is_wanted(postgresql_url: str) -> None:
    refused(postgresql_url, "there is no ledger in this database", create=False)
    assert everything(postgresql_url) == []


@pytest.mark.parametrize("made", ["TABLE articles (id text)", "VIEW a AS SELECT 1 AS b", "SEQUENCE numbers"])
def test_a_database_of_another_program_is_refused_untouched(postgresql_url: str, made: str) -> None:
    execute(postgresql_url, f"CREATE {made}")
    before = everything(postgresql_url)
    refused(postgresql_url, "tables of another program", "createdb", "search_path")
    assert everything(postgresql_url) == before


def test_another_programs_alembic_is_refused_untouched(postgresql_url: str) -> None:
    execute(postgresql_url, "CREATE TABLE alembic_version (version_num text)", "INSERT INTO alembic_version VALUES (1)")
    before = everything(postgresql_url)
    refused(postgresql_url, "tables of another program")
    assert everything(postgresql_url) == before


def test_a_schema_of_its_own_beside_another_program(postgresql_url: str) -> None:
    execute(
        postgresql_url,
        "CREATE TABLE alembic_version (version_num text)",
        "CREATE TABLE articles (id text)",
        'CREATE SCHEMA "Kawat s"',
    )
    where = f"{postgresql_url}?options=-csearch_path%3D%22Kawat%5C%20s%22,public"
    with open_ledger(where) as ledger:
        ledger.add(call())
    with open_ledger(where, create=False) as ledger:
        assert counts(ledger).articles == 1
    with psycopg.connect(postgresql_url) as connection:
        assert connection.execute("SELECT count(*) FROM public.articles").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM public.alembic_version").fetchone() == (0,)
    refused(postgresql_url, "tables of another program")


def test_a_newer_ledger_is_refused_untouched(postgresql_url: str) -> None:
    with open_ledger(postgresql_url) as ledger:
        ledger.add(call())
    execute(postgresql_url, "UPDATE alembic_version SET version_num = '9999'")
    before = everything(postgresql_url)
    refused(postgresql_url, "version 9999, newer", "Update Kawat")
    assert everything(postgresql_url) == before


@contextmanager
def migrated_down(url: str, version: str) -> Iterator[None]:
    engine = open_engine(url)
    configuration = Config()
    configuration.set_main_option("script_location", "kawat.ledger:migrations")
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        configuration.attributes["connection"] = connection
        command.downgrade(configuration, version)
    engine.dispose()
    yield


@pytest.mark.parametrize("version", ["base", "0001", "0002"])
def test_an_older_ledger_is_upgraded(postgresql_url: str, version: str) -> None:
    with migrated_down(postgresql_url, version), open_ledger(postgresql_url) as ledger:
        assert ledger.add(call()) == "added"


def test_killed_while_it_is_made_it_can_be_made_again(postgresql_url: str) -> None:
    script = (
        "import os, signal, sys\n"
        "from sqlalchemy import Engine, event\n"
        "from kawat.ledger import open_ledger\n"
        "listens = lambda connection: connection.get_execution_options().get('kawat_writes')"
        " and os.kill(os.getpid(), signal.SIGKILL)\n"
        "event.listen(Engine, 'commit', listens)\n"
        "open_ledger(sys.argv[1])\n"
    )
    died = subprocess.run([sys.executable, "-c", script, postgresql_url], check=False)
    assert died.returncode == -signal.SIGKILL
    with Ledger(postgresql_url) as ledger:
        assert ledger.add(call()) == "added"


def test_places_where_no_ledger_can_be(postgresql: PostgreSQL, postgresql_url: str) -> None:
    refused(postgresql.url("tidak_ada"), "no database tidak_ada", f"createdb --host=127.0.0.1 --port={postgresql.port}")
    refused(postgresql_url.replace(PASSWORD, "salah"), "lets nobody in", "~/.pgpass")
    refused(postgresql_url.replace("kawat:", "niemand:"), "lets nobody in")
    refused(f"{postgresql_url}?password={PASSWORD}&sslmode=perhaps", "URL cannot be used", "Correct it")
    refused(f"postgresql://kawat:{PASSWORD}@127.0.0.1:1/kawat", "no server answers", "Check the host and port")
    refused(f"postgresql://kawat:{PASSWORD}@tidak.invalid/kawat", "no server answers")
    refused(f"postgresql://kawat:{PASSWORD}@[::/kawat", "no ledger Kawat can open")
    refused(f"mysql://kawat:{PASSWORD}@127.0.0.1/kawat", "no ledger Kawat can open", "postgresql://USER@HOST/DATABASE")
    refused(f"{postgresql_url}?options=-csearch_path%3Dtidak", "no schema", "CREATE SCHEMA")


def test_a_user_who_may_not_write_is_told(postgresql: PostgreSQL, postgresql_url: str) -> None:
    name = postgresql_url.rpartition("/")[2]
    execute(
        postgresql_url, f"CREATE USER reader_{name} PASSWORD '{PASSWORD}'", "REVOKE CREATE ON SCHEMA public FROM public"
    )
    url = postgresql.url(name, user=f"reader_{name}")
    refused(url, "may not do this", "GRANT")
    with open_ledger(postgresql_url) as ledger:
        ledger.add(call())
    execute(postgresql_url, f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader_{name}")
    with open_ledger(url) as ledger:
        assert ledger.reading("a1") == call()
        with pytest.raises(KawatError, match="may not do this"):
            ledger.add(call("a2"))
    execute(postgresql_url, f"DROP OWNED BY reader_{name}", f"DROP USER reader_{name}")


def test_a_database_that_cannot_keep_all_letters_is_refused(postgresql: PostgreSQL) -> None:
    execute(
        postgresql.url("postgres"),
        "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'",
    )
    refused(postgresql.url("latin"), "LATIN1, not as UTF-8", "createdb --encoding=UTF8")
    postgresql.drop("latin")


def test_a_server_that_goes_is_told_and_comes_back(postgresql_url: str) -> None:
    others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    stop = f"SELECT pg_terminate_backend(pid) {others}"
    with open_ledger(postgresql_url) as ledger:
        ledger.add(call("a1"))

        def cut_off() -> None:
            with ledger.batch():
                ledger.add(call("a2"))
                execute(postgresql_url, stop)
                ledger.add(call("a3"))

        with pytest.raises(KawatError, match=r"stopping or starting|no server answers") as caught:
            cut_off()
        assert PASSWORD not in str(caught.value)
        assert build.kept(ledger) == ["a1"]
        execute(postgresql_url, stop)
        assert ledger.add(call("a2")) == "added"


def test_the_password_is_never_shown(postgresql_url: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tidak ada kabar hari ini.", encoding="utf-8")
    done = kawat("add", "a.txt", "--published", "2018-07-04", here=tmp_path, ledger=postgresql_url)
    assert done.status == 0, done.err
    assert "postgresql://kawat:***@127.0.0.1" in done.out
    assert PASSWORD not in done.out + done.err
    down = kawat("--ledger", postgresql_url.replace("/test_", "/tidak_"), "timeline", here=tmp_path)
    assert down.status == 2
    assert "createdb" in down.err
    assert PASSWORD not in down.out + down.err


def test_both_databases_give_the_same_bytes(postgresql_url: str, tmp_path: Path) -> None:
    def told(where: str, readings: list[Reading]) -> bytes:
        with open_ledger(where) as ledger:
            Keeper(ledger).keep(readings)
            return json.dumps([event_json(one) for one in timeline(ledger)], ensure_ascii=False).encode()

    dates = ("2018-07-03", "2018-07", "2018-07-04~", "../2018-08-01", "2018-07-02/..", None)
    readings = [call(f"{'aBá_'[n % 4]}{n}", date=dates[n % 6], outlet=f"Harian {n % 5}") for n in range(40)]
    there = told(postgresql_url, readings)
    assert there == told(str(tmp_path / "a.db"), readings)
    assert len(there) > 1000
