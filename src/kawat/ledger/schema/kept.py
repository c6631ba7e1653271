"""The tables of what people decided, of what was refused, and of who wrote: takes nothing, gives tables."""

from sqlalchemy import Column, Index, Integer, Table, Text

from kawat.ledger.schema.columns import key, metadata, number, position, span, text

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True, doc="number of the judgement"),
    text("verdict", "same, not_same, wrong, right_value or taken_back", required=True),
    text("by", "who judged", required=True),
    text("at", "when, ISO 8601 in UTC", required=True),
    text("field", "the field concerned; null where the whole report is"),
    text("value", "the value that is right"),
    info={"doc": "One row per decision of a person on merging; `judgement_reports` names the reports concerned."},
)

judgement_reports = Table(
    "judgement_reports",
    metadata,
    key("judgements.id", "the judgement", primary=True),
    position("order in the judgement, from 0"),
    text("report", "id of the report it speaks of; null while no report of the article matches"),
    text("article", "the report's article", required=True),
    text("kind", "the report's kind when it was judged", required=True),
    *span("span", "its clearest trigger when it was judged", required=True),
    text("words", "the words of that trigger", required=True),
    sqlite_with_rowid=False,
    info={
        "doc": "What a judgement speaks of. Reports are found again by their trigger when an article is read anew, so "
        "nothing here hangs on the rows of `reports`."
    },
)
Index(None, judgement_reports.c.article)

merger = Table(
    "merger",
    metadata,
    Column("version", Text, primary_key=True, doc="`kawat.merging.merge.VERSION` of the events"),
    info={"doc": "One row: the version of merging that made the events. Events of another version are made anew."},
)

turns = Table(
    "turns",
    metadata,
    Column("writer", Text, primary_key=True, doc="the program that wrote last, by a name of its own for this once"),
    info={"doc": "One row, once anything was written: tells a program whether another one wrote since it did."},
)

totals = Table(
    "totals",
    metadata,
    Column("what", Text, primary_key=True, doc="articles, reports, quotes, events or refusals"),
    number("held", "how many rows that table has"),
    info={"doc": "How much the ledger holds, kept by whoever writes, lest everybody count. A rebuild counts anew."},
)

refusals = Table(
    "refusals",
    metadata,
    Column("origin", Text, primary_key=True, doc="the input: a path, with its line where it has lines, or -"),
    Column("code", Text, primary_key=True, doc="short name of the fault"),
    text("why", "what is wrong with it", required=True),
    text("hint", "what to do about it", required=True),
    text("refused_at", "when it was last refused, ISO 8601 in UTC", required=True),
    info={"doc": "One row per input and fault: what could not become an article, or whose reading could not be kept."},
)
