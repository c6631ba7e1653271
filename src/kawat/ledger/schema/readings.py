"""The tables of readings, and of what merging compares: takes nothing, gives tables.

A span is stored as its two offsets into `articles.text`; its words are cut from there on loading, so that words and
offsets can never disagree.
"""

from sqlalchemy import JSON, Column, Double, Index, Integer, String, Table, Text

from kawat.ledger.schema.columns import days, key, metadata, number, position, span, text

#: Columns of the index by which the articles of an outlet are counted.
_COUNTED = ("outlet", "published", "copy_of", "report_count", "quote_count")

articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True, doc="the source's own id, or one made from the text"),
    text("text", "the article; every offset counts its characters (Unicode code points) from 0", required=True),
    text("title", "headline"),
    text("outlet", "who published it"),
    text("url", "where it was published"),
    text("language", "language code, `id` for Indonesian"),
    text("published", "publication date, EDTF"),
    text("published_from", "given, text or unknown: who says so", required=True),
    text("published_by", "the ground for `published`"),
    text("fetched_at", "when it was retrieved, ISO 8601"),
    text("copy_of", "id of the article whose text this one repeats: the first published of its copy group"),
    text("origin", "the path it was first read from, or -", required=True),
    text("dateline", "the place it was written in, as it stands at its head"),
    Column("sentences", JSON, nullable=False, doc="[[start, end], ...]: its sentences"),
    Column("boilerplate", JSON, nullable=False, doc="[[start, end], ...]: what is not part of the story"),
    Column("digest", String(64), nullable=False, doc="SHA-256 of the reading; tells a repeated one from a new one"),
    number("report_count", "how many reports it gives"),
    number("quote_count", "how many quotes it holds"),
    info={"doc": "One row per article, as it came in and as it was divided."},
)  # fmt: skip
Index(None, articles.c.copy_of)
Index("ix_articles_by_outlet", *(articles.c[name] for name in _COUNTED))

article_keys = Table(
    "article_keys",
    metadata,
    Column("key", Text, primary_key=True, doc="a key of `kawat.merging.copies.fingerprint`"),
    key("articles.id", "an article whose text has it", primary=True),
    sqlite_with_rowid=False,
    info={"doc": "Two articles that share no key are no copies of each other. Made from `articles.text`."},
)
Index(None, article_keys.c.article)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True, doc="id of the report, unique in the ledger"),
    key("articles.id", "the article that gives this account"),
    Column("position", Integer, nullable=False, doc="its place among the reports of the article, from 0"),
    text("kind", "call, meeting, summit, ...: docs/format.md lists them", required=True),
    text("status", "held, planned, proposed, cancelled, denied or unconfirmed", required=True),
    *days(),
    *span("date", "the words that date it"),
    text("place", "international name of the place"),
    text("country", "ISO 3166-1 alpha-3 of the place's country"),
    text("place_id", "GeoNames id of the place"),
    *span("place", "the words that place it"),
    Column("topics", JSON, nullable=False, doc="the agenda, a list of topic names"),
    *span("according_to", "the source named for it"),
    Column("confidence", Double, nullable=False, doc="the reader's confidence, 0 to 1"),
    info={"doc": "One row per report: one article's account of one event."},
)
Index(None, reports.c.article, reports.c.position, unique=True)

participants = Table(
    "participants",
    metadata,
    key("reports.id", "the report they take part in", primary=True),
    position("order in the report, from 0"),
    text("role", "actor, target or third", required=True),
    text("state", "ISO 3166-1 alpha-3, organisation code, or X: and a name"),
    text("person", "the person's usual English name"),
    text("office", "the office in which the person acts"),
    text("person_id", "Wikidata id of the person"),
    *span("span", "the words that stand for them", required=True),
    sqlite_with_rowid=False,
    info={"doc": "One row per side of a report."},
)
Index(None, participants.c.state, participants.c.report)

evidence = Table(
    "evidence",
    metadata,
    key("reports.id", "the report that rests on these words", primary=True),
    position("order in the report, from 0, the clearest first"),
    *span("span", "the trigger", required=True),
    sqlite_with_rowid=False,
    info={"doc": "One row per phrase that names the event of a report."},
)

filed = Table(
    "filed",
    metadata,
    key("reports.id", "the report", primary=True),
    key("articles.id", "its article"),
    text("outlet", "as of the article"),
    text("published", "as of the article"),
    text("copy_of", "as of the article"),
    Column(
        "told", JSON, nullable=False,
        doc="[kind, status, date, place, country, topics, [[role, state, person, office, person_id], ...], "
        "words around the triggers, [[relation, report], ...]]",
    ),
    info={"doc": "One row per report: all that merging compares, in one place. Made from the tables before."},
)  # fmt: skip
Index(None, filed.c.article)

report_keys = Table(
    "report_keys",
    metadata,
    Column("key", Text, primary_key=True, doc="a key of `kawat.merging.blocks.keys`: time, family of kinds and sides"),
    key("reports.id", "a report that stands in this block", primary=True),
    sqlite_with_rowid=False,
    info={"doc": "The blocks in which reports meet: two that share none never tell one event. Made from `filed`."},
)
Index(None, report_keys.c.report)

quotes = Table(
    "quotes",
    metadata,
    key("articles.id", "the article that quotes", primary=True),
    position("order in the article, from 0"),
    text("type", "direct or indirect", required=True),
    *span("span", "the words said, without quotation marks", required=True),
    *span("speaker", "the words that name the speaker"),
    text("person", "the speaker's usual English name"),
    text("person_id", "Wikidata id of the speaker"),
    text("state", "the side the speaker stands for"),
    *span("cue", "the speech verb or phrase"),
    Column("via", JSON, nullable=False, doc="names of the outlets that relay it"),
    sqlite_with_rowid=False,
    info={"doc": "One row per quotation."},
)
Index(None, quotes.c.person)
Index(None, quotes.c.person_id)
