"""The tables, the migrations that make them and the page that explains them say the same."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from kawat.ledger import open_ledger
from kawat.ledger.codebook import codebook
from kawat.ledger.schema import HEAD, TABLES, metadata


def declared(_thing: object, name: str | None, *_: object) -> bool:
    """Whether a table is told by the schema; those of the search index are made by each database's own means."""
    return not (name or "").startswith("search_")


def test_migrations_make_the_tables(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger, ledger.connection() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": declared})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == HEAD


def test_the_known_version_is_the_newest_migration() -> None:
    configuration = Config()
    configuration.set_main_option("script_location", "kawat.ledger:migrations")
    assert ScriptDirectory.from_config(configuration).get_heads() == [HEAD]


def test_postgresql_can_say_the_tables_too() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    said = [str(CreateTable(table).compile(dialect=dialect)) for table in metadata.tables.values()]
    said += [
        str(CreateIndex(index).compile(dialect=dialect))
        for table in metadata.tables.values()
        for index in table.indexes
    ]
    assert len(said) == len(metadata.tables) + 30
    assert not any("ROWID" in one for one in said)


def test_the_tables_told_are_all_there_are() -> None:
    assert {table.name for table in TABLES} == set(metadata.tables)
    assert len(TABLES) == len(metadata.tables)


def test_every_table_and_column_is_explained() -> None:
    unexplained = [str(c) for table in metadata.tables.values() for c in table.columns if not c.doc]
    assert unexplained == []


def test_the_page_is_what_the_schema_says() -> None:
    page = Path(__file__).parents[2] / "docs" / "ledger.md"
    assert page.read_text(encoding="utf-8") == codebook(), "run: python -m kawat.ledger.codebook > docs/ledger.md"
