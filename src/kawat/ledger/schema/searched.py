"""The tables of what is searched: takes nothing, gives tables. The index itself is made by `kawat.ledger.searching`."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from kawat.ledger.schema.columns import key, metadata, text


def _passages(name: str, doc: str) -> Table:
    """A table of stretches of articles that are searched; its index is made by `kawat.ledger.searching.index`."""
    table = Table(
        name,
        metadata,
        Column(
            "id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False,
            doc="its id in the index: the later its article was published, the higher",
        ),
        key("articles.id", "its article"),
        Column("position", Integer, nullable=False, doc="its place among those of the article, from 0"),
        Column("start", Integer, nullable=False, doc="first character"),
        Column("end", Integer, nullable=False, doc="one past the last character"),
        info={"doc": doc},
    )  # fmt: skip
    Index(None, table.c.article)
    return table


article_passages = _passages(
    "article_passages", "One row per article that can be searched; several for a very long one. Made from `articles`."
)
evidence_passages = _passages(
    "evidence_passages", "One row per sentence that holds evidence. Made from `articles` and `evidence`."
)
quote_passages = _passages(
    "quote_passages", "One row per quote, at the same position. Made from `articles` and `quotes`."
)

stems = Table(
    "stems",
    metadata,
    Column("word", Text, primary_key=True, doc="a word of an article, in small letters without marks"),
    text("stem", "its stem, which is another word", required=True),
    sqlite_with_rowid=False,
    info={"doc": "Words that differ from their stems: what a search for a beginning of words looks up."},
)
